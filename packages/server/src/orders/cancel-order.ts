import { decideOrderCancellation } from '@assento/rules'
import { lockLicenceOrder } from '@assento/store'
import { z } from 'zod'
import { staleVersion } from '../platform/errors.ts'
import { id, text, version } from '../platform/inputs.ts'
import { command } from '../platform/procedure.ts'
import { auditOfDecision } from '../platform/types.ts'
import type { CommandResult } from '../platform/types.ts'
import type { OrderAnswer } from './dto.ts'
import { orderDetail } from './order-detail.ts'
import { orderFacts, visibleOrder } from './order-view.ts'
import { orderActor } from './partner-scope.ts'
import { settleOrder } from './settle-order.ts'

const input = z.strictObject({ orderId: id, version, reason: text(500).nullable().default(null) })

/** Ends a pending order without stock or money; its partner or the vendor. */
export const cancelOrder = command('orders.cancel', input, async (ctx, request): Promise<CommandResult<OrderAnswer>> => {
  const order = visibleOrder(ctx, await lockLicenceOrder(ctx.tx, ctx.tenant.id, request.orderId))
  if (order.state === 'pending' && order.version !== request.version) staleVersion(order.version)
  const decision = decideOrderCancellation(orderFacts(order), { actor: orderActor(ctx.caller), reason: request.reason })
  if (decision.verdict === 'allowed') await settleOrder(ctx, order, decision.plan)
  return {
    answer: { ...decision, order: await orderDetail(ctx, ctx.tx, order.id) },
    audit: auditOfDecision(decision, order.id, order.partner_id, { before: { state: order.state }, after: { state: 'cancelled', reason: request.reason } }),
  }
})
