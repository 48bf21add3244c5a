import type { SubscriptionFacts } from '@assento/rules'
import type { Tx } from '@assento/store'
import { writeAudit } from '../platform/audit.ts'
import type { AuditNote, ProcedureContext } from '../platform/types.ts'

interface Subject {
  readonly facts: SubscriptionFacts
  readonly customerId: string
}

/** The audit entry of what time alone did, or could not do: the same log in which people's changes stand (A3). */
export async function auditTime(
  ctx: ProcedureContext, tx: Tx, action: string, subject: Subject, after: unknown, rule: string | null = null,
): Promise<void> {
  await writeAudit(tx, ctx, action, noteOfTime(subject, after, rule))
}

/** One entry's own part, for those that are written together. */
export function noteOfTime({ facts, customerId }: Subject, after: unknown, rule: string | null = null): AuditNote {
  return {
    outcome: rule === null ? 'done' : 'denied', rule, subjectId: facts.id, customerId,
    before: { status: facts.status, seats: facts.seats, term: facts.term, version: facts.version }, after,
  }
}
