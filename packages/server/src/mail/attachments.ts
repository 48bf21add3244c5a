import { listDocuments, listFiscalDocuments } from '@assento/store'
import type { DocumentHead, Handle, InvoiceRow } from '@assento/store'
import type { PaymentMeans } from '../invoices/dto.ts'
import { renderedDocument } from '../documents/rendered-document.ts'
import type { ProcedureContext } from '../platform/types.ts'
import type { MailOrder } from './mail-order.ts'

/** A file of a message, as its row keeps it: the bytes are the document's own. */
export interface Attachment {
  readonly documentId: string
  readonly fileName: string
  readonly mediaType: string
  /** Hex, of the bytes that every download gives too. */
  readonly sha256: string
}

/**
 * The documents that the message carries: an invoice with everything that belongs to it, a reminder with the boleto while it can be
 * paid, a nota fiscal with its files, a receipt.
 */
export async function documentsToAttach(
  ctx: ProcedureContext, handle: Handle, { template, step }: MailOrder, invoice: InvoiceRow, { boleto }: PaymentMeans,
): Promise<readonly DocumentHead[]> {
  const documents = await listDocuments(handle, ctx.tenant.id, [invoice.id])
  const payable = boleto?.isPayable === true ? boleto.documentId : null
  const isPayable = ({ id }: DocumentHead) => id === payable
  switch (template) {
    case 'invoice.issued': {
      const valid = (await listFiscalDocuments(handle, ctx.tenant.id, [invoice.id])).filter(({ state }) => state === 'authorised').map(({ id }) => id)
      return documents.filter((document) => document.kind === 'invoice' || isPayable(document) || (isFiscal(document) && valid.includes(document.source_id)))
    }
    case 'fiscal.available': return documents.filter((document) => isFiscal(document) && document.source_id === step)
    case 'receipt.paid': return documents.filter(({ kind }) => kind === 'receipt')
    default: return documents.filter(isPayable)
  }
}

/** Draws what has not been drawn. Takes tens of milliseconds a document: not inside a transaction. */
export async function drawAttachments(ctx: ProcedureContext, documents: readonly DocumentHead[]): Promise<readonly Attachment[]> {
  const attachments: Attachment[] = []
  for (const { id } of documents) {
    const { fileName, mediaType, sha256 } = await renderedDocument(ctx, ctx.database, id)
    attachments.push({ documentId: id, fileName, mediaType, sha256 })
  }
  return attachments
}

function isFiscal({ kind }: DocumentHead): boolean {
  return kind === 'notaFiscalXml' || kind === 'notaFiscalPdf'
}
