import assert from 'node:assert/strict'
import { instant } from '@assento/rules'
import { onEachDatabase } from '@assento/store/testing'
import type { Forecast, InvoiceDetail, InvoicePage } from '../../src/invoices/dto.ts'
import { runDueUnits } from '../../src/orders/run-due.ts'
import type { OrderAnswer, OrderDetail } from '../../src/orders/dto.ts'
import { workerAt } from '../worker-at.ts'
import { made, partnerWorld } from './partner-world.ts'
import type { PartnerWorld } from './partner-world.ts'

onEachDatabase('graduated tiers: each unit at the price of its tier, and the units added last are the first to go', async ({ database }) => {
  const world = await partnerWorld(database, { tierMode: 'graduated' })
  const { order } = await world.approve(await world.submit([{ productId: world.completo, quantity: 10 }], 361_990))
  assert.ok(order !== null)
  assert.deepEqual(await unitLines(world, order), [[1, 9_990], [5, 10_800], [4, 12_000]])
  const { verdict } = await made<OrderAnswer>(world.vendor, 'orders.reverse', { orderId: order.id, version: order.version, lines: [{ lineNo: 1, quantity: 3 }], reason: 'A mais' })
  assert.deepEqual([verdict, (await world.stock()).monthlyCents], ['allowed', 3 * 10_800 + 4 * 12_000])
  const note = await database.db.selectFrom('credit_note').select('total_cents').where('tenant_id', '=', world.tenantId).executeTakeFirstOrThrow()
  assert.equal(note.total_cents, 3 * 25_000 + 9_990 + 2 * 10_800)
})

onEachDatabase('units bought on 31 January are charged on 28 February, 31 March and 30 April', async ({ database }) => {
  const world = await partnerWorld(database, { now: instant('2027-01-31T15:00:00.000Z') })
  await world.approve(await world.submit([{ productId: world.light, quantity: 1 }], 4_990))
  await world.advanceTo('2027-05-01T12:00:00.000Z')
  assert.deepEqual((await invoicesOf(world)).map(({ period, issuedOn }) => [period.startsOn, period.until, issuedOn]), [
    ['2027-04-30', '2027-05-31', '2027-05-01'], ['2027-03-31', '2027-04-30', '2027-04-01'], ['2027-02-28', '2027-03-31', '2027-03-01'],
    ['2027-01-31', '2027-02-28', '2027-01-31'],
  ])
})

onEachDatabase('the tax of a licence is the one set for its product, else the standard one', async ({ database }) => {
  const world = await partnerWorld(database)
  const iss = { label: 'ISS', basisPoints: 500 }
  await made(world.server, 'settings.update', { version: 1, billing: { taxes: { standard: iss, byProduct: { [world.light]: { label: 'ISS', basisPoints: 200 } } } } })
  const { order } = await world.approve(await world.submit([{ productId: world.completo, quantity: 1 }, { productId: world.light, quantity: 1 }], 41_990))
  const { data } = await world.server.read<InvoiceDetail>('invoices.get', { invoiceId: order?.invoice?.id })
  assert.deepEqual(data.taxes.map(({ basisPoints, base, amount }) => [basisPoints, base.cents, amount.cents]), [[200, 4_990, 100], [500, 37_000, 1_850]])
  assert.equal(data.total.cents, 41_990 + 1_950)
})

onEachDatabase('the forecast of a partner is what the months to come will charge for its units', async ({ database }) => {
  const world = await partnerWorld(database)
  await world.approve(await world.submit([{ productId: world.completo, quantity: 10 }, { productId: world.light, quantity: 7 }], 384_830))
  const { data } = await world.server.read<Forecast>('invoices.forecast', { customerId: world.partnerId })
  assert.deepEqual(data.months.map(({ total }) => total.cents), [0, ...Array<number>(11).fill(134_830)])
  await world.advanceTo('2027-01-23T12:00:00.000Z')
  const foreseen = data.months.slice(1, 3).flatMap(({ invoices }) => invoices.map(({ on, document }) => [on, document.total.cents]))
  assert.deepEqual((await invoicesOf(world)).slice(0, 2).reverse().map(({ issuedOn, total }) => [issuedOn, total.cents]), foreseen)
})

onEachDatabase('what costs nothing is finalized without an invoice', async ({ database }) => {
  const world = await partnerWorld(database)
  await made(world.server, 'licencePriceLists.set', {
    priceListId: world.priceListId, name: 'Parceiro Ouro', prices: [{ productId: world.light, tiers: [{ minQuantity: 1, unitMonthlyCents: 0 }], startsOn: '2026-01-01' }],
  })
  const { verdict, order } = await world.approve(await world.submit([{ productId: world.light, quantity: 3 }], 0))
  assert.deepEqual([verdict, order?.state, order?.invoice], ['allowed', 'finalized', null])
  await world.advanceTo('2027-01-22T12:00:00.000Z')
  assert.deepEqual(await invoicesOf(world), [])
})

onEachDatabase('an invoice that is void and replaced goes on as the order’s, and gives back what it charged and no more', async ({ database }) => {
  const world = await partnerWorld(database)
  const { order } = await world.approve(await world.submit([{ productId: world.light, quantity: 4 }], 19_960))
  await made(world.server, 'invoices.void', { invoiceId: order?.invoice?.id, reason: 'Dados do parceiro', replace: true })
  const { data: now } = await world.admin.read<OrderDetail>('orders.get', { orderId: order?.id })
  assert.notEqual(now.invoice?.id, order?.invoice?.id)
  await made(world.server, 'invoices.credit', { invoiceId: now.invoice?.id, reason: 'Desconto', lines: [{ lineNo: 1, cents: 15_000 }] })
  await made(world.vendor, 'orders.reverse', { orderId: now.id, version: now.version, reason: 'Engano' })
  const notes = await database.db.selectFrom('credit_note').select('total_cents').where('tenant_id', '=', world.tenantId).orderBy('id').execute()
  assert.deepEqual(notes.map(({ total_cents: cents }) => cents), [15_000, 4_960])
})

onEachDatabase('two workers at once charge a month once', async ({ database }) => {
  const world = await partnerWorld(database)
  await world.approve(await world.submit([{ productId: world.completo, quantity: 10 }, { productId: world.light, quantity: 7 }], 384_830))
  const ctx = await workerAt(world, instant('2026-12-21T03:00:00.000Z'))
  const early = await workerAt(world, instant('2026-12-21T02:59:59.999Z'))
  assert.equal(await runDueUnits(early), 0, 'the last instant of the day before')
  const counts = await Promise.all([runDueUnits(ctx), runDueUnits(ctx), runDueUnits(ctx)])
  assert.equal(counts.reduce((sum, count) => sum + count, 0), 2)
  const charges = await database.db.selectFrom('licence_charge').select('amount_cents').where('tenant_id', '=', world.tenantId).where('kind', '=', 'units').execute()
  assert.equal(charges.length, 4)
})

async function unitLines(world: PartnerWorld, order: OrderDetail): Promise<readonly (readonly [number, number])[]> {
  const { data } = await world.server.read<InvoiceDetail>('invoices.get', { invoiceId: order.invoice?.id })
  return data.lines.filter(({ kind }) => kind === 'other').map(({ quantity, unitPrice }) => [quantity, unitPrice.cents] as const)
}

async function invoicesOf(world: PartnerWorld) {
  return (await world.server.read<InvoicePage>('invoices.list', { customerId: world.partnerId })).data.items
}
