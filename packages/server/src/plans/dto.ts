/** What the plan procedures take and give, as plain JSON. */
import type { FrequencyPlan, Money, OfferFacts, TermChangePlan, UpgradePlan } from '@assento/rules'
import type { Changed, Quote, SubscriptionDetail } from '../subscriptions/dto.ts'

export type PlanDirection = 'up' | 'down' | 'same'

/** A plan, commitment or frequency that a running term could change to, with the rule that refuses it now. */
export interface PlanOption {
  readonly offer: OfferFacts
  readonly planName: string
  /** What the plan brings, in the seller's words. */
  readonly description: string | null
  /** Where the plan lies from the present one, by the catalogue's paths. */
  readonly direction: PlanDirection
  /** One seat a month, only for comparison. */
  readonly perSeatMonth: Money
  readonly available: boolean
  readonly rule: string | null
}

export interface PlanOptions {
  readonly subscription: SubscriptionDetail
  readonly items: readonly PlanOption[]
}

export type PlanChangePlan = UpgradePlan | TermChangePlan | FrequencyPlan
export type PlanQuote = Quote<PlanChangePlan>
export type PlanChanged = Changed<PlanChangePlan>
