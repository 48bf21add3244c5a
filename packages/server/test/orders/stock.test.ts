import assert from 'node:assert/strict'
import { calendarDate } from '@assento/rules'
import { onEachDatabase } from '@assento/store/testing'
import type { AssignAnswer, SerialAnswer, SerialDetail } from '../../src/licences/dto.ts'
import type { OrderAnswer, OrderForm, StockAnswer, StockMovementItem, StockPage } from '../../src/orders/dto.ts'
import type { Page } from '../../src/subscriptions/dto.ts'
import { made, partnerWorld } from './partner-world.ts'
import type { PartnerWorld } from './partner-world.ts'

const ruleOf = (answer: { verdict: string } | OrderAnswer) => ('rule' in answer ? answer.rule : answer.verdict)

onEachDatabase('eleven units: three given, one back, one terminated; the price of the order holds, and ten can no longer be reversed', async ({ database }) => {
  const world = await partnerWorld(database)
  const { order } = await world.approve(await world.submit([{ productId: world.completo, quantity: 10 }], 349_900))
  assert.ok(order !== null)
  const [first, second] = [await world.assign(world.completo), await world.assign(world.completo), await world.assign(world.completo)]
  assert.deepEqual(await world.stock(), { available: 8, assigned: 3, billedUnits: 10, monthlyCents: 99_900 })
  assert.equal(ruleOf(await made<SerialAnswer>(world.admin, 'serials.unassign', { serialId: first?.id, version: first?.version })), 'allowed')
  assert.deepEqual(await world.stock(), { available: 9, assigned: 2, billedUnits: 10, monthlyCents: 99_900 })
  await terminate(world, second)
  assert.deepEqual(await world.stock(), { available: 9, assigned: 1, billedUnits: 9, monthlyCents: 89_910 })
  const refused = await made<OrderAnswer>(world.vendor, 'orders.reverse', { orderId: order.id, version: order.version, reason: 'Engano' })
  assert.equal(ruleOf(refused), 'orders.reverse.insufficientStock')
  await world.advanceTo('2026-12-22T12:00:00.000Z')
  const charged = await database.db.selectFrom('licence_charge').select(['quantity', 'amount_cents as cents']).where('tenant_id', '=', world.tenantId)
    .where('period_starts_on', '=', calendarDate('2026-12-21')).execute()
  assert.deepEqual(charged, [{ quantity: 9, cents: 89_910 }])
})

onEachDatabase('the last unit goes to exactly one of two who ask at once', async ({ database }) => {
  const world = await partnerWorld(database)
  await world.approve(await world.submit([{ productId: world.light, quantity: 1 }], 4_990))
  const ask = () => made<AssignAnswer>(world.user, 'serials.assign', { customerId: world.clientId, productId: world.light })
  const answers = await Promise.all([ask(), ask(), ask()])
  assert.deepEqual(answers.map(ruleOf).sort(), ['allowed', 'stock.take.insufficient', 'stock.take.insufficient'])
  const { data: stock } = await world.admin.read<StockPage>('stock.list')
  assert.deepEqual(stock.items.map(({ available, assigned }) => [available, assigned]), [[0, 1]])
})

onEachDatabase('additional users need the product, go to its pool or to one serial, and come back with the serial’s unit', async ({ database }) => {
  const world = await partnerWorld(database)
  await world.approve(await world.submit([{ productId: world.completo, quantity: 1 }], 37_000))
  const serial = await world.assign(world.completo)
  const { data: form } = await world.user.read<OrderForm>('orders.form')
  assert.deepEqual(form.baseProducts, [{ id: world.completo, name: 'Completo', available: 0, assigned: 1 }])
  await world.approve(await world.submit([{ productId: world.adicional, quantity: 20, baseProductId: world.completo }], 27_800))
  assert.deepEqual(await pools(world), { completo: 20, adicional: [20, 0] })
  await world.approve(await world.submit([{ productId: world.adicional, quantity: 5, baseProductId: world.completo, targetSerialId: serial.id }], 7_950))
  assert.deepEqual([await pools(world), await usersOf(world, serial.id)], [{ completo: 20, adicional: [20, 5] }, 8])
  const { data: now } = await world.admin.read<SerialDetail>('serials.get', { serialId: serial.id })
  assert.equal(ruleOf(await made<SerialAnswer>(world.admin, 'serials.unassign', { serialId: serial.id, version: now.version })), 'allowed')
  assert.deepEqual(await pools(world), { completo: 25, adicional: [25, 0] })
  const mixed = await made<OrderAnswer>(world.user, 'orders.submit', {
    type: 'additionalUsers', items: [{ productId: world.completo, quantity: 1 }], expectedTotalCents: 37_000,
  })
  assert.equal(ruleOf(mixed), 'orders.item.otherType')
})

onEachDatabase('a terminated serial takes the users that were bound to it off the next month', async ({ database }) => {
  const world = await partnerWorld(database)
  await world.approve(await world.submit([{ productId: world.completo, quantity: 1 }], 37_000))
  const serial = await world.assign(world.completo)
  await world.approve(await world.submit([{ productId: world.adicional, quantity: 5, baseProductId: world.completo, targetSerialId: serial.id }], 7_950))
  const { data: now } = await world.admin.read<SerialDetail>('serials.get', { serialId: serial.id })
  await terminate(world, now)
  const { data: stock } = await world.admin.read<StockPage>('stock.list')
  assert.deepEqual([stock.totals.nextMonthly.cents, stock.totals.nextChargeOn, stock.items.map(({ owned }) => owned)], [0, null, [0, 0]])
})

onEachDatabase('the manufacturer corrects a stock with words, never below zero; a low stock is announced once', async ({ database }) => {
  const world = await partnerWorld(database)
  const adjust = (quantity: number) => made<StockAnswer>(world.vendor, 'stock.adjust', { partnerId: world.partnerId, productId: world.light, quantity, note: 'Acerto de contagem' })
  assert.deepEqual([ruleOf(await adjust(4)), ruleOf(await adjust(-5)), ruleOf(await adjust(-2)), ruleOf(await adjust(-1))], [
    'allowed', 'stock.take.insufficient', 'allowed', 'allowed',
  ])
  const events = await database.db.selectFrom('outbox_event').select('payload').where('tenant_id', '=', world.tenantId).where('name', '=', 'stock.low').execute()
  assert.deepEqual(events.map(({ payload }) => JSON.parse(payload) as unknown), [{ available: 2, partnerId: world.partnerId, productId: world.light, threshold: 2 }])
  const without = await world.vendor.send('stock.adjust', { partnerId: world.partnerId, productId: world.light, quantity: 1, note: ' ' })
  const zero = await world.vendor.send('stock.adjust', { partnerId: world.partnerId, productId: world.light, quantity: 0, note: 'nada' })
  const partner = await world.admin.send('stock.adjust', { partnerId: world.partnerId, productId: world.light, quantity: 1, note: 'para mim' })
  assert.deepEqual([without.status, zero.status, partner.status], [400, 400, 403])
  const pages: (readonly [number, number])[] = []
  for (let cursor: string | null | undefined; cursor !== null;) {
    const { data }: { data: Page<StockMovementItem> } = await world.admin.read('stock.movements', { limit: 1, ...(cursor === undefined ? {} : { cursor }) })
    pages.push(...data.items.map(({ quantity, balance }) => [quantity, balance] as const))
    cursor = data.nextCursor
  }
  assert.deepEqual(pages, [[-1, 1], [-2, 2], [4, 4]])
})

async function terminate(world: PartnerWorld, serial: SerialDetail | undefined): Promise<void> {
  const answer = await made<SerialAnswer>(world.vendor, 'serials.terminate', {
    serialId: serial?.id, version: serial?.version, reason: 'fim_de_contrato', acknowledged: true,
  })
  assert.equal(answer.verdict, 'allowed', JSON.stringify(answer))
}

async function pools(world: PartnerWorld): Promise<unknown> {
  const { data } = await world.admin.read<StockPage>('stock.list')
  const of = (productId: string) => data.items.find(({ product }) => product.id === productId)
  return { completo: of(world.completo)?.poolUsers, adicional: [of(world.adicional)?.available, of(world.adicional)?.assigned] }
}

async function usersOf(world: PartnerWorld, serialId: string): Promise<number> {
  return (await world.admin.read<SerialDetail>('serials.get', { serialId })).data.users
}
