import { assert } from '@assento/rules'
import type { OrderDecisionPlan } from '@assento/rules'
import { appendPlannedEvents, settleLicenceOrder } from '@assento/store'
import type { OrderListRow } from '@assento/store'
import { actorOf } from '../platform/audit.ts'
import type { CommandContext } from '../platform/types.ts'

/** Of an approval and a cancellation at once one writes: the order is locked, and only a pending one changes. */
export async function settleOrder(ctx: CommandContext, order: OrderListRow, { toState, reason, events }: OrderDecisionPlan): Promise<void> {
  const { actorId, actorName } = actorOf(ctx.caller)
  const isFirst = await settleLicenceOrder(ctx.tx, ctx.tenant.id, order.id, { state: toState, at: ctx.now, by: actorId, byName: actorName, cancelReason: reason })
  assert(isFirst, `order ${order.id} is locked and pending`)
  await appendPlannedEvents(ctx.tx, ctx.tenant.id, { subjectId: order.id, customerId: order.partner_id, at: ctx.now }, events)
}
