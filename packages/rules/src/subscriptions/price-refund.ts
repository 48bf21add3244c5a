import { money, scaleCents } from '../money.ts'
import { periodContains, periodDays } from '../time.ts'
import type { Instant } from '../time.ts'
import { isFullyRefundable } from './cancellable-until.ts'
import { creditLine, heldSeats } from './credit-line.ts'
import { cycleDays, cycleOf } from './cycle-of.ts'
import type { ChargedLine, SubscriptionFacts } from './facts.ts'
import type { ChargeLine } from './plan.ts'
import { todayIn } from './term-ends-at.ts'

/**
 * The credits of cancelling everything now. Less than 24 hours after the activation: each charge is given back whole
 * (subscriptions.refund.full, P5). Later: the rest of the paid cycle, today included (subscriptions.refund.daily, P6); cycles
 * that were paid and have not begun are given back whole. Never above what was charged (P8).
 */
export function priceRefund(facts: SubscriptionFacts, now: Instant): readonly ChargeLine[] {
  const today = todayIn(facts, now)
  if (isFullyRefundable(facts, now)) return facts.charged.flatMap((charge) => reversalOf(facts, charge))
  const ahead = facts.charged.filter((charge) => charge.period.startsOn > today)
  if (today >= facts.term.until) return []
  const cycle = cycleOf(facts.anchorOn, facts.term, facts.offer.billingFrequency, today)
  const rest = creditLine('cancellation', facts, facts.seats, cycle, today)
  return [...(rest === null ? [] : [rest]), ...ahead.flatMap((charge) => reversalOf(facts, charge))]
}

function reversalOf(facts: SubscriptionFacts, charge: ChargedLine): readonly ChargeLine[] {
  const cents = charge.amountCents - charge.creditedCents
  if (cents <= 0) return []
  const { unitPrice } = facts.offer
  const billingDays = periodDays(charge.period)
  const wholeDays = wholeCycleDays(facts, charge)
  return [{
    kind: 'cancellation', seats: -seatsPaidBy(cents, charge, unitPrice.cents, billingDays, wholeDays), unitPrice,
    billingDays, cycleDays: wholeDays, period: charge.period, amount: money(facts.currency, -cents), credits: [{ chargeId: charge.id, cents, fromSeats: heldSeats(charge), toSeats: 0 }],
  }]
}

/** The seats whose price is what is left of a charge, so that the line multiplies; those of the charge where none fits. */
function seatsPaidBy(cents: number, charge: ChargedLine, unitCents: number, billingDays: number, wholeDays: number): number {
  if (charge.creditedCents === 0 || unitCents === 0) return charge.seats
  const seats = scaleCents(cents, [wholeDays], [unitCents, billingDays])
  return scaleCents(unitCents, [seats, billingDays], [wholeDays]) === cents ? seats : charge.seats
}

function wholeCycleDays(facts: SubscriptionFacts, charge: ChargedLine): number {
  const on = charge.period.startsOn
  if (!periodContains(facts.term, on)) return periodDays(charge.period)
  return cycleDays(cycleOf(facts.anchorOn, facts.term, facts.offer.billingFrequency, on))
}
