import type { Commitment } from '../policy.ts'
import type { CalendarDate } from '../time.ts'
import type { SubscriptionFacts } from '../subscriptions/facts.ts'
import { termFrom } from '../subscriptions/term-of.ts'
import type { AnchoredTerm } from '../subscriptions/term-of.ts'

/**
 * The term that follows the running one: it starts where that ends, counted from the original anchor, and may end early
 * where it is co-terminated. Rules renewals.term.next (R8), subscriptions.coterm.firstTermProrated (C5).
 */
export function nextTerm(
  facts: Pick<SubscriptionFacts, 'anchorOn' | 'term'>, commitment: Commitment, customTermUntil: CalendarDate | null,
): AnchoredTerm {
  const { anchorOn, term } = termFrom(facts.anchorOn, facts.term.until, commitment)
  return { anchorOn, term: { startsOn: term.startsOn, until: customTermUntil ?? term.until } }
}
