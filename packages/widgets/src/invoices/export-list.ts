import type { AssentoClient } from '@assento/client'
import { downloadDocument } from './download-document.ts'
import type { InvoiceQuestion } from './invoice-filter.ts'

/** Lets the server write the invoices that the filter shows as CSV, and the browser fetch the file. */
export async function exportList(client: AssentoClient, { status, ...rest }: Omit<InvoiceQuestion, 'limit'>, endpoint: string): Promise<true> {
  const link = await client.invoices.exportLink.mutate({ ...rest, ...(status ? { status: [...status] } : {}) })
  downloadDocument(link, endpoint)
  return true
}
