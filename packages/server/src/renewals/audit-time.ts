import type { SubscriptionFacts } from '@assento/rules'
import type { Tx } from '@assento/store'
import { writeAudit } from '../platform/audit.ts'
import type { ProcedureContext } from '../platform/types.ts'

/** The audit entry of what time alone did, or could not do: the same log in which people's changes stand (A3). */
export async function auditTime(
  ctx: ProcedureContext, tx: Tx, action: string, subject: { readonly facts: SubscriptionFacts; readonly customerId: string },
  after: unknown, rule: string | null = null,
): Promise<void> {
  const { facts, customerId } = subject
  await writeAudit(tx, ctx, action, {
    outcome: rule === null ? 'done' : 'denied', rule, subjectId: facts.id, customerId,
    before: { status: facts.status, seats: facts.seats, term: facts.term, version: facts.version }, after,
  })
}
