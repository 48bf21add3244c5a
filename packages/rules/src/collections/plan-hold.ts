import { money } from '../money.ts'
import type { EndOfTerm } from '../policy.ts'
import type { Instant } from '../time.ts'
import type { SubscriptionFacts } from '../subscriptions/facts.ts'
import type { StatePlan } from '../subscriptions/plan.ts'
import { termEndsAt } from '../subscriptions/term-ends-at.ts'

/** What a subscription was before an unpaid invoice held it: what release restores. */
export interface HeldFrom {
  readonly status: 'active' | 'extended' | 'suspended'
  readonly endOfTerm: EndOfTerm
}

/** What a hold does to one subscription. */
export interface HoldPlan {
  readonly heldFrom: HeldFrom
  /** Null when it is suspended already: nothing changes but that it stays so until the invoice is paid. */
  readonly plan: StatePlan | null
}

/**
 * What suspension for non-payment (suspensão por falta de pagamento) does to a subscription: access stops; end of term and renewal plan
 * stay stored, so that release restores exactly what was. Unlike a suspension of one's own it loses nothing, and needs no
 * consent. One that the customer suspended is held too, and stays suspended at release. Null when there is nothing to hold.
 * Rule collections.suspension.keepsPlan (P4).
 */
export function planHold(facts: SubscriptionFacts, now: Instant): HoldPlan | null {
  const { status, endOfTerm } = facts
  if (status === 'suspended') return { heldFrom: { status, endOfTerm }, plan: null }
  if (status !== 'active' && status !== 'extended') return null
  if (endOfTerm === 'end' && now >= termEndsAt(facts)) return null
  return {
    heldFrom: { status, endOfTerm },
    plan: {
      subscriptionId: facts.id, fromVersion: facts.version, fromStatus: status, toStatus: 'suspended', endOfTerm, effectiveAt: now,
      lines: [], dueNow: money(facts.currency, 0), losesRenewalPlan: null,
      events: [{ name: 'subscription.suspended', subject: { subscriptionId: facts.id, billing: facts.policy.suspendBilling, cause: 'collections' } }],
    },
  }
}

/**
 * What termination for non-payment (encerramento definitivo) does: the subscription ends at once and for ever, nothing is given back.
 * Null when it has ended already. Rule collections.termination.final (P4).
 */
export function planTermination(facts: SubscriptionFacts, now: Instant): StatePlan | null {
  const { status } = facts
  if (status !== 'active' && status !== 'extended' && status !== 'suspended') return null
  return {
    subscriptionId: facts.id, fromVersion: facts.version, fromStatus: status, toStatus: 'deleted', endOfTerm: 'end', effectiveAt: now,
    lines: [], dueNow: money(facts.currency, 0), losesRenewalPlan: facts.renewalPlan,
    events: [{ name: 'subscription.terminated', subject: { subscriptionId: facts.id, cause: 'collections' } }],
  }
}
