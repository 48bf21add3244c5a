import { decideApproval } from '@assento/rules'
import { listLicenceOrderItems, loadManySerialFacts, lockLicenceOrder } from '@assento/store'
import type { LicenceOrderItemRow, OrderListRow } from '@assento/store'
import { z } from 'zod'
import { staleVersion } from '../platform/errors.ts'
import { id, version } from '../platform/inputs.ts'
import { command } from '../platform/procedure.ts'
import { auditOfDecision } from '../platform/types.ts'
import type { CommandContext, CommandResult } from '../platform/types.ts'
import type { OrderAnswer } from './dto.ts'
import { finalizeOrder } from './finalize-order.ts'
import { orderDetail } from './order-detail.ts'
import { ownsTarget } from './order-items.ts'
import { approvalOf, approverOf, orderFacts, visibleOrder } from './order-view.ts'
import { settleOrder } from './settle-order.ts'

const input = z.strictObject({
  orderId: id,
  version,
  /** The total that the approver was shown. */
  expectedTotalCents: z.int().min(0).max(Number.MAX_SAFE_INTEGER),
})

/** Units come into stock and the invoice of setup fees and the first month is made, all of it or nothing. */
export const approveOrder = command('orders.approve', input, async (ctx, request): Promise<CommandResult<OrderAnswer>> => {
  const order = visibleOrder(ctx, await lockLicenceOrder(ctx.tx, ctx.tenant.id, request.orderId))
  if (order.state === 'pending' && order.version !== request.version) staleVersion(order.version)
  const items = await listLicenceOrderItems(ctx.tx, ctx.tenant.id, [order.id])
  const decision = decideApproval(orderFacts(order), {
    ...approverOf(ctx, await approvalOf(ctx, ctx.tx, order.partner_id)), expectedTotalCents: request.expectedTotalCents,
    ownsTargets: await ownsTargets(ctx, order, items),
  })
  if (decision.verdict === 'allowed') {
    await settleOrder(ctx, order, decision.plan)
    await finalizeOrder(ctx, order, items)
  }
  return {
    answer: { ...decision, order: await orderDetail(ctx, ctx.tx, order.id) },
    audit: auditOfDecision(decision, order.id, order.partner_id, {
      before: { state: order.state }, after: { state: 'finalized', totalCents: request.expectedTotalCents },
    }),
  }
})

async function ownsTargets(ctx: CommandContext, order: OrderListRow, items: readonly LicenceOrderItemRow[]): Promise<boolean> {
  if (order.type !== 'additionalUsers') return true
  // Locked: none of them ends while users are bought for it, who would be paid for and lost.
  await loadManySerialFacts(ctx.tx, ctx.tenant.id, items.flatMap((item) => item.target_serial_id ?? []))
  for (const item of items) {
    const of = { baseProductId: item.base_product_id, targetSerialId: item.target_serial_id }
    if (!(await ownsTarget(ctx, ctx.tx, order.partner_id, of))) return false
  }
  return true
}
