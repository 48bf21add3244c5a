import { money } from '../money.ts'
import type { CalendarDate, Instant } from '../time.ts'
import { decideResumption, retroactiveLines } from '../subscriptions/decide-resumption.ts'
import type { SubscriptionFacts } from '../subscriptions/facts.ts'
import type { StatePlan } from '../subscriptions/plan.ts'
import { sumLines } from '../subscriptions/prorate-line.ts'
import { termEndsAt } from '../subscriptions/term-ends-at.ts'
import type { HeldFrom } from './plan-hold.ts'
import type { CollectionsPolicy } from './policy.ts'

/** What paying in full does to a subscription that nothing holds any more. */
export type Release =
  | { readonly kind: 'released'; readonly plan: StatePlan }
  /** The time since the term ended is invoiced, and paid before access comes back. */
  | { readonly kind: 'invoicedFirst'; readonly plan: StatePlan }
  /** Suspended by the customer: that is the customer's to end. */
  | { readonly kind: 'staysSuspended' }
  /** It ended meanwhile, and is not brought back. */
  | { readonly kind: 'ended' }

export interface ReleaseRequest {
  readonly heldFrom: HeldFrom
  readonly release: CollectionsPolicy['release']
  /** First day that a paid retroactive invoice of this suspension does not cover; null without such an invoice. */
  readonly retroactivePaidUntil: CalendarDate | null
}

/**
 * Release after payment (liberação): the subscription is what it was, with its end of term and its renewal plan. Where the product
 * pauses billing and the term ended meanwhile, the term moves to the one that holds today: the time since is charged with the
 * next invoice, or, where the policy says so, invoiced at once and paid first. A term that ended while billing went on
 * renews at once from its old end, if it was to renew. Rules collections.release.restores, .retroactiveInvoice (P4, L6).
 */
export function planRelease(facts: SubscriptionFacts, request: ReleaseRequest, now: Instant): Release {
  if (facts.status !== 'suspended') return { kind: 'ended' }
  if (request.heldFrom.status === 'suspended') return { kind: 'staysSuspended' }
  if (now >= termEndsAt(facts) && facts.policy.suspendBilling === 'paused') return afterLapse(facts, request, now)
  return {
    kind: 'released',
    plan: {
      ...unchanged(facts, now), toStatus: request.heldFrom.status, endOfTerm: request.heldFrom.endOfTerm,
      events: [{ name: 'subscription.resumed', subject: { subscriptionId: facts.id, retroactive: false, cause: 'payment' } }],
    },
  }
}

/**
 * The invoice that is paid before a subscription is released whose term ended during a suspension that paused billing: its
 * lines, while the subscription stays as it is. Null when nothing is owed for that time.
 */
export function planRetroactiveInvoice(facts: SubscriptionFacts, now: Instant): StatePlan | null {
  const lines = retroactiveLines(facts, now)
  if (lines.length === 0) return null
  return {
    ...unchanged(facts, now), lines, dueNow: sumLines(facts.currency, lines),
    events: [{ name: 'subscription.release_invoiced', subject: { subscriptionId: facts.id } }],
  }
}

function afterLapse(facts: SubscriptionFacts, request: ReleaseRequest, now: Instant): Release {
  const invoice = request.release === 'retroactiveInvoice' && request.retroactivePaidUntil === null ? planRetroactiveInvoice(facts, now) : null
  if (invoice !== null) return { kind: 'invoicedFirst', plan: invoice }
  const decision = decideResumption(facts, { retroactivePaid: true, retroactivePaidUntil: request.retroactivePaidUntil }, now)
  return decision.verdict === 'denied' ? { kind: 'ended' } : { kind: 'released', plan: { ...decision.plan, endOfTerm: request.heldFrom.endOfTerm } }
}

function unchanged(facts: SubscriptionFacts, now: Instant): StatePlan {
  return {
    subscriptionId: facts.id, fromVersion: facts.version, fromStatus: facts.status, toStatus: facts.status, endOfTerm: facts.endOfTerm,
    effectiveAt: now, lines: [], dueNow: money(facts.currency, 0), losesRenewalPlan: null, events: [],
  }
}
