/** The steps of one invoice as they were and will be: shown beside the invoice, and asked for by itself. */
import { dateInZone } from '@assento/rules'
import type { PlannedStep } from '@assento/rules'
import { findInvoice, listCollectionsSteps, listDisputes } from '@assento/store'
import type { CollectionsStepRow, DisputeRow, Handle, InvoiceRow } from '@assento/store'
import { z } from 'zod'
import type { TimelineStep } from '../invoices/dto.ts'
import { scopeCustomer } from '../platform/context.ts'
import { notFound } from '../platform/errors.ts'
import { id } from '../platform/inputs.ts'
import { query } from '../platform/procedure.ts'
import type { ProcedureContext } from '../platform/types.ts'
import { disputeItem } from './dispute-item.ts'
import type { Timeline } from './dto.ts'
import { isDisputed, plannedStepsOf } from './planned-steps.ts'

/** What the timeline needs of an invoice row. */
type InvoiceOfTimeline = Pick<InvoiceRow, 'id' | 'state' | 'payable_until' | 'issued_at'>

/** The steps that ran, and those that the policy still plans: earliest first. */
export async function timelineOf(ctx: ProcedureContext, handle: Handle, invoice: InvoiceOfTimeline): Promise<readonly TimelineStep[]> {
  const disputes = await listDisputes(handle, ctx.tenant.id, [invoice.id])
  return stepsOf(ctx, invoice, await listCollectionsSteps(handle, ctx.tenant.id, [invoice.id]), disputes)
}

/** The timeline of one invoice, with its last dispute. */
export const timeline = query('collections.timeline', z.strictObject({ invoiceId: id }), async (ctx, input): Promise<Timeline> => {
  const invoice = await visibleInvoice(ctx, ctx.database, input.invoiceId)
  const last = (await listDisputes(ctx.database, ctx.tenant.id, [invoice.id])).at(-1)
  return {
    invoiceId: invoice.id, steps: await timelineOf(ctx, ctx.database, invoice), dispute: last === undefined ? null : disputeItem(last),
  }
})

/** The invoice that a call is about; unknown ids, other tenants' and sibling customers' ids end the call with the same answer. */
export async function visibleInvoice(ctx: ProcedureContext, handle: Handle, invoiceId: string): Promise<InvoiceRow> {
  const invoice = await findInvoice(handle, ctx.tenant.id, invoiceId)
  const customerId = scopeCustomer(ctx)
  if (invoice === null || (customerId !== null && invoice.customer_id !== customerId)) notFound()
  return invoice
}

function stepsOf(
  ctx: ProcedureContext, invoice: InvoiceOfTimeline, ran: readonly CollectionsStepRow[], disputes: readonly DisputeRow[],
): readonly TimelineStep[] {
  const steps = ctx.tenant.settings.billing.collections.steps
  const planned = plannedStepsOf(ctx, { payableUntil: invoice.payable_until, issuedAt: invoice.issued_at }, disputes)
    .filter(({ key }) => !ran.some(({ step }) => step === key))
  const history = ran.map((row): TimelineStep => {
    const known = steps.find(({ key }) => key === row.step)
    return {
      key: row.step, plannedAt: row.planned_at, plannedOn: dateInZone(row.planned_at, ctx.tenant.zone), template: known?.template ?? null,
      action: known?.action ?? null, state: row.outcome, ranAt: row.ran_at,
    }
  })
  const coming = planned.map((step): TimelineStep => ({
    key: step.key, plannedAt: step.plannedAt, plannedOn: step.plannedOn, template: step.template, action: step.action,
    state: stateOf(step, invoice, isDisputed(disputes)), ranAt: null,
  }))
  return [...history, ...coming].sort((a, b) => (a.plannedAt < b.plannedAt ? -1 : a.plannedAt > b.plannedAt ? 1 : 0))
}

function stateOf(step: PlannedStep, invoice: InvoiceOfTimeline, disputed: boolean): TimelineStep['state'] {
  if (invoice.state !== 'open') return 'skipped'
  return disputed && (step.action !== null || step.unless === 'dispute') ? 'paused' : 'planned'
}
