/** What the renewal procedures take and give, as plain JSON. */
import type { BillingFrequency, Commitment, Decision, EndOfTerm, Instant, Money, OfferFacts, RenewalPlan, RenewalPreview, SchedulePlan } from '@assento/rules'
import type { Contacts, Quote, SubscriptionDetail } from '../subscriptions/dto.ts'

/** An offer that the next term may have, at today's price. */
export interface RenewalOption {
  readonly offer: OfferFacts
  readonly planName: string
  readonly commitment: Commitment
  readonly billingFrequency: BillingFrequency
  /** One seat a month, only for comparison. */
  readonly perSeatMonth: Money
}

/** Everything that the scheduler shows. */
export interface RenewalView {
  readonly subscription: SubscriptionDetail
  readonly endOfTerm: EndOfTerm
  /** Choices that this subscription has at the end of its term, with the reason of those it has not. */
  readonly choices: readonly { readonly choice: EndOfTerm; readonly available: boolean; readonly rule: string | null }[]
  readonly renewalPlan: RenewalPlan | null
  /** The next term as things stand, side by side with this one. */
  readonly preview: RenewalPreview
  readonly options: readonly RenewalOption[]
  readonly changeableUntil: Instant
  readonly contacts: Contacts
}

/** A renewal quote also shows both terms side by side; null when the request was refused. */
export interface RenewalQuote extends Quote<SchedulePlan> {
  readonly preview: RenewalPreview | null
}

export type RenewalChanged = Decision<SchedulePlan> & {
  readonly view: RenewalView
  readonly restoreSchedule: RenewalPlan | null
}
