import { assert } from '../assert.ts'
import type { Money } from '../money.ts'
import type { SubscriptionPolicy } from '../policy.ts'
import { dateInZone } from '../time-zone.ts'
import type { CalendarDate, DatePeriod, Instant } from '../time.ts'
import { cycleOf } from './cycle-of.ts'
import type { OfferFacts } from './facts.ts'
import type { ChargeKind, ChargeLine } from './plan.ts'
import { chargeable, prorateLine, sumLines } from './prorate-line.ts'
import { reconcileTermDates } from './reconcile-term-dates.ts'
import type { DateDifference } from './reconcile-term-dates.ts'
import { termFrom } from './term-of.ts'
import { openBatch } from './window-until.ts'

/** What is needed to start a term: a purchase, a converted trial, a longer commitment, an import. */
export interface TermStart {
  readonly policy: SubscriptionPolicy
  readonly offer: OfferFacts
  readonly seats: number
  readonly activatedAt: Instant
  /** First day after a co-terminated term, from `coterminationEnd`; unset = a full term. */
  readonly customTermUntil?: CalendarDate | null
  /** The supplier's dates, which win over computed ones (T4). */
  readonly suppliedTerm?: DatePeriod | null
  /** False where the start opens no window: a longer commitment in the middle of a term (W7). */
  readonly opensWindow?: boolean
}

/** A term as it starts: dates, first charge, window. */
export interface TermPlan {
  readonly offer: OfferFacts
  readonly seats: number
  readonly anchorOn: CalendarDate
  readonly term: DatePeriod
  readonly activatedAt: Instant
  readonly opensBatch: { readonly seats: number; readonly addedAt: Instant; readonly until: Instant } | null
  readonly lines: readonly ChargeLine[]
  readonly dueNow: Money
  /** Where the supplier's dates differ from ours. */
  readonly dateDifferences: readonly DateDifference[]
}

/**
 * The term that starts on the day of an activation, in the policy's zone, with its first charge and its window.
 * Rules subscriptions.term.dates (T2), subscriptions.term.vendorDates (T4), subscriptions.window.opens (W2),
 * subscriptions.coterm.firstTermProrated (C5).
 */
export function planTerm(start: TermStart): TermPlan {
  const { policy, offer, seats, activatedAt } = start
  const today = dateInZone(activatedAt, policy.zone)
  const full = termFrom(today, today, offer.commitment).term
  const { term, differences } = reconcileTermDates({ ...full, until: start.customTermUntil ?? full.until }, start.suppliedTerm ?? null)
  assert(term.startsOn < term.until, `term ${term.startsOn}–${term.until} has at least one day`)
  const lines = planFirstCharge(offer, seats, term.startsOn, term)
  return {
    offer, seats, anchorOn: term.startsOn, term, activatedAt,
    opensBatch: start.opensWindow === false ? null : openBatch(policy, seats, activatedAt),
    lines, dueNow: sumLines(offer.unitPrice.currency, lines), dateDifferences: differences,
  }
}

/** The charge of a term's first cycle: unit price × seats, prorated only where the term cuts that cycle; none for a trial. */
export function planFirstCharge(
  offer: OfferFacts, seats: number, anchorOn: CalendarDate, term: DatePeriod, kind: ChargeKind = 'termCycle',
): readonly ChargeLine[] {
  if (offer.billingFrequency === 'none') return []
  const cycle = cycleOf(anchorOn, term, offer.billingFrequency, term.startsOn)
  return chargeable([prorateLine(kind, seats, offer.unitPrice, cycle, cycle.startsOn)])
}
