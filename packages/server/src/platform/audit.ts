/** Audit entries of calls: what was done, denied by a rule, or refused to the caller. */
import { appendAudit, canonicalJson } from '@assento/store'
import type { AuditRow, Tx } from '@assento/store'
import type { ProcedurePath } from '../accounts/policies.ts'
import type { AuditNote, Caller, ProcedureContext } from './types.ts'

export interface Actor {
  readonly actorId: string
  readonly actorName: string
  readonly role: string
  readonly channel: AuditRow['channel']
}

/** Who acts, as the audit log and the rows name them. */
export function actorOf(caller: Caller): Actor {
  if (caller.kind === 'widget') return { actorId: caller.actorId, actorName: caller.actorName, role: caller.role, channel: 'widget' }
  if (caller.kind === 'key') return { actorId: caller.keyId, actorName: `API key ${caller.keyId}`, role: 'server', channel: 'api' }
  return { actorId: 'system', actorName: 'Assento', role: 'system', channel: caller.channel }
}

/** Writes entries in the transaction of what they tell about. `at` is tenant time, `recorded_at` server time. */
export async function writeAudit(tx: Tx, ctx: ProcedureContext, action: string, ...notes: readonly AuditNote[]): Promise<void> {
  await appendAudit(tx, ctx.tenant.id, ...notes.map((note) => ({
    ...entryOf(ctx, action),
    outcome: note.outcome,
    rule: note.rule ?? null,
    subject_id: note.subjectId,
    customer_id: note.customerId,
    before: jsonOf(note.before),
    after: jsonOf(note.after),
  })))
}

/** A call that the caller may not make (B10): in its own transaction, since the call has none or has rolled back. */
export async function auditRefusal(
  ctx: ProcedureContext, action: ProcedurePath, rule = 'accounts.role.forbidden', subjectId: string | null = null,
): Promise<void> {
  await ctx.database.withTx(async (tx) => {
    await appendAudit(tx, ctx.tenant.id, {
      ...entryOf(ctx, action),
      outcome: 'refused',
      rule,
      subject_id: subjectId,
      customer_id: ctx.caller.kind === 'widget' ? ctx.caller.customerId : null,
      before: null,
      after: null,
    })
  })
}

type CallFields = 'actor_id' | 'actor_name' | 'role' | 'channel' | 'at' | 'recorded_at' | 'action' | 'request_id'

function entryOf(ctx: ProcedureContext, action: string): Pick<AuditRow, CallFields> {
  const { actorId, actorName, role, channel } = actorOf(ctx.caller)
  return { actor_id: actorId, actor_name: actorName, role, channel, at: ctx.now, recorded_at: ctx.serverNow, action, request_id: ctx.requestId }
}

function jsonOf(value: unknown): string | null {
  return value === undefined || value === null ? null : canonicalJson(value)
}
