import { listAudit, parseJson } from '@assento/store'
import { z } from 'zod'
import { decodeCursor, encodeCursor } from '../platform/cursor.ts'
import { id, pageFields } from '../platform/inputs.ts'
import { query } from '../platform/procedure.ts'
import type { HistoryItem, Page } from './dto.ts'
import { loadVisible } from './visible-subscription.ts'

const input = z.strictObject({ ...pageFields, subscriptionId: id })

/** What happened to a subscription and what was refused, newest first: the audit log of this subject (B10). */
export const subscriptionHistory = query('subscriptions.history', input, async (ctx, request): Promise<Page<HistoryItem>> => {
  const { subscriptionId, limit, cursor } = request
  await loadVisible(ctx, ctx.database, subscriptionId)
  const page = await listAudit(ctx.database, ctx.tenant.id, {
    subjectId: subscriptionId, limit, beforeSeq: cursor ? Number(decodeCursor('history', cursor, ['number'])[0]) : null,
  })
  const items = page.items.map((entry): HistoryItem => ({
    seq: entry.seq, at: entry.at, actorName: entry.actor_name, role: entry.role, action: entry.action, outcome: entry.outcome, rule: entry.rule,
    before: entry.before === null ? null : parseJson(entry.before), after: entry.after === null ? null : parseJson(entry.after),
  }))
  return { items, nextCursor: page.next === null ? null : encodeCursor('history', [page.next]) }
})
