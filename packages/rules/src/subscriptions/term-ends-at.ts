import { addMs } from '../time.ts'
import { dateInZone, startOfDate } from '../time-zone.ts'
import type { CalendarDate, Instant } from '../time.ts'
import type { SubscriptionFacts } from './facts.ts'

/** First instant that no longer belongs to the term: midnight of `term.until` in the policy's zone. */
export function termEndsAt(facts: Pick<SubscriptionFacts, 'term' | 'policy'>): Instant {
  return startOfDate(facts.term.until, facts.policy.zone)
}

/** Last instant, inclusive, at which the next term can still be planned: the last millisecond of the term. */
export function changeableUntil(facts: Pick<SubscriptionFacts, 'term' | 'policy'>): Instant {
  return addMs(termEndsAt(facts), -1)
}

/**
 * True from the end of a term that renews or extends until the renewal has been done (renovação em processamento).
 * Rule subscriptions.state.renewalRunning (R6, R7).
 */
export function isRenewalRunning(facts: SubscriptionFacts, now: Instant): boolean {
  const runs = facts.status === 'active' || facts.status === 'extended'
  return runs && facts.endOfTerm !== 'end' && now >= termEndsAt(facts)
}

/**
 * The civil date of an instant in the zone that the product counts days in; the term's first day before it begins, which a
 * supplier's dates can make happen.
 */
export function todayIn(facts: Pick<SubscriptionFacts, 'policy' | 'term'>, now: Instant): CalendarDate {
  const today = dateInZone(now, facts.policy.zone)
  return today < facts.term.startsOn ? facts.term.startsOn : today
}
