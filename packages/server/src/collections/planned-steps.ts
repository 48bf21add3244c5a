import { planSteps } from '@assento/rules'
import type { PlannedStep } from '@assento/rules'
import type { CollectedInvoiceRow, DisputeRow } from '@assento/store'
import { bankCalendar } from '../invoices/due-dates.ts'
import type { ProcedureContext } from '../platform/types.ts'

/** The steps of the tenant's policy with the dates of one invoice, earliest first. */
export function plannedStepsOf(
  ctx: Pick<ProcedureContext, 'tenant'>, invoice: Pick<CollectedInvoiceRow, 'payableUntil' | 'issuedAt'>, disputes: readonly DisputeRow[],
): readonly PlannedStep[] {
  const { collections, collectionsSince } = ctx.tenant.settings.billing
  const since = collectionsSince !== null && collectionsSince > invoice.issuedAt ? collectionsSince : invoice.issuedAt
  const answered = disputes.flatMap(({ resolved_at }) => resolved_at ?? []).sort()
  return planSteps(collections, { payableUntil: invoice.payableUntil, since, disputeResolvedAt: answered.at(-1) ?? null }, bankCalendar(ctx))
}

/** Whether one of these disputes waits for an answer. */
export function isDisputed(disputes: readonly DisputeRow[]): boolean {
  return disputes.some(({ state }) => state === 'open')
}
