import { CLAUSES, type DenialRuleId } from './rulebook-clauses.ts'
import type { LicenceDenialRuleId } from './rulebook-clauses-licences.ts'
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
  | { readonly kind: 'releaseSerial' }
  /** Takes a serial back that was never provisioned. */
  | { readonly kind: 'withdrawSerial' }
  /** Closes the activation on another computer, to make room. */
  | { readonly kind: 'closeActivation' }
  | { readonly kind: 'orderMore'; readonly productId: string | null }
  /** Offboards what can be, and leaves the blocked serials as they are. */
  | { readonly kind: 'skipBlocked'; readonly blocked: number }
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

/** What a refusal may say besides its rule. */
export interface DenialDetails {
  readonly earliestAt?: Instant | null
  readonly alternatives?: readonly Alternative[]
  readonly facts?: Readonly<Record<string, string | number>>
}

/** Builds a refusal; its clause comes from the rule book. Rules of licences are refused by `licenceDenied`. */
export function denied(rule: Exclude<DenialRuleId, LicenceDenialRuleId>, reason: string, more: DenialDetails = {}): Denied {
  return deniedUnder(CLAUSES[rule], rule, reason, more)
}

/** Builds a refusal that rests on a given clause. */
export function deniedUnder(clause: string, rule: DenialRuleId, reason: string, more: DenialDetails): Denied {
  return {
    verdict: 'denied',
    rule,
    reason,
    clause,
    earliestAt: more.earliestAt ?? null,
    alternatives: more.alternatives ?? [],
    facts: more.facts ?? {},
  }
}
