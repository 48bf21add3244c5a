import { addHours } from '../time.ts'
import type { Instant } from '../time.ts'
import type { SubscriptionFacts } from './facts.ts'

/**
 * Last instant, inclusive, at which everything may be cancelled: 168 hours from the activation of the term or the completion
 * of its renewal. An increase does not reopen it. Rule subscriptions.cancel.windowClosed (W6, decision 3).
 */
export function cancellableUntil(facts: Pick<SubscriptionFacts, 'policy' | 'termActivatedAt'>): Instant {
  return addHours(facts.termActivatedAt, facts.policy.cancellation.withinHours)
}

/** True when the whole subscription may be cancelled now; an extended term may be cancelled at any time (E3). */
export function isCancellable(facts: SubscriptionFacts, now: Instant): boolean {
  if (facts.status === 'extended') return true
  return facts.policy.cancellation.withinHours > 0 && now <= cancellableUntil(facts)
}

/** True when cancelling gives everything back: less than 24 hours after the activation; exactly 24 hours is too late (P5). */
export function isFullyRefundable(facts: SubscriptionFacts, now: Instant): boolean {
  return facts.status !== 'extended' && now < addHours(facts.termActivatedAt, facts.policy.cancellation.fullRefundWithinHours)
}
