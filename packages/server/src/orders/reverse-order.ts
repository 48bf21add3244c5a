/** orders.reverse: the manufacturer takes units of a finalized order back, as far as they are still in stock. */
import { decideReversal } from '@assento/rules'
import { listLicenceOrderItems, lockLicenceOrder, lockStock, lockUnitBillingsOfOrder, touchLicenceOrder } from '@assento/store'
import type { LicenceOrderItemRow, OrderListRow } from '@assento/store'
import { z } from 'zod'
import { staleVersion } from '../platform/errors.ts'
import { id, text, version } from '../platform/inputs.ts'
import { command } from '../platform/procedure.ts'
import { auditOfDecision } from '../platform/types.ts'
import type { CommandContext, CommandResult } from '../platform/types.ts'
import { applyReversal } from './apply-reversal.ts'
import type { OrderAnswer } from './dto.ts'
import { orderDetail } from './order-detail.ts'
import { orderFacts, visibleOrder } from './order-view.ts'
import { orderActor } from './partner-scope.ts'
import { leftOf, wantedOf } from './reversed-lines.ts'

const input = z.strictObject({
  orderId: id,
  version,
  /** Units of each line, bonus ones included; left out, all that is left of the order. */
  lines: z.array(z.strictObject({ lineNo: z.int().min(1).max(200), quantity: z.int().min(1).max(20_000) })).min(1).max(200).optional(),
  reason: text(500),
})

export const reverseOrder = command('orders.reverse', input, async (ctx, request): Promise<CommandResult<OrderAnswer>> => {
  const order = visibleOrder(ctx, await lockLicenceOrder(ctx.tx, ctx.tenant.id, request.orderId))
  if (order.version !== request.version) staleVersion(order.version)
  const items = await listLicenceOrderItems(ctx.tx, ctx.tenant.id, [order.id])
  const stock = await lockStocks(ctx, order, items)
  const billings = await lockUnitBillingsOfOrder(ctx.tx, ctx.tenant.id, order.id)
  const wanted = wantedOf(request.lines, items.map((item) => ({ ...leftOf(item, billings), available: stock.get(item.product_id) ?? 0 })))
  const decision = decideReversal(orderFacts(order), wanted, { actor: orderActor(ctx.caller) })
  if (decision.verdict === 'allowed') {
    await touchLicenceOrder(ctx.tx, ctx.tenant.id, order.id, decision.plan.fromVersion)
    await applyReversal(ctx, { order, items, billings, plan: decision.plan, reason: request.reason })
  }
  return {
    answer: { ...decision, order: await orderDetail(ctx, ctx.tx, order.id) },
    audit: auditOfDecision(decision, order.id, order.partner_id, {
      before: { version: order.version }, after: { reason: request.reason, lines: request.lines ?? null },
    }),
  }
})

/** Available units of each product, locked in the order of their ids. */
async function lockStocks(ctx: CommandContext, order: OrderListRow, items: readonly LicenceOrderItemRow[]): Promise<ReadonlyMap<string, number>> {
  const stocks = new Map<string, number>()
  for (const productId of [...new Set(items.map((item) => item.product_id))].sort()) {
    stocks.set(productId, (await lockStock(ctx.tx, ctx.tenant.id, order.partner_id, productId)).available)
  }
  return stocks
}
