/** invoices.writeOff: what is open of an invoice is given up (baixa por perda). */
import { dateInZone, decideWriteOff } from '@assento/rules'
import type { WriteOffPlan } from '@assento/rules'
import { appendPlannedEvents, closeInvoice, invoiceFacts, postLedger } from '@assento/store'
import type { InvoiceRow } from '@assento/store'
import { z } from 'zod'
import { cancelPaymentMeans } from '../documents/settle-payment-means.ts'
import { id, text } from '../platform/inputs.ts'
import { command } from '../platform/procedure.ts'
import { auditOfDecision } from '../platform/types.ts'
import type { CommandContext } from '../platform/types.ts'
import { explainInvoice } from './explain-invoice.ts'
import { lockInvoice } from './lock-invoice.ts'

const input = z.strictObject({ invoiceId: id, reason: text(500) })

/** Money and credit that come later recover it before anything waits as credit. */
export const writeOffInvoice = command('invoices.writeOff', input, async (ctx, request) => {
  const invoice = await lockInvoice(ctx, request.invoiceId)
  const decision = decideWriteOff(invoiceFacts(invoice), request, dateInZone(ctx.now, ctx.tenant.zone))
  if (decision.verdict !== 'denied') await apply(ctx, invoice, decision.plan)
  return {
    answer: { ...decision, invoice: await explainInvoice(ctx, ctx.tx, invoice.id) },
    audit: auditOfDecision(decision, invoice.id, invoice.customer_id, {
      before: { state: invoice.state, settledCents: invoice.settled_cents }, after: { reason: request.reason },
    }),
  }
})

async function apply(ctx: CommandContext, invoice: InvoiceRow, plan: WriteOffPlan): Promise<void> {
  await closeInvoice(ctx.tx, ctx.tenant.id, invoice.id, { state: plan.toState, at: ctx.now, reason: plan.reason })
  await postLedger(ctx.tx, ctx.tenant.id, [plan.ledger], ctx.now)
  await cancelPaymentMeans(ctx.tx, ctx.tenant.id, invoice.id)
  await appendPlannedEvents(ctx.tx, ctx.tenant.id, { subjectId: invoice.id, customerId: invoice.customer_id, at: ctx.now }, plan.events)
}
