import type { Instant } from '../time.ts'
import type { ActivationFacts, SerialFacts, SerialState, ValidationCode } from './facts.ts'
import { movesOf, transfersIn365 } from './moves.ts'
import { serialStateOf } from './serial-state.ts'

export interface ActivationRequest {
  readonly fingerprint: string
  readonly machineName: string
  /** The activation whose place it takes in the same act; one that is closed already is passed over. Null = a free place. */
  readonly replacesId: string | null
}

/** What letting a computer in does. */
export interface ActivationPlan {
  /** The open activation of this computer, used again: no new row. Null = a new one. */
  readonly reuses: string | null
  readonly closes: readonly { readonly id: string; readonly reason: 'transfer' | 'leaseDead' }[]
  readonly isMove: boolean
  readonly warnsGrace: boolean
}

export interface ActivationAnswer {
  readonly code: ValidationCode
  /** Null = not let in. */
  readonly plan: ActivationPlan | null
}

/** The last code that a state allows, and the one that a machine is told when nothing else is in its way. */
const CODES: Readonly<Record<SerialState, ValidationCode>> = {
  active: 'VALID', grace: 'GRACE', expired: 'EXPIRED', pending: 'PENDING', suspended: 'SUSPENDED', cancelled: 'CANCELLED',
}

/** Whether software may run on an answer: also after expiry where a lapse only costs the updates. */
export function isCodeUsable(code: ValidationCode, { lapseEffect }: Pick<SerialFacts, 'lapseEffect'>): boolean {
  return code === 'VALID' || code === 'GRACE' || (code === 'EXPIRED' && lapseEffect === 'losesUpdates')
}

/**
 * What a computer is told that asks whether its serial is good: cancelled, pending, suspended, expired where that stops it, then the
 * fingerprint, then what the clock says. Rule licences.activation.validated (licences.md § 4.3).
 */
export function validateActivation(facts: SerialFacts, activations: readonly ActivationFacts[], fingerprint: string, now: Instant): ValidationCode {
  const { state, isUsable } = serialStateOf(facts, now)
  if (!isUsable) return CODES[state]
  const own = activations.filter((each) => each.fingerprint === fingerprint)
  const open = own.find((each) => each.closedAt === null)
  if (open !== undefined) return isLeaseDead(open, now) ? 'HEARTBEAT_DEAD' : CODES[state]
  if (own.length > 0) return latestClosed(own)?.closedReason === 'leaseDead' ? 'HEARTBEAT_DEAD' : 'NOT_ACTIVATED'
  return activations.some((each) => each.closedAt === null) ? 'FINGERPRINT_MISMATCH' : 'NOT_ACTIVATED'
}

/**
 * Whether a serial is activated on a computer (ativar). A computer that has it already is let in again for nothing; others need a free
 * place, or the place of `replacesId`, and a move left. Dead leases free their places. In grace with a warning; not once expired.
 * Rule licences.activation.place (licences.md §§ 2.5 A6, 4.3). Codes CANCELLED, PENDING, SUSPENDED, EXPIRED, LIMIT_REACHED, TRANSFER_LIMIT.
 */
export function decideActivation(facts: SerialFacts, activations: readonly ActivationFacts[], request: ActivationRequest, now: Instant): ActivationAnswer {
  const { state, isUsable } = serialStateOf(facts, now)
  if (!isUsable) return { code: CODES[state], plan: null }
  const code = CODES[state]
  const open = activations.filter((each) => each.closedAt === null)
  const own = open.find((each) => each.fingerprint === request.fingerprint)
  if (own !== undefined) return { code, plan: { reuses: own.id, closes: [], isMove: false, warnsGrace: code === 'GRACE' } }
  const closes = open.flatMap((each) => closeOf(each, request.replacesId, now))
  if (open.length - closes.length >= facts.maxActivations) return { code: 'LIMIT_REACHED', plan: null }
  const isMove = wouldMove(activations, closes, request, now)
  if (isMove && facts.maxTransfers !== null && transfersIn365(activations, now) >= facts.maxTransfers) return { code: 'TRANSFER_LIMIT', plan: null }
  if (code === 'EXPIRED') return { code, plan: null }
  return { code, plan: { reuses: null, closes, isMove, warnsGrace: code === 'GRACE' } }
}

/** True once a floating place has not been heard from for its lease. */
export function isLeaseDead({ leaseUntil }: Pick<ActivationFacts, 'leaseUntil'>, now: Instant): boolean {
  return leaseUntil !== null && leaseUntil <= now
}

function closeOf(activation: ActivationFacts, replacesId: string | null, now: Instant): ActivationPlan['closes'] {
  if (activation.id === replacesId) return [{ id: activation.id, reason: 'transfer' }]
  return isLeaseDead(activation, now) ? [{ id: activation.id, reason: 'leaseDead' }] : []
}

/** Whether the history with this activation in it ends with a move. */
function wouldMove(activations: readonly ActivationFacts[], closes: ActivationPlan['closes'], request: ActivationRequest, now: Instant): boolean {
  const reasons = new Map(closes.map(({ id, reason }) => [id, reason]))
  const closed = activations.map((each) => reasons.has(each.id) ? { ...each, closedAt: now, closedReason: reasons.get(each.id) ?? null } : each)
  const added: ActivationFacts = {
    id: '\u{10FFFF}', fingerprint: request.fingerprint, machineName: request.machineName, activatedAt: now, lastSeenAt: now, leaseUntil: null,
    closedAt: null, closedReason: null,
  }
  return movesOf([...closed, added]).some(({ activationId }) => activationId === added.id)
}

function latestClosed(activations: readonly ActivationFacts[]): ActivationFacts | undefined {
  return activations.reduce<ActivationFacts | undefined>(
    (latest, each) => latest === undefined || (each.closedAt ?? '') >= (latest.closedAt ?? '') ? each : latest, undefined)
}
