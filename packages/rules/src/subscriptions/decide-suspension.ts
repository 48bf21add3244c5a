import { allowed } from '../decision.ts'
import type { Decision } from '../decision.ts'
import { money } from '../money.ts'
import type { Instant } from '../time.ts'
import { lostRenewalPlan, refuseScheduleLoss, scheduleLossEvents } from '../renewals/refuse-schedule-loss.ts'
import type { StateRequest } from './decide-cancellation.ts'
import type { SubscriptionFacts } from './facts.ts'
import type { StatePlan } from './plan.ts'
import { refuseByState, refuseStale } from './refuse-by-state.ts'

/**
 * Whether a subscription may be suspended now (suspender): access stops, automatic renewal is switched off and stays off, and
 * the renewal plan is dropped. Billing goes on, unless the product pauses it. Only an active subscription can be suspended.
 * Rows L1, L6, R4; rules subscriptions.suspend.billingContinues and .billingPaused.
 */
export function decideSuspension(facts: SubscriptionFacts, request: StateRequest, now: Instant): Decision<StatePlan> {
  const lost = lostRenewalPlan(facts)
  const refusal =
    refuseByState(facts, now, { statuses: ['active'] })
    ?? refuseStale(facts, request.expectedVersion)
    ?? refuseScheduleLoss(facts, lost, request.acknowledgeScheduleLoss)
  if (refusal !== null) return refusal
  return allowed({
    subscriptionId: facts.id, fromVersion: facts.version, fromStatus: facts.status, toStatus: 'suspended', endOfTerm: 'end',
    effectiveAt: now, lines: [], dueNow: money(facts.currency, 0), losesRenewalPlan: lost,
    events: [
      { name: 'subscription.suspended', subject: { subscriptionId: facts.id, billing: facts.policy.suspendBilling } },
      ...scheduleLossEvents(facts.id, lost),
    ],
  })
}

/** True while nothing is charged because the subscription is suspended and its product pauses billing (L6). */
export function isBillingPaused(facts: Pick<SubscriptionFacts, 'status' | 'policy'>): boolean {
  return facts.status === 'suspended' && facts.policy.suspendBilling === 'paused'
}
