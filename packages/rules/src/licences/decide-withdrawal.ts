import { allowed, type Decision, type Denied } from '../decision.ts'
import type { SerialFacts } from './facts.ts'
import { licenceDenied } from './licence-denied.ts'
import { refuseCancelled, refuseUnlessPartner } from './refuse-serial.ts'
import { serialEvent, serialPlan, type SerialAsker, type SerialPlan } from './serial-plan.ts'

export interface NotedRequest {
  readonly note: string | null
}

/**
 * Whether a serial that was never provisioned is taken back (retirar): the unit returns to stock unused, whatever was asked for it is
 * taken back. Row T3 of licences.md § 2.3. Denies serials.withdraw.notPending, serials.state.cancelled, accounts.role.forbidden.
 */
export function decideWithdrawal(facts: SerialFacts, request: NotedRequest, who: SerialAsker): Decision<SerialPlan> {
  const refusal = refuseWithdrawal(facts, who)
  if (refusal !== null) return refusal
  return allowed(serialPlan(facts, 'pending', 'cancelled', {
    change: { cancelledAt: who.now, cancelKind: 'withdrawn', cancelNote: request.note },
    stock: facts.partnerId === null ? null : { kind: 'return', quantity: 1 },
    cancelsRenewal: true,
    events: [serialEvent('serial.withdrawn', { note: request.note })],
  }))
}

/** The refusal that a menu asks for; null when the verb may be offered. */
export function refuseWithdrawal(facts: SerialFacts, { actor }: SerialAsker): Denied | null {
  const refusal = refuseUnlessPartner(actor, 'administrators') ?? refuseCancelled(facts)
  if (refusal !== null || facts.provisionedAt === null) return refusal
  return licenceDenied('serials.withdraw.notPending', 'The serial has been provisioned: it is unassigned or terminated instead.', {
    facts: { provisionedAt: facts.provisionedAt },
  })
}
