import { listSubscriptions as subscriptionsOf } from '@assento/store'
import { z } from 'zod'
import { scopeCustomer } from '../platform/context.ts'
import { decodeCursor, encodeCursor } from '../platform/cursor.ts'
import { notFound } from '../platform/errors.ts'
import { id, pageFields } from '../platform/inputs.ts'
import { query } from '../platform/procedure.ts'
import type { Page, SubscriptionItem } from './dto.ts'
import { subscriptionItem } from './subscription-item.ts'

const input = z.strictObject({ ...pageFields, customerId: id.optional() })

/** The licence panel, in the order of purchase: a widget sees its customer's, a key everyone's or one customer's. */
export const listSubscriptions = query('subscriptions.list', input, async (ctx, { limit, cursor, customerId }): Promise<Page<SubscriptionItem>> => {
  const scope = scopeCustomer(ctx)
  if (scope !== null && customerId !== undefined && customerId !== scope) notFound()
  const page = await subscriptionsOf(ctx.database, ctx.tenant.id, {
    customerId: scope ?? customerId ?? null, now: ctx.now, afterId: cursor ? String(decodeCursor(cursor, 1)[0]) : null, limit,
  })
  return { items: page.items.map(subscriptionItem), nextCursor: page.next === null ? null : encodeCursor([page.next]) }
})
