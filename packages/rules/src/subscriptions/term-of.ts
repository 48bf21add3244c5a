import { COMMITMENT_MONTHS } from '../policy.ts'
import type { Commitment } from '../policy.ts'
import { addMonths } from '../time.ts'
import type { CalendarDate, DatePeriod } from '../time.ts'

/**
 * Term number `index` (0 = first) of a subscription that always had the same commitment (vigência).
 * Both ends are anchor + n months, clamped: never counted from a clamped date.
 * Rule subscriptions.term.dates (T2, source S2).
 */
export function termOf(anchorOn: CalendarDate, commitment: Commitment, index: number): DatePeriod {
  const months = COMMITMENT_MONTHS[commitment]
  return { startsOn: addMonths(anchorOn, months * index), until: addMonths(anchorOn, months * (index + 1)) }
}

/** A term with the anchor that it and its cycles count from. */
export interface AnchoredTerm {
  readonly anchorOn: CalendarDate
  readonly term: DatePeriod
}

/**
 * The term that starts on `startsOn`. It keeps counting from the anchor while the date is anchor + n months (31 Jan → 28 Feb
 * → 31 Mar); a date off that grid (a co-terminated or a supplier's date) becomes the new anchor, so that the terms that
 * follow are full and end on the same day. Rules T2, C5 (subscriptions.coterm.firstTermProrated), decision 7.
 */
export function termFrom(anchorOn: CalendarDate, startsOn: CalendarDate, commitment: Commitment): AnchoredTerm {
  const months = monthsOnGrid(anchorOn, startsOn)
  const anchor = months === null ? startsOn : anchorOn
  return { anchorOn: anchor, term: { startsOn, until: addMonths(anchor, (months ?? 0) + COMMITMENT_MONTHS[commitment]) } }
}

/** n when `date` is `anchorOn` + n months, clamped; null when it is off that grid. */
export function monthsOnGrid(anchorOn: CalendarDate, date: CalendarDate): number | null {
  const monthIndex = (of: CalendarDate) => Number(of.slice(0, 4)) * 12 + Number(of.slice(5, 7))
  const months = monthIndex(date) - monthIndex(anchorOn)
  return addMonths(anchorOn, months) === date ? months : null
}
