import { assert } from '../assert.ts'
import type { Denied } from '../decision.ts'
import { calendarDate, daysInMonth, type CalendarDate } from '../time.ts'
import type { LicencePeriod, LicencePolicy, SerialFacts } from './facts.ts'
import { licenceDenied } from './licence-denied.ts'

const MONTHS: Readonly<Record<LicencePeriod, number>> = { P1M: 1, P3M: 3, P1Y: 12 }

/** What cycles are counted from. */
export type RenewableFacts = Pick<SerialFacts, 'validUntil' | 'period' | 'anchorDay'>

/** Price of one cycle that starts on a day, in cents; null = no price is in force then. */
export type CyclePrice = (startsOn: CalendarDate) => number | null

/** A suspension as days of the tenant's zone, `[startedOn, endedOn)`; `endedOn` null = it lasts until today. */
export interface SuspendedDays {
  readonly startedOn: CalendarDate
  readonly endedOn: CalendarDate | null
}

export interface RenewalWaiver {
  readonly policy: LicencePolicy['retroactive']
  readonly suspensions: readonly SuspendedDays[]
}

export interface RenewalCycle {
  readonly startsOn: CalendarDate
  /** First day that no longer belongs to the cycle. */
  readonly until: CalendarDate
  /** Price in force on `startsOn`; 0 when waived. */
  readonly cents: number
  /** Lies wholly inside a suspension, and the tenant does not bill those. */
  readonly isWaived: boolean
}

/** The cycles that a renewal bills: from the old `validUntil`, never from today. */
export interface RenewalCyclesPlan {
  readonly fromOn: CalendarDate
  /** `validUntil` once all is paid. */
  readonly toOn: CalendarDate
  readonly cycles: readonly RenewalCycle[]
  readonly totalCents: number
}

/**
 * The day `n` periods after `from`, on the anchor day (1–31) clamped to the month's last: 31 Jan → 28 Feb → 31 Mar.
 * Only the month of `from` counts, so that a clamped day never drifts. Rule licences.renewal.anchor.
 */
export function addLicencePeriods(from: CalendarDate, period: LicencePeriod, n: number, anchorDay: number): CalendarDate {
  assert(Number.isInteger(n) && Number.isInteger(anchorDay) && anchorDay >= 1 && anchorDay <= 31, `periods ${n} on day ${anchorDay}`)
  const months = Number(from.slice(0, 4)) * 12 + Number(from.slice(5, 7)) - 1 + n * MONTHS[period]
  const [year, month] = [Math.floor(months / 12), (months % 12) + 1]
  const day = Math.min(anchorDay, daysInMonth(year, month))
  return calendarDate(`${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`)
}

/**
 * How many periods a renewal covers today: the smallest n ≥ 1 after which the serial is paid beyond today. Perpetual serials
 * are not asked (throws). Rule licences.renewal.fromExpiry (licences.md § 2.4).
 */
export function dueCycles(facts: RenewableFacts, today: CalendarDate): number {
  const { validUntil, period, anchorDay } = renewable(facts)
  let n = 1
  while (addLicencePeriods(validUntil, period, n, anchorDay) <= today) n += 1
  return n
}

/**
 * The next `n` cycles, each at the price in force on its first day. With `excludeSuspended`, cycles that lie wholly inside one
 * suspension are not billed, yet count: the new `validUntil` is the same. Throws where a cycle has no price: ask
 * `refuseUnpricedRenewal` first. Rules licences.renewal.fromExpiry, .waived.
 */
export function planRenewalCycles(facts: RenewableFacts, today: CalendarDate, n: number, priceOn: CyclePrice, waive: RenewalWaiver): RenewalCyclesPlan {
  assert(n >= 1, `a renewal covers ${n} cycles`)
  const { validUntil } = renewable(facts)
  const cycles = periodsOf(facts, n).map(({ startsOn, until }): RenewalCycle => {
    const isWaived = waive.policy === 'excludeSuspended'
      && waive.suspensions.some((each) => each.startedOn <= startsOn && until <= (each.endedOn ?? today))
    const cents = isWaived ? 0 : priceOn(startsOn)
    assert(cents !== null, `no price of a cycle from ${startsOn}`)
    return { startsOn, until, cents, isWaived }
  })
  return {
    fromOn: validUntil, toOn: cycles.at(-1)?.until ?? validUntil, cycles, totalCents: cycles.reduce((sum, { cents }) => sum + cents, 0),
  }
}

/** Refuses a renewal of which a cycle has no price on its first day; null when all have. Denies serials.renew.notPriced. */
export function refuseUnpricedRenewal(facts: RenewableFacts, n: number, priceOn: CyclePrice): Denied | null {
  const unpriced = periodsOf(facts, n).find(({ startsOn }) => priceOn(startsOn) === null)
  return unpriced === undefined ? null : licenceDenied('serials.renew.notPriced', `No price is in force on ${unpriced.startsOn}.`, {
    facts: { startsOn: unpriced.startsOn }, alternatives: [{ kind: 'contact', contact: 'accountManager' }],
  })
}

function periodsOf(facts: RenewableFacts, n: number): readonly { readonly startsOn: CalendarDate; readonly until: CalendarDate }[] {
  const { validUntil, period, anchorDay } = renewable(facts)
  const at = (index: number) => index === 0 ? validUntil : addLicencePeriods(validUntil, period, index, anchorDay)
  return Array.from({ length: n }, (_, index) => ({ startsOn: at(index), until: at(index + 1) }))
}

function renewable({ validUntil, period, anchorDay }: RenewableFacts) {
  assert(validUntil !== null && period !== null && anchorDay !== null, 'a perpetual serial has no cycles')
  return { validUntil, period, anchorDay }
}
