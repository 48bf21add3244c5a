import { allowed } from '../decision.ts'
import type { Alternative, Decision, Denied } from '../decision.ts'
import { denied } from '../decision.ts'
import { lastDayOf } from '../time.ts'
import type { Instant } from '../time.ts'
import { lostRenewalPlan, refuseScheduleLoss, scheduleLossEvents } from '../renewals/refuse-schedule-loss.ts'
import { cancellableUntil, isCancellable } from './cancellable-until.ts'
import type { SubscriptionFacts } from './facts.ts'
import type { StatePlan } from './plan.ts'
import { priceRefund } from './price-refund.ts'
import { sumLines } from './prorate-line.ts'
import { refuseByState, refuseStale } from './refuse-by-state.ts'
import { termEndsAt } from './term-ends-at.ts'

/** What a change of state needs to know of the request. */
export interface StateRequest {
  readonly expectedVersion?: number | undefined
  readonly acknowledgeScheduleLoss?: boolean
}

/**
 * Whether a whole subscription may be cancelled now (cancelar serviço), and what is given back: everything in the first 24
 * hours, then the unused days, today included. Possible within 168 hours of the term's start or renewal, also when
 * suspended (L3); an extended term at any time (E3). Denies the states, subscriptions.version.stale,
 * subscriptions.cancel.windowClosed (W6), renewals.schedule.lossNotAcknowledged. Rows P5, P6, P8.
 */
export function decideCancellation(facts: SubscriptionFacts, request: StateRequest, now: Instant): Decision<StatePlan> {
  const lost = lostRenewalPlan(facts, 'always')
  const refusal =
    refuseByState(facts, now, { statuses: ['active', 'suspended', 'extended'] })
    ?? refuseStale(facts, request.expectedVersion)
    ?? (isCancellable(facts, now) ? null : windowClosed(facts))
    ?? refuseScheduleLoss(facts, lost, request.acknowledgeScheduleLoss)
  if (refusal !== null) return refusal
  const lines = priceRefund(facts, now)
  const dueNow = sumLines(facts.currency, lines)
  return allowed({
    subscriptionId: facts.id, fromVersion: facts.version, fromStatus: facts.status, toStatus: 'deleted', endOfTerm: 'end',
    effectiveAt: now, lines, dueNow, losesRenewalPlan: lost,
    events: [
      { name: 'subscription.cancelled', subject: { subscriptionId: facts.id, seats: facts.seats, refundCents: 0 - dueNow.cents } },
      ...scheduleLossEvents(facts.id, lost),
    ],
  })
}

function windowClosed(facts: SubscriptionFacts): Denied {
  const endsOn = lastDayOf(facts.term)
  const renews = facts.endOfTerm === 'renew'
  const alternatives: Alternative[] = facts.endOfTerm === 'end' ? [] : [{ kind: 'endAtEndOfTerm', endsOn }]
  return denied('subscriptions.cancel.windowClosed', 'The cancellation window has closed.', {
    earliestAt: renews ? termEndsAt(facts) : null,
    alternatives,
    facts: { until: cancellableUntil(facts), endsOn, renewsOn: facts.term.until, windowHours: facts.policy.cancellation.withinHours },
  })
}
