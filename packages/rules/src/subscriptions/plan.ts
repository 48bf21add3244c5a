import type { DatePeriod, Instant, CalendarDate } from '../time.ts'
import type { Money } from '../money.ts'
import type { EndOfTerm } from '../policy.ts'
import type { OfferFacts, RenewalPlan, SubscriptionStatus } from './facts.ts'

export type ChargeKind =
  | 'seatsAdded' | 'seatsReduced' | 'termCycle' | 'cancellation' | 'planCredit' | 'planCharge' | 'extendedCycle' | 'retroactive'

/** One line of an invoice, with everything that is needed to explain it. */
export interface ChargeLine {
  readonly kind: ChargeKind
  /** Signed: negative for a credit. */
  readonly seats: number
  /** Price of one seat for the whole cycle. */
  readonly unitPrice: Money
  readonly billingDays: number
  readonly cycleDays: number
  /** The days that the line covers, `[startsOn, until)`. */
  readonly period: DatePeriod
  /** = round(unitPrice × seats × billingDays ÷ cycleDays), limited by what was charged when it is a credit. */
  readonly amount: Money
  /** For a credit: the charges it takes back; their amounts sum to −amount. */
  readonly credits: readonly ChargeCredit[]
}

/** What a credit takes back of one charge. */
export interface ChargeCredit {
  readonly chargeId: string
  /** Positive. */
  readonly cents: number
  /** Seats of the charge that ran before, and that go on afterwards. */
  readonly fromSeats: number
  readonly toSeats: number
}

/** Facts for the live update, the webhook and the audit: `<object>.<past participle>`. */
export interface PlannedEvent {
  readonly name: string
  readonly subject: Readonly<Record<string, string | number | boolean | null>>
}

/** What a change of seats will do. Plain data: `apply` writes it and holds no business `if`. */
export interface SeatPlan {
  readonly subscriptionId: string
  readonly fromVersion: number
  readonly change: 'none' | 'increase' | 'decrease'
  readonly fromSeats: number
  readonly toSeats: number
  readonly opensBatch: { readonly seats: number; readonly addedAt: Instant; readonly until: Instant } | null
  readonly consumesBatches: readonly { readonly batchId: string; readonly seats: number }[]
  readonly lines: readonly ChargeLine[]
  /** Sum of `lines`: what is charged (or credited when negative) now; zero when the lines wait for the next invoice. */
  readonly dueNow: Money
  /** When the lines are invoiced; `nextInvoice` only for monthly commitments of products that say so. */
  readonly chargeAt: 'now' | 'nextInvoice'
  /** What each cycle costs afterwards, and from when: the next invoice. */
  readonly nextCycle: { readonly startsOn: CalendarDate; readonly amount: Money } | null
  /** The renewal plan that this change drops; null when nothing is lost. */
  readonly losesRenewalPlan: RenewalPlan | null
  readonly events: readonly PlannedEvent[]
}

/** What cancelling, suspending or resuming will do. */
export interface StatePlan {
  readonly subscriptionId: string
  readonly fromVersion: number
  readonly fromStatus: SubscriptionStatus
  readonly toStatus: SubscriptionStatus
  readonly endOfTerm: EndOfTerm
  /** The running term afterwards, where a retroactive release moves it; unset = as it was. */
  readonly term?: DatePeriod
  readonly effectiveAt: Instant
  readonly lines: readonly ChargeLine[]
  readonly dueNow: Money
  readonly losesRenewalPlan: RenewalPlan | null
  readonly events: readonly PlannedEvent[]
}

/** What a renewal does: one new term, one first charge, one window. */
export interface RenewalTermPlan {
  readonly subscriptionId: string
  readonly fromVersion: number
  readonly outcome: 'renewed' | 'extended'
  readonly seats: number
  readonly offer: OfferFacts
  readonly term: DatePeriod
  readonly anchorOn: CalendarDate
  readonly completedAt: Instant
  readonly endOfTerm: EndOfTerm
  /** Null where the policy has no window. */
  readonly opensBatch: { readonly seats: number; readonly addedAt: Instant; readonly until: Instant } | null
  readonly lines: readonly ChargeLine[]
  readonly dueNow: Money
  readonly appliedRenewalPlan: boolean
  /** Set when the planned offer was withdrawn and the term renewed unchanged (decision 12). */
  readonly alert: { readonly rule: 'renewals.plan.offerWithdrawn'; readonly planned: RenewalPlan } | null
  readonly events: readonly PlannedEvent[]
}

/** A step of the lifecycle that time alone brings: end of term without renewal, disabled, deleted. */
export interface LifecyclePlan {
  readonly subscriptionId: string
  readonly fromVersion: number
  readonly fromStatus: SubscriptionStatus
  readonly toStatus: SubscriptionStatus
  readonly effectiveAt: Instant
  readonly events: readonly PlannedEvent[]
}

/** One cycle's charge inside a running term. */
export interface CyclePlan {
  readonly subscriptionId: string
  readonly fromVersion: number
  readonly lines: readonly ChargeLine[]
  readonly dueNow: Money
  readonly events: readonly PlannedEvent[]
}

/** A renewal plan stored, replaced or cleared. */
export interface SchedulePlan {
  readonly subscriptionId: string
  readonly fromVersion: number
  readonly endOfTerm: EndOfTerm
  /** The plan afterwards; null clears it. */
  readonly renewalPlan: RenewalPlan | null
  readonly losesRenewalPlan: RenewalPlan | null
  /** The next term priced by today's list, for the side-by-side view. */
  readonly preview: RenewalPreview
  readonly events: readonly PlannedEvent[]
}

export interface RenewalPreview {
  readonly current: TermSummary
  /** Null when the subscription ends. */
  readonly next: TermSummary | null
  /** Last instant at which the plan can still be changed. */
  readonly changeableUntil: Instant
  /** Last instant of the new reduction window if the renewal completes at the first instant of the term; null without. */
  readonly nextWindowUntil: Instant | null
}

export interface TermSummary {
  readonly seats: number
  readonly offer: OfferFacts
  readonly term: DatePeriod
  /** What one billing cycle costs. */
  readonly perCycle: Money
  /** What the whole term costs. */
  readonly perTerm: Money
  /** perTerm ÷ months, rounded: only for comparison. */
  readonly perMonth: Money
}
