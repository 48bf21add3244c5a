import type { InvoiceRow, Tx } from '@assento/store'
import type { ProcedureContext } from '../platform/types.ts'
import { addPdfDocuments } from './add-documents.ts'
import { insertPaymentMeans } from './insert-payment-means.ts'

/**
 * Gives invoices that were just issued their documents, and how to pay what is left of them: a boleto where the tenant has a bank
 * profile, a Pix code where it has a key. An invoice that a credit has settled needs neither. PDFs are drawn when first wanted.
 */
export async function issuePaymentMeans(ctx: ProcedureContext, tx: Tx, invoices: readonly InvoiceRow[]): Promise<void> {
  await addPdfDocuments(ctx, tx, invoices.map((invoice) => ({
    customer_id: invoice.customer_id, invoice_id: invoice.id, kind: 'invoice', source_id: invoice.id, file_name: `fatura-${invoice.number}.pdf`,
  })))
  await insertPaymentMeans(ctx, tx, invoices.filter(({ state }) => state === 'open').map((invoice) => {
    const balanceCents = invoice.total_cents - invoice.settled_cents
    return { invoice, version: 1, dueOn: invoice.due_on, due: { balanceCents, fineCents: 0, interestCents: 0, days: 0, totalCents: balanceCents } }
  }))
}
