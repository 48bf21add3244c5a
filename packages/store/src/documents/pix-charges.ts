import type { Insertable, Selectable } from 'kysely'
import { inChunks } from '../chunks.ts'
import type { Handle, Tx } from '../handle.ts'
import { insertRows } from '../insert-rows.ts'
import type { PixChargeTable } from '../schema.ts'

export type PixChargeRow = Selectable<PixChargeTable>

/** Stores Pix charges; the database refuses a second active one of an invoice, and a txid that was used before. */
export async function insertPixCharges(tx: Tx, tenantId: string, rows: readonly Omit<Insertable<PixChargeTable>, 'tenant_id'>[]): Promise<void> {
  await insertRows(tx, 'pix_charge', ['tenant_id', 'id', 'invoice_id', 'version', 'state', 'txid', 'amount_cents', 'br_code', 'created_at'],
    rows.map((row) => ({ ...row, tenant_id: tenantId })))
}

/** Every version of the invoices' Pix charges, oldest version of an invoice first. */
export function listPixCharges(handle: Handle, tenantId: string, invoiceIds: readonly string[]): Promise<PixChargeRow[]> {
  return inChunks(invoiceIds, (ids) => pixCharges(handle, tenantId).where('invoice_id', 'in', ids).orderBy('invoice_id').orderBy('version').execute())
}

/** The charge of that txid, whatever became of it: an old code paid late is matched as well. */
export async function findPixChargeByTxid(handle: Handle, tenantId: string, txid: string): Promise<PixChargeRow | null> {
  return (await pixCharges(handle, tenantId).where('txid', '=', txid).executeTakeFirst()) ?? null
}

function pixCharges({ db }: Handle, tenantId: string) {
  return db.selectFrom('pix_charge').selectAll().where('tenant_id', '=', tenantId)
}
