import { router } from '../platform/trpc.ts'
import { documentLink } from './document-link.ts'
import { uploadFiscalDocument } from './fiscal/upload-fiscal-document.ts'
import { listInvoiceDocuments } from './list-documents.ts'
import { secondCopy } from './second-copy.ts'

/** What the invoices' router takes in: `invoices.documents`, `.documentLink`, `.secondCopy`, `.fiscal.upload`. */
export const documentProcedures = {
  documents: listInvoiceDocuments,
  documentLink,
  secondCopy,
  fiscal: router({ upload: uploadFiscalDocument }),
}
