import { money, scaleCents } from '../money.ts'
import type { CalendarDate, DatePeriod } from '../time.ts'
import { cycleMonths, cyclesOf } from '../subscriptions/cycle-of.ts'
import type { OfferFacts } from '../subscriptions/facts.ts'
import type { TermSummary } from '../subscriptions/plan.ts'
import { prorateLine, sumLines } from '../subscriptions/prorate-line.ts'

/**
 * A term in figures, to set two of them side by side: what one whole cycle costs, what all cycles cost (a cycle that the term
 * cuts short is prorated), and what that is a month of the offer's cycle.
 */
export function summarizeTerm(seats: number, offer: OfferFacts, anchorOn: CalendarDate, term: DatePeriod): TermSummary {
  const { currency, cents } = offer.unitPrice
  const lines = cyclesOf(anchorOn, term, offer.billingFrequency)
    .map((cycle) => prorateLine('termCycle', seats, offer.unitPrice, cycle, cycle.startsOn))
  const months = cycleMonths(offer.billingFrequency, offer.commitment)
  return {
    seats, offer, term,
    perCycle: money(currency, scaleCents(cents, [seats])),
    perTerm: sumLines(currency, lines),
    perMonth: money(currency, scaleCents(cents, [seats], [months])),
  }
}
