import { allowed, type Decision, type Denied } from '../decision.ts'
import type { CalendarDate } from '../time.ts'
import type { LicencePeriod, SerialFacts } from './facts.ts'
import { licenceDenied } from './licence-denied.ts'
import { refuseCancelled, refuseUnlessManufacturer } from './refuse-serial.ts'
import { addLicencePeriods } from './renewal-cycles.ts'
import { serialEvent, serialPlan, type SerialAsker, type SerialPlan } from './serial-plan.ts'
import { localDay } from './serial-state.ts'

export interface ProvisionRequest {
  /** First paid day; unset = today. */
  readonly startsOn?: CalendarDate
}

/** First `validUntil` of a serial that starts on a day, and the day of month that its cycles keep; both null = perpetual. */
export function startOfSerial(period: LicencePeriod | null, startsOn: CalendarDate): { readonly validUntil: CalendarDate | null; readonly anchorDay: number | null } {
  if (period === null) return { validUntil: null, anchorDay: null }
  const anchorDay = Number(startsOn.slice(8, 10))
  return { validUntil: addLicencePeriods(startsOn, period, 1, anchorDay), anchorDay }
}

/**
 * Whether a pending serial may be used from now on (liberação inicial): its first payment cleared (`system`), or the manufacturer
 * says so. Opens its first period. Row T2 of licences.md § 2.3. Denies serials.provision.notPending, serials.state.cancelled.
 */
export function decideProvision(facts: SerialFacts, request: ProvisionRequest, who: SerialAsker): Decision<SerialPlan> {
  const refusal = refuseProvision(facts, who)
  if (refusal !== null) return refusal
  const start = startOfSerial(facts.period, request.startsOn ?? localDay(who.now, facts.zone))
  return allowed(serialPlan(facts, 'pending', 'active', {
    change: { provisionedAt: who.now, pendingReason: null, ...start },
    events: [serialEvent('serial.provisioned', { details: { validUntil: start.validUntil } })],
  }))
}

function refuseProvision(facts: SerialFacts, { actor }: SerialAsker): Denied | null {
  const refusal = (actor === 'system' ? null : refuseUnlessManufacturer(actor)) ?? refuseCancelled(facts)
  if (refusal !== null || facts.provisionedAt === null) return refusal
  return licenceDenied('serials.provision.notPending', 'The serial has been provisioned already.', { facts: { provisionedAt: facts.provisionedAt } })
}
