import { listFilteredSubscriptions, listSubscriptions as subscriptionsOf } from '@assento/store'
import { z } from 'zod'
import { scopeCustomer } from '../platform/context.ts'
import { decodeCursor, encodeCursor } from '../platform/cursor.ts'
import { notFound } from '../platform/errors.ts'
import { id, pageFields, subscriptionStatus, text } from '../platform/inputs.ts'
import { query } from '../platform/procedure.ts'
import type { Page, SubscriptionItem } from './dto.ts'
import { subscriptionItem } from './subscription-item.ts'

const input = z.strictObject({
  ...pageFields,
  customerId: id.optional(),
  /** Any of these states. */
  status: z.array(subscriptionStatus).min(1).max(7).optional(),
  /** Part of the subscription's, plan's or product's name, whatever its case and accents. */
  search: text(100).pipe(z.string().min(2)).optional(),
})

/** The licence panel, in the order of purchase: a widget sees its customer's, a key everyone's or one customer's. */
export const listSubscriptions = query('subscriptions.list', input, async (ctx, request): Promise<Page<SubscriptionItem>> => {
  const { limit, cursor, customerId, status, search } = request
  const scope = scopeCustomer(ctx)
  if (scope !== null && customerId !== undefined && customerId !== scope) notFound()
  const filter = {
    customerId: scope ?? customerId ?? null, now: ctx.now, afterId: cursor ? String(decodeCursor('subscriptions', cursor, ['text'])[0]) : null, limit,
  }
  const page = status === undefined && search === undefined
    ? await subscriptionsOf(ctx.database, ctx.tenant.id, filter)
    : await listFilteredSubscriptions(ctx.database, ctx.tenant.id, { ...filter, ...(status && { status }), ...(search && { search }) })
  return { items: page.items.map(subscriptionItem), nextCursor: page.next === null ? null : encodeCursor('subscriptions', [page.next]) }
})
