/** Rows of the documents that are drawn when somebody first wants them. */
import { insertDocuments, newId } from '@assento/store'
import type { DocumentRow, PaymentRow, Tx } from '@assento/store'
import type { ProcedureContext } from '../platform/types.ts'

type NewDocument = Omit<DocumentRow, 'tenant_id' | 'bytes' | 'sha256' | 'created_at' | 'id' | 'media_type'>

/** Stores PDF documents without contents; one of the same kind and source stays as it is. */
export async function addPdfDocuments(ctx: ProcedureContext, tx: Tx, documents: readonly NewDocument[]): Promise<void> {
  await insertDocuments(tx, ctx.tenant.id, documents.map((document) => ({
    ...document, id: newId('doc'), media_type: 'application/pdf', bytes: null, sha256: null, created_at: ctx.now,
  })))
}

/** Receipts (recibos) of payments; called where they are recorded. */
export async function addReceiptDocuments(ctx: ProcedureContext, tx: Tx, payments: readonly PaymentRow[]): Promise<void> {
  await addPdfDocuments(ctx, tx, payments.map((payment) => ({
    customer_id: payment.customer_id, invoice_id: payment.invoice_id, kind: 'receipt', source_id: payment.id,
    file_name: `recibo-${payment.paid_on}-${payment.id.slice(-6)}.pdf`,
  })))
}
