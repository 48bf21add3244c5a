import { periodContains } from '../time.ts'
import { dateInZone } from '../time-zone.ts'
import type { CalendarDate, Instant } from '../time.ts'
import { heldSeats } from '../subscriptions/credit-line.ts'
import { cycleOf } from '../subscriptions/cycle-of.ts'
import { isBillingPaused } from '../subscriptions/decide-suspension.ts'
import type { SubscriptionFacts } from '../subscriptions/facts.ts'
import type { CyclePlan } from '../subscriptions/plan.ts'
import { chargeable, prorateLine, sumLines } from '../subscriptions/prorate-line.ts'

/**
 * The charge of the billing cycle that starts on a day inside a running term, in advance; null when there is nothing to
 * charge: the day is no cycle's start or has not come, a trial, a suspension that pauses billing (L6), a cycle whose seats
 * have been charged. Seats added since the cycle began have paid their own line and are not charged twice.
 */
export function planCycleCharge(facts: SubscriptionFacts, startsOn: CalendarDate, now: Instant): CyclePlan | null {
  const { anchorOn, term, offer } = facts
  const isBilled = facts.status === 'active' || facts.status === 'extended' || facts.status === 'suspended'
  if (!isBilled || isBillingPaused(facts) || offer.billingFrequency === 'none') return null
  if (!periodContains(term, startsOn) || startsOn > dateInZone(now, facts.policy.zone)) return null
  const cycle = cycleOf(anchorOn, term, offer.billingFrequency, startsOn)
  if (cycle.startsOn !== startsOn) return null
  const charged = facts.charged
    .filter((line) => periodContains(cycle, line.period.startsOn))
    .reduce((seats, line) => seats + heldSeats(line), 0)
  const seats = facts.seats - charged
  if (seats <= 0) return null
  const kind = facts.status === 'extended' ? 'extendedCycle' : 'termCycle'
  const lines = chargeable([prorateLine(kind, seats, offer.unitPrice, cycle, startsOn)])
  if (lines.length === 0) return null
  return {
    subscriptionId: facts.id, fromVersion: facts.version, lines, dueNow: sumLines(facts.currency, lines),
    events: [{ name: 'subscription.cycle_charged', subject: { subscriptionId: facts.id, startsOn, seats } }],
  }
}
