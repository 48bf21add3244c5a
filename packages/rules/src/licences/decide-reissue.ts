import { allowed, type Decision, type Denied } from '../decision.ts'
import type { NotedRequest } from './decide-withdrawal.ts'
import type { SerialFacts } from './facts.ts'
import { licenceDenied } from './licence-denied.ts'
import { refuseCancelled, refusePending, refuseUnlessPartner, stateAt } from './refuse-serial.ts'
import { serialEvent, serialPlan, type SerialAsker, type SerialPlan } from './serial-plan.ts'

/**
 * Whether a serial gets another number (troca de número, of a key that leaked): the old one is over, the new one has its unit, its
 * days and its open renewal. Not while suspended, since the new number would not be blocked. licences.md § 3.
 * Denies serials.reissue.suspended, serials.state.*, accounts.role.forbidden.
 */
export function decideReissue(facts: SerialFacts, request: NotedRequest, who: SerialAsker): Decision<SerialPlan> {
  const refusal = refuseReissue(facts, who)
  if (refusal !== null) return refusal
  return allowed(serialPlan(facts, stateAt(facts, who.now), 'cancelled', {
    change: { cancelledAt: who.now, cancelKind: 'reissued', cancelNote: request.note },
    closesActivations: 'serialCancelled',
    events: [serialEvent('serial.reissued', { note: request.note })],
  }))
}

/** The refusal that a menu asks for; null when the verb may be offered. */
export function refuseReissue(facts: SerialFacts, { actor }: SerialAsker): Denied | null {
  const refusal = refuseUnlessPartner(actor, 'administrators') ?? refuseCancelled(facts) ?? refusePending(facts)
  if (refusal !== null || facts.suspension === null) return refusal
  return licenceDenied('serials.reissue.suspended', 'A suspended serial is not reissued.', {
    facts: { startedAt: facts.suspension.startedAt, reason: facts.suspension.reason }, alternatives: [{ kind: 'releaseSerial' }],
  })
}
