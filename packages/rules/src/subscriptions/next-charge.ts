import type { Money } from '../money.ts'
import type { CalendarDate } from '../time.ts'
import { cycleOf } from './cycle-of.ts'
import type { RenewalPlan, SubscriptionFacts } from './facts.ts'
import { prorateLine } from './prorate-line.ts'
import { termFrom } from './term-of.ts'

/**
 * What the next billing cycle after a day costs with a number of seats, and when it starts; null when none follows or the
 * next term has a plan of its own (its preview tells). The price of a next term is today's, not yet the one it renews at.
 */
export function nextCharge(
  facts: Pick<SubscriptionFacts, 'anchorOn' | 'term' | 'offer' | 'endOfTerm'>, seats: number, plan: RenewalPlan | null, today: CalendarDate,
): { readonly startsOn: CalendarDate; readonly amount: Money } | null {
  const { anchorOn, term, offer } = facts
  const cycle = cycleOf(anchorOn, term, offer.billingFrequency, today)
  if (offer.billingFrequency === 'none') return null
  if (cycle.until < term.until) {
    const next = cycleOf(anchorOn, term, offer.billingFrequency, cycle.until)
    return { startsOn: next.startsOn, amount: prorateLine('termCycle', seats, offer.unitPrice, next, next.startsOn).amount }
  }
  if (facts.endOfTerm !== 'renew' || plan !== null) return null
  const following = termFrom(anchorOn, term.until, offer.commitment)
  const first = cycleOf(following.anchorOn, following.term, offer.billingFrequency, following.term.startsOn)
  return { startsOn: first.startsOn, amount: prorateLine('termCycle', seats, offer.unitPrice, first, first.startsOn).amount }
}
