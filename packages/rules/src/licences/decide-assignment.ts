import { allowed, type Decision, type Denied } from '../decision.ts'
import { decideStockTake } from '../orders/stock.ts'
import type { StockFacts } from '../orders/facts.ts'
import type { CalendarDate, Instant } from '../time.ts'
import type { LicenceActor, LicencePeriod, SerialPendingReason } from './facts.ts'
import { startOfSerial } from './decide-provision.ts'
import { licenceDenied } from './licence-denied.ts'
import { refuseUnlessPartner } from './refuse-serial.ts'
import { serialEvent, type SerialAsker, type SerialEvent, type SerialStockChange } from './serial-plan.ts'
import { localDay } from './serial-state.ts'

/** What giving a unit to a customer depends on. */
export interface AssignmentFacts {
  readonly productId: string
  readonly billing: 'unit' | 'serial'
  readonly period: LicencePeriod | null
  readonly zone: string
  /** Null = given by the manufacturer itself, without stock. */
  readonly stock: StockFacts | null
  readonly isCustomerRemoved: boolean
  /** Who pays the serial's own renewals; null = nobody. */
  readonly payerId: string | null
}

export interface AssignmentRequest {
  /** What the manufacturer waits for before it may be used; null = nothing. Unset = as the product is billed. Others do not choose. */
  readonly pendingReason?: SerialPendingReason | null
}

/** The new serial: its first facts, and what leaves the stock. */
export interface AssignmentPlan {
  readonly state: 'active' | 'pending'
  readonly provisionedAt: Instant | null
  readonly pendingReason: SerialPendingReason | null
  readonly period: LicencePeriod | null
  readonly anchorDay: number | null
  readonly validUntil: CalendarDate | null
  /** −1 of the partner's stock; null without stock. */
  readonly stock: SerialStockChange | null
  readonly events: readonly SerialEvent[]
}

/**
 * Whether a unit is given to a customer (atribuir): a serial that the partner's order has paid for may be used at once; one that its
 * customer pays for waits for the first payment, unless the manufacturer says otherwise. Rows T1, T2 of licences.md § 2.3.
 * Denies serials.assign.customerRemoved, stock.take.insufficient, accounts.role.forbidden.
 */
export function decideAssignment(facts: AssignmentFacts, request: AssignmentRequest, who: SerialAsker): Decision<AssignmentPlan> {
  const refusal = refuseUnlessPartner(who.actor, 'users') ?? refuseRemoved(facts)
  if (refusal !== null) return refusal
  if (facts.stock !== null) {
    const take = decideStockTake(facts.stock, 1, facts.productId)
    if (take.verdict === 'denied') return take
  }
  const pendingReason = pendingReasonOf(facts, request, who.actor)
  const isPending = pendingReason !== null
  const start = isPending ? { validUntil: null, anchorDay: null } : startOfSerial(facts.period, localDay(who.now, facts.zone))
  return allowed({
    state: isPending ? 'pending' : 'active', provisionedAt: isPending ? null : who.now, pendingReason, period: facts.period, ...start,
    stock: facts.stock === null ? null : { kind: 'assign', quantity: -1 },
    events: [
      serialEvent('serial.assigned', { details: { productId: facts.productId, pendingReason } }),
      ...(isPending ? [] : [serialEvent('serial.provisioned', { details: { validUntil: start.validUntil } })]),
    ],
  })
}

function pendingReasonOf(facts: AssignmentFacts, request: AssignmentRequest, actor: LicenceActor): SerialPendingReason | null {
  if (request.pendingReason !== undefined && (actor === 'manufacturer' || actor === 'server')) return request.pendingReason
  return facts.billing === 'serial' && facts.payerId !== null ? 'awaitingPayment' : null
}

function refuseRemoved({ isCustomerRemoved }: AssignmentFacts): Denied | null {
  return isCustomerRemoved ? licenceDenied('serials.assign.customerRemoved', 'The customer has been offboarded.') : null
}
