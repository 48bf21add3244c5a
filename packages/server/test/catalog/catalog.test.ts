import assert from 'node:assert/strict'
import { instant } from '@assento/rules'
import { onEachDatabase } from '@assento/store/testing'
import type { OfferItem, PriceListPage, ProductItem } from '../../src/catalog/dto.ts'
import type { Page } from '../../src/subscriptions/dto.ts'
import { makeWorld } from '../fixture.ts'

onEachDatabase('families, products and offers are listed for widgets, priced by cycle and compared by month', async ({ database }) => {
  const world = await makeWorld(database)
  const viewer = await world.widget('viewer')
  const families = await viewer.read<{ items: readonly { name: string }[] }>('catalog.families')
  assert.deepEqual(families.data.items.map(({ name }) => name), ['Produtividade'])
  const products = await viewer.read<Page<ProductItem>>('catalog.products', { familyId: world.nimbus.familyId })
  assert.deepEqual(products.data.items.map(({ name }) => name).sort(), [
    'Nimbus 365 Business Basic', 'Nimbus 365 Business Premium', 'Nimbus 365 Business Standard', 'Nimbus 365 E3', 'Nimbus 365 E5',
  ])
  const offers = await viewer.read<Page<OfferItem>>('catalog.offers', { planId: world.nimbus.plans.e3 })
  assert.deepEqual(
    offers.data.items.map(({ offer, perSeatMonth }) => [offer.commitment, offer.billingFrequency, offer.unitPrice.cents, perSeatMonth.cents]).sort(),
    [['P1M', 'monthly', 23_040, 23_040], ['P1Y', 'annual', 230_400, 19_200], ['P1Y', 'monthly', 20_160, 20_160], ['P3Y', 'annual', 230_400, 19_200], ['P3Y', 'triennial', 691_200, 19_200]],
  )
})

onEachDatabase('an offer is sold until the instant of its withdrawal, and not from then on', async ({ database }) => {
  const world = await makeWorld(database)
  const offerId = world.nimbus.offer('e5 P1Y/annual')
  await database.withTx((tx) => tx.db.updateTable('offer').set({ withdrawn_at: instant('2026-12-01T00:00:00.000Z') })
    .where('tenant_id', '=', world.tenantId).where('id', '=', offerId).execute())
  const sold = async () => {
    const offers = await world.server.read<Page<OfferItem>>('catalog.offers', { planId: world.nimbus.plans.e5 })
    const bought = await world.server.send<{ verdict: string; rule?: string }>('subscriptions.create', { customerId: world.customerId, offerId, seats: 1 })
    return [offers.data.items.length, bought.data.verdict, bought.data.rule]
  }
  await world.advanceTo('2026-11-30T23:59:59.999Z')
  assert.deepEqual(await sold(), [1, 'allowed', undefined])
  await world.advanceTo('2026-12-01T00:00:00.000Z')
  assert.deepEqual(await sold(), [0, 'denied', 'catalog.offer.notFound'])
})

onEachDatabase('the price list is for the reseller’s server, in pages, with the price of the whole term', async ({ database }) => {
  const world = await makeWorld(database)
  const administrator = await world.widget('administrator')
  assert.equal((await administrator.read('catalog.priceList')).status, 403)
  const seen: [string, number][] = []
  for (let cursor: string | null = null; ;) {
    const page: PriceListPage = (await world.server.read<PriceListPage>('catalog.priceList', { priceListId: world.nimbus.priceListId, limit: 4, cursor })).data
    seen.push(...page.items.map(({ offerId, perTerm }): [string, number] => [offerId, perTerm.cents]))
    cursor = page.nextCursor
    if (cursor === null) break
  }
  assert.equal(seen.length, 16)
  assert.equal(new Map(seen).get(world.nimbus.offer('basic P1Y/monthly')), 36_288)
})
