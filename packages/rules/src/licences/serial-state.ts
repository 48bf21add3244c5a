import { addDays, type CalendarDate, type Instant } from '../time.ts'
import { dateInZone, startOfDate } from '../time-zone.ts'
import type { ClockState, SerialBadge, SerialFacts, SerialState } from './facts.ts'

/** What a serial is at an instant: derived, never stored. */
export interface DerivedSerialState {
  readonly state: SerialState
  /** What the clock says besides: `suspended` and expired since. Null while pending and once cancelled. */
  readonly clockState: ClockState | null
  readonly badge: SerialBadge
  /** Whether the software may run. */
  readonly isUsable: boolean
  readonly areUpdatesAllowed: boolean
}

/** Facts that the clock reads. */
export type PaidUntil = Pick<SerialFacts, 'validUntil' | 'graceDays'>

/** Facts that the state is derived from. */
export type SerialStateFacts = PaidUntil & Pick<SerialFacts, 'zone' | 'provisionedAt' | 'cancelledAt' | 'suspension' | 'lapseEffect'>

const BADGES: Readonly<Record<SerialState, SerialBadge>> = {
  active: 'active', grace: 'grace', expired: 'expired', pending: 'expired', suspended: 'expired', cancelled: 'expired',
}

/** What the list paints: red `expired` may mean pending, suspended, cancelled or expired (seed 003). Rule licences.serial.badge. */
export function badgeOf(state: SerialState): SerialBadge {
  return BADGES[state]
}

/** First day after the grace period; null = perpetual. */
export function graceUntilOf({ validUntil, graceDays }: PaidUntil): CalendarDate | null {
  return validUntil === null ? null : addDays(validUntil, graceDays)
}

/** What the clock alone says on a day of the tenant's zone: active on `[…, validUntil)`, then grace on `[validUntil, + graceDays)`. */
export function clockStateOn(facts: PaidUntil, today: CalendarDate): ClockState {
  const { validUntil } = facts
  if (validUntil === null || today < validUntil) return 'active'
  return today < addDays(validUntil, facts.graceDays) ? 'grace' : 'expired'
}

/**
 * State of a serial at an instant: cancelled over pending over suspended over what the clock says, by days of the tenant's zone.
 * A suspension does not stop the clock. With `lapseEffect: 'losesUpdates'` an expired serial stays usable without updates.
 * Rule licences.serial.state (licences.md § 2.1).
 */
export function serialStateOf(facts: SerialStateFacts, now: Instant): DerivedSerialState {
  return serialStateOn(facts, localDay(now, facts.zone))
}

/** Like `serialStateOf`, for a day of the tenant's zone that the caller knows. */
export function serialStateOn(facts: Omit<SerialStateFacts, 'zone'>, today: CalendarDate): DerivedSerialState {
  if (facts.cancelledAt !== null) return derived('cancelled', null, facts)
  if (facts.provisionedAt === null) return derived('pending', null, facts)
  const clockState = clockStateOn(facts, today)
  return derived(facts.suspension === null ? clockState : 'suspended', clockState, facts)
}

function derived(state: SerialState, clockState: ClockState | null, { lapseEffect }: Pick<SerialFacts, 'lapseEffect'>): DerivedSerialState {
  const runs = state === 'active' || state === 'grace'
  return { state, clockState, badge: BADGES[state], isUsable: runs || (state === 'expired' && lapseEffect === 'losesUpdates'), areUpdatesAllowed: runs }
}

// Intl is slow to say a day, and lists and machines ask for thousands of serials on one: the last day of each zone is kept.
const days = new Map<string, { readonly from: Instant; readonly until: Instant; readonly today: CalendarDate }>()

/** The civil day in a zone; asked again for the same day it costs two comparisons. */
export function localDay(now: Instant, zone: string): CalendarDate {
  const known = days.get(zone)
  if (known !== undefined && known.from <= now && now < known.until) return known.today
  const today = dateInZone(now, zone)
  days.set(zone, { from: startOfDate(today, zone), until: startOfDate(addDays(today, 1), zone), today })
  return today
}
