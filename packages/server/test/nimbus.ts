/** The catalogue of `shared/samples/01a-pricesheet-nce-19col-iso.csv` as rows: invented products at the sheet's prices. */
import { BILLING_FREQUENCIES, CSP_POLICY, cyclePriceCents, instant } from '@assento/rules'
import type { BillingFrequency, Commitment, Instant, SubscriptionPolicy } from '@assento/rules'
import {
  canonicalJson, newId, offerKey, setUpgradePaths, upsertFamilies, upsertOffers, upsertPlans, upsertPriceList, upsertPrices, upsertProducts,
} from '@assento/store'
import type { Tx } from '@assento/store'

/** Cents of one seat for the whole term, by product, commitment and frequency (01a, column UnitPrice). */
const TERM_CENTS = {
  basic: { 'P1M/monthly': 3456, 'P1Y/monthly': 36_288, 'P1Y/annual': 34_560, 'P1M/none': 0 },
  standard: { 'P1M/monthly': 8928, 'P1Y/monthly': 93_744, 'P1Y/annual': 89_280 },
  premium: { 'P1M/monthly': 14_208, 'P1Y/monthly': 149_184, 'P1Y/annual': 142_080 },
  e3: { 'P1M/monthly': 23_040, 'P1Y/monthly': 241_920, 'P1Y/annual': 230_400, 'P3Y/triennial': 691_200, 'P3Y/annual': 691_200 },
  e5: { 'P1Y/annual': 374_400 },
} as const satisfies Record<string, Partial<Record<`${Commitment}/${BillingFrequency}`, number>>>

const TITLES: Readonly<Record<NimbusProduct, string>> = {
  basic: 'Nimbus 365 Business Basic', standard: 'Nimbus 365 Business Standard', premium: 'Nimbus 365 Business Premium',
  e3: 'Nimbus 365 E3', e5: 'Nimbus 365 E5',
}

/** Start of the sheet's prices. */
export const PRICES_FROM: Instant = instant('2026-11-01T00:00:00.000Z')

export type NimbusProduct = keyof typeof TERM_CENTS
export interface Nimbus {
  readonly familyId: string
  readonly priceListId: string
  /** Plan ids by product. */
  readonly plans: Readonly<Record<NimbusProduct, string>>
  /** Offer ids, e.g. `basic P1Y/monthly`. */
  offer(name: string): string
}

/** Stores the catalogue: one plan a product, Basic → Standard → Premium and E3 → E5 as upgrade paths. */
export async function storeNimbus(tx: Tx, tenantId: string, policy: SubscriptionPolicy = CSP_POLICY, pricesFrom = PRICES_FROM): Promise<Nimbus> {
  const products = Object.keys(TERM_CENTS) as NimbusProduct[]
  const families = await upsertFamilies(tx, tenantId, [{ id: newId('fam'), name: 'Produtividade' }])
  const familyId = families.get('Produtividade') ?? ''
  const productIds = await upsertProducts(tx, tenantId, products.map((product) => ({
    id: newId('prd'), family_id: familyId, name: TITLES[product], publisher: 'Nimbus', external_ref: product, policy: canonicalJson(policy),
  })))
  const planIds = await upsertPlans(tx, tenantId, products.map((product, tier) => ({
    id: newId('pln'), product_id: productIds.get(product) ?? '', name: TITLES[product], description: null, external_ref: '0001', tier,
    min_seats: 1, max_seats: product === 'e3' || product === 'e5' ? null : 300, upgrade_plan_ids: '[]',
  })))
  const planOf = (product: NimbusProduct): string => planIds.get(`${productIds.get(product) ?? ''}:0001`) ?? ''
  const plans = Object.fromEntries(products.map((product) => [product, planOf(product)])) as Record<NimbusProduct, string>
  const upgrades: readonly (readonly [NimbusProduct, readonly NimbusProduct[]])[] = [
    ['basic', ['standard', 'premium']], ['standard', ['premium']], ['premium', []], ['e3', ['e5']], ['e5', []],
  ]
  for (const [index, [product, targets]] of upgrades.entries()) {
    await setUpgradePaths(tx, tenantId, plans[product], { tier: index, upgrade_plan_ids: JSON.stringify(targets.map((target) => plans[target])) })
  }
  const rows = products.flatMap((product) => Object.entries(TERM_CENTS[product]).map(([terms, cents]) => ({ product, terms, cents })))
  const offers = rows.map(({ product, terms, cents }) => {
    const [commitment, billingFrequency] = terms.split('/') as [Commitment, BillingFrequency]
    const isTrial = billingFrequency === 'none'
    const offer = {
      id: newId('off'), plan_id: plans[product], commitment, billing_frequency: billingFrequency, segment: 'Commercial',
      is_trial: isTrial ? 1 as const : 0 as const, withdrawn_at: null,
    }
    return { name: `${product} ${terms}`, offer, cents, cycleCents: isTrial ? 0 : cyclePriceCents(cents, commitment, billingFrequency) }
  })
  const stored = await upsertOffers(tx, tenantId, offers.map(({ offer }) => offer))
  const priceListId = await upsertPriceList(tx, tenantId, { id: newId('pls'), name: 'NCE', market: 'BR', currency: 'BRL' })
  const idOf = (offer: (typeof offers)[number]['offer']): string => stored.get(offerKey(offer)) ?? ''
  await upsertPrices(tx, tenantId, offers.map(({ offer, cents, cycleCents }) => ({
    id: newId('prc'), price_list_id: priceListId, offer_id: idOf(offer), starts_at: pricesFrom, until: null, term_unit_cents: cents,
    cycle_unit_cents: cycleCents, retail_term_unit_cents: null,
  })))
  const byName = new Map(offers.map(({ name, offer }) => [name, idOf(offer)]))
  return {
    familyId, priceListId, plans,
    offer: (name) => byName.get(name) ?? missing(name),
  }
}

/** One more offer of a plan, beside those of the sheet; answers its id. */
export async function storeOffer(
  tx: Tx, tenantId: string, nimbus: Nimbus, product: NimbusProduct, terms: readonly [Commitment, BillingFrequency], termCents: number,
): Promise<string> {
  const [commitment, billingFrequency] = terms
  const offer = {
    id: newId('off'), plan_id: nimbus.plans[product], commitment, billing_frequency: billingFrequency, segment: 'Commercial', is_trial: 0 as const,
    withdrawn_at: null,
  }
  await upsertOffers(tx, tenantId, [offer])
  await upsertPrices(tx, tenantId, [{
    id: newId('prc'), price_list_id: nimbus.priceListId, offer_id: offer.id, starts_at: PRICES_FROM, until: null, term_unit_cents: termCents,
    cycle_unit_cents: cyclePriceCents(termCents, commitment, billingFrequency), retail_term_unit_cents: null,
  }])
  return offer.id
}

function missing(name: string): never {
  throw new RangeError(`the catalogue has no offer ${name}; frequencies are ${JSON.stringify(BILLING_FREQUENCIES)}`)
}
