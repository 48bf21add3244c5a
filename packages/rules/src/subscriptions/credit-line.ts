import { money } from '../money.ts'
import { periodContains } from '../time.ts'
import type { CalendarDate } from '../time.ts'
import type { BillingCycle } from './cycle-of.ts'
import type { ChargedLine, SubscriptionFacts } from './facts.ts'
import type { ChargeCredit, ChargeKind, ChargeLine } from './plan.ts'
import { prorateLine } from './prorate-line.ts'

/** Seats of a charge that still run. */
export function heldSeats(charge: Pick<ChargedLine, 'seats' | 'creditedSeats'>): number {
  return charge.seats - charge.creditedSeats
}

/**
 * Takes seats out of the charges that cover a day, the newest first. Of each charge it gives back what its seats were worth
 * before, less what those that stay are worth: so that taking them back one by one gives the same as all at once, and all of
 * them on the day of the charge exactly what was charged. Never above what a charge has not given back; seats that no charge
 * covers are not credited. Rules subscriptions.refund.cumulative, subscriptions.refund.capped (P8, decision 6).
 */
export function allocateCredit(
  charged: readonly ChargedLine[], seats: number, on: CalendarDate, worthCents: (seats: number) => number,
): readonly ChargeCredit[] {
  let left = seats
  const credits: ChargeCredit[] = []
  for (const charge of [...charged].reverse()) {
    const fromSeats = heldSeats(charge)
    const taken = Math.min(left, fromSeats)
    if (taken <= 0 || !periodContains(charge.period, on)) continue
    left -= taken
    const toSeats = fromSeats - taken
    const cents = Math.min(worthCents(fromSeats) - worthCents(toSeats), charge.amountCents - charge.creditedCents)
    if (cents > 0) credits.push({ chargeId: charge.id, cents, fromSeats, toSeats })
  }
  return credits
}

/**
 * Seats that no charge of the day covers: what they cost came to less than half a cent, and a zero line is never issued. They
 * are the newest, go first, and give nothing back: else adding and removing one of them would take a cent out of another charge.
 */
function uncoveredSeats(facts: Pick<SubscriptionFacts, 'charged' | 'seats'>, on: CalendarDate): number {
  const covered = facts.charged.filter(({ period }) => periodContains(period, on)).reduce((sum, charge) => sum + heldSeats(charge), 0)
  return Math.max(0, facts.seats - covered)
}

/**
 * The credit for giving seats back from `from` to the end of a cycle, linked to the charges it takes back and never above
 * them; null when there is nothing to credit. Rule subscriptions.refund.daily (P6, P7).
 */
export function creditLine(
  kind: ChargeKind, facts: Pick<SubscriptionFacts, 'charged' | 'offer' | 'seats'>, seats: number, cycle: BillingCycle, from: CalendarDate,
): ChargeLine | null {
  const { unitPrice } = facts.offer
  const paidFor = Math.max(0, seats - uncoveredSeats(facts, from))
  const credits = allocateCredit(facts.charged, paidFor, from, (held) => prorateLine(kind, held, unitPrice, cycle, from).amount.cents)
  const cents = credits.reduce((sum, credit) => sum + credit.cents, 0)
  return cents === 0 ? null : { ...prorateLine(kind, -seats, unitPrice, cycle, from), amount: money(unitPrice.currency, -cents), credits }
}
