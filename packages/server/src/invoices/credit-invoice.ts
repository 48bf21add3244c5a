/** invoices.credit: a credit note corrects an issued invoice, in part or whole. */
import { dateInZone, decideCreditNote } from '@assento/rules'
import type { CreditableLine, CreditNotePlan } from '@assento/rules'
import { invoiceFacts, listDocumentLines, loadLineCredits, raiseChargesCredited } from '@assento/store'
import type { CreditNoteRow, InvoiceRow } from '@assento/store'
import { z } from 'zod'
import { id, text } from '../platform/inputs.ts'
import { command } from '../platform/procedure.ts'
import { auditOfDecision } from '../platform/types.ts'
import type { CommandContext } from '../platform/types.ts'
import { lineOfDocument } from './document-line.ts'
import { explainInvoice } from './explain-invoice.ts'
import { issueCreditNotes } from './issue-credit-notes.ts'
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
  const facts = { invoice: invoiceFacts(invoice), lines: await creditableLines(ctx, invoice) }
  const decision = decideCreditNote(facts, { reason: request.reason, lines: request.lines ?? null }, dateInZone(ctx.now, ctx.tenant.zone))
  const note = decision.verdict === 'denied' ? null : await apply(ctx, decision.plan)
  return {
    answer: {
      ...decision, invoice: await explainInvoice(ctx, ctx.tx, invoice.id),
      creditNote: note === null ? null : { id: note.id, number: note.number, total: { currency: note.currency, cents: note.total_cents } },
    },
    audit: auditOfDecision(decision, invoice.id, invoice.customer_id, { after: { ...request, creditNoteId: note?.id ?? null, number: note?.number ?? null } }),
  }
})

/** Lines with what has been given back of their charges, by credits of later days and credit notes alike. */
async function creditableLines(ctx: CommandContext, invoice: InvoiceRow): Promise<readonly CreditableLine[]> {
  const rows = await listDocumentLines(ctx.tx, ctx.tenant.id, [invoice.id])
  const credits = await loadLineCredits(ctx.tx, ctx.tenant.id, rows.flatMap((row) => row.charge_id ?? []))
  const byCharge = new Map(credits.map(({ chargeId, creditedCents }) => [chargeId, creditedCents]))
  return rows.map((row) => ({
    ...lineOfDocument(invoice.currency, row), lineNo: row.line_no, creditedCents: byCharge.get(row.charge_id ?? '') ?? 0,
  }))
}

async function apply(ctx: CommandContext, plan: CreditNotePlan): Promise<CreditNoteRow | null> {
  await raiseChargesCredited(ctx.tx, ctx.tenant.id, plan.credits.flatMap(({ chargeId, cents }) => (chargeId === null ? [] : [{ chargeId, cents }])))
  const [note] = await issueCreditNotes(ctx, ctx.tx, [
    { customerId: plan.customerId, invoiceId: plan.invoiceId, draftId: null, reason: plan.reason, document: plan.document },
  ])
  return note ?? null
}
