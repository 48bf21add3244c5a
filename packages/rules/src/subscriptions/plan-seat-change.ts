import { addMoney, money } from '../money.ts'
import type { Instant } from '../time.ts'
import { scheduleLossEvents } from '../renewals/refuse-schedule-loss.ts'
import { creditLine } from './credit-line.ts'
import { cycleOf } from './cycle-of.ts'
import type { RenewalPlan, SubscriptionFacts } from './facts.ts'
import { nextCharge } from './next-charge.ts'
import type { ChargeLine, SeatPlan } from './plan.ts'
import { chargeable, prorateLine, sumLines } from './prorate-line.ts'
import { consumeBatches } from './reducible-now.ts'
import { todayIn } from './term-ends-at.ts'
import { openBatch } from './window-until.ts'

/** The plan for the number of seats that is already held: no batch, no line, no loss. Rule subscriptions.seats.noChange (Q3). */
export function planSameSeats(facts: SubscriptionFacts, now: Instant): SeatPlan {
  return seatPlan(facts, facts.seats, null, [], now)
}

/** More seats: one line for the difference at the locked price (X1), and a window for those seats only (W2). */
export function planSeatIncrease(facts: SubscriptionFacts, seats: number, lost: RenewalPlan | null, now: Instant): SeatPlan {
  const today = todayIn(facts, now)
  const cycle = cycleOf(facts.anchorOn, facts.term, facts.offer.billingFrequency, today)
  const added = seats - facts.seats
  const line = prorateLine('seatsAdded', added, facts.offer.unitPrice, cycle, today)
  const plan = { ...seatPlan(facts, seats, lost, chargeable([line]), now), opensBatch: openBatch(facts.policy, added, now) }
  return waitsForNextInvoice(facts) ? deferred(plan) : plan
}

/** Fewer seats: takes from the batches that expire first (W5) and credits the rest of the cycle, today included (P7, P8). */
export function planSeatDecrease(facts: SubscriptionFacts, seats: number, lost: RenewalPlan | null, now: Instant): SeatPlan {
  const today = todayIn(facts, now)
  const cycle = cycleOf(facts.anchorOn, facts.term, facts.offer.billingFrequency, today)
  const removed = facts.seats - seats
  const credit = creditLine('seatsReduced', facts, removed, cycle, today)
  const plan = { ...seatPlan(facts, seats, lost, credit === null ? [] : [credit], now), consumesBatches: consumeBatches(facts, removed, now) }
  // A charge that waits is given back where it waits: its credit is not to be there before it.
  return waitsForNextInvoice(facts) ? deferred(plan) : plan
}

function seatPlan(facts: SubscriptionFacts, toSeats: number, lost: RenewalPlan | null, lines: readonly ChargeLine[], now: Instant): SeatPlan {
  const change = toSeats === facts.seats ? 'none' : toSeats > facts.seats ? 'increase' : 'decrease'
  const event = { name: 'subscription.seats_changed', subject: { subscriptionId: facts.id, fromSeats: facts.seats, toSeats } }
  return {
    subscriptionId: facts.id, fromVersion: facts.version, change, fromSeats: facts.seats, toSeats,
    opensBatch: null, consumesBatches: [], lines, dueNow: sumLines(facts.currency, lines), chargeAt: 'now',
    nextCycle: nextCharge(facts, toSeats, lost === null ? facts.renewalPlan : null, todayIn(facts, now)),
    losesRenewalPlan: lost,
    events: change === 'none' ? [] : [event, ...scheduleLossEvents(facts.id, lost)],
  }
}

/** Only monthly commitments may wait for the next invoice: annual and longer ones are charged now. */
function waitsForNextInvoice(facts: SubscriptionFacts): boolean {
  return facts.policy.increaseCharge === 'nextInvoice' && facts.offer.commitment === 'P1M'
}

function deferred(plan: SeatPlan): SeatPlan {
  const nextCycle = plan.nextCycle === null ? null : { ...plan.nextCycle, amount: addMoney(plan.nextCycle.amount, plan.dueNow) }
  return { ...plan, chargeAt: 'nextInvoice', dueNow: money(plan.dueNow.currency, 0), nextCycle }
}
