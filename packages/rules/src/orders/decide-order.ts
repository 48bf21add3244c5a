import { allowed, type Decision, type Denied } from '../decision.ts'
import type { LicenceActor, LicencePolicy } from '../licences/facts.ts'
import { licenceDenied } from '../licences/licence-denied.ts'
import { refuseUnlessPartner } from '../licences/refuse-serial.ts'
import type { PlannedEvent } from '../subscriptions/plan.ts'
import type { OrderFacts, OrderTotals, PricedOrderItem } from './facts.ts'
import { totalOrder } from './price-order-item.ts'

/** The order as it is stored: what it costs is fixed from here on. */
export interface SubmissionPlan {
  readonly toState: 'pending'
  readonly totals: OrderTotals
}

/** Takes a pending order to its end. */
export interface OrderDecisionPlan {
  readonly orderId: string
  readonly fromVersion: number
  readonly toState: 'finalized' | 'cancelled'
  readonly reason: string | null
  readonly events: readonly PlannedEvent[]
}

export interface ApprovalRequest {
  readonly actor: LicenceActor
  readonly actorId: string
  readonly approval: LicencePolicy['approval']
  /** The total that the approver was shown; null = not told (keys). */
  readonly expectedTotalCents: number | null
  /** Of additional users: the partner still has a unit of every base product, and every target serial; true for purchases. */
  readonly ownsTargets: boolean
  /** Of the order, for the words of a refusal. */
  readonly currency?: string
}

/**
 * Whether an order is submitted (confirmar pedido): it becomes pending with its prices fixed; no stock, no invoice yet.
 * Each item passed `decideOrderItem` in the same transaction. Denies orders.submit.empty, orders.total.changed.
 */
export function decideSubmission(
  order: { readonly items: readonly PricedOrderItem[]; readonly expectedTotalCents?: number | null; readonly currency?: string },
): Decision<SubmissionPlan> {
  if (order.items.length === 0) return licenceDenied('orders.submit.empty', 'The order has no items.')
  const totals = totalOrder(order.items)
  return refuseTotal(totals.totalCents, order.expectedTotalCents ?? null, order.currency) ?? allowed({ toState: 'pending', totals })
}

/**
 * Whether a pending order is approved (aprovar): then its units are in stock and its invoice is made. By the partner's administrator, by
 * the vendor only, or by someone else than who submitted it, as agreed; the vendor always may. licences.md §§ 5.1–5.2.
 * Denies orders.state.*, orders.approve.vendorOnly, .fourEyes, orders.total.changed, orders.item.baseNotOwned, accounts.role.forbidden.
 */
export function decideApproval(order: OrderFacts, request: ApprovalRequest): Decision<OrderDecisionPlan> {
  const refusal = refuseApprover(order, request) ?? refuseTotal(order.totalCents, request.expectedTotalCents, request.currency)
  if (refusal !== null) return refusal
  if (!request.ownsTargets) return licenceDenied('orders.item.baseNotOwned', 'The partner no longer has what the users are for.', { facts: { baseProductId: '' } })
  return allowed(planOf(order, 'finalized', null))
}

/** Whether this caller may approve the order now, whatever it costs: what a menu asks. */
export function refuseApprover(order: OrderFacts, request: Pick<ApprovalRequest, 'actor' | 'actorId' | 'approval'>): Denied | null {
  const refusal = refuseUnlessPending(order) ?? refuseUnlessPartner(request.actor, 'administrators')
  if (refusal !== null || request.actor !== 'partnerAdmin') return refusal
  if (request.approval === 'vendor') {
    return licenceDenied('orders.approve.vendorOnly', 'The vendor approves orders.', { alternatives: [{ kind: 'contact', contact: 'accountManager' }] })
  }
  if (request.approval === 'partner' || request.actorId !== order.submittedBy) return null
  return licenceDenied('orders.approve.fourEyes', 'Another person approves than the one who submitted.', { alternatives: [{ kind: 'askAdministrator' }] })
}

/** Whether a pending order is cancelled, by its partner or the vendor. Denies orders.state.*, accounts.role.forbidden. */
export function decideOrderCancellation(order: OrderFacts, who: { readonly actor: LicenceActor; readonly reason: string | null }): Decision<OrderDecisionPlan> {
  return refuseUnlessPending(order) ?? refuseUnlessPartner(who.actor, 'users') ?? allowed(planOf(order, 'cancelled', who.reason))
}

function planOf(order: OrderFacts, toState: OrderDecisionPlan['toState'], reason: string | null): OrderDecisionPlan {
  return {
    orderId: order.id, fromVersion: order.version, toState, reason,
    events: [{ name: `order.${toState}`, subject: { orderId: order.id, partnerId: order.partnerId, totalCents: order.totalCents } }],
  }
}

function refuseUnlessPending({ state }: OrderFacts): Denied | null {
  if (state === 'pending') return null
  return state === 'cancelled' ? licenceDenied('orders.state.cancelled', 'The order has been cancelled.', { alternatives: [{ kind: 'reload' }] })
    : licenceDenied('orders.state.finalized', 'The order has been finalized.', { alternatives: [{ kind: 'reload' }] })
}

function refuseTotal(totalCents: number, shownCents: number | null, currency: string | undefined): Denied | null {
  if (shownCents === null || shownCents === totalCents) return null
  return licenceDenied('orders.total.changed', 'The total is not the one that was shown.', {
    facts: { oldCents: shownCents, newCents: totalCents, ...(currency === undefined ? {} : { currency }) }, alternatives: [{ kind: 'reload' }],
  })
}
