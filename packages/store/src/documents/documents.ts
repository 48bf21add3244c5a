import type { Insertable, Selectable } from 'kysely'
import { inChunks } from '../chunks.ts'
import type { Handle, Tx } from '../handle.ts'
import { insertRows } from '../insert-rows.ts'
import type { DocumentTable } from '../schema.ts'

export type DocumentRow = Selectable<DocumentTable>
/** A document without its contents, as lists show it. */
export type DocumentHead = Omit<DocumentRow, 'bytes'>

const HEAD = ['tenant_id', 'id', 'customer_id', 'invoice_id', 'kind', 'source_id', 'file_name', 'media_type', 'sha256', 'created_at'] as const

/** Stores documents, drawn or to be drawn; one of the same kind and source stays as it is. */
export async function insertDocuments(tx: Tx, tenantId: string, rows: readonly Omit<Insertable<DocumentTable>, 'tenant_id'>[]): Promise<void> {
  await insertRows(tx, 'document', [
    'tenant_id', 'id', 'customer_id', 'invoice_id', 'kind', 'source_id', 'file_name', 'media_type', 'bytes', 'sha256', 'created_at',
  ], rows.map((row) => ({ ...row, tenant_id: tenantId })), 'on conflict (tenant_id, kind, source_id) do nothing')
}

/** Documents of the invoices, in the order in which they were made. */
export function listDocuments(handle: Handle, tenantId: string, invoiceIds: readonly string[]): Promise<DocumentHead[]> {
  return inChunks(invoiceIds, (ids) => handle.db.selectFrom('document').select(HEAD).where('tenant_id', '=', tenantId)
    .where('invoice_id', 'in', ids).orderBy('created_at').orderBy('id').execute())
}

export async function findDocument(handle: Handle, tenantId: string, documentId: string): Promise<DocumentHead | null> {
  const query = handle.db.selectFrom('document').select(HEAD).where('tenant_id', '=', tenantId).where('id', '=', documentId)
  return (await query.executeTakeFirst()) ?? null
}

/** The document that shows that source, e.g. the PDF of one boleto. */
export async function findDocumentOfSource(
  handle: Handle, tenantId: string, kind: DocumentRow['kind'], sourceId: string,
): Promise<DocumentHead | null> {
  const query = handle.db.selectFrom('document').select(HEAD).where('tenant_id', '=', tenantId).where('kind', '=', kind).where('source_id', '=', sourceId)
  return (await query.executeTakeFirst()) ?? null
}

/** The contents; null while nobody has wanted them yet. */
export async function loadDocumentBytes(handle: Handle, tenantId: string, documentId: string): Promise<Uint8Array | null> {
  const query = handle.db.selectFrom('document').select('bytes').where('tenant_id', '=', tenantId).where('id', '=', documentId)
  return (await query.executeTakeFirst())?.bytes ?? null
}

/** Keeps what was drawn; false when another drawing was kept first, which then is the document. */
export async function setDocumentBytes(tx: Tx, tenantId: string, documentId: string, bytes: Uint8Array, sha256: string): Promise<boolean> {
  const { numUpdatedRows } = await tx.db.updateTable('document').set({ bytes, sha256 })
    .where('tenant_id', '=', tenantId).where('id', '=', documentId).where('bytes', 'is', null).executeTakeFirst()
  return numUpdatedRows === 1n
}
