import { allowed, refuseDispute } from '@assento/rules'
import { appendPlannedEvents, insertDispute, listDisputes, loadCollectedInvoice, newId } from '@assento/store'
import type { DisputeRow } from '@assento/store'
import { z } from 'zod'
import { actorOf } from '../platform/audit.ts'
import { scopeCustomer } from '../platform/context.ts'
import { notFound } from '../platform/errors.ts'
import { id, text } from '../platform/inputs.ts'
import { command } from '../platform/procedure.ts'
import { auditOfDecision } from '../platform/types.ts'
import type { CommandContext, CommandResult } from '../platform/types.ts'
import { disputeItem } from './dispute-item.ts'
import type { Disputed } from './dto.ts'
import { isDisputed } from './planned-steps.ts'

const input = z.strictObject({ invoiceId: id, reason: text(2000) })

/** Contests an open invoice (contestar): what touches access waits until the answer. Denies what `refuseDispute` denies. */
export const openDispute = command('collections.disputes.open', input, async (ctx, request): Promise<CommandResult<Disputed>> => {
  const invoice = await loadCollectedInvoice(ctx.tx, ctx.tenant.id, request.invoiceId)
  const customerId = scopeCustomer(ctx)
  if (invoice === null || (customerId !== null && invoice.customerId !== customerId)) notFound()
  const disputes = await listDisputes(ctx.tx, ctx.tenant.id, [invoice.id])
  const decision = refuseDispute(invoice, isDisputed(disputes)) ?? allowed({ invoiceId: invoice.id })
  const dispute = decision.verdict === 'denied' ? null : await store(ctx, invoice.id, invoice.customerId, request.reason)
  return {
    answer: { ...decision, dispute: dispute === null ? null : disputeItem(dispute) },
    audit: auditOfDecision(decision, invoice.id, invoice.customerId, { after: { disputeId: dispute?.id ?? null, reason: request.reason } }),
  }
})

async function store(ctx: CommandContext, invoiceId: string, customerId: string, reason: string): Promise<DisputeRow> {
  const dispute: Omit<DisputeRow, 'tenant_id'> = {
    id: newId('dsp'), customer_id: customerId, invoice_id: invoiceId, reason, state: 'open', opened_at: ctx.now,
    opened_by: actorOf(ctx.caller).actorName, resolved_at: null, resolution: null,
  }
  await insertDispute(ctx.tx, ctx.tenant.id, dispute)
  await appendPlannedEvents(ctx.tx, ctx.tenant.id, { subjectId: invoiceId, customerId, at: ctx.now }, [
    { name: 'dispute.opened', subject: { invoiceId, disputeId: dispute.id } },
  ])
  return { ...dispute, tenant_id: ctx.tenant.id }
}
