import { assert } from '../assert.ts'
import { allowed, type Decision, type Denied } from '../decision.ts'
import type { Instant } from '../time.ts'
import type { SerialFacts } from './facts.ts'
import { licenceDenied } from './licence-denied.ts'
import { refuseCancelled, refuseReason, refuseUnlessManufacturer } from './refuse-serial.ts'
import { serialEvent, serialPlan, type SerialAsker, type SerialBlocker, type SerialPlan } from './serial-plan.ts'
import { serialStateOf } from './serial-state.ts'

export interface SerialSuspensionRequest {
  /** Code of one of the tenant's reasons. */
  readonly reason: string
  readonly note: string | null
  /** Ends by itself then; null = by a person. */
  readonly until: Instant | null
}

/**
 * Whether the manufacturer suspends a serial (suspender): it is neither used nor updated, and no renewal is invoiced meanwhile, while
 * the clock runs on. Active, grace and expired serials can be. Row T7 of licences.md § 2.3. Denies serials.role.manufacturerOnly,
 * serials.state.cancelled, serials.suspend.pending, .already, .untilPast, serials.reason.unknown, .noteRequired.
 */
export function decideSerialSuspension(facts: SerialFacts, request: SerialSuspensionRequest, who: SerialBlocker): Decision<SerialPlan> {
  const refusal = refuseSerialSuspension(facts, who) ?? refuseReason(who.reasons, 'suspend', request) ?? refusePast(request.until, who.now)
  if (refusal !== null) return refusal
  const { state, clockState } = serialStateOf(facts, who.now)
  assert(clockState !== null, 'a provisioned serial has a clock state')
  return allowed(serialPlan(facts, state, 'suspended', {
    suspension: { verb: 'open', reason: request.reason, note: request.note, until: request.until, clockState },
    cancelsRenewal: true,
    events: [serialEvent('serial.suspended', { reason: request.reason, note: request.note, details: { until: request.until, clockState } })],
  }))
}

/** The refusal that a menu asks for; null when the verb may be offered. */
export function refuseSerialSuspension(facts: SerialFacts, { actor }: SerialAsker): Denied | null {
  const refusal = refuseUnlessManufacturer(actor) ?? refuseCancelled(facts)
  if (refusal !== null) return refusal
  if (facts.provisionedAt === null) {
    return licenceDenied('serials.suspend.pending', 'A pending serial is withdrawn instead.', { alternatives: [{ kind: 'withdrawSerial' }] })
  }
  if (facts.suspension === null) return null
  return licenceDenied('serials.suspend.already', 'The serial is suspended already.', {
    facts: { startedAt: facts.suspension.startedAt, reason: facts.suspension.reason }, alternatives: [{ kind: 'releaseSerial' }],
  })
}

function refusePast(until: Instant | null, now: Instant): Denied | null {
  if (until === null || until > now) return null
  return licenceDenied('serials.suspend.untilPast', 'The suspension would end before it begins.', { facts: { until } })
}
