import type { Denied } from '../decision.ts'
import type { Instant } from '../time.ts'
import type { ActivationFacts, SerialFacts, ValidationCode } from './facts.ts'
import { licenceDenied } from './licence-denied.ts'
import { nextTransferAt } from './moves.ts'
import { refuseCancelled, refusePending, stateAt } from './refuse-serial.ts'

/**
 * The refusal that a person sees where a machine is told a code (offline requests through the portal); null for codes that let in.
 * Denies serials.state.*, activations.limit.reached, activations.transfers.reached, activations.state.notUsable.
 */
export function refuseActivation(code: ValidationCode, facts: SerialFacts, activations: readonly ActivationFacts[], now: Instant): Denied | null {
  switch (code) {
    case 'VALID': case 'GRACE': return null
    case 'CANCELLED': return refuseCancelled(facts)
    case 'PENDING': return refusePending(facts)
    case 'LIMIT_REACHED': return refuseLimit(facts, activations)
    case 'TRANSFER_LIMIT': return licenceDenied('activations.transfers.reached', `The serial has moved ${facts.maxTransfers ?? 0} times in 365 days.`, {
      earliestAt: facts.maxTransfers === null ? null : nextTransferAt(activations, facts.maxTransfers, now),
      facts: { maxTransfers: facts.maxTransfers ?? 0 }, alternatives: [{ kind: 'contact', contact: 'support' }],
    })
    default: return licenceDenied('activations.state.notUsable', `The serial is ${stateAt(facts, now)}.`, {
      facts: { state: stateAt(facts, now), code, ...(facts.validUntil === null ? {} : { validUntil: facts.validUntil }) },
      alternatives: [{ kind: 'contact', contact: 'support' }],
    })
  }
}

/** Refuses a request file that cannot be read; `problem` is an English word or two for developers. Denies activations.request.unreadable. */
export function refuseUnreadableRequest(problem: string): Denied {
  return licenceDenied('activations.request.unreadable', `The request cannot be read: ${problem}.`, { facts: { problem } })
}

function refuseLimit(facts: SerialFacts, activations: readonly ActivationFacts[]): Denied {
  const open = activations.filter(({ closedAt }) => closedAt === null)
  return licenceDenied('activations.limit.reached', `The serial runs on ${open.length} of ${facts.maxActivations} computers.`, {
    facts: { maxActivations: facts.maxActivations, used: open.length, machines: open.slice(0, 3).map(({ machineName }) => machineName).join(', ') },
    alternatives: [{ kind: 'closeActivation' }, { kind: 'orderMore', productId: facts.productId }],
  })
}
