import { listBoletos, listDocuments } from '@assento/store'
import type { BoletoRow, DocumentHead, Handle } from '@assento/store'
import type { DocumentItem } from '../invoices/dto.ts'

/** Documents of each invoice in two reads, whatever the number of invoices; one without documents is not in the map. */
export async function documentsOf(
  handle: Handle, tenantId: string, invoiceIds: readonly string[],
): Promise<ReadonlyMap<string, readonly DocumentItem[]>> {
  const byInvoice = new Map<string, DocumentItem[]>()
  if (invoiceIds.length === 0) return byInvoice
  const boletos = new Map((await listBoletos(handle, tenantId, invoiceIds)).map((boleto) => [boleto.id, boleto]))
  for (const head of await listDocuments(handle, tenantId, invoiceIds)) {
    const items = byInvoice.get(head.invoice_id ?? '') ?? []
    items.push(documentItem(head, boletos.get(head.source_id)))
    byInvoice.set(head.invoice_id ?? '', items)
  }
  return byInvoice
}

/** Only a boleto has versions: of the others each is the one that counts. */
export function documentItem(head: DocumentHead, boleto: BoletoRow | undefined): DocumentItem {
  return {
    id: head.id, kind: head.kind, fileName: head.file_name, mediaType: head.media_type, version: boleto?.version ?? null,
    isActive: boleto === undefined || boleto.state === 'active', createdAt: head.created_at,
  }
}
