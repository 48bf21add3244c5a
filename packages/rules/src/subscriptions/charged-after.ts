import type { ChargedLine } from './facts.ts'
import type { ChargeLine } from './plan.ts'

/**
 * The charges of a term after lines that are only foreseen: new charges, and what credits take back of the others. Their ids
 * are no one's: `<prefix>-<n>`.
 */
export function chargedAfter(charged: readonly ChargedLine[], lines: readonly ChargeLine[], prefix: string): readonly ChargedLine[] {
  const credits = lines.flatMap((line) => line.credits)
  const updated = charged.map((line) => credits.filter(({ chargeId }) => chargeId === line.id).reduce((whole, credit) => ({
    ...whole, creditedCents: whole.creditedCents + credit.cents, creditedSeats: whole.creditedSeats + credit.fromSeats - credit.toSeats,
  }), line))
  const issued = lines.filter((line) => line.amount.cents > 0).map((line, index): ChargedLine => ({
    id: `${prefix}-${charged.length + index + 1}`, period: line.period, seats: line.seats, amountCents: line.amount.cents, creditedCents: 0, creditedSeats: 0,
  }))
  return [...updated, ...issued]
}
