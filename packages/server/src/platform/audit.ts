/** Audit entries of calls: what was done, denied by a rule, or refused to the caller. */
import { appendAudit, canonicalJson } from '@assento/store'
import type { AuditRow, Tx } from '@assento/store'
import type { ProcedurePath } from '../accounts/policies.ts'
import type { AuditNote, Caller, ProcedureContext } from './types.ts'

type Actor = Pick<AuditRow, 'actor_id' | 'actor_name' | 'role' | 'channel'>

export function actorOf(caller: Caller): Actor {
  if (caller.kind === 'widget') return { actor_id: caller.actorId, actor_name: caller.actorName, role: caller.role, channel: 'widget' }
  if (caller.kind === 'key') return { actor_id: caller.keyId, actor_name: `API key ${caller.keyId}`, role: 'server', channel: 'api' }
  return { actor_id: 'system', actor_name: 'Assento', role: 'system', channel: caller.channel }
}

/** Writes the entry in the transaction of what it tells about. `at` is tenant time, `recorded_at` server time. */
export async function writeAudit(tx: Tx, ctx: ProcedureContext, action: string, note: AuditNote): Promise<void> {
  await appendAudit(tx, ctx.tenant.id, {
    ...entryOf(ctx, action),
    outcome: note.outcome,
    rule: note.rule ?? null,
    subject_id: note.subjectId,
    customer_id: note.customerId,
    before: jsonOf(note.before),
    after: jsonOf(note.after),
  })
}

/** A call that the caller may not make (B10): in its own transaction, since the call has none or has rolled back. */
export async function auditRefusal(ctx: ProcedureContext, action: ProcedurePath): Promise<void> {
  await ctx.database.withTx(async (tx) => {
    await appendAudit(tx, ctx.tenant.id, {
      ...entryOf(ctx, action),
      outcome: 'refused',
      rule: 'accounts.role.forbidden',
      subject_id: null,
      customer_id: ctx.caller.kind === 'widget' ? ctx.caller.customerId : null,
      before: null,
      after: null,
    })
  })
}

function entryOf(ctx: ProcedureContext, action: string): Actor & Pick<AuditRow, 'at' | 'recorded_at' | 'action' | 'request_id'> {
  return { ...actorOf(ctx.caller), at: ctx.now, recorded_at: ctx.serverNow, action, request_id: ctx.requestId }
}

function jsonOf(value: unknown): string | null {
  return value === undefined || value === null ? null : canonicalJson(value)
}
