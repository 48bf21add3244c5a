import type { Instant } from '../time.ts'
import { scheduleLossEvents } from '../renewals/refuse-schedule-loss.ts'
import { creditLine } from '../subscriptions/credit-line.ts'
import { cycleOf } from '../subscriptions/cycle-of.ts'
import type { OfferFacts, RenewalPlan, SubscriptionFacts } from '../subscriptions/facts.ts'
import { chargeable, prorateLine, sumLines } from '../subscriptions/prorate-line.ts'
import { consumeBatches, reducibleNow } from '../subscriptions/reducible-now.ts'
import { todayIn } from '../subscriptions/term-ends-at.ts'
import { termFrom } from '../subscriptions/term-of.ts'
import type { AnchoredTerm } from '../subscriptions/term-of.ts'
import type { UpgradePlan } from './plan-change.ts'

/**
 * The plan of an upgrade that nothing refuses: two lines, credit of the old plan and charge of the new one, over the days that
 * are left. Where the product starts a new period (`periodAnchor: 'reset'`), the new plan is charged a whole cycle from today.
 * Rules plans.upgrade.sameEnd (U2), plans.upgrade.difference (U1), subscriptions.window.noneOnUpgrade (W7).
 */
export function planUpgrade(
  facts: SubscriptionFacts, offer: OfferFacts, seats: number, destination: SubscriptionFacts | null, lost: RenewalPlan | null, now: Instant,
): UpgradePlan {
  const today = todayIn(facts, now)
  const scope = destination !== null ? 'toExisting' : seats === facts.seats ? 'full' : 'partial'
  const moved = termOfMovedSeats(facts, offer, destination, now)
  const price = destination === null ? offer.unitPrice : destination.offer.unitPrice
  const oldCycle = cycleOf(facts.anchorOn, facts.term, facts.offer.billingFrequency, today)
  const newCycle = cycleOf(moved.anchorOn, moved.term, offer.billingFrequency, today)
  const credit = creditLine('planCredit', facts, seats, oldCycle, today)
  const lines = [...(credit === null ? [] : [credit]), ...chargeable([prorateLine('planCharge', seats, price, newCycle, today)])]
  return {
    subscriptionId: facts.id, fromVersion: facts.version, scope, seats, offer,
    sourceSeats: facts.seats - seats, destinationId: destination?.id ?? null, ...moved,
    opensBatch: null, consumesBatches: consumeBatches(facts, seatsLeavingTheirWindow(facts, seats, now), now),
    lines, dueNow: sumLines(facts.currency, lines), losesRenewalPlan: lost,
    events: [
      { name: 'subscription.plan_changed', subject: { subscriptionId: facts.id, scope, seats, fromPlanId: facts.offer.planId, toPlanId: offer.planId } },
      ...scheduleLossEvents(facts.id, lost),
    ],
  }
}

function termOfMovedSeats(facts: SubscriptionFacts, offer: OfferFacts, destination: SubscriptionFacts | null, now: Instant): AnchoredTerm {
  if (destination !== null) return { anchorOn: destination.anchorOn, term: destination.term }
  if (facts.policy.planChange.periodAnchor === 'keep') return { anchorOn: facts.anchorOn, term: facts.term }
  const today = todayIn(facts, now)
  return termFrom(today, today, offer.commitment)
}

/** Seats outside a window move first; the rest leave their batches, so that batches never exceed what stays. */
function seatsLeavingTheirWindow(facts: SubscriptionFacts, seats: number, now: Instant): number {
  return Math.max(0, reducibleNow(facts, now).total - (facts.seats - seats))
}
