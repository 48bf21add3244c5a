import type { AssentoClient, SerialFilter } from '@assento/client'
import { downloadDocument } from '../invoices/download-document.ts'

/** Lets the server write the serials that the filter shows as CSV, and the browser fetch the file. */
export async function exportSerials({ serials }: AssentoClient, { states, ...question }: SerialFilter, endpoint: string): Promise<true> {
  downloadDocument(await serials.exportLink.mutate({ ...question, ...(states ? { states: [...states] } : {}) }), endpoint)
  return true
}
