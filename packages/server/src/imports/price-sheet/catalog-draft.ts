/** The catalogue as it will be: what is stored, and what an import adds or changes. Pure but for new ids. */
import { CSP_POLICY } from '@assento/rules'
import type { BillingFrequency, Commitment } from '@assento/rules'
import { canonicalJson, newId } from '@assento/store'
import type { CatalogChange, CatalogSnapshot, NewCatalogRows } from '@assento/store'

type Rows<Key extends keyof NewCatalogRows> = NewCatalogRows[Key][number]
type OfferRow = Rows<'offers'> & { withdrawn_at: CatalogSnapshot['offers'][number]['withdrawn_at'] }

/** Name of the list that a vendor's sheet fills; one a market and currency. */
const PRICE_LIST_NAME = 'Lista do fabricante'

export interface OfferName {
  readonly planId: string
  readonly commitment: Commitment
  readonly billingFrequency: BillingFrequency
  readonly segment: string
  readonly isTrial: boolean
}

export class CatalogDraft {
  readonly created = {
    families: [] as Rows<'families'>[], products: [] as Rows<'products'>[], plans: [] as Rows<'plans'>[], offers: [] as OfferRow[],
    priceLists: [] as Rows<'priceLists'>[], prices: [] as Rows<'prices'>[],
  } satisfies { [Key in keyof NewCatalogRows]: Rows<Key>[] }
  readonly changedProducts = new Map<string, CatalogChange['product']>()
  readonly changedPlans = new Map<string, CatalogChange['plan']>()
  readonly changedOffers = new Map<string, CatalogChange['offer']>()
  readonly changedPrices = new Map<string, CatalogChange['price']>()
  readonly #families: Map<string, string>
  readonly #products: Map<string, Pick<Rows<'products'>, 'id' | 'name'>>
  readonly #plans: Map<string, Rows<'plans'>>
  readonly #offers: Map<string, OfferRow>
  readonly #priceLists: Map<string, string>
  /** Products whose title this file has told: its first line names the product. */
  readonly #named = new Set<string>()

  constructor(snapshot: CatalogSnapshot) {
    const productRefs = new Map(snapshot.products.map((product) => [product.id, product.external_ref ?? '']))
    this.#families = new Map(snapshot.families.map((family) => [family.name, family.id]))
    this.#products = new Map(snapshot.products.map((product) => [product.external_ref ?? product.id, product]))
    this.#plans = new Map(snapshot.plans.map((plan) => [`${productRefs.get(plan.product_id)}/${plan.external_ref}`, plan]))
    this.#offers = new Map(snapshot.offers.map((offer) => [offerKeyOf(offer), offer]))
    this.#priceLists = new Map(snapshot.priceLists.map((list) => [`${list.name}|${list.market}|${list.currency}`, list.id]))
  }

  /** The product of a vendor's ProductId, created or renamed when the sheet says so. */
  product(ref: string, title: string, publisher: string | null, mayRename: boolean): string {
    const known = this.#products.get(ref)
    if (known === undefined) return this.#createProduct(ref, title, publisher)
    if (mayRename && !this.#named.has(ref) && known.name !== title) this.changedProducts.set(known.id, { name: title })
    this.#named.add(ref)
    return known.id
  }

  /** The plan of a ProductId and SkuId; null when neither store nor file has it. */
  findPlan(productRef: string, skuRef: string): Rows<'plans'> | null {
    return this.#plans.get(`${productRef}/${skuRef}`) ?? null
  }

  plan(productId: string, productRef: string, skuRef: string, title: string, description: string | null): Rows<'plans'> {
    const known = this.findPlan(productRef, skuRef)
    if (known === null) {
      const row: Rows<'plans'> = {
        id: newId('pln'), product_id: productId, name: title, description, external_ref: skuRef, tier: 0, min_seats: 1, max_seats: null,
        upgrade_plan_ids: '[]',
      }
      this.created.plans.push(row)
      this.#plans.set(`${productRef}/${skuRef}`, row)
      return row
    }
    const change = { name: title, description: description ?? known.description ?? null }
    if (change.name !== known.name || change.description !== known.description) this.changePlan(known.id, change)
    return known
  }

  /** Changes a stored plan, or the row of one that is still to be created. */
  changePlan(planId: string, change: CatalogChange['plan']): void {
    const fresh = this.created.plans.find((plan) => plan.id === planId)
    if (fresh === undefined) this.changedPlans.set(planId, { ...this.changedPlans.get(planId), ...change })
    else Object.assign(fresh, change)
  }

  offer(name: OfferName): OfferRow {
    const key = offerKeyOf({
      plan_id: name.planId, commitment: name.commitment, billing_frequency: name.billingFrequency, segment: name.segment,
      is_trial: name.isTrial ? 1 : 0,
    })
    const known = this.#offers.get(key)
    if (known !== undefined) return known
    const row: OfferRow = {
      id: newId('off'), plan_id: name.planId, commitment: name.commitment, billing_frequency: name.billingFrequency, segment: name.segment,
      is_trial: name.isTrial ? 1 : 0, withdrawn_at: null,
    }
    this.created.offers.push(row)
    this.#offers.set(key, row)
    return row
  }

  /** Ends the sale of an offer, or resumes it (null); true when that is news. */
  withdrawOffer(offer: OfferRow, withdrawnAt: OfferRow['withdrawn_at']): boolean {
    if (offer.withdrawn_at === withdrawnAt) return false
    if (!this.created.offers.includes(offer)) this.changedOffers.set(offer.id, { withdrawn_at: withdrawnAt })
    offer.withdrawn_at = withdrawnAt
    return true
  }

  priceList(market: string, currency: string): string {
    const key = `${PRICE_LIST_NAME}|${market}|${currency}`
    const known = this.#priceLists.get(key)
    if (known !== undefined) return known
    const id = newId('pls')
    this.created.priceLists.push({ id, name: PRICE_LIST_NAME, market, currency })
    this.#priceLists.set(key, id)
    return id
  }

  #createProduct(ref: string, name: string, publisher: string | null): string {
    const id = newId('prd')
    const row = { id, family_id: this.#family(name), name, publisher, external_ref: ref, policy: canonicalJson(CSP_POLICY) }
    this.created.products.push(row)
    this.#products.set(ref, row)
    this.#named.add(ref)
    return id
  }

  #family(productName: string): string {
    const name = familyOf(productName)
    const known = this.#families.get(name)
    if (known !== undefined) return known
    const id = newId('fam')
    this.created.families.push({ id, name })
    this.#families.set(name, id)
    return id
  }
}

/** The vendor names no families: the first two words of a title are one (`Nimbus 365 Business Basic` → `Nimbus 365`). */
export function familyOf(productTitle: string): string {
  return productTitle.trim().split(/\s+/).slice(0, 2).join(' ')
}

function offerKeyOf(offer: Pick<Rows<'offers'>, 'plan_id' | 'commitment' | 'billing_frequency' | 'segment' | 'is_trial'>): string {
  return [offer.plan_id, offer.commitment, offer.billing_frequency, offer.segment, offer.is_trial].join('|')
}
