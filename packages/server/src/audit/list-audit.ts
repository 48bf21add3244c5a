import { listAudit, parseJson } from '@assento/store'
import type { AuditRow } from '@assento/store'
import { z } from 'zod'
import { scopeCustomer } from '../platform/context.ts'
import { decodeCursor, encodeCursor } from '../platform/cursor.ts'
import { id, pageFields } from '../platform/inputs.ts'
import { query } from '../platform/procedure.ts'
import type { Page } from '../subscriptions/dto.ts'
import type { AuditItem } from './dto.ts'

/** Entries, newest first: what was done, denied and refused. A widget sees those of its own customer. */
export const auditList = query(
  'audit.list', z.strictObject({ subjectId: id.optional(), ...pageFields }),
  async (ctx, { subjectId, limit, cursor }): Promise<Page<AuditItem>> => {
    const customerId = scopeCustomer(ctx)
    const beforeSeq = cursor ? Number(decodeCursor('audit', cursor, ['number'])[0]) : null
    const page = await listAudit(ctx.database, ctx.tenant.id, {
      limit,
      beforeSeq: Number.isSafeInteger(beforeSeq) ? beforeSeq : null,
      ...(customerId === null ? {} : { customerId }),
      ...(subjectId === undefined ? {} : { subjectId }),
    })
    return { items: page.items.map(auditItem), nextCursor: page.next === null ? null : encodeCursor('audit', [page.next]) }
  },
)

function auditItem(row: AuditRow): AuditItem {
  return {
    seq: row.seq,
    at: row.at,
    actorId: row.actor_id,
    actorName: row.actor_name,
    role: row.role,
    channel: row.channel,
    action: row.action,
    outcome: row.outcome,
    rule: row.rule,
    subjectId: row.subject_id,
    customerId: row.customer_id,
    before: row.before === null ? null : parseJson<unknown>(row.before),
    after: row.after === null ? null : parseJson<unknown>(row.after),
    requestId: row.request_id,
    hash: row.hash,
  }
}
