import assert from 'node:assert/strict'
import { addMs, instant, type Instant } from '@assento/rules'
import {
  findOffer, findOfferFor, listOffers, newId, upsertAccountByTaxId, upsertFamilies, upsertPlans, upsertPriceList, upsertPrices, upsertProducts,
  type AssentoDatabase, type NewAccount,
} from '../../src/index.ts'
import { createSampleTenant, onEachDatabase, SAMPLE_NOW, type SampleTenant } from '../on-each-database.ts'

const MARCH = instant('2026-03-01T00:00:00.000Z')
const APRIL = instant('2026-04-01T00:00:00.000Z')

function storePrice(database: AssentoDatabase, sample: SampleTenant, startsAt: Instant, until: Instant | null, cents: number): Promise<number> {
  return database.withTx((tx) => upsertPrices(tx, sample.tenantId, [{
    id: newId('prc'), price_list_id: sample.priceListId, offer_id: sample.offerId, starts_at: startsAt, until, term_unit_cents: cents * 12,
    cycle_unit_cents: cents, retail_term_unit_cents: null,
  }]))
}

const centsAt = async (database: AssentoDatabase, sample: SampleTenant, at: Instant) =>
  (await findOffer(database, sample.tenantId, sample.offerId, at))?.unitPrice.cents ?? null

onEachDatabase('a window begins with its first instant and ends before its last; of overlapping ones the earliest-ending applies', async ({ database }) => {
  const sample = await createSampleTenant(database)
  await storePrice(database, sample, MARCH, APRIL, 900)
  assert.equal(await centsAt(database, sample, addMs(MARCH, -1)), 1_000)
  assert.equal(await centsAt(database, sample, MARCH), 900)
  assert.equal(await centsAt(database, sample, addMs(APRIL, -1)), 900)
  assert.equal(await centsAt(database, sample, APRIL), 1_000)
  await storePrice(database, sample, addMs(MARCH, 5), addMs(APRIL, -5), 800)
  assert.equal(await centsAt(database, sample, SAMPLE_NOW), 800)
  assert.equal(await centsAt(database, sample, addMs(APRIL, -5)), 900)
})

onEachDatabase('the same window again takes the new amount and adds no row, open or closed', async ({ database }) => {
  const sample = await createSampleTenant(database)
  const opened = instant('2025-01-01T00:00:00.000Z')
  await storePrice(database, sample, opened, null, 1_100)
  assert.equal(await centsAt(database, sample, SAMPLE_NOW), 1_100)
  for (const cents of [900, 950]) await storePrice(database, sample, MARCH, APRIL, cents)
  assert.equal(await centsAt(database, sample, SAMPLE_NOW), 950)
  const { count } = await database.db.selectFrom('price').select((is) => is.fn.countAll<number>().as('count'))
    .where('tenant_id', '=', sample.tenantId).where('offer_id', '=', sample.offerId).executeTakeFirstOrThrow()
  assert.equal(count, 2)
})

onEachDatabase('an offer is found by plan and terms, and not before it has a price', async ({ database }) => {
  const sample = await createSampleTenant(database)
  const terms = { planId: sample.planId, commitment: 'P1Y' as const, billingFrequency: 'annual' as const, segment: 'commercial' }
  assert.deepEqual(await findOfferFor(database, sample.tenantId, terms, SAMPLE_NOW), {
    offerId: sample.annualOfferId, productId: sample.productId, planId: sample.planId, commitment: 'P1Y', billingFrequency: 'annual',
    unitPrice: { currency: 'BRL', cents: 10_800 }, minSeats: 1, maxSeats: 300, promotionCapSeats: null, withdrawnAt: null,
  })
  assert.equal(await findOfferFor(database, sample.tenantId, { ...terms, segment: 'education' }, SAMPLE_NOW), null)
  assert.equal(await findOfferFor(database, sample.tenantId, terms, instant('2024-12-31T23:59:59.999Z')), null)
})

onEachDatabase('offers come by id, page by page, each with one price', async ({ database }) => {
  const sample = await createSampleTenant(database)
  await storePrice(database, sample, MARCH, APRIL, 900)
  const page = (afterId: string | null) => listOffers(database, sample.tenantId, { productId: sample.productId, now: SAMPLE_NOW, afterId, limit: 1 })
  const first = await page(null)
  const second = await page(first.next)
  assert.deepEqual([...first.items, ...second.items].map((offer) => [offer.offerId, offer.unitPrice.cents, offer.termUnitCents]),
    [[sample.offerId, 900, 10_800], [sample.annualOfferId, 10_800, 10_800]])
  assert.equal(second.next, null)
})

onEachDatabase('an offer has a price in the list that is asked for, or none', async ({ database }) => {
  const sample = await createSampleTenant(database)
  const other = await database.withTx((tx) => upsertPriceList(tx, sample.tenantId, { id: newId('pls'), name: 'Padrão', market: 'US', currency: 'USD' }))
  assert.equal(await findOffer(database, sample.tenantId, sample.offerId, SAMPLE_NOW, other), null)
  assert.ok(await findOffer(database, sample.tenantId, sample.offerId, SAMPLE_NOW, sample.priceListId))
})

onEachDatabase('families, products and plans stored again keep their ids, and what an import does not know', async ({ database }) => {
  const sample = await createSampleTenant(database)
  const stored = await database.withTx(async (tx) => {
    const families = await upsertFamilies(tx, sample.tenantId, [{ id: newId('fam'), name: 'Produtividade' }])
    const products = await upsertProducts(tx, sample.tenantId, [{
      id: newId('prd'), family_id: families.get('Produtividade') ?? '', name: 'Novo nome', publisher: 'Editora', external_ref: 'CFQ7TTC0LF8Q', policy: '{}',
    }])
    const plans = await upsertPlans(tx, sample.tenantId, [{
      id: newId('pln'), product_id: sample.productId, name: 'Básico+', description: null, external_ref: '0001', tier: 5, min_seats: 9, max_seats: null,
      upgrade_plan_ids: '[]',
    }])
    return { products, plans }
  })
  assert.equal(stored.products.get('CFQ7TTC0LF8Q'), sample.productId)
  assert.equal(stored.plans.get(`${sample.productId}:0001`), sample.planId)
  const offer = await findOffer(database, sample.tenantId, sample.offerId, SAMPLE_NOW)
  assert.deepEqual([offer?.minSeats, offer?.maxSeats], [1, 300])
})

onEachDatabase('a customer stored by CNPJ is inserted, then unchanged, then updated', async ({ database }) => {
  const sample = await createSampleTenant(database)
  const account: NewAccount & { tax_id: string } = {
    id: newId('acc'), kind: 'customer', parent_id: sample.resellerId, name: 'Mercearia Sol', trade_name: null, search_name: 'mercearia sol',
    tax_id: '12345678000195', email: null, phone: null, address: null, is_corporate: 0, external_ref: 'erp-7', version: 1, created_at: SAMPLE_NOW,
    removed_at: null,
  }
  const store = (change: Omit<Partial<NewAccount>, 'tax_id'>) => database.withTx((tx) => upsertAccountByTaxId(tx, sample.tenantId, { ...account, id: newId('acc'), ...change }))
  const first = await store({})
  assert.deepEqual(await store({}), { id: first.id, outcome: 'unchanged' })
  assert.deepEqual(await store({ external_ref: null }), { id: first.id, outcome: 'unchanged' }, 'a file without the reference does not erase it')
  assert.deepEqual(await store({ email: 'sol@exemplo.com.br' }), { id: first.id, outcome: 'updated' })
  assert.equal(first.outcome, 'inserted')
})
