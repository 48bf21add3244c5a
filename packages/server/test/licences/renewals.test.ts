import assert from 'node:assert/strict'
import { instant } from '@assento/rules'
import { onEachDatabase } from '@assento/store/testing'
import { runDueSerials } from '../../src/licences/run-due.ts'
import type { AssignAnswer, SerialAnswer, SerialRenewalQuote } from '../../src/licences/dto.ts'
import { workerAt } from '../worker-at.ts'
import { makeLicenceWorld } from './licence-world.ts'
import { assertBooks, eventTypes, invoiceAt, invoicesOf, linesOf, payAt, statesOf } from './money.ts'

onEachDatabase('a serial that its customer pays for waits for the first payment, and its first period begins with it', async ({ database }) => {
  const world = await makeLicenceWorld(database)
  const { data } = await (await world.manufacturer()).send<AssignAnswer>('serials.assign', { customerId: world.shopId, productId: world.cutId })
  const id = data.serial?.id ?? ''
  assert.deepEqual([data.serial?.state, data.serial?.pendingReason, data.serial?.renewal?.amount.cents], ['pending', 'awaitingPayment', 12_000])
  assert.deepEqual(await linesOf(world, await invoiceAt(world, 0)), [
    [`Licença de CortaPlano, número de série com final ${data.serial?.last5 ?? ''}, período a partir de 21/11/2026`, 12_000],
  ])
  await payAt(world, 0, '2026-11-25T12:00:00.000Z')
  const { state, validUntil, renewal } = await world.detail(id)
  assert.deepEqual([state, validUntil, renewal], ['active', '2026-12-25', null])
  assert.deepEqual(await eventTypes(world, id), ['serial.assigned', 'serial.provisioned'])
  await assertBooks(world)
})

onEachDatabase('the renewal is invoiced ten days before the end, once, and renews from the old end when it is paid', async ({ database }) => {
  const world = await makeLicenceWorld(database)
  const { id } = await world.give(world.cutId, world.shopId)
  await world.advanceTo('2026-12-11T02:59:59.999Z')
  assert.deepEqual(await statesOf(world), ['open 12000'])
  assert.equal((await world.detail(id)).renewal, null)
  await world.advanceTo('2026-12-11T03:00:00.000Z')
  const { renewal } = await world.detail(id)
  assert.deepEqual([renewal?.kind, renewal?.cycles, renewal?.toOn, renewal?.invoice], ['due', 1, '2027-01-21', null])
  await world.advanceTo('2026-12-12T03:00:00.000Z')
  assert.deepEqual(await statesOf(world), ['open 12000', 'open 12000'])
  assert.equal(await runDueSerials(await workerAt(world, instant('2026-12-12T03:00:00.000Z'))), 0)
  await payAt(world, 1, '2026-12-15T12:00:00.000Z')
  const renewed = await world.detail(id)
  assert.deepEqual([renewed.state, renewed.validUntil, renewed.renewal], ['active', '2027-01-21', null])
  assert.equal((await world.serial(id)).next_action_at, '2027-01-11T03:00:00.000Z')
  await assertBooks(world)
})

onEachDatabase('two servers at one instant ask for one renewal', async ({ database }) => {
  const world = await makeLicenceWorld(database)
  const { id } = await world.give(world.cutId, world.shopId)
  const at = instant('2026-12-11T03:00:00.000Z')
  const did = await Promise.all([runDueSerials(await workerAt(world, at)), runDueSerials(await workerAt(world, at))])
  assert.equal(did[0] + did[1], 1)
  const charges = await database.db.selectFrom('licence_charge').select('natural_key').where('serial_id', '=', id).execute()
  assert.equal(charges.length, 2)
})

onEachDatabase('unpaid, it has seven days of grace and then it has expired; each is told once', async ({ database }) => {
  const world = await makeLicenceWorld(database)
  const { id } = await world.give(world.cutId, world.shopId)
  await world.advanceTo('2026-12-21T02:59:59.999Z')
  assert.equal((await world.detail(id)).state, 'active')
  await world.advanceTo('2026-12-21T03:00:00.000Z')
  assert.equal((await world.detail(id)).state, 'grace')
  await world.advanceTo('2026-12-28T02:59:59.999Z')
  assert.equal((await world.detail(id)).state, 'grace')
  await world.advanceTo('2027-03-01T03:00:00.000Z')
  assert.equal((await world.detail(id)).state, 'expired')
  assert.deepEqual(await eventTypes(world, id), ['serial.assigned', 'serial.provisioned', 'serial.grace_started', 'serial.expired'])
  assert.deepEqual(await statesOf(world), ['open 12000', 'open 12000'], 'what is not paid is not asked for again and again')
  assert.equal((await world.serial(id)).next_action_at, null)
})

onEachDatabase('paid so late that further periods began: the rest is asked for at once, and then it is active', async ({ database }) => {
  const world = await makeLicenceWorld(database)
  const { id } = await world.give(world.cutId, world.shopId)
  await world.advanceTo('2027-03-01T03:00:00.000Z')
  await payAt(world, 1, '2027-03-01T12:00:00.000Z')
  const still = await world.detail(id)
  assert.deepEqual([still.state, still.validUntil], ['expired', '2027-01-21'])
  assert.deepEqual([still.renewal?.kind, still.renewal?.cycles, still.renewal?.amount.cents], ['retroactive', 2, 24_000])
  await payAt(world, 2, '2027-03-02T12:00:00.000Z')
  assert.deepEqual([(await world.detail(id)).validUntil], ['2027-03-21'])
  assert.equal((await world.serial(id)).cancelled_at, null)
  await assertBooks(world)
})

onEachDatabase('an early renewal costs what was quoted, by an invoice of its own, and asking again shows the same one', async ({ database }) => {
  const world = await makeLicenceWorld(database)
  const { id } = await world.give(world.cutId, world.shopId)
  const administrator = await world.widget('administrator')
  const { data: quote } = await administrator.quote<SerialRenewalQuote>('serials.renew.quote', { serialId: id, cycles: 2 })
  assert.deepEqual([quote.cycles.map(({ startsOn, amount }) => [startsOn, amount.cents]), quote.total.cents, quote.validUntilAfter], [
    [['2026-12-21', 12_000], ['2027-01-21', 12_000]], 24_000, '2027-02-21',
  ])
  assert.equal(await world.verb(administrator, 'serials.renew.confirm', id, { cycles: 2, expectedTotalCents: 12_000 }), 'quotes.quote.expired')
  assert.equal(await world.verb(administrator, 'serials.renew.confirm', id, { cycles: 2, expectedTotalCents: 24_000 }), 'allowed')
  assert.equal(await world.verb(administrator, 'serials.renew.confirm', id, { cycles: 2 }), 'allowed')
  assert.deepEqual(await statesOf(world), ['open 24000'])
  await world.advanceTo('2026-12-12T03:00:00.000Z')
  assert.deepEqual(await statesOf(world), ['open 24000', 'open 12000'], 'the first period came with its day; nothing is asked for beside what waits')
  await payAt(world, 0, '2026-12-12T12:00:00.000Z')
  assert.equal((await world.detail(id)).validUntil, '2027-02-21')
})

onEachDatabase('other periods than those that wait replace them: one invoice is void, the other asks for all', async ({ database }) => {
  const world = await makeLicenceWorld(database)
  const { id } = await world.give(world.cutId, world.shopId)
  const administrator = await world.widget('administrator')
  await world.verb(administrator, 'serials.renew.confirm', id, { cycles: 1 })
  await world.verb(administrator, 'serials.renew.confirm', id, { cycles: 3 })
  assert.deepEqual(await statesOf(world), ['void 12000', 'open 36000'])
  await payAt(world, 1, '2026-11-21T16:00:00.000Z')
  assert.equal((await world.detail(id)).validUntil, '2027-03-21')
  await assertBooks(world)
})

onEachDatabase('the manufacturer renews without an invoice, and what waited for payment is taken back; nobody else does', async ({ database }) => {
  const world = await makeLicenceWorld(database)
  const { id } = await world.give(world.cutId, world.shopId)
  const administrator = await world.widget('administrator')
  await world.verb(administrator, 'serials.renew.confirm', id)
  assert.equal(await world.verb(administrator, 'serials.renew.confirm', id, { withoutInvoice: true }), 'serials.role.manufacturerOnly')
  assert.equal(await world.verb(await world.manufacturer(), 'serials.renew.confirm', id, { withoutInvoice: true, cycles: 2 }), 'allowed')
  assert.deepEqual([(await world.detail(id)).validUntil, await statesOf(world)], ['2027-02-21', ['void 12000']])
  await assertBooks(world)
})

onEachDatabase('without an invoice, what has lapsed is renewed by all periods since, and not by fewer', async ({ database }) => {
  const world = await makeLicenceWorld(database)
  const { id } = await world.give(world.cutId, world.shopId)
  await world.advanceTo('2027-02-01T12:00:00.000Z')
  const manufacturer = await world.manufacturer()
  const { version } = await world.serial(id)
  const { data } = await manufacturer.send<SerialAnswer>('serials.renew.confirm', { serialId: id, version, withoutInvoice: true, cycles: 1 })
  assert.ok(data.verdict === 'denied' && data.rule === 'serials.renew.retroactiveDue')
  assert.deepEqual(data.alternatives, [{ kind: 'acceptRetroactiveInvoice', amountCents: 24_000, currency: 'BRL' }])
  assert.equal(await world.verb(manufacturer, 'serials.renew.confirm', id, { withoutInvoice: true, cycles: 2 }), 'allowed')
  assert.deepEqual([(await world.detail(id)).validUntil, await statesOf(world)], ['2027-02-21', ['open 12000', 'void 12000']])
})

onEachDatabase('who does not pay for a serial does not ask for its renewal; what nobody pays for, or has no end, is not renewed', async ({ database }) => {
  const world = await makeLicenceWorld(database)
  const ofPartner = await world.give(world.cadId, world.clientId)
  const client = await world.widget('administrator', { customerId: world.clientId })
  assert.equal(await world.verb(client, 'serials.renew.confirm', ofPartner.id), 'serials.renew.perpetual')
  const shop = await world.give(world.cutId, world.shopId)
  await database.withTx((tx) => tx.db.updateTable('serial').set({ payer_id: world.siblingId }).where('id', '=', shop.id).execute())
  const administrator = await world.widget('administrator')
  assert.equal(await world.verb(administrator, 'serials.renew.confirm', shop.id), 'accounts.role.forbidden')
  assert.ok(!(await administrator.read<{ actions: string[] }>('serials.get', { serialId: shop.id })).data.actions.includes('renew'))
  assert.equal(await world.verb(await world.manufacturer(), 'serials.renew.confirm', shop.id), 'serials.renew.notPriced')
  await database.withTx((tx) => tx.db.updateTable('serial').set({ payer_id: null }).where('id', '=', shop.id).execute())
  assert.equal(await world.verb(await world.manufacturer(), 'serials.renew.confirm', shop.id), 'serials.renew.nobodyPays')
  assert.equal((await invoicesOf(world)).length, 0)
})

onEachDatabase('without a price the renewal is not asked for, which is told once, and it is tried when the clock next moves', async ({ database }) => {
  const world = await makeLicenceWorld(database)
  const { id } = await world.give(world.cutId, world.shopId)
  await database.withTx((tx) => tx.db.updateTable('licence_price').set({ until: '2026-12-21' as never }).where('tenant_id', '=', world.tenantId).execute())
  await world.advanceTo('2026-12-22T03:00:00.000Z')
  assert.deepEqual((await eventTypes(world, id)).slice(2), ['serial.renewal_unpriced', 'serial.grace_started'])
  await database.withTx((tx) => tx.db.updateTable('licence_price').set({ until: null }).where('tenant_id', '=', world.tenantId).execute())
  await world.verb(await world.manufacturer(), 'serials.setNote', id, { note: 'preço corrigido' })
  await world.advanceTo('2026-12-24T03:00:00.000Z')
  assert.equal((await world.detail(id)).renewal, null, 'a note moves no clock')
  assert.equal(await world.verb(await world.widget('administrator'), 'serials.renew.confirm', id), 'allowed')
  assert.equal((await world.detail(id)).renewal?.amount.cents, 12_000)
})

onEachDatabase('a renewal invoice that a person voids is asked for again; one that is replaced renews by the one in its place', async ({ database }) => {
  const world = await makeLicenceWorld(database)
  const { id } = await world.give(world.cutId, world.shopId)
  await world.advanceTo('2026-12-12T03:00:00.000Z')
  const voided = await world.server.send<SerialAnswer>('invoices.void', { invoiceId: (await invoiceAt(world, 1)).id, reason: 'preço errado' })
  assert.equal(voided.error, null, JSON.stringify(voided.error))
  await world.advanceTo('2026-12-13T03:00:00.000Z')
  assert.deepEqual(await statesOf(world), ['open 12000', 'void 12000', 'open 12000'])
  await world.server.send('invoices.void', { invoiceId: (await invoiceAt(world, 2)).id, reason: 'dados do cliente', replace: true })
  assert.deepEqual(await statesOf(world), ['open 12000', 'void 12000', 'void 12000', 'open 12000'])
  await payAt(world, 3, '2026-12-14T12:00:00.000Z')
  assert.equal((await world.detail(id)).validUntil, '2027-01-21')
  await assertBooks(world)
})

onEachDatabase('a renewal that was written off is asked for anew by who wants the serial again', async ({ database }) => {
  const world = await makeLicenceWorld(database)
  const { id } = await world.give(world.cutId, world.shopId)
  await world.advanceTo('2026-12-12T03:00:00.000Z')
  const lost = await world.server.send('invoices.writeOff', { invoiceId: (await invoiceAt(world, 1)).id, reason: 'incobrável' })
  assert.equal(lost.error, null, JSON.stringify(lost.error))
  const administrator = await world.widget('administrator')
  for (let times = 0; times < 2; times += 1) assert.equal(await world.verb(administrator, 'serials.renew.confirm', id), 'allowed')
  assert.deepEqual(await statesOf(world), ['open 12000', 'writtenOff 12000', 'open 12000'], 'asked for once')
  await payAt(world, 2, '2026-12-14T12:00:00.000Z')
  assert.equal((await world.detail(id)).validUntil, '2027-01-21')
  await assertBooks(world)
})
