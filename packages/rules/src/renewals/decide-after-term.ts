import { addDays } from '../time.ts'
import { startOfDate } from '../time-zone.ts'
import type { CalendarDate, Instant } from '../time.ts'
import type { SubscriptionFacts, SubscriptionStatus } from '../subscriptions/facts.ts'
import type { LifecyclePlan } from '../subscriptions/plan.ts'

/** A step of the lifecycle: the next state, and the first day of it in the policy's zone. */
export interface LifecycleStep {
  readonly toStatus: SubscriptionStatus
  readonly on: CalendarDate
}

/**
 * The next state that time alone brings after a term that does not renew; null when none does. Days count from the end of the
 * term: expired at once, disabled after the grace days, deleted after the disabled days. A suspended subscription is disabled
 * at once; where suspension pauses billing, after the grace days, in which it may be released against retroactive payment; so
 * is one that would renew: only an unpaid invoice holds such a one (collections.suspension.keepsPlan), and payment within the
 * grace days renews it.
 * Rule subscriptions.state.afterTerm (L4, source S3).
 */
export function nextLifecycleStep(facts: SubscriptionFacts): LifecycleStep | null {
  const { status, policy, term } = facts
  const disabledOn = addDays(term.until, policy.graceDays)
  if (status === 'suspended') return { toStatus: 'disabled', on: policy.suspendBilling === 'paused' || facts.endOfTerm !== 'end' ? disabledOn : term.until }
  if ((status === 'active' || status === 'extended') && facts.endOfTerm === 'end') return { toStatus: 'expired', on: term.until }
  if (status === 'expired') return { toStatus: 'disabled', on: disabledOn }
  if (status === 'disabled') return { toStatus: 'deleted', on: addDays(disabledOn, policy.disabledDays) }
  return null
}

/** The step that is due at an instant; one at a time, in force from its own day however late it is written. */
export function decideAfterTerm(facts: SubscriptionFacts, now: Instant): LifecyclePlan | null {
  const step = nextLifecycleStep(facts)
  if (step === null) return null
  const effectiveAt = startOfDate(step.on, facts.policy.zone)
  if (now < effectiveAt) return null
  return {
    subscriptionId: facts.id, fromVersion: facts.version, fromStatus: facts.status, toStatus: step.toStatus, effectiveAt,
    events: [{ name: `subscription.${step.toStatus}`, subject: { subscriptionId: facts.id, from: facts.status, on: step.on } }],
  }
}
