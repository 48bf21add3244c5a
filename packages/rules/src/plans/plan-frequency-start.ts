import { heldSeats } from '../subscriptions/credit-line.ts'
import { cycleOf } from '../subscriptions/cycle-of.ts'
import { isBillingPaused } from '../subscriptions/decide-suspension.ts'
import type { OfferFacts, SubscriptionFacts } from '../subscriptions/facts.ts'
import type { CyclePlan } from '../subscriptions/plan.ts'
import { chargeable, prorateLine, sumLines } from '../subscriptions/prorate-line.ts'
import type { CalendarDate } from '../time.ts'

/**
 * The first charge under another billing frequency, on the day that it begins: the cycle's whole price, or what is left of a
 * cycle of the new length that began before. Seats that were added since and paid their own line are not charged twice; while
 * suspension pauses billing nothing is. Rule plans.frequency.nextCycle (U5).
 */
export function planFrequencyStart(facts: SubscriptionFacts, offer: OfferFacts, startsOn: CalendarDate): CyclePlan {
  const cycle = cycleOf(facts.anchorOn, facts.term, offer.billingFrequency, startsOn)
  const charged = facts.charged.filter(({ period }) => period.startsOn >= startsOn).reduce((seats, line) => seats + heldSeats(line), 0)
  const seats = isBillingPaused(facts) ? 0 : Math.max(0, facts.seats - charged)
  const lines = chargeable([prorateLine('termCycle', seats, offer.unitPrice, cycle, startsOn)])
  return {
    subscriptionId: facts.id, fromVersion: facts.version, lines, dueNow: sumLines(facts.currency, lines),
    events: [{ name: 'subscription.cycle_charged', subject: { subscriptionId: facts.id, startsOn, seats } }],
  }
}
