import { listLicenceOrders } from '@assento/store'
import { z } from 'zod'
import { decodeCursor, encodeCursor } from '../platform/cursor.ts'
import { id, pageFields } from '../platform/inputs.ts'
import { query } from '../platform/procedure.ts'
import type { Page } from '../subscriptions/dto.ts'
import type { OrderDetail, OrderSummary } from './dto.ts'
import { orderDetail } from './order-detail.ts'
import { orderSummaries } from './order-view.ts'
import { partnerAsked } from './partner-scope.ts'

const input = z.strictObject({
  states: z.array(z.enum(['pending', 'finalized', 'cancelled'])).min(1).max(3).optional(),
  partnerId: id.optional(),
  ...pageFields,
})

/** Orders, the newest first: a partner's own; of the manufacturer all, or one partner's. */
export const listOrders = query('orders.list', input, async (ctx, { states, partnerId, limit, cursor }): Promise<Page<OrderSummary>> => {
  const page = await listLicenceOrders(ctx.database, ctx.tenant.id, {
    partnerId: await partnerAsked(ctx, ctx.database, partnerId), states: states ?? null, limit,
    beforeId: cursor ? String(decodeCursor('orders', cursor, ['text'])[0]) : null,
  })
  return { items: await orderSummaries(ctx, ctx.database, page.items), nextCursor: page.next === null ? null : encodeCursor('orders', [page.next]) }
})

export const getOrder = query('orders.get', z.strictObject({ orderId: id }), (ctx, { orderId }): Promise<OrderDetail> => orderDetail(ctx, ctx.database, orderId))
