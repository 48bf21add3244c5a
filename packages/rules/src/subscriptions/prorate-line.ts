import { money, scaleCents } from '../money.ts'
import type { Money } from '../money.ts'
import { daysBetween } from '../time.ts'
import type { CalendarDate } from '../time.ts'
import { cycleDays } from './cycle-of.ts'
import type { BillingCycle } from './cycle-of.ts'
import type { ChargeKind, ChargeLine } from './plan.ts'

/**
 * One charge line for seats from a day of a cycle to the cycle's end: unit price × seats × billing days ÷ cycle days,
 * rounded once, half away from zero. The day `from` is charged. Seats are signed: negative seats give a credit, here
 * without its limit (see `creditLine`). Rules subscriptions.charge.line (P1, P4), subscriptions.charge.days (P2, P3).
 */
export function prorateLine(kind: ChargeKind, seats: number, unitPrice: Money, cycle: BillingCycle, from: CalendarDate): ChargeLine {
  const startsOn = from < cycle.startsOn ? cycle.startsOn : from
  const billingDays = daysBetween(startsOn, cycle.until)
  const whole = cycleDays(cycle)
  return {
    kind, seats, unitPrice, billingDays, cycleDays: whole,
    period: { startsOn, until: cycle.until },
    amount: money(unitPrice.currency, scaleCents(unitPrice.cents, [seats, billingDays], [whole])),
    credits: [],
  }
}

/** Sum of lines; zero without lines. */
export function sumLines(currency: string, lines: readonly ChargeLine[]): Money {
  return money(currency, lines.reduce((sum, line) => sum + line.amount.cents, 0))
}

/** Lines without those that come to nothing: a zero line is never issued. */
export function chargeable(lines: readonly ChargeLine[]): readonly ChargeLine[] {
  return lines.filter((line) => line.amount.cents !== 0)
}
