import type { Insertable, Selectable } from 'kysely'
import { inChunks } from '../chunks.ts'
import type { Handle, Tx } from '../handle.ts'
import type { FiscalDocumentTable } from '../schema.ts'

export type FiscalDocumentRow = Selectable<FiscalDocumentTable>

export async function insertFiscalDocument(tx: Tx, tenantId: string, row: Omit<Insertable<FiscalDocumentTable>, 'tenant_id'>): Promise<void> {
  await tx.db.insertInto('fiscal_document').values({ ...row, tenant_id: tenantId }).execute()
}

export async function findFiscalDocumentByKey(handle: Handle, tenantId: string, accessKey: string): Promise<FiscalDocumentRow | null> {
  return (await fiscalDocuments(handle, tenantId).where('access_key', '=', accessKey).executeTakeFirst()) ?? null
}

/** Notas fiscais of the invoices, in the order in which they were uploaded. */
export function listFiscalDocuments(handle: Handle, tenantId: string, invoiceIds: readonly string[]): Promise<FiscalDocumentRow[]> {
  return inChunks(invoiceIds, (ids) => fiscalDocuments(handle, tenantId).where('invoice_id', 'in', ids).orderBy('created_at').orderBy('id').execute())
}

function fiscalDocuments({ db }: Handle, tenantId: string) {
  return db.selectFrom('fiscal_document').selectAll().where('tenant_id', '=', tenantId)
}
