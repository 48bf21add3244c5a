import assert from 'node:assert/strict'
import { onEachDatabase } from '@assento/store/testing'
import type { InvoiceDetail, InvoicePage } from '../../src/invoices/dto.ts'
import type { OrderAnswer, OrderDetail, OrderForm, PricedItemAnswer, StockMovementItem, StockPage } from '../../src/orders/dto.ts'
import type { Page } from '../../src/subscriptions/dto.ts'
import { partnerWorld } from './partner-world.ts'

onEachDatabase('an item costs what the partner’s own list says today, every column computed here', async ({ database }) => {
  const world = await partnerWorld(database)
  const price = async (productId: string, quantity: number, more: object = {}) => {
    const { data, error } = await world.user.read<PricedItemAnswer>('orders.priceItem', { productId, quantity, type: 'purchase', ...more })
    assert.ok(error === null && data.verdict === 'allowed', JSON.stringify([data, error]))
    const { bonus, unitsTotal, usersTotal, unitMonthlyCents, setupCents, monthlyCents, totalCents } = data.plan
    return [bonus, unitsTotal, usersTotal, unitMonthlyCents, setupCents, monthlyCents, totalCents]
  }
  assert.deepEqual(await price(world.completo, 1), [0, 1, 3, 12_000, 25_000, 12_000, 37_000])
  assert.deepEqual(await price(world.completo, 4), [0, 4, 12, 12_000, 100_000, 48_000, 148_000])
  assert.deepEqual(await price(world.completo, 5), [0, 5, 15, 10_800, 125_000, 54_000, 179_000])
  assert.deepEqual(await price(world.completo, 9), [0, 9, 27, 10_800, 225_000, 97_200, 322_200])
  assert.deepEqual(await price(world.completo, 10), [1, 11, 33, 9_990, 250_000, 99_900, 349_900])
  assert.deepEqual(await price(world.completo, 25), [2, 27, 81, 9_990, 625_000, 249_750, 874_750])
  assert.deepEqual(await price(world.light, 7), [0, 7, 7, 4_990, 0, 34_930, 34_930])
  const { data: form } = await world.user.read<OrderForm>('orders.form')
  assert.deepEqual([form.partner.name, form.priceList.name, form.approval, form.products.map(({ name }) => name), form.baseProducts], [
    'Parceiro Lince', 'Parceiro Ouro', 'partner', ['Completo', 'Light', 'Usuário adicional'], [],
  ])
})

onEachDatabase('ten of Completo and seven of Light: submitted, approved, in stock with the bonus, and invoiced with setup and the first month', async ({ database }) => {
  const world = await partnerWorld(database)
  const submitted = await world.submit([{ productId: world.completo, quantity: 10 }, { productId: world.light, quantity: 7 }], 384_830)
  assert.deepEqual([submitted.number, submitted.state, submitted.summary, submitted.monthlyCents, submitted.setupCents, submitted.invoice], [
    1, 'pending', 'Completo × 10, Light × 7', 134_830, 250_000, null,
  ])
  assert.deepEqual((await world.admin.read<StockPage>('stock.list')).data.items, [], 'a pending order is no stock')
  const { order, verdict } = await world.approve(submitted)
  assert.deepEqual([verdict, order?.state, order?.decidedByName, order?.actions], ['allowed', 'finalized', 'Pessoa partnerAdmin', []])
  const { data: stock } = await world.admin.read<StockPage>('stock.list')
  assert.deepEqual(stock.items.map((item) => [item.product.name, item.available, item.assigned, item.owned, item.billedUnits, item.monthly.cents, item.isLow]), [
    ['Completo', 11, 0, 11, 10, 99_900, false], ['Light', 7, 0, 7, 7, 34_930, false],
  ])
  assert.deepEqual(stock.totals, { available: 18, assigned: 0, nextMonthly: { currency: 'BRL', cents: 134_830 }, nextChargeOn: '2026-12-21' })
  const { data: moved } = await world.admin.read<Page<StockMovementItem>>('stock.movements', { productId: world.completo })
  assert.deepEqual(moved.items.map(({ kind, quantity, balance, order: of }) => [kind, quantity, balance, of?.number]), [['bonus', 1, 11, 1], ['purchase', 10, 10, 1]])
  const { data: invoice } = await world.server.read<InvoiceDetail>('invoices.get', { invoiceId: order?.invoice?.id })
  assert.deepEqual(invoice.lines.map((line) => [line.kind, line.description, line.quantity, line.unitPrice.cents, line.amount.cents, line.computed.cents]), [
    ['setupFee', 'Adesão de Completo (pedido 1)', 10, 25_000, 250_000, 250_000],
    ['other', 'Mensalidade de Completo (pedido 1), de 21/11/2026 a 20/12/2026', 10, 9_990, 99_900, 99_900],
    ['other', 'Mensalidade de Light (pedido 1), de 21/11/2026 a 20/12/2026', 7, 4_990, 34_930, 34_930],
  ])
  assert.deepEqual(invoice.lines.map(({ cause, rules }) => [cause?.action, cause?.actorName, rules]), Array(3).fill(['orders.approve', 'Pessoa partnerAdmin', ['orders.item.priced']]))
  assert.deepEqual([invoice.customerId, invoice.total.cents, invoice.status], [world.partnerId, 384_830, 'open'])
  const events = await database.db.selectFrom('outbox_event').select('name').where('tenant_id', '=', world.tenantId).where('subject_id', '=', submitted.id).orderBy('id').execute()
  assert.deepEqual(events.map(({ name }) => name), ['order.submitted', 'order.finalized'])
})

onEachDatabase('each month the paid units are charged on one invoice, at the price of their order, counted from its day', async ({ database }) => {
  const world = await partnerWorld(database)
  await world.approve(await world.submit([{ productId: world.completo, quantity: 10 }], 349_900))
  await world.advanceTo('2026-12-20T12:00:00.000Z')
  assert.equal((await invoicesOf(world.server, world.partnerId)).length, 1, 'the last day of the first month')
  await world.advanceTo('2026-12-22T12:00:00.000Z')
  const [second] = await invoicesOf(world.server, world.partnerId)
  assert.deepEqual([second?.total.cents, second?.period], [99_900, { startsOn: '2026-12-21', until: '2027-01-21' }])
  await world.advanceTo('2027-02-22T12:00:00.000Z')
  assert.deepEqual((await invoicesOf(world.server, world.partnerId)).map(({ period, total }) => [period.startsOn, total.cents]), [
    ['2027-02-21', 99_900], ['2027-01-21', 99_900], ['2026-12-21', 99_900], ['2026-11-21', 349_900],
  ])
})

onEachDatabase('prices and totals that a client sends are unknown fields, and another total than the one shown is refused with both', async ({ database }) => {
  const world = await partnerWorld(database)
  const submit = (input: object) => world.user.send<OrderAnswer>('orders.submit', { type: 'purchase', items: [{ productId: world.completo, quantity: 1 }], expectedTotalCents: 37_000, ...input })
  const withPrice = await submit({ items: [{ productId: world.completo, quantity: 1, unitMonthlyCents: 1 }] })
  assert.deepEqual([withPrice.status, withPrice.error?.code], [400, 'validation'])
  const { data: cheaper } = await submit({ expectedTotalCents: 36_999 })
  assert.ok(cheaper.verdict === 'denied')
  assert.deepEqual([cheaper.rule, cheaper.facts, cheaper.order], ['orders.total.changed', { oldCents: 36_999, newCents: 37_000 }, null])
  const { data: empty } = await submit({ items: [], expectedTotalCents: 0 })
  const { data: twice } = await submit({ items: [1, 2].map((quantity) => ({ productId: world.completo, quantity })) })
  const { data: zero } = await submit({ items: [{ productId: world.completo, quantity: 0 }] })
  const { data: users } = await submit({ type: 'additionalUsers', items: [{ productId: world.adicional, quantity: 5, baseProductId: world.completo }] })
  assert.deepEqual([empty, twice, zero, users].map((answer) => (answer.verdict === 'denied' ? answer.rule : answer.verdict)), [
    'orders.submit.empty', 'orders.item.duplicate', 'orders.item.quantity', 'orders.item.baseNotOwned',
  ])
  assert.deepEqual((await world.user.read<Page<OrderDetail>>('orders.list')).data.items, [])
})

onEachDatabase('an order that is sent twice under one key is one order', async ({ database }) => {
  const world = await partnerWorld(database)
  const input = { type: 'purchase', items: [{ productId: world.light, quantity: 1 }], expectedTotalCents: 4_990 }
  const send = () => world.user.send<OrderAnswer>('orders.submit', input, { idempotencyKey: 'pedido-1' })
  const [first, again] = [await send(), await send()]
  assert.deepEqual(again.data.order?.id, first.data.order?.id)
  assert.equal((await world.user.read<Page<OrderDetail>>('orders.list')).data.items.length, 1)
})

async function invoicesOf(server: { read<Data>(path: string, input?: unknown): Promise<{ data: Data }> }, customerId: string) {
  return (await server.read<InvoicePage>('invoices.list', { customerId })).data.items
}
