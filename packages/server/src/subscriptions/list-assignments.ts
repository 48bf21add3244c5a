import { listAssignments as assignmentsOf } from '@assento/store'
import { z } from 'zod'
import { decodeCursor, encodeCursor } from '../platform/cursor.ts'
import { id, pageFields } from '../platform/inputs.ts'
import { query } from '../platform/procedure.ts'
import { assignmentItem } from './assignment-item.ts'
import type { Page, SeatAssignmentItem } from './dto.ts'
import { loadVisible } from './visible-subscription.ts'

const input = z.strictObject({ ...pageFields, subscriptionId: id })

/** Who uses the seats of a subscription, in the order of assignment. */
export const listAssignments = query('subscriptions.assignments.list', input, async (ctx, request): Promise<Page<SeatAssignmentItem>> => {
  const { subscriptionId, limit, cursor } = request
  await loadVisible(ctx, ctx.database, subscriptionId)
  const page = await assignmentsOf(ctx.database, ctx.tenant.id, {
    subscriptionId, limit, afterId: cursor ? String(decodeCursor('assignments', cursor, ['text'])[0]) : null,
  })
  return { items: page.items.map(assignmentItem), nextCursor: page.next === null ? null : encodeCursor('assignments', [page.next]) }
})
