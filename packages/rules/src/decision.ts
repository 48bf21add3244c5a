import { CLAUSES, type DenialRuleId } from './rulebook-clauses.ts'
import type { Commitment, BillingFrequency } from './policy.ts'
import type { CalendarDate, Instant } from './time.ts'

/** What a rule answers. `allowed` happens now, `scheduled` at a known date, `denied` not at all (a "no" is an answer). */
export type Decision<Plan> = Allowed<Plan> | Scheduled<Plan> | Denied

export interface Allowed<Plan> {
  readonly verdict: 'allowed'
  readonly plan: Plan
}

export interface Scheduled<Plan> {
  readonly verdict: 'scheduled'
  /** When the plan takes effect. */
  readonly effectiveAt: Instant
  readonly plan: Plan
}

export interface Denied {
  readonly verdict: 'denied'
  readonly rule: DenialRuleId
  /** English sentence for developers; customers read the locale file's words for `rule`, filled with `facts`. */
  readonly reason: string
  /** Clause of the contract or product rule that the refusal rests on (from the rule book). */
  readonly clause: string
  /** First instant at which the same request may succeed; null when time alone does not help. */
  readonly earliestAt: Instant | null
  /** What to do instead, best first; each is offered as one click. */
  readonly alternatives: readonly Alternative[]
  /** Values for the words: numbers, dates and instants by name. */
  readonly facts: Readonly<Record<string, string | number>>
}

export type Alternative =
  | { readonly kind: 'scheduleForRenewal'; readonly seats: number; readonly renewsOn: CalendarDate }
  | { readonly kind: 'changeSeatsNow'; readonly seats: number }
  | { readonly kind: 'cancelSubscription' }
  | { readonly kind: 'endAtEndOfTerm'; readonly endsOn: CalendarDate }
  | { readonly kind: 'turnOnAutomaticRenewal' }
  | { readonly kind: 'acknowledgeScheduleLoss' }
  | { readonly kind: 'unassignSeats'; readonly count: number }
  | { readonly kind: 'convertTrial'; readonly minimumSeats: number; readonly commitment: Commitment; readonly billingFrequency: BillingFrequency }
  | { readonly kind: 'reload' }
  | { readonly kind: 'requote' }
  | { readonly kind: 'retryAfterSeconds'; readonly seconds: number }
  | { readonly kind: 'askAdministrator' }
  | { readonly kind: 'payInvoice'; readonly invoiceId: string }
  /** Asks for the invoice of the time since the term ended, which is paid before the release. */
  | { readonly kind: 'acceptRetroactiveInvoice'; readonly amountCents: number; readonly currency: string }
  | { readonly kind: 'contact'; readonly contact: 'accountManager' | 'support' | 'finance' }
  | { readonly kind: 'creditNote'; readonly invoiceId: string }
  | {
    readonly kind: 'openTicket'
    readonly category: TicketCategory
    readonly about: { readonly kind: 'subscription'; readonly id: string }
    /** What was asked for and is not done online: it fills the ticket in. */
    readonly wanted: WantedChange
  }

/** What a support ticket (chamado) is for. */
export type TicketCategory = 'billing' | 'commercial' | 'technical'

/** A change of a subscription that a person is asked to make. */
export interface WantedChange {
  readonly planId: string
  readonly seats: number
  readonly commitment: Commitment
  readonly billingFrequency: BillingFrequency
}

export function allowed<Plan>(plan: Plan): Allowed<Plan> {
  return { verdict: 'allowed', plan }
}

export function scheduled<Plan>(effectiveAt: Instant, plan: Plan): Scheduled<Plan> {
  return { verdict: 'scheduled', effectiveAt, plan }
}

/** Builds a refusal; its clause comes from the rule book. */
export function denied(
  rule: DenialRuleId,
  reason: string,
  more: {
    readonly earliestAt?: Instant | null
    readonly alternatives?: readonly Alternative[]
    readonly facts?: Readonly<Record<string, string | number>>
  } = {},
): Denied {
  return {
    verdict: 'denied',
    rule,
    reason,
    clause: CLAUSES[rule],
    earliestAt: more.earliestAt ?? null,
    alternatives: more.alternatives ?? [],
    facts: more.facts ?? {},
  }
}
