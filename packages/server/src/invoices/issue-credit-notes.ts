/** Credit notes of a batch: rows, lines, taxes, books, document, event; the credit is used at once. */
import { creditNoteAmounts, dateInZone, documentSeries, formatDocumentNumber, postCreditNote } from '@assento/rules'
import type { PricedDocument } from '@assento/rules'
import { appendEvents, insertCreditNotes, insertDocumentLines, newId, postLedger, takeNumbers } from '@assento/store'
import type { CreditNoteRow, Tx } from '@assento/store'
import { addPdfDocuments } from '../documents/add-documents.ts'
import type { ProcedureContext } from '../platform/types.ts'
import { documentRows } from './document-line.ts'
import { giveCredit } from './give-credit.ts'

export interface CreditNoteToIssue {
  readonly customerId: string
  /** The invoice that it corrects; null for a day's credits over several. */
  readonly invoiceId: string | null
  readonly draftId: string | null
  readonly reason: string
  /** Signed: amounts below zero. */
  readonly document: PricedDocument
}

/** Issues credit notes of one currency, numbered without gaps in their own series. The customers' credit is locked before. */
export async function issueCreditNotes(ctx: ProcedureContext, tx: Tx, toIssue: readonly CreditNoteToIssue[]): Promise<readonly CreditNoteRow[]> {
  const [head] = toIssue
  if (head === undefined) return []
  const issuedOn = dateInZone(ctx.now, ctx.tenant.zone)
  const year = Number(issuedOn.slice(0, 4))
  const first = await takeNumbers(tx, ctx.tenant.id, documentSeries('creditNote', year), toIssue.length)
  const notes = toIssue.map((issue, index): CreditNoteRow => {
    const { subtotalCents, taxCents, totalCents } = creditNoteAmounts(issue.document)
    return {
      tenant_id: ctx.tenant.id, id: newId('crn'), number: formatDocumentNumber({ kind: 'creditNote', year, sequence: first + index }),
      customer_id: issue.customerId, invoice_id: issue.invoiceId, draft_id: issue.draftId, reason: issue.reason, currency: issue.document.currency,
      subtotal_cents: subtotalCents, tax_cents: taxCents, total_cents: totalCents, issued_at: ctx.now, issued_on: issuedOn,
    }
  })
  const rows = toIssue.map((issue, index) => documentRows(ctx.tenant.id, notes[index]?.id ?? '', issue.document))
  await insertCreditNotes(tx, notes)
  await insertDocumentLines(tx, rows.flatMap(({ lines }) => lines), rows.flatMap(({ taxes }) => taxes))
  await postLedger(tx, ctx.tenant.id, notes.map((note) => postCreditNote({
    creditNoteId: note.id, invoiceId: note.invoice_id, customerId: note.customer_id, currency: note.currency, on: issuedOn,
    subtotalCents: note.subtotal_cents, taxCents: note.tax_cents, totalCents: note.total_cents,
  })), ctx.now)
  await addPdfDocuments(ctx, tx, notes.map((note) => ({
    customer_id: note.customer_id, invoice_id: note.invoice_id, kind: 'creditNote', source_id: note.id, file_name: `nota-de-credito-${note.number}.pdf`,
  })))
  await appendEvents(tx, ctx.tenant.id, ctx.now, notes.map((note) => ({
    name: 'credit_note.issued', subjectId: note.id, customerId: note.customer_id,
    subject: { creditNoteId: note.id, number: note.number, invoiceId: note.invoice_id, totalCents: note.total_cents, currency: note.currency },
  })))
  await giveCredit(ctx, tx, head.document.currency, notes.map((note) => (
    { customerId: note.customer_id, cents: note.total_cents, cause: note.id, correctsId: note.invoice_id })))
  return notes
}
