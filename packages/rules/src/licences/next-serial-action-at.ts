import { addDays } from '../time.ts'
import type { CalendarDate, Instant } from '../time.ts'
import { startOfDate } from '../time-zone.ts'
import type { SerialFacts } from './facts.ts'

/** What time goes by. */
export type ScheduledSerial = Pick<SerialFacts, 'cancelledAt' | 'provisionedAt' | 'suspension' | 'validUntil' | 'graceDays' | 'zone' | 'payerId' | 'period'>

/** What decides when time next does something, besides the serial's own facts. */
export interface SerialSchedule {
  /** The renewal that waits for its payment; null = none is asked for. */
  readonly renewal: { readonly kind: 'due' | 'retroactive'; readonly toOn: CalendarDate } | null
  /** Days before the end of a period on which its renewal is invoiced. */
  readonly leadDays: number
  /** What was due at or before it has been done. */
  readonly after: Instant
  /** Whether a renewal that is due at `after` still has to be asked for; false where asking has just been tried. */
  readonly asksRenewal: boolean
}

/**
 * When time next does something to a serial: its renewal invoice, the start of its grace, its expiry, the end of a suspension,
 * a further cycle of a retroactive renewal. Null = never. A suspended serial only waits for its release; one that has expired is
 * not invoiced by time (licences.md §§ 2.3, 2.4). Never before `after`.
 */
export function nextSerialActionAt(facts: ScheduledSerial, clock: SerialSchedule): Instant | null {
  if (facts.cancelledAt !== null || facts.provisionedAt === null) return null
  const { suspension, validUntil, zone } = facts
  if (suspension !== null) return suspension.until !== null && suspension.until <= clock.after ? clock.after : suspension.until
  if (validUntil === null) return null
  if (clock.asksRenewal && isRenewalInvoiceDue(facts, clock, clock.after)) return clock.after
  const asksOn = clock.renewal === null && paysForRenewal(facts) ? [addDays(validUntil, -clock.leadDays)] : []
  const nextCycleOn = clock.renewal?.kind === 'retroactive' ? [clock.renewal.toOn] : []
  const instants = [...asksOn, validUntil, addDays(validUntil, facts.graceDays), ...nextCycleOn].map((on) => startOfDate(on, zone))
  return instants.filter((at) => at > clock.after).sort()[0] ?? null
}

/** Whether the renewal of a serial is to be invoiced by time at `now`: from the lead days on, and not once it has expired. */
export function isRenewalInvoiceDue(facts: ScheduledSerial, clock: Pick<SerialSchedule, 'renewal' | 'leadDays'>, now: Instant): boolean {
  const { validUntil, zone, graceDays } = facts
  if (validUntil === null || clock.renewal !== null || !paysForRenewal(facts) || facts.suspension !== null) return false
  if (facts.cancelledAt !== null || facts.provisionedAt === null) return false
  return now >= startOfDate(addDays(validUntil, -clock.leadDays), zone) && now < startOfDate(addDays(validUntil, Math.max(graceDays, 1 - clock.leadDays)), zone)
}

function paysForRenewal({ payerId, period }: ScheduledSerial): boolean {
  return payerId !== null && period !== null
}
