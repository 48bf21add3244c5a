import assert from 'node:assert/strict'
import { onEachDatabase } from '@assento/store/testing'
import type { OrderAnswer, OrderDetail, OrderSummary, PartnerItem, PricedItemAnswer, StockMovementItem, StockPage } from '../../src/orders/dto.ts'
import type { Page } from '../../src/subscriptions/dto.ts'
import type { Person } from '../fixture.ts'
import { made, partnerWorld } from './partner-world.ts'

onEachDatabase('another partner’s order, stock and serial are as unknown to a partner as ids that exist nowhere', async ({ database }) => {
  const world = await partnerWorld(database)
  const order = await world.submit([{ productId: world.light, quantity: 5 }], 24_950)
  await world.approve(order)
  const serial = await world.assign(world.light)
  const stranger = await world.person('partnerAdmin', world.otherPartnerId)
  const places: readonly (readonly [string, (id: string) => object, string])[] = [
    ['orders.get', (orderId) => ({ orderId }), order.id], ['orders.list', (partnerId) => ({ partnerId }), world.partnerId],
    ['stock.list', (partnerId) => ({ partnerId }), world.partnerId], ['stock.movements', (partnerId) => ({ partnerId }), world.partnerId],
    ['orders.priceItem', (partnerId) => ({ partnerId, productId: world.light, quantity: 1, type: 'purchase' }), world.partnerId],
    ['orders.priceItem', (targetSerialId) => (
      { targetSerialId, baseProductId: world.light, productId: world.adicional, quantity: 1, type: 'additionalUsers' }), serial.id],
  ]
  for (const [path, input, id] of places) {
    const [seen, unknown] = [await stranger.read(path, input(id)), await stranger.read(path, input(`${id.slice(0, 4)}${'0'.repeat(26)}`))]
    assert.deepEqual([seen.status, seen.error?.code, seen.error?.message], [unknown.status, unknown.error?.code, unknown.error?.message], path)
    assert.equal(seen.status, 404, path)
  }
  const decide = (path: string) => stranger.send(path, { orderId: order.id, version: 1, ...(path === 'orders.approve' ? { expectedTotalCents: 1 } : {}) })
  assert.deepEqual([(await decide('orders.approve')).status, (await decide('orders.cancel')).status], [404, 404])
  const theirs = await stranger.send('orders.submit', { type: 'purchase', items: [{ productId: world.light, quantity: 1 }], expectedTotalCents: 4_990, partnerId: world.partnerId })
  assert.equal(theirs.status, 404, 'nobody orders in another partner’s name')
  assert.deepEqual((await stranger.read<Page<OrderSummary>>('orders.list')).data.items, [])
  assert.deepEqual((await stranger.read<StockPage>('stock.list')).data.items, [])
})

onEachDatabase('the manufacturer sees the orders and stocks of all partners, or of one, page by page', async ({ database }) => {
  const world = await partnerWorld(database)
  const other = await world.person('partnerAdmin', world.otherPartnerId)
  const first = await world.submit([{ productId: world.light, quantity: 5 }], 24_950)
  await world.approve(first)
  const { order: second } = await made<OrderAnswer>(other, 'orders.submit', { type: 'purchase', items: [{ productId: world.completo, quantity: 1 }], expectedTotalCents: 37_000 })
  assert.ok(second !== null)
  await world.approve(second, other)
  await world.submit([{ productId: world.light, quantity: 1 }], 4_990)
  const list = async (input: object) => (await world.vendor.read<Page<OrderSummary>>('orders.list', input)).data
  assert.deepEqual((await list({})).items.map(({ number, partner }) => [number, partner.name]), [[3, 'Parceiro Lince'], [2, 'Parceiro Garça'], [1, 'Parceiro Lince']])
  assert.deepEqual((await list({ partnerId: world.otherPartnerId })).items.map(({ number }) => number), [2])
  assert.deepEqual((await list({ states: ['pending'] })).items.map(({ number, actions }) => [number, actions]), [[3, ['approve', 'cancel']]])
  const page = await list({ limit: 2 })
  assert.deepEqual((await list({ limit: 2, cursor: page.nextCursor })).items.map(({ number }) => number), [1])
  const stocks: string[] = []
  for (let cursor: string | null | undefined; cursor !== null;) {
    const { data }: { data: StockPage } = await world.vendor.read('stock.list', { limit: 1, ...(cursor === undefined ? {} : { cursor }) })
    stocks.push(...data.items.map(({ partner, product, available }) => `${partner.name}: ${product.name} ${available}`))
    assert.deepEqual([data.totals.available, data.totals.nextMonthly.cents], [6, 36_950], 'totals are of everything in scope')
    cursor = data.nextCursor
  }
  assert.deepEqual(stocks, ['Parceiro Garça: Completo 1', 'Parceiro Lince: Light 5'])
  const { data: moved } = await world.vendor.read<Page<StockMovementItem>>('stock.movements', {})
  assert.deepEqual(moved.items.map(({ product, balance }) => [product.name, balance]), [['Completo', 1], ['Light', 5]])
})

onEachDatabase('a server acts for the partner that it names; customers have no orders and no stock', async ({ database }) => {
  const world = await partnerWorld(database)
  const price = (more: object) => world.server.read<PricedItemAnswer>('orders.priceItem', { productId: world.light, quantity: 1, type: 'purchase', ...more })
  const [unnamed, named] = [await price({}), await price({ partnerId: world.partnerId })]
  assert.deepEqual([unnamed.status, named.data.verdict], [400, 'allowed'])
  const { order } = await made<OrderAnswer>(world.server, 'orders.submit', {
    type: 'purchase', items: [{ productId: world.light, quantity: 1 }], expectedTotalCents: 4_990, partnerId: world.partnerId,
  })
  assert.deepEqual([order?.state, order?.actions], ['pending', ['approve', 'cancel']])
  const customer = await world.widget('administrator', { customerId: world.clientId })
  const refused = await Promise.all(['orders.form', 'orders.list', 'stock.list', 'stock.movements'].map((path) => customer.read(path)))
  assert.deepEqual(refused.map(({ status }) => status), [403, 403, 403, 403])
  const adicional = await world.user.read<PricedItemAnswer>('orders.priceItem', { productId: world.light, quantity: 1, type: 'purchase', baseProductId: world.completo })
  assert.equal(adicional.data.verdict === 'denied' ? adicional.data.rule : '', 'orders.item.otherType', 'a product is bought for nothing else')
})

onEachDatabase('partners are made with their CNPJ and terms, and listed by name; what is wrong is named', async ({ database }) => {
  const world = await partnerWorld(database)
  const partner = await made<PartnerItem>(world.server, 'partners.create', {
    name: 'Ágata Sistemas', taxId: '12.ABC.345/01DE-35', terms: { priceListId: world.priceListId, approval: 'fourEyes' },
  })
  assert.deepEqual([partner.taxId, partner.terms], ['12ABC34501DE35', { priceListId: world.priceListId, priceListName: 'Parceiro Ouro', approval: 'fourEyes' }])
  assert.deepEqual(await rulesOf(world.server, 'partners.create', { name: 'Outra', taxId: '12ABC34501DE35' }), ['partners.taxId.taken'])
  assert.deepEqual(await rulesOf(world.server, 'partners.create', { name: 'Outra', taxId: '12ABC34501DE36' }), ['partners.taxId.checkDigits'])
  const { data } = await world.server.read<Page<PartnerItem>>('partners.list', { limit: 2 })
  const { data: rest } = await world.server.read<Page<PartnerItem>>('partners.list', { limit: 2, cursor: data.nextCursor })
  assert.deepEqual([...data.items, ...rest.items].map(({ name }) => name), ['Ágata Sistemas', 'Parceiro Garça', 'Parceiro Lince'])
  const nobody = await world.person('partnerAdmin', (await made<PartnerItem>(world.server, 'partners.create', { name: 'Sem pauta' })).id)
  const form = await nobody.read('orders.form')
  assert.deepEqual([form.status, form.error?.details[0]?.rule], [409, 'orders.terms.missing'])
})

onEachDatabase('a price list whose tiers or days do not fit is refused with its field', async ({ database }) => {
  const world = await partnerWorld(database)
  const price = { productId: world.light, tiers: [{ minQuantity: 1, unitMonthlyCents: 1 }], startsOn: '2026-01-01' }
  const set = (...prices: readonly object[]) => rulesOf(world.server, 'licencePriceLists.set', { name: 'Prata', prices })
  assert.deepEqual(await set({ ...price, tiers: [{ minQuantity: 2, unitMonthlyCents: 1 }] }), ['licences.tiers.order'])
  assert.deepEqual(await set({ ...price, tiers: [...price.tiers, { minQuantity: 1, unitMonthlyCents: 1 }] }), ['licences.tiers.order'])
  assert.deepEqual(await set({ ...price, until: '2026-01-01' }), ['licences.prices.empty'])
  assert.deepEqual(await set({ ...price, bonus: { every: 2, give: 3 } }), ['licences.bonus.more'])
  assert.deepEqual(await set(price, { ...price, startsOn: '2026-06-01' }), ['licences.prices.overlap'])
  assert.deepEqual(await set({ ...price, until: '2026-06-01' }, { ...price, startsOn: '2026-06-01' }), [], 'the day on which one ends the other begins')
})

async function rulesOf(person: Person, path: string, input: unknown): Promise<readonly string[]> {
  const { error } = await person.send<OrderDetail>(path, input)
  return error?.details.map(({ rule }) => rule) ?? []
}
