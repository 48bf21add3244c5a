import type { Commitment, BillingFrequency, EndOfTerm, SubscriptionPolicy } from '../policy.ts'
import type { CalendarDate, DatePeriod, Instant } from '../time.ts'
import type { Currency, Money } from '../money.ts'

/**
 * Stored state of a subscription. `renewing` is not stored: it is the time from the end of the term until the renewal
 * has been done (see `isRenewalRunning`).
 */
export type SubscriptionStatus = 'provisioning' | 'active' | 'suspended' | 'extended' | 'expired' | 'disabled' | 'deleted'

/** Seats that were added together and may be reduced together until `until` (lote de licenças). */
export interface SeatBatch {
  readonly id: string
  /** Seats of the batch that have not been reduced since. */
  readonly seats: number
  readonly addedAt: Instant
  /** Last instant at which the batch may be reduced, inclusive. */
  readonly until: Instant
}

/** An issued charge that can still be credited, for the cycle it covers. */
export interface ChargedLine {
  readonly id: string
  readonly period: DatePeriod
  readonly seats: number
  readonly amountCents: number
  /** Already credited against this line; never above `amountCents`. */
  readonly creditedCents: number
  /** Of its seats, those that were given back; the others still run. */
  readonly creditedSeats: number
}

/** The offer that a term is sold under, with the price locked for the term. */
export interface OfferFacts {
  readonly offerId: string
  readonly productId: string
  readonly planId: string
  readonly commitment: Commitment
  readonly billingFrequency: BillingFrequency
  /** Price of one seat for one billing cycle. */
  readonly unitPrice: Money
  readonly minSeats: number
  readonly maxSeats: number | null
  /** Seats that the promotion covers at most; null without a promotion. */
  readonly promotionCapSeats: number | null
  /** Offer no longer sold from this instant; null while it is sold. */
  readonly withdrawnAt: Instant | null
}

/** What the next term will be, as the customer planned it (plano de renovação). Everything unset stays as it is. */
export interface RenewalPlan {
  readonly seats: number
  readonly offerId: string
  readonly planId: string
  readonly commitment: Commitment
  readonly billingFrequency: BillingFrequency
  /** First day after a co-terminated next term; null for a full term. */
  readonly customTermUntil: CalendarDate | null
}

/** An add-on sold in proportion to a base subscription (rule Q5). */
export interface AddonRatio {
  /** Seats of the base subscription. */
  readonly baseSeats: number
  readonly minimumPercent: number
}

/** Everything the rules need to know of one subscription; loaded inside the transaction that decides. */
export interface SubscriptionFacts {
  readonly id: string
  readonly version: number
  readonly status: SubscriptionStatus
  readonly isTrial: boolean
  readonly policy: SubscriptionPolicy
  readonly offer: OfferFacts
  readonly currency: Currency
  readonly seats: number
  readonly assignedSeats: number
  readonly batches: readonly SeatBatch[]
  /** First day of the first term: all terms and cycles count from it (decision 7). */
  readonly anchorOn: CalendarDate
  /** The running term; `until` is the day on which the next term would start. */
  readonly term: DatePeriod
  /** When this term was activated, or its renewal completed: the cancellation window counts from here. */
  readonly termActivatedAt: Instant
  /** What happens at the end of the term; `renew` = automatic renewal on. */
  readonly endOfTerm: EndOfTerm
  readonly renewalPlan: RenewalPlan | null
  /** Charges of the running term, oldest first. */
  readonly charged: readonly ChargedLine[]
  readonly boughtOrRenewedOn: CalendarDate
  readonly addon: AddonRatio | null
  /** For a base subscription: add-ons that must keep their ratio when the base grows. */
  readonly addonsOfThis: readonly { readonly subscriptionId: string; readonly seats: number; readonly minimumPercent: number }[]
}
