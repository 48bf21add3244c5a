import assert from 'node:assert/strict'
import { onEachDatabase } from '@assento/store/testing'
import type { SerialAnswer } from '../../src/licences/dto.ts'
import type { OrderAnswer, OrderDetail, StockMovementItem } from '../../src/orders/dto.ts'
import type { Page } from '../../src/subscriptions/dto.ts'
import { auditEntries } from '../audit-entries.ts'
import { made, partnerWorld } from './partner-world.ts'

const ruleOf = (answer: OrderAnswer) => (answer.verdict === 'denied' ? answer.rule : answer.verdict)

onEachDatabase('two approvals at once finalize the order once: one invoice, one entry of stock, and the other is told that it is final', async ({ database }) => {
  const world = await partnerWorld(database)
  const order = await world.submit([{ productId: world.completo, quantity: 10 }], 349_900)
  const answers = await Promise.all([world.approve(order), world.approve(order, world.vendor), world.approve(order)])
  assert.deepEqual(answers.map(ruleOf).sort(), ['allowed', 'orders.state.finalized', 'orders.state.finalized'])
  assert.equal((await world.stock()).available, 11)
  const invoices = await database.db.selectFrom('invoice').select('id').where('tenant_id', '=', world.tenantId).execute()
  assert.equal(invoices.length, 1)
  const finalized = await database.db.selectFrom('outbox_event').select('id').where('tenant_id', '=', world.tenantId).where('name', '=', 'order.finalized').execute()
  assert.equal(finalized.length, 1)
})

onEachDatabase('of an approval and a cancellation at once exactly one happens', async ({ database }) => {
  const world = await partnerWorld(database)
  const order = await world.submit([{ productId: world.completo, quantity: 1 }], 37_000)
  const cancel = made<OrderAnswer>(world.vendor, 'orders.cancel', { orderId: order.id, version: order.version, reason: 'Pedido em dobro' })
  const [approved, cancelled] = await Promise.all([world.approve(order), cancel])
  const { data: after } = await world.admin.read<OrderDetail>('orders.get', { orderId: order.id })
  const isFinal = after.state === 'finalized'
  assert.deepEqual([ruleOf(approved), ruleOf(cancelled)], isFinal ? ['allowed', 'orders.state.finalized'] : ['orders.state.cancelled', 'allowed'])
  assert.deepEqual([(await world.stock()).available, after.invoice === null, after.cancelReason], isFinal ? [1, false, null] : [0, true, 'Pedido em dobro'])
})

onEachDatabase('an order is approved for the total that was shown only, and neither finalized nor cancelled ones change', async ({ database }) => {
  const world = await partnerWorld(database)
  const order = await world.submit([{ productId: world.completo, quantity: 1 }], 37_000)
  assert.equal(ruleOf(await world.approve({ ...order, totalCents: 37_001 })), 'orders.total.changed')
  const { status, error } = await world.admin.send('orders.approve', { orderId: order.id, version: order.version + 1, expectedTotalCents: 37_000 })
  assert.deepEqual([status, error?.code, error?.currentVersion], [409, 'stale_version', order.version])
  assert.equal(ruleOf(await made<OrderAnswer>(world.user, 'orders.cancel', { orderId: order.id, version: order.version })), 'allowed')
  assert.equal(ruleOf(await world.approve(order)), 'orders.state.cancelled')
  assert.equal(ruleOf(await made<OrderAnswer>(world.vendor, 'orders.cancel', { orderId: order.id, version: order.version })), 'orders.state.cancelled')
  assert.deepEqual([await world.stock(), (await world.admin.read<OrderDetail>('orders.get', { orderId: order.id })).data.actions], [
    { available: 0, assigned: 0, billedUnits: 0, monthlyCents: 0 }, [],
  ])
  const entries = await auditEntries(world)
  assert.ok(entries.some(({ action, rule }) => action === 'orders.approve' && rule === 'orders.total.changed'), 'a refusal stays in the audit')
})

onEachDatabase('the price list changes after submission: the order keeps what it was submitted with', async ({ database }) => {
  const world = await partnerWorld(database)
  const order = await world.submit([{ productId: world.light, quantity: 7 }], 34_930)
  await made(world.server, 'licencePriceLists.set', {
    priceListId: world.priceListId, name: 'Parceiro Ouro 2027', prices: [{ productId: world.light, tiers: [{ minQuantity: 1, unitMonthlyCents: 9_999 }], startsOn: '2026-01-01' }],
  })
  const { order: finalized } = await world.approve(order)
  assert.deepEqual([finalized?.totalCents, finalized?.priceListName, finalized?.lines[0]?.unitMonthlyCents], [34_930, 'Parceiro Ouro', 4_990])
})

onEachDatabase('who approves: the partner, the vendor only, or another person than the one who submitted; the vendor always may', async ({ database }) => {
  const world = await partnerWorld(database)
  const agree = (approval: string) => made(world.server, 'licencePriceLists.set', {
    priceListId: world.priceListId, name: 'Parceiro Ouro', terms: [{ accountId: world.partnerId, approval }],
    prices: [{ productId: world.light, tiers: [{ minQuantity: 1, unitMonthlyCents: 4_990 }], startsOn: '2026-01-01' }],
  })
  const submitBy = async (person: typeof world.admin) => (
    (await made<OrderAnswer>(person, 'orders.submit', { type: 'purchase', items: [{ productId: world.light, quantity: 1 }], expectedTotalCents: 4_990 })).order)
  await agree('fourEyes')
  const own = await submitBy(world.admin)
  assert.ok(own !== null)
  assert.deepEqual([own.approvalRefusal, own.actions], ['orders.approve.fourEyes', ['cancel']])
  assert.equal(ruleOf(await world.approve(own)), 'orders.approve.fourEyes')
  const colleague = await world.person('partnerAdmin', world.partnerId, 'outra-pessoa')
  assert.equal(ruleOf(await world.approve(own, colleague)), 'allowed')
  await agree('vendor')
  const theirs = await submitBy(world.user)
  assert.ok(theirs !== null)
  assert.equal(ruleOf(await world.approve(theirs)), 'orders.approve.vendorOnly')
  assert.equal(ruleOf(await world.approve(theirs, world.vendor)), 'allowed')
  const { status } = await world.user.send('orders.approve', { orderId: theirs.id, version: 1, expectedTotalCents: 4_990 })
  assert.equal(status, 403, 'a partner’s user submits and does not approve')
})

onEachDatabase('a reversal takes units back that are still in stock, credits setup and first month, and lowers what is billed', async ({ database }) => {
  const world = await partnerWorld(database)
  const { order } = await world.approve(await world.submit([{ productId: world.completo, quantity: 10 }], 349_900))
  assert.ok(order !== null)
  const adjusted = await made<{ verdict: string }>(world.vendor, 'stock.adjust', { partnerId: world.partnerId, productId: world.completo, quantity: -2, note: 'Contagem' })
  assert.equal(adjusted.verdict, 'allowed')
  const reverse = (version: number, lines?: object) => made<OrderAnswer>(world.vendor, 'orders.reverse', { orderId: order.id, version, reason: 'Pedido a mais', ...lines })
  const tooMany = await reverse(order.version, { lines: [{ lineNo: 1, quantity: 10 }] })
  assert.ok(tooMany.verdict === 'denied')
  assert.deepEqual([tooMany.rule, tooMany.facts['available']], ['orders.reverse.insufficientStock', 9])
  const some = await reverse(order.version, { lines: [{ lineNo: 1, quantity: 4 }] })
  assert.deepEqual([ruleOf(some), some.order?.reversals.map(({ number, units }) => [number, units])], ['allowed', [[2, 4]]])
  assert.deepEqual(await world.stock(), { available: 5, assigned: 0, billedUnits: 6, monthlyCents: 6 * 9_990 })
  const [note] = await database.db.selectFrom('credit_note').select(['total_cents', 'invoice_id', 'reason']).where('tenant_id', '=', world.tenantId).execute()
  assert.deepEqual(note, { total_cents: 4 * (25_000 + 9_990), invoice_id: order.invoice?.id, reason: 'Pedido a mais' })
  const { data: moved } = await world.vendor.read<Page<StockMovementItem>>('stock.movements', { partnerId: world.partnerId, productId: world.completo })
  assert.deepEqual(moved.items.map(({ kind, quantity, balance, order: of, note: words }) => [kind, quantity, balance, of?.number ?? null, words]), [
    ['reversal', -4, 5, 2, 'Pedido a mais'], ['adjust', -2, 9, null, 'Contagem'], ['bonus', 1, 11, 1, null], ['purchase', 10, 10, 1, null],
  ])
  const { data: stale } = await world.vendor.send<OrderAnswer>('orders.reverse', { orderId: order.id, version: order.version, reason: 'De novo' })
  assert.equal(stale, undefined, 'a second reversal is decided on what the first one left')
})

onEachDatabase('a wholly reversed order is billed no more, and there is nothing left to reverse', async ({ database }) => {
  const world = await partnerWorld(database)
  const { order } = await world.approve(await world.submit([{ productId: world.completo, quantity: 10 }], 349_900))
  assert.ok(order !== null)
  const first = await made<OrderAnswer>(world.vendor, 'orders.reverse', { orderId: order.id, version: order.version, reason: 'Engano' })
  assert.deepEqual([ruleOf(first), await world.stock()], ['allowed', { available: 0, assigned: 0, billedUnits: 0, monthlyCents: 0 }])
  const again = await made<OrderAnswer>(world.vendor, 'orders.reverse', { orderId: order.id, version: first.order?.version ?? 0, reason: 'Engano' })
  assert.equal(ruleOf(again), 'orders.reverse.insufficientStock')
  await world.advanceTo('2027-01-25T12:00:00.000Z')
  const invoices = await database.db.selectFrom('invoice').select(['state', 'total_cents']).where('tenant_id', '=', world.tenantId).execute()
  assert.deepEqual(invoices, [{ state: 'paid', total_cents: 349_900 }])
})

onEachDatabase('of the approval of users for one serial and of giving that serial back at once, one is done: nobody pays for users that are gone', async ({ database }) => {
  const world = await partnerWorld(database)
  await world.approve(await world.submit([{ productId: world.completo, quantity: 3 }], 111_000))
  for (let round = 0; round < 3; round += 1) {
    const serial = await world.assign(world.completo)
    const order = await world.submit([{ productId: world.adicional, quantity: 2, baseProductId: world.completo, targetSerialId: serial.id }], 3_180)
    const [approved, returned] = await Promise.all([
      world.admin.send<OrderAnswer>('orders.approve', { orderId: order.id, version: order.version, expectedTotalCents: 3_180 }),
      world.admin.send<SerialAnswer>('serials.unassign', { serialId: serial.id, version: serial.version }),
    ])
    assert.equal([approved, returned].filter(({ error, data }) => error === null && data.verdict === 'allowed').length, 1)
  }
})
