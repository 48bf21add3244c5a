/** What the catalogue procedures give, as plain JSON. */
import type { BillingFrequency, Commitment, Instant, Money, OfferFacts } from '@assento/rules'

export interface FamilyItem {
  readonly id: string
  readonly name: string
}

export interface PlanItem {
  readonly id: string
  readonly name: string
  readonly description: string | null
  /** Higher is better, within the upgrade paths of a plan. */
  readonly tier: number
  readonly minSeats: number
  readonly maxSeats: number | null
}

export interface ProductItem {
  readonly id: string
  readonly familyId: string
  readonly name: string
  readonly publisher: string | null
  readonly plans: readonly PlanItem[]
}

/** An offer at the price of the tenant's now. */
export interface OfferItem {
  readonly offer: OfferFacts
  readonly productName: string
  readonly planName: string
  readonly segment: string
  readonly isTrial: boolean
  /** One seat a month, only for comparison. */
  readonly perSeatMonth: Money
}

/** One line of a price list, for the reseller's server. */
export interface PriceListLine {
  readonly offerId: string
  readonly productName: string
  readonly planName: string
  readonly segment: string
  readonly commitment: Commitment
  readonly billingFrequency: BillingFrequency
  /** One seat for the whole term, as in the sheet. */
  readonly perTerm: Money
  /** One seat for one billing cycle. */
  readonly perCycle: Money
  readonly withdrawnAt: Instant | null
}

export interface PriceListPage {
  readonly priceLists: readonly { readonly id: string; readonly name: string; readonly market: string; readonly currency: string }[]
  readonly items: readonly PriceListLine[]
  readonly nextCursor: string | null
}
