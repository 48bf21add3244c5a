/** The plan of some records of a return file, from what the database holds now. Reads only. */
import type { ReturnRecord } from '@assento/brazil'
import { findPaymentsByExternalIds } from '@assento/store'
import type { Handle } from '@assento/store'
import type { ProcedureContext } from '../../../platform/types.ts'
import { findTargets } from './find-targets.ts'
import { planReturn } from './plan-return.ts'
import type { PlannedLine } from './plan-return.ts'
import type { ReturnFileProblem } from './report.ts'
import type { ReturnSource } from './return-source.ts'
import { REFUSALS } from './words.ts'

export async function loadPlan(
  ctx: ProcedureContext, handle: Handle, { file, externalIdOf }: ReturnSource, records: readonly ReturnRecord[],
): Promise<readonly PlannedLine[]> {
  const targets = await findTargets(handle, ctx.tenant.id, file.bank, records)
  const stored = await findPaymentsByExternalIds(handle, ctx.tenant.id, 'boleto', records.filter(({ kind }) => kind === 'paid').map(externalIdOf))
  return planReturn(ctx, file, records, { targets, externalIdOf, payments: new Map(stored.map((payment) => [payment.external_id, payment])) })
}

/**
 * Banks restart their numbers, and accounts change: another payment under the same number and line is never taken for this one,
 * or money would be lost in silence. Refuses the file (`bankReturn.file.sequenceReused`) until a person has looked.
 */
export function refuseReusedSequence(planned: readonly PlannedLine[]): ReturnFileProblem | null {
  const reused = planned.find(({ record, payment, paidOn, target }) => payment !== null && (
    payment.amount_cents !== record.paidCents || (record.paidOn !== null && payment.paid_on !== paidOn) || (target !== null && payment.invoice_id !== target.invoice.id)))
  return reused === undefined ? null : { rule: 'bankReturn.file.sequenceReused', message: REFUSALS['bankReturn.file.sequenceReused'], line: reused.record.line }
}
