/** What the subscription procedures take and give, as plain JSON. */
import type {
  BillingFrequency, CalendarDate, ChargeLine, Commitment, DatePeriod, Decision, EndOfTerm, Instant, Money, RenewalPlan, SeatPlan,
  StatePlan, SubscriptionFacts, SubscriptionStatus,
} from '@assento/rules'

export interface Page<Item> {
  readonly items: readonly Item[]
  /** Opaque; null on the last page. */
  readonly nextCursor: string | null
}

export type ProvisioningState = 'requested' | 'provisioning' | 'active' | 'failed'

/** One row of the licence panel. */
export interface SubscriptionItem {
  readonly id: string
  readonly customerId: string
  readonly customerName: string
  readonly name: string
  readonly productName: string
  readonly planName: string
  readonly familyName: string
  readonly status: SubscriptionStatus
  readonly isTrial: boolean
  readonly seats: number
  readonly assignedSeats: number
  readonly commitment: Commitment
  readonly billingFrequency: BillingFrequency
  readonly unitPrice: Money
  /** unitPrice × seats. */
  readonly perCycle: Money
  readonly term: DatePeriod
  readonly endOfTerm: EndOfTerm
  readonly renewalPlanSeats: number | null
  /** Seats that may be reduced at `now`, and when the first of them no longer may; null when none. */
  readonly reducible: { readonly seats: number; readonly until: Instant } | null
  readonly provisioning: ProvisioningState
  readonly version: number
}

export interface Contacts {
  readonly accountManager: Contact | null
  readonly support: Contact | null
  readonly finance: Contact | null
}

export interface Contact {
  readonly name: string
  readonly email: string | null
  readonly phone: string | null
  readonly url: string | null
}

/** What this caller may do with the subscription, by role and session; rules may still refuse. */
export interface SubscriptionPermissions {
  readonly increaseSeats: boolean
  readonly reduceSeats: boolean
  readonly cancel: boolean
  readonly suspend: boolean
  readonly planRenewal: boolean
  readonly setEndOfTerm: boolean
  readonly assignSeats: boolean
}

export interface SubscriptionDetail extends SubscriptionItem {
  /** For the instant preview by the same rules that the server enforces. */
  readonly facts: SubscriptionFacts
  readonly permissions: SubscriptionPermissions
  readonly contacts: Contacts
  /** The tenant's time when this was read. */
  readonly now: Instant
  /** Zone in which the customer reads times. */
  readonly zone: string
  readonly provisioningDetail: {
    readonly state: ProvisioningState
    readonly requestedAt: Instant
    /** 30 minutes after the request. */
    readonly expectedBy: Instant
    readonly overdue: boolean
  } | null
}

/** What would happen, priced. A refusal is a `denied` decision with HTTP 200 and no quote id. */
export interface Quote<Plan> {
  readonly decision: Decision<Plan>
  readonly lines: readonly ChargeLine[]
  readonly dueNow: Money
  /** What the change would silently drop elsewhere; here it is said, and needs `acknowledgeScheduleLoss`. */
  readonly losses: readonly { readonly kind: 'renewalPlan'; readonly renewalPlan: RenewalPlan }[]
  readonly quoteId: string | null
  /** Last instant at which the quote holds. */
  readonly validUntil: Instant | null
  readonly version: number
}

/**
 * A command's answer: the decision, and the subscription as it is afterwards (also after a refusal).
 * `restoreSchedule` is the renewal plan that was dropped with consent, ready for `renewals.schedule`.
 */
export type Changed<Plan> = Decision<Plan> & {
  readonly subscription: SubscriptionDetail
  readonly restoreSchedule: RenewalPlan | null
}

export type SeatQuote = Quote<SeatPlan>
export type SeatChanged = Changed<SeatPlan>
export type CancelQuote = Quote<StatePlan>
export type StateChanged = Changed<StatePlan>

export interface SeatAssignmentItem {
  readonly id: string
  readonly userName: string
  readonly userEmail: string
  readonly assignedAt: Instant
}

export interface HistoryItem {
  readonly seq: number
  readonly at: Instant
  readonly actorName: string
  readonly role: string
  readonly action: string
  readonly outcome: 'done' | 'denied' | 'refused' | 'failed'
  readonly rule: string | null
  readonly before: unknown
  readonly after: unknown
}

export interface ChargeItem {
  readonly id: string
  readonly kind: ChargeLine['kind']
  readonly seats: number
  readonly unitPrice: Money
  readonly billingDays: number
  readonly cycleDays: number
  readonly period: DatePeriod
  readonly amount: Money
  readonly invoiceDraftId: string | null
  readonly quoteId: string | null
  readonly createdOn: CalendarDate
}
