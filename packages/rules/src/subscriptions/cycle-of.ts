import { COMMITMENT_MONTHS, FREQUENCY_MONTHS } from '../policy.ts'
import type { BillingFrequency, Commitment } from '../policy.ts'
import { addMonths, daysBetween, earliest, periodContains } from '../time.ts'
import type { CalendarDate, DatePeriod } from '../time.ts'
import { assert } from '../assert.ts'
import { monthsOnGrid } from './term-of.ts'

/** One billing cycle (ciclo de cobrança): the days that are charged, and the whole cycle that the price is for. */
export interface BillingCycle extends DatePeriod {
  /** 0 for the term's first cycle. */
  readonly index: number
  /** First day after the whole cycle; later than `until` only where the term cuts its last cycle short. */
  readonly fullUntil: CalendarDate
}

/**
 * The billing cycle of a term that a date falls in. Cycle k starts at the original anchor + k months, clamped, never at a
 * clamped date + 1 month; where the term was cut short (co-terminated, supplier's dates), the last cycle ends with it.
 * `none` (a trial) has the whole term as one cycle. The date must lie in the term.
 * Rule subscriptions.term.cycles (T3, source S2, decision 7).
 */
export function cycleOf(anchorOn: CalendarDate, term: DatePeriod, frequency: BillingFrequency, date: CalendarDate): BillingCycle {
  assert(periodContains(term, date), `${date} lies in the term ${term.startsOn}–${term.until}`)
  if (frequency === 'none') return { ...term, index: 0, fullUntil: term.until }
  const months = FREQUENCY_MONTHS[frequency]
  const guess = Math.max(0, Math.floor(daysBetween(term.startsOn, date) / (31 * months)))
  for (let index = guess; ; index += 1) {
    const cycle = cycleAt(anchorOn, term, months, index)
    if (date < cycle.fullUntil) return cycle
  }
}

/** All billing cycles of a term, in order; they cover it without gap or overlap. */
export function cyclesOf(anchorOn: CalendarDate, term: DatePeriod, frequency: BillingFrequency): BillingCycle[] {
  if (frequency === 'none') return [{ ...term, index: 0, fullUntil: term.until }]
  const cycles: BillingCycle[] = []
  for (let startsOn = term.startsOn; startsOn < term.until; ) {
    const cycle = cycleAt(anchorOn, term, FREQUENCY_MONTHS[frequency], cycles.length)
    cycles.push(cycle)
    startsOn = cycle.until
  }
  return cycles
}

/** Days of the whole cycle, the denominator of a proration: 28–31, 365, 366… Rule subscriptions.charge.days (P3). */
export function cycleDays(cycle: BillingCycle): number {
  return daysBetween(cycle.startsOn, cycle.fullUntil)
}

/** Months of a cycle; a trial's one cycle has those of its commitment. */
export function cycleMonths(frequency: BillingFrequency, commitment: Commitment): number {
  return frequency === 'none' ? COMMITMENT_MONTHS[commitment] : FREQUENCY_MONTHS[frequency]
}

function cycleAt(anchorOn: CalendarDate, term: DatePeriod, months: number, index: number): BillingCycle {
  const offset = monthsOnGrid(anchorOn, term.startsOn)
  const [anchor, first] = offset === null ? [term.startsOn, 0] : [anchorOn, offset]
  const startsOn = addMonths(anchor, first + index * months)
  const fullUntil = addMonths(anchor, first + (index + 1) * months)
  return { index, startsOn, until: earliest(fullUntil, term.until), fullUntil }
}
