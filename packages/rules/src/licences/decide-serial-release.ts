import { assert } from '../assert.ts'
import { allowed, type Decision, type Denied } from '../decision.ts'
import type { SerialFacts } from './facts.ts'
import { licenceDenied } from './licence-denied.ts'
import { refuseCancelled, refuseUnlessManufacturer } from './refuse-serial.ts'
import { serialEvent, serialPlan, type SerialAsker, type SerialPlan } from './serial-plan.ts'
import { serialStateOf } from './serial-state.ts'

/**
 * Whether a suspended serial is released (liberar): what it is then, the clock says. Expired meanwhile, it stays expired until one
 * retroactive invoice is paid in full (`needsRetroactive`). Time releases it (`system`) once `until` has come.
 * Row T8 of licences.md § 2.3; rule licences.release.byClock. Denies serials.role.manufacturerOnly, serials.state.cancelled,
 * serials.release.notSuspended.
 */
export function decideSerialRelease(facts: SerialFacts, _request: object, who: SerialAsker): Decision<SerialPlan> {
  const refusal = refuseSerialRelease(facts, who)
  if (refusal !== null) return refusal
  const { state } = serialStateOf({ ...facts, suspension: null }, who.now)
  assert(facts.suspension !== null, 'what is released is suspended')
  return allowed(serialPlan(facts, 'suspended', state, {
    suspension: { verb: 'end' },
    needsRetroactive: state === 'expired' && facts.payerId !== null && facts.period !== null,
    events: [serialEvent('serial.released', { reason: facts.suspension.reason, details: { stateAfter: state, validUntil: facts.validUntil } })],
  }))
}

/** The refusal that a menu asks for; null when the verb may be offered. */
export function refuseSerialRelease(facts: SerialFacts, { actor, now }: SerialAsker): Denied | null {
  const until = facts.suspension?.until ?? null
  const isDue = actor === 'system' && (facts.suspension === null || (until !== null && until <= now))
  const refusal = (isDue ? null : refuseUnlessManufacturer(actor)) ?? refuseCancelled(facts)
  if (refusal !== null || (facts.suspension !== null && facts.provisionedAt !== null)) return refusal
  return licenceDenied('serials.release.notSuspended', 'Only a suspended serial is released.', { facts: { state: serialStateOf(facts, now).state } })
}
