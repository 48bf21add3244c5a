/** What is sold, and for how much. */
import type { BillingFrequency, Commitment, Instant } from '@assento/rules'
import type { Bit, JsonText } from './values.ts'

export interface ProductFamilyTable {
  tenant_id: string
  id: string
  name: string
}

export interface ProductTable {
  tenant_id: string
  id: string
  family_id: string
  name: string
  publisher: string | null
  /** Vendor's ProductId. */
  external_ref: string | null
  /** SubscriptionPolicy. */
  policy: JsonText
}

/** A plan (tier) of a product: the vendor's SKU. */
export interface PlanTable {
  tenant_id: string
  id: string
  product_id: string
  name: string
  description: string | null
  /** Vendor's SkuId, four digits. */
  external_ref: string | null
  /** Tier within its upgrade paths; higher is better. */
  tier: number
  min_seats: number
  max_seats: number | null
  /** Ids of plans that this one may be upgraded to (JSON array). */
  upgrade_plan_ids: JsonText
}

/** A plan sold for one commitment and one billing frequency in one segment. */
export interface OfferTable {
  tenant_id: string
  id: string
  plan_id: string
  commitment: Commitment
  billing_frequency: BillingFrequency
  segment: string
  is_trial: Bit
  withdrawn_at: Instant | null
}

export interface PriceListTable {
  tenant_id: string
  id: string
  name: string
  market: string
  currency: string
}

/** Price of an offer in `[starts_at, until)`; of overlapping windows the earliest-ending one applies. */
export interface PriceTable {
  tenant_id: string
  id: string
  price_list_id: string
  offer_id: string
  starts_at: Instant
  until: Instant | null
  /** One seat for the whole term, as in the sheet. */
  term_unit_cents: number
  /** One seat for one billing cycle. */
  cycle_unit_cents: number
  /** Suggested retail price of the term (ERP Price). */
  retail_term_unit_cents: number | null
}
