/** orders.approve and orders.cancel: the end of a pending order, once. */
import { assert, decideApproval, decideOrderCancellation } from '@assento/rules'
import type { OrderDecisionPlan } from '@assento/rules'
import { appendPlannedEvents, listLicenceOrderItems, lockLicenceOrder, settleLicenceOrder } from '@assento/store'
import type { LicenceOrderItemRow, OrderListRow } from '@assento/store'
import { z } from 'zod'
import { actorOf } from '../platform/audit.ts'
import { staleVersion } from '../platform/errors.ts'
import { id, text, version } from '../platform/inputs.ts'
import { command } from '../platform/procedure.ts'
import { auditOfDecision } from '../platform/types.ts'
import type { CommandContext, CommandResult } from '../platform/types.ts'
import type { OrderAnswer } from './dto.ts'
import { finalizeOrder } from './finalize-order.ts'
import { orderDetail } from './order-detail.ts'
import { ownsTarget } from './order-items.ts'
import { approvalOf, approverOf, orderFacts, visibleOrder } from './order-view.ts'
import { orderActor } from './partner-scope.ts'

const approveInput = z.strictObject({
  orderId: id,
  version,
  /** The total that the approver was shown. */
  expectedTotalCents: z.int().min(0).max(Number.MAX_SAFE_INTEGER),
})

/** Units come into stock and the invoice of setup fees and the first month is made, all of it or nothing. */
export const approveOrder = command('orders.approve', approveInput, async (ctx, request): Promise<CommandResult<OrderAnswer>> => {
  const order = visibleOrder(ctx, await lockLicenceOrder(ctx.tx, ctx.tenant.id, request.orderId))
  if (order.state === 'pending' && order.version !== request.version) staleVersion(order.version)
  const items = await listLicenceOrderItems(ctx.tx, ctx.tenant.id, [order.id])
  const decision = decideApproval(orderFacts(order), {
    ...approverOf(ctx, await approvalOf(ctx, ctx.tx, order.partner_id)), expectedTotalCents: request.expectedTotalCents,
    ownsTargets: await ownsTargets(ctx, order, items),
  })
  if (decision.verdict === 'allowed') {
    await settle(ctx, order, decision.plan)
    await finalizeOrder(ctx, order, items)
  }
  return {
    answer: { ...decision, order: await orderDetail(ctx, ctx.tx, order.id) },
    audit: auditOfDecision(decision, order.id, order.partner_id, { before: { state: order.state }, after: { state: 'finalized', totalCents: request.expectedTotalCents } }),
  }
})

const cancelInput = z.strictObject({ orderId: id, version, reason: text(500).nullable().default(null) })

export const cancelOrder = command('orders.cancel', cancelInput, async (ctx, request): Promise<CommandResult<OrderAnswer>> => {
  const order = visibleOrder(ctx, await lockLicenceOrder(ctx.tx, ctx.tenant.id, request.orderId))
  if (order.state === 'pending' && order.version !== request.version) staleVersion(order.version)
  const decision = decideOrderCancellation(orderFacts(order), { actor: orderActor(ctx.caller), reason: request.reason })
  if (decision.verdict === 'allowed') await settle(ctx, order, decision.plan)
  return {
    answer: { ...decision, order: await orderDetail(ctx, ctx.tx, order.id) },
    audit: auditOfDecision(decision, order.id, order.partner_id, { before: { state: order.state }, after: { state: 'cancelled', reason: request.reason } }),
  }
})

/** Of an approval and a cancellation at once one writes: the order is locked, and only a pending one changes. */
async function settle(ctx: CommandContext, order: OrderListRow, { toState, reason, events }: OrderDecisionPlan): Promise<void> {
  const { actorId, actorName } = actorOf(ctx.caller)
  const isFirst = await settleLicenceOrder(ctx.tx, ctx.tenant.id, order.id, { state: toState, at: ctx.now, by: actorId, byName: actorName, cancelReason: reason })
  assert(isFirst, `order ${order.id} is locked and pending`)
  await appendPlannedEvents(ctx.tx, ctx.tenant.id, { subjectId: order.id, customerId: order.partner_id, at: ctx.now }, events)
}

async function ownsTargets(ctx: CommandContext, order: OrderListRow, items: readonly LicenceOrderItemRow[]): Promise<boolean> {
  if (order.type !== 'additionalUsers') return true
  for (const item of items) {
    const of = { baseProductId: item.base_product_id, targetSerialId: item.target_serial_id }
    if (!(await ownsTarget(ctx, ctx.tx, order.partner_id, of))) return false
  }
  return true
}
