/** Subscriptions, and everything that hangs on one. */
import type { BillingFrequency, CalendarDate, Commitment, EndOfTerm, Instant, SubscriptionStatus } from '@assento/rules'
import type { Bit, JsonText } from './values.ts'

export interface SubscriptionTable {
  tenant_id: string
  /** Time-ordered. */
  id: string
  customer_id: string
  product_id: string
  plan_id: string
  offer_id: string
  /** What the customer calls it. */
  name: string
  status: SubscriptionStatus
  is_trial: Bit
  seats: number
  assigned_seats: number
  commitment: Commitment
  billing_frequency: BillingFrequency
  currency: string
  /** One seat for one billing cycle, locked for the term. */
  cycle_unit_cents: number
  anchor_on: CalendarDate
  term_starts_on: CalendarDate
  term_until: CalendarDate
  term_activated_at: Instant
  bought_or_renewed_on: CalendarDate
  end_of_term: EndOfTerm
  promotion_ref: string | null
  promotion_cap_seats: number | null
  base_subscription_id: string | null
  addon_minimum_percent: number | null
  external_ref: string | null
  /** When time alone next does something (renewal, cycle charge, lifecycle); null when nothing. */
  next_action_at: Instant | null
  version: number
  created_at: Instant
  updated_at: Instant
}

/** Another billing frequency that begins with a later cycle of the running term. */
export interface FrequencyChangeTable {
  tenant_id: string
  subscription_id: string
  offer_id: string
  billing_frequency: BillingFrequency
  /** One seat for one cycle of the new length, locked when the change was asked for. */
  cycle_unit_cents: number
  effective_on: CalendarDate
  created_at: Instant
  created_by: string
}

export interface SeatBatchTable {
  tenant_id: string
  id: string
  subscription_id: string
  seats: number
  added_at: Instant
  /** Last instant, inclusive. */
  until: Instant
}

/** At most one a subscription: the stored renewal plan. */
export interface RenewalPlanTable {
  tenant_id: string
  subscription_id: string
  seats: number
  offer_id: string
  plan_id: string
  commitment: Commitment
  billing_frequency: BillingFrequency
  custom_term_until: CalendarDate | null
  created_at: Instant
  created_by: string
}

export interface SeatAssignmentTable {
  tenant_id: string
  id: string
  subscription_id: string
  /** Person of the customer who uses the seat. */
  user_name: string
  user_email: string
  assigned_at: Instant
  assigned_by: string
}

/** A change on its way to the vendor: requested → provisioning → active; alarm after 30 minutes (B5). */
export interface ProvisioningRequestTable {
  tenant_id: string
  id: string
  subscription_id: string
  kind: 'seats' | 'create' | 'cancel' | 'suspend' | 'resume' | 'renew'
  target_seats: number | null
  state: 'requested' | 'provisioning' | 'active' | 'failed'
  requested_at: Instant
  alarm_at: Instant
  alarmed_at: Instant | null
  settled_at: Instant | null
}

export interface QuoteTable {
  tenant_id: string
  id: string
  customer_id: string
  subscription_id: string
  procedure: string
  /** Canonical JSON of the request that was quoted. */
  request: JsonText
  /** The decision as answered. */
  decision: JsonText
  subscription_version: number
  due_now_cents: number
  created_at: Instant
  /** Last instant at which the quote holds: end of the day in the policy's zone. */
  valid_until: Instant
  used_at: Instant | null
}

/** A vendor's date or amount that differs from ours (decision 14, X14). */
export interface DateMismatchTable {
  tenant_id: string
  subscription_id: string
  field: string
  ours: string
  vendors: string
  recorded_at: Instant
}
