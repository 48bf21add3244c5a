import { money } from '../money.ts'
import { daysBetween, periodDays } from '../time.ts'
import type { CalendarDate, Instant } from '../time.ts'
import { isFullyRefundable } from './cancellation-window.ts'
import { creditLine } from './credit-line.ts'
import { cycleDays, cycleOf } from './cycle-of.ts'
import type { ChargedLine, SubscriptionFacts } from './facts.ts'
import type { ChargeLine } from './plan.ts'
import { todayIn } from './term-end.ts'

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
  return [{
    kind: 'cancellation', seats: -charge.seats, unitPrice: facts.offer.unitPrice,
    billingDays: periodDays(charge.period), cycleDays: wholeCycleDays(facts, charge.period.startsOn, charge),
    period: charge.period, amount: money(facts.currency, -cents), credits: [{ chargeId: charge.id, cents }],
  }]
}

function wholeCycleDays(facts: SubscriptionFacts, on: CalendarDate, charge: ChargedLine): number {
  const inTerm = on >= facts.term.startsOn && on < facts.term.until
  if (!inTerm) return daysBetween(charge.period.startsOn, charge.period.until)
  return cycleDays(cycleOf(facts.anchorOn, facts.term, facts.offer.billingFrequency, on))
}
