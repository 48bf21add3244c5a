import type { BillingFrequency, Commitment, Instant, OfferFacts } from '@assento/rules'
import { sql, type Kysely } from 'kysely'
import type { Handle } from '../handle.ts'
import { assertPageLimit, pageOf, type Page } from '../page.ts'
import type { Bit, Database } from '../schema.ts'

/** An offer with what a list shows beside the facts. */
export interface OfferListItem extends OfferFacts {
  readonly productName: string
  readonly planName: string
  readonly segment: string
  readonly isTrial: boolean
  readonly priceListId: string
  /** One seat for the whole term, as in the sheet. */
  readonly termUnitCents: number
}

/** What names one offer of a plan. */
export interface OfferTerms {
  readonly planId: string
  readonly commitment: Commitment
  readonly billingFrequency: BillingFrequency
  readonly segment: string
}

export interface OfferFilter {
  readonly productId?: string
  readonly planId?: string
  readonly priceListId?: string
  readonly now: Instant
  readonly afterId: string | null
  readonly limit: number
}

/** The offer at the price of `now`; null when the id is unknown or has no price at that instant. */
export async function findOffer(
  handle: Handle, tenantId: string, offerId: string, now: Instant, priceListId?: string,
): Promise<OfferFacts | null> {
  const row = await pricedOffers(handle.db, tenantId, now, priceListId).where('offer.id', '=', offerId).executeTakeFirst()
  return row === undefined ? null : factsOf(row)
}

/** The offer of a plan for those terms at the price of `now`, trials aside; null when it is not sold or has no price. */
export async function findOfferFor(
  handle: Handle, tenantId: string, terms: OfferTerms, now: Instant, priceListId?: string,
): Promise<OfferFacts | null> {
  const row = await pricedOffers(handle.db, tenantId, now, priceListId)
    .where('offer.plan_id', '=', terms.planId).where('offer.commitment', '=', terms.commitment)
    .where('offer.billing_frequency', '=', terms.billingFrequency).where('offer.segment', '=', terms.segment).where('offer.is_trial', '=', 0)
    .executeTakeFirst()
  return row === undefined ? null : factsOf(row)
}

/** Offers that have a price at `now`, by id. */
export async function listOffers(handle: Handle, tenantId: string, filter: OfferFilter): Promise<Page<OfferListItem>> {
  assertPageLimit(filter.limit)
  let query = pricedOffers(handle.db, tenantId, filter.now, filter.priceListId).where('offer.id', '>', filter.afterId ?? '')
  if (filter.productId !== undefined) query = query.where('plan.product_id', '=', filter.productId)
  if (filter.planId !== undefined) query = query.where('plan.id', '=', filter.planId)
  const rows = await query.orderBy('offer.id').limit(filter.limit + 1).execute()
  return pageOf(rows.map(listItemOf), filter.limit, (offer) => offer.offerId)
}

/** Every offer of some plans that is on sale at `now` and has a price, by plan, then id: for a page of plans, in one statement. */
export async function listOffersOfPlans(handle: Handle, tenantId: string, planIds: readonly string[], now: Instant): Promise<readonly OfferListItem[]> {
  if (planIds.length === 0) return []
  const rows = await pricedOffers(handle.db, tenantId, now, undefined).where('offer.plan_id', 'in', planIds)
    .where((is) => is.or([is('offer.withdrawn_at', 'is', null), is('offer.withdrawn_at', '>', now)]))
    .orderBy('offer.plan_id').orderBy('offer.id').execute()
  return rows.map(listItemOf)
}

/** Every offer of some plans that has a price at `now`, those that are not sold any more too: what running terms may renew at. */
export async function listPricedOffersOfPlans(handle: Handle, tenantId: string, planIds: readonly string[], now: Instant): Promise<readonly OfferListItem[]> {
  if (planIds.length === 0) return []
  const rows = await pricedOffers(handle.db, tenantId, now, undefined).where('offer.plan_id', 'in', planIds).orderBy('offer.id').execute()
  return rows.map(listItemOf)
}

/** The listed offers that have a price at `now`, by their ids. */
export async function listOffersByIds(handle: Handle, tenantId: string, offerIds: readonly string[], now: Instant): Promise<readonly OfferListItem[]> {
  if (offerIds.length === 0) return []
  const rows = await pricedOffers(handle.db, tenantId, now, undefined).where('offer.id', 'in', offerIds).orderBy('offer.id').execute()
  return rows.map(listItemOf)
}

/** Ids of the plan's offers that are not withdrawn, with their terms: what a customer may choose among. */
export function listOfferTerms(handle: Handle, tenantId: string, planId: string) {
  return handle.db.selectFrom('offer')
    .select(['id as offerId', 'commitment', 'billing_frequency as billingFrequency', 'segment', 'is_trial as isTrial', 'withdrawn_at as withdrawnAt'])
    .where('tenant_id', '=', tenantId).where('plan_id', '=', planId).orderBy('id').execute()
}

interface OfferRow {
  offerId: string
  planId: string
  productId: string
  commitment: Commitment
  billingFrequency: BillingFrequency
  segment: string
  isTrial: Bit
  withdrawnAt: Instant | null
  planName: string
  productName: string
  minSeats: number
  maxSeats: number | null
  priceListId: string
  currency: string
  termUnitCents: number
  cycleUnitCents: number
}

/**
 * Offers joined to the one price that applies at `now`. Of windows `[starts_at, until)` that overlap the earliest-ending
 * one applies, and among equals the one that started last (formats.md § 1).
 */
function pricedOffers(db: Kysely<Database>, tenantId: string, now: Instant, priceListId: string | undefined) {
  return db.selectFrom('offer')
    .innerJoin('plan', (join) => join.onRef('plan.tenant_id', '=', 'offer.tenant_id').onRef('plan.id', '=', 'offer.plan_id'))
    .innerJoin('product', (join) => join.onRef('product.tenant_id', '=', 'plan.tenant_id').onRef('product.id', '=', 'plan.product_id'))
    .innerJoin('price', (join) => join.onRef('price.tenant_id', '=', 'offer.tenant_id').on((is) => is('price.id', '=', is
      .selectFrom('price as candidate').select('candidate.id')
      .whereRef('candidate.tenant_id', '=', 'offer.tenant_id').whereRef('candidate.offer_id', '=', 'offer.id')
      .where('candidate.starts_at', '<=', now)
      .where((window) => window.or([window('candidate.until', 'is', null), window('candidate.until', '>', now)]))
      .$if(priceListId !== undefined, (query) => query.where('candidate.price_list_id', '=', priceListId ?? ''))
      .orderBy(sql`candidate.until is null`).orderBy('candidate.until').orderBy('candidate.starts_at', 'desc').orderBy('candidate.id')
      .limit(1))))
    .innerJoin('price_list', (join) => join
      .onRef('price_list.tenant_id', '=', 'price.tenant_id').onRef('price_list.id', '=', 'price.price_list_id'))
    .where('offer.tenant_id', '=', tenantId)
    .select([
      'offer.id as offerId', 'offer.plan_id as planId', 'plan.product_id as productId', 'offer.commitment',
      'offer.billing_frequency as billingFrequency', 'offer.segment', 'offer.is_trial as isTrial', 'offer.withdrawn_at as withdrawnAt',
      'plan.name as planName', 'product.name as productName', 'plan.min_seats as minSeats', 'plan.max_seats as maxSeats',
      'price.price_list_id as priceListId', 'price_list.currency', 'price.term_unit_cents as termUnitCents',
      'price.cycle_unit_cents as cycleUnitCents',
    ])
}

function factsOf(row: OfferRow): OfferFacts {
  return {
    offerId: row.offerId, productId: row.productId, planId: row.planId, commitment: row.commitment, billingFrequency: row.billingFrequency,
    unitPrice: { currency: row.currency, cents: row.cycleUnitCents }, minSeats: row.minSeats, maxSeats: row.maxSeats,
    promotionCapSeats: null, withdrawnAt: row.withdrawnAt,
  }
}

function listItemOf(row: OfferRow): OfferListItem {
  return {
    ...factsOf(row), productName: row.productName, planName: row.planName, segment: row.segment, isTrial: row.isTrial === 1,
    priceListId: row.priceListId, termUnitCents: row.termUnitCents,
  }
}
