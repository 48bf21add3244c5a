import { allowed } from '../decision.ts'
import type { Allowed, Denied } from '../decision.ts'
import { denied } from '../decision.ts'
import { COMMITMENT_MONTHS } from '../policy.ts'
import type { Commitment } from '../policy.ts'
import { addDays, addMonths } from '../time.ts'
import type { CalendarDate, DatePeriod } from '../time.ts'
import { termFrom } from './term-of.ts'

/** What a new term is aligned to. */
export type Alignment =
  /** The last day that the term shall have. */
  | { readonly kind: 'date'; readonly lastOn: CalendarDate }
  /** The end of another subscription of the customer. */
  | { readonly kind: 'subscription'; readonly isTrial: boolean; readonly commitment: Commitment; readonly term: DatePeriod }
  /** The end of a calendar month. */
  | { readonly kind: 'monthEnd' }

export interface CoterminationRequest {
  readonly commitment: Commitment
  /** First day of the term that is to be aligned. */
  readonly startsOn: CalendarDate
  /** Anchor of a subscription that renews; unset for a purchase. */
  readonly anchorOn?: CalendarDate
  readonly moment: 'purchase' | 'renewal' | 'midTerm'
  readonly align: Alignment
}

/**
 * Where an aligned term ends (alinhamento de vigências): `until` is the first day after it, never later than the full term's.
 * With another subscription: the last of its ends, counted on by its own commitment, that fits. With the calendar month: the
 * last month's end that fits. Rule subscriptions.coterm.endDate (C4, C6).
 * Denies subscriptions.coterm.midTerm, .beyondTerm (C1), .target (C2), .day (C3).
 */
export function coterminationEnd(request: CoterminationRequest): Allowed<{ readonly until: CalendarDate }> | Denied {
  const { align, commitment, startsOn } = request
  if (request.moment === 'midTerm') return denied('subscriptions.coterm.midTerm', 'A running term cannot be aligned.')
  if (align.kind === 'subscription' && (align.isTrial || (align.commitment === 'P1M' && commitment !== 'P1M'))) {
    return denied('subscriptions.coterm.target', 'The target is a trial, or monthly while this term is not.', {
      facts: { targetCommitment: align.commitment, commitment },
    })
  }
  const fullUntil = termFrom(request.anchorOn ?? startsOn, startsOn, commitment).term.until
  const until = alignedUntil(align, startsOn, fullUntil)
  if (until === null) {
    return denied('subscriptions.coterm.beyondTerm', 'No aligned date fits into the full term.', {
      facts: { earliestOn: startsOn, latestOn: addDays(fullUntil, -1) },
    })
  }
  const lastOn = addDays(until, -1)
  if (commitment === 'P1M' && Number(lastOn.slice(8)) >= 28 && !until.endsWith('-01')) {
    return denied('subscriptions.coterm.day', 'Days 28, 29 and 30 only as the last of their month.', { facts: { lastOn } })
  }
  return allowed({ until })
}

function alignedUntil(align: Alignment, startsOn: CalendarDate, fullUntil: CalendarDate): CalendarDate | null {
  const fits = (until: CalendarDate) => startsOn < until && until <= fullUntil
  if (align.kind === 'date') {
    const until = addDays(align.lastOn, 1)
    return fits(until) ? until : null
  }
  const [first, months] = align.kind === 'monthEnd'
    ? [addMonths(`${startsOn.slice(0, 8)}01` as CalendarDate, 1), 1]
    : [align.term.until, COMMITMENT_MONTHS[align.commitment]]
  let best: CalendarDate | null = null
  for (let index = 0; addMonths(first, index * months) <= fullUntil; index += 1) {
    const until = addMonths(first, index * months)
    if (fits(until)) best = until
  }
  return best
}
