/** invoices.credit: a credit note corrects an issued invoice, in part or whole. */
import { z } from 'zod'
import { id, text } from '../platform/inputs.ts'
import { command } from '../platform/procedure.ts'
import { auditOfDecision } from '../platform/types.ts'
import { applyCreditNote, decideCreditNoteOf } from './credit-lines.ts'
import { explainInvoice } from './explain-invoice.ts'
import { lockInvoice } from './lock-invoice.ts'

const input = z.strictObject({
  invoiceId: id,
  reason: text(500),
  /** Cents without tax of each line; left out, all that is left of every line. */
  lines: z.array(z.strictObject({ lineNo: z.int().min(1).max(100_000), cents: z.int().min(1).max(Number.MAX_SAFE_INTEGER) })).min(1).max(200).optional(),
})

/** What is credited settles the invoice first, then other open ones; what is left waits for the next. */
export const creditInvoice = command('invoices.credit', input, async (ctx, request) => {
  const invoice = await lockInvoice(ctx, request.invoiceId)
  const decision = await decideCreditNoteOf(ctx, ctx.tx, invoice, { reason: request.reason, lines: request.lines ?? null })
  const note = decision.verdict === 'denied' ? null : await applyCreditNote(ctx, ctx.tx, invoice, decision.plan)
  return {
    answer: {
      ...decision, invoice: await explainInvoice(ctx, ctx.tx, invoice.id),
      creditNote: note === null ? null : { id: note.id, number: note.number, total: { currency: note.currency, cents: note.total_cents } },
    },
    audit: auditOfDecision(decision, invoice.id, invoice.customer_id, { after: { ...request, creditNoteId: note?.id ?? null, number: note?.number ?? null } }),
  }
})
