import { allowed, type Decision, type Denied } from '../decision.ts'
import type { SerialFacts } from './facts.ts'
import { licenceDenied } from './licence-denied.ts'
import { refuseCancelled, refusePending, refuseReason, refuseUnlessManufacturer, stateAt } from './refuse-serial.ts'
import { serialEvent, serialPlan, type SerialAsker, type SerialBlocker, type SerialPlan } from './serial-plan.ts'

export interface TerminationRequest {
  readonly reason: string
  readonly note: string | null
  /** Read the instructions and agrees (seed 003). */
  readonly isAcknowledged: boolean
}

/**
 * Whether the manufacturer ends a serial for good (encerrar definitivamente): it runs nowhere, is never renewed, and its unit leaves
 * the stock. Issued overdue invoices stay. Row T10 of licences.md § 2.3. Denies serials.role.manufacturerOnly, serials.state.cancelled,
 * serials.state.pending, serials.reason.unknown, .noteRequired, serials.terminate.notAcknowledged.
 */
export function decideTermination(facts: SerialFacts, request: TerminationRequest, who: SerialBlocker): Decision<SerialPlan> {
  const refusal = refuseTermination(facts, who) ?? refuseReason(who.reasons, 'terminate', request) ?? refuseUnread(request)
  if (refusal !== null) return refusal
  return allowed(serialPlan(facts, stateAt(facts, who.now), 'cancelled', {
    change: { cancelledAt: who.now, cancelKind: 'terminated', cancelReason: request.reason, cancelNote: request.note },
    suspension: facts.suspension === null ? null : { verb: 'end' },
    closesActivations: 'serialCancelled',
    stock: facts.partnerId === null ? null : { kind: 'terminate', quantity: 0 },
    cancelsRenewal: true,
    writesOffUnit: facts.partnerId !== null,
    events: [serialEvent('serial.cancelled', { reason: request.reason, note: request.note, details: { kind: 'terminated' } })],
  }))
}

/** The refusal that a menu asks for; null when the verb may be offered. */
export function refuseTermination(facts: SerialFacts, { actor }: SerialAsker): Denied | null {
  return refuseUnlessManufacturer(actor) ?? refuseCancelled(facts) ?? refusePending(facts)
}

function refuseUnread({ isAcknowledged }: TerminationRequest): Denied | null {
  return isAcknowledged ? null : licenceDenied('serials.terminate.notAcknowledged', 'Terminating is for good and has to be agreed to.')
}
