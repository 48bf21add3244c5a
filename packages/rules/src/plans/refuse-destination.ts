import type { Denied } from '../decision.ts'
import { denied } from '../decision.ts'
import { lastDayOf } from '../time.ts'
import type { Instant } from '../time.ts'
import type { SubscriptionFacts } from '../subscriptions/facts.ts'
import { reducibleNow } from '../subscriptions/reducible-now.ts'
import { refuseByState } from '../subscriptions/refuse-by-state.ts'

/**
 * Refuses an existing subscription as the destination of upgraded seats; null when it may receive them.
 * Denies plans.upgrade.destinationInWindow, .destinationCommitment, .destinationEndsEarlier (U3, source S1).
 */
export function refuseDestination(source: SubscriptionFacts, destination: SubscriptionFacts, now: Instant): Denied | null {
  const state = refuseByState(destination, now, { statuses: ['active'] })
  if (state !== null) return state
  const window = reducibleNow(destination, now)
  if (window.total > 0) {
    const until = window.batches.at(-1)?.until ?? now
    return denied('plans.upgrade.destinationInWindow', 'The destination is still in its reduction window.', { facts: { until } })
  }
  if (destination.offer.commitment !== source.offer.commitment) {
    return denied('plans.upgrade.destinationCommitment', 'The destination has another commitment.', {
      facts: { commitment: source.offer.commitment, destinationCommitment: destination.offer.commitment },
    })
  }
  return destination.term.until >= source.term.until ? null : denied('plans.upgrade.destinationEndsEarlier', 'The destination ends earlier.', {
    facts: { endsOn: lastDayOf(source.term), destinationEndsOn: lastDayOf(destination.term) },
  })
}
