/** Giving lines of an issued invoice back, whoever asks for it. */
import { dateInZone, decideCreditNote } from '@assento/rules'
import type { CreditableLine, CreditNotePlan, CreditNoteRequest, Decision } from '@assento/rules'
import { invoiceFacts, listDocumentLines, loadLineCredits, raiseChargesCredited, raiseLicenceChargesCredited } from '@assento/store'
import type { CreditNoteRow, InvoiceRow, Tx } from '@assento/store'
import type { ProcedureContext } from '../platform/types.ts'
import { lineOfDocument } from './document-line.ts'
import { issueCreditNotes } from './issue-credit-notes.ts'
import { licenceChargesByLine } from './licence-lines.ts'

/** Decides by the invoice as it is; its row is locked, after its customer's credit. */
export async function decideCreditNoteOf(ctx: ProcedureContext, tx: Tx, invoice: InvoiceRow, request: CreditNoteRequest): Promise<Decision<CreditNotePlan>> {
  const facts = { invoice: invoiceFacts(invoice), lines: await loadCreditableLines(tx, ctx.tenant.id, invoice) }
  return decideCreditNote(facts, request, dateInZone(ctx.now, ctx.tenant.zone))
}

/** Lines with what has been given back of them, by credits of later days and credit notes alike. */
export async function loadCreditableLines(tx: Tx, tenantId: string, invoice: InvoiceRow): Promise<readonly CreditableLine[]> {
  const rows = await listDocumentLines(tx, tenantId, [invoice.id])
  const credits = await loadLineCredits(tx, tenantId, rows.flatMap((row) => row.charge_id ?? []))
  const byCharge = new Map(credits.map(({ chargeId, creditedCents }) => [chargeId, creditedCents]))
  const licences = await licenceChargesByLine(tx, tenantId, invoice, rows)
  return rows.map((row) => ({
    ...lineOfDocument(invoice.currency, row), lineNo: row.line_no,
    creditedCents: (row.charge_id === null ? licences.get(row.line_no)?.credited_cents : byCharge.get(row.charge_id)) ?? 0,
  }))
}

/** Issues the note; what it gives settles the invoice first, then other open ones, and what is left waits for the next. */
export async function applyCreditNote(ctx: ProcedureContext, tx: Tx, invoice: InvoiceRow, plan: CreditNotePlan): Promise<CreditNoteRow | null> {
  await raiseChargesCredited(tx, ctx.tenant.id, plan.credits.flatMap(({ chargeId, cents }) => (chargeId === null ? [] : [{ chargeId, cents }])))
  const licences = await licenceChargesByLine(tx, ctx.tenant.id, invoice, await listDocumentLines(tx, ctx.tenant.id, [invoice.id]))
  await raiseLicenceChargesCredited(tx, ctx.tenant.id, plan.credits.flatMap(({ lineNo, cents }) => {
    const charge = licences.get(lineNo)
    return charge === undefined ? [] : [{ chargeId: charge.id, cents }]
  }))
  const [note] = await issueCreditNotes(ctx, tx, [
    { customerId: plan.customerId, invoiceId: plan.invoiceId, draftId: null, reason: plan.reason, document: plan.document },
  ])
  return note ?? null
}
