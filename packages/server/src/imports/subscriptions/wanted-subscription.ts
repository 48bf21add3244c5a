/** From what the vendor tells to the rows that we keep. Pure: vendor's dates win, and what differs from ours is named. */
import {
  addHours, chooseOfferPrice, cycleOf, cyclePriceCents, dateInZone, earliest, money, monthsOnGrid, nextActionAt, periodContains, prorateLine,
  reconcileTermDates, startOfDate, termFrom,
} from '@assento/rules'
import type {
  CalendarDate, ChargeLine, DatePeriod, Instant, OfferFacts, SubscriptionFacts, SubscriptionPolicy,
} from '@assento/rules'
import type { PriceTable } from '@assento/store'
import type { VendorSubscription } from './vendor-subscription.ts'

/** A field that the vendor gives otherwise than we compute it (T4, X14). */
export interface Mismatch {
  readonly field: string
  readonly ours: string
  readonly vendors: string
}

export interface TermFacts {
  readonly anchorOn: CalendarDate
  readonly term: DatePeriod
  readonly activatedAt: Instant
  readonly mismatches: readonly Mismatch[]
}

/**
 * Anchor, term and activation. The anchor is the day of creation while the term starts on its grid of months, else the start.
 * The term was activated (or its renewal completed) one cancellation window before the vendor's last instant to cancel, when
 * that is not before the creation. Rules subscriptions.term.vendorDates (T4), decisions 7 and 14.
 */
export function termFactsOf(vendor: VendorSubscription, policy: SubscriptionPolicy): TermFacts {
  const createdOn = dateInZone(vendor.createdAt, policy.zone)
  const onGrid = createdOn <= vendor.startsOn && monthsOnGrid(createdOn, vendor.startsOn) !== null
  const { anchorOn, term: computed } = termFrom(onGrid ? createdOn : vendor.startsOn, vendor.startsOn, vendor.commitment)
  const supplied = vendor.until === null ? null : { startsOn: vendor.startsOn, until: vendor.until }
  const { term, differences } = reconcileTermDates(computed, supplied)
  const activatedAt = activationOf(vendor, policy)
  return {
    anchorOn, term, activatedAt,
    mismatches: [
      ...differences.map(({ field, computed: ours, supplied: vendors }) => ({ field: `term.${field}`, ours, vendors })),
      ...windowMismatch(vendor, policy, activatedAt),
    ],
  }
}

function activationOf(vendor: VendorSubscription, policy: SubscriptionPolicy): Instant {
  const termStart = startOfDate(vendor.startsOn, policy.zone)
  const fallback = vendor.createdAt >= termStart ? vendor.createdAt : termStart
  if (vendor.cancellableUntil === null) return fallback
  const activatedAt = addHours(vendor.cancellableUntil, -policy.cancellation.withinHours)
  // The vendor cuts one of the two to whole seconds at times: that is the same instant, and the window is the vendor's.
  return activatedAt.slice(0, 19) >= vendor.createdAt.slice(0, 19) ? activatedAt : vendor.createdAt
}

function windowMismatch(vendor: VendorSubscription, policy: SubscriptionPolicy, activatedAt: Instant): Mismatch[] {
  const ours = addHours(activatedAt, policy.cancellation.withinHours)
  return vendor.cancellableUntil === null || vendor.cancellableUntil === ours
    ? [] : [{ field: 'cancellableUntil', ours, vendors: vendor.cancellableUntil }]
}

export interface WantedBatch {
  readonly seats: number
  readonly addedAt: Instant
  readonly until: Instant
}

/**
 * Open windows: the vendor's refundable quantities; where the source does not tell them, all seats of a subscription that may
 * still be cancelled. Closed windows are not kept.
 */
export function batchesOf(vendor: VendorSubscription, policy: SubscriptionPolicy, now: Instant): readonly WantedBatch[] {
  const whole = vendor.status === 'active' && !vendor.isTrial && vendor.cancellableUntil !== null
    ? [{ seats: vendor.seats, until: vendor.cancellableUntil }] : []
  return (vendor.refundable ?? whole).filter(({ until }) => until >= now)
    .map(({ seats, until }) => ({ seats, until, addedAt: addHours(until, -policy.reductionWindowHours) }))
    .sort((a, b) => (a.until < b.until ? -1 : a.until > b.until ? 1 : a.seats - b.seats))
}

export interface TermPrice {
  /** One seat for one billing cycle; 0 for a trial, and where nobody knows it. */
  readonly cycleUnitCents: number
  readonly currency: string
  readonly source: 'file' | 'listAtTermStart' | 'listToday' | 'trial' | 'unknown'
}

export type PriceWindowRow = Pick<PriceTable, 'term_unit_cents'> & { readonly startsAt: Instant; readonly until: Instant | null; readonly currency: string }

/** The price that is locked for the running term: what the file tells, else the list at the term's start, else today's list. */
export function termPriceOf(
  vendor: VendorSubscription, windows: readonly PriceWindowRow[], currency: string, termStartsAt: Instant, now: Instant,
): TermPrice {
  const perCycle = (cents: number) => cyclePriceCents(cents, vendor.commitment, vendor.billingFrequency)
  if (vendor.isTrial) return { cycleUnitCents: 0, currency, source: 'trial' }
  if (vendor.termUnitCents !== undefined) return { cycleUnitCents: perCycle(vendor.termUnitCents), currency, source: 'file' }
  const atStart = chooseOfferPrice(windows, termStartsAt)
  const price = atStart ?? chooseOfferPrice(windows, now)
  if (price === null) return { cycleUnitCents: 0, currency, source: 'unknown' }
  return { cycleUnitCents: perCycle(price.term_unit_cents), currency: price.currency, source: atStart === null ? 'listToday' : 'listAtTermStart' }
}

/** The charge of the cycle that runs at `now`, as the vendor's evidence: credits need something to stand on. */
export function runningCycleCharge(
  vendor: VendorSubscription, facts: Pick<TermFacts, 'anchorOn' | 'term'>, price: TermPrice, today: CalendarDate,
): ChargeLine | null {
  const isCharged = (vendor.status === 'active' || vendor.status === 'suspended') && !vendor.isTrial && price.cycleUnitCents > 0
  if (!isCharged || !periodContains(facts.term, today)) return null
  const cycle = cycleOf(facts.anchorOn, facts.term, vendor.billingFrequency, today)
  return prorateLine('termCycle', vendor.seats, money(price.currency, price.cycleUnitCents), cycle, cycle.startsOn)
}

/** When time alone next acts on it. */
export function nextActionOf(
  vendor: VendorSubscription, facts: TermFacts, offer: OfferFacts, policy: SubscriptionPolicy, now: Instant,
): Instant | null {
  const whole: SubscriptionFacts = {
    id: '', version: 1, status: vendor.status, isTrial: vendor.isTrial, policy, offer, currency: offer.unitPrice.currency, seats: vendor.seats,
    assignedSeats: 0, batches: [], anchorOn: facts.anchorOn, term: facts.term, termActivatedAt: facts.activatedAt,
    endOfTerm: vendor.autoRenew ? 'renew' : 'end', renewalPlan: null, charged: [], boughtOrRenewedOn: facts.term.startsOn, addon: null,
    addonsOfThis: [],
  }
  // A term that is over at the import has no cycle to charge any more: only its end is due.
  return nextActionAt(whole, earliest(now, startOfDate(facts.term.until, policy.zone)))
}
