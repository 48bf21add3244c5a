import { allowed, type Decision, type Denied } from '../decision.ts'
import type { NotedRequest } from './decide-withdrawal.ts'
import type { SerialFacts } from './facts.ts'
import { licenceDenied } from './licence-denied.ts'
import { refuseCancelled, refusePending, refuseUnlessPartner, stateAt } from './refuse-serial.ts'
import { serialEvent, serialPlan, type SerialAsker, type SerialPlan } from './serial-plan.ts'

/**
 * Whether a serial is given back (cancelamento de licença): the serial is over, the unit returns to the partner's stock and gets a new
 * number when it is given again; the partner goes on paying for it. A suspended one is not, so that a partner cannot wash a block off.
 * Row T12 of licences.md § 2.3. Denies serials.unassign.suspended, .notReturnable, serials.state.*, accounts.role.forbidden.
 */
export function decideUnassignment(facts: SerialFacts, request: NotedRequest, who: SerialAsker): Decision<SerialPlan> {
  const refusal = refuseUnassignment(facts, who)
  if (refusal !== null) return refusal
  return allowed(serialPlan(facts, stateAt(facts, who.now), 'cancelled', {
    change: { cancelledAt: who.now, cancelKind: 'unassigned', cancelNote: request.note },
    closesActivations: 'unassigned',
    stock: facts.partnerId === null ? null : { kind: 'return', quantity: 1 },
    cancelsRenewal: true,
    events: [serialEvent('serial.unassigned', { note: request.note })],
  }))
}

/** The refusal that a menu asks for; null when the verb may be offered. */
export function refuseUnassignment(facts: SerialFacts, { actor }: SerialAsker): Denied | null {
  const refusal = refuseUnlessPartner(actor, 'administrators') ?? refuseCancelled(facts) ?? refusePending(facts)
  if (refusal !== null) return refusal
  if (facts.suspension !== null) {
    return licenceDenied('serials.unassign.suspended', 'A suspended serial is not given back.', {
      facts: { startedAt: facts.suspension.startedAt, reason: facts.suspension.reason },
      alternatives: [{ kind: 'releaseSerial' }, { kind: 'contact', contact: 'accountManager' }],
    })
  }
  return facts.isReturnable ? null : licenceDenied('serials.unassign.notReturnable', 'Units of this product do not return to stock.', {
    facts: { productId: facts.productId },
  })
}
