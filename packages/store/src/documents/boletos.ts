import type { Insertable, Selectable } from 'kysely'
import { inChunks } from '../chunks.ts'
import type { Handle, Tx } from '../handle.ts'
import { insertRows } from '../insert-rows.ts'
import type { BoletoTable } from '../schema.ts'

export type BoletoRow = Selectable<BoletoTable>

/** Stores boletos; the database refuses a second active one of an invoice, and a number that was given before. */
export async function insertBoletos(tx: Tx, tenantId: string, rows: readonly Omit<Insertable<BoletoTable>, 'tenant_id'>[]): Promise<void> {
  await insertRows(tx, 'boleto', [
    'tenant_id', 'id', 'invoice_id', 'customer_id', 'version', 'state', 'bank', 'sequence', 'nosso_numero', 'document_number', 'due_on', 'amount_cents',
    'fine_cents', 'interest_cents', 'barcode', 'digitable_line', 'print', 'created_at', 'superseded_at',
  ], rows.map((row) => ({ ...row, tenant_id: tenantId })))
}

export async function findBoleto(handle: Handle, tenantId: string, boletoId: string): Promise<BoletoRow | null> {
  return (await boletos(handle, tenantId).where('id', '=', boletoId).executeTakeFirst()) ?? null
}

/** Every version of the invoices' boletos, oldest version of an invoice first. */
export function listBoletos(handle: Handle, tenantId: string, invoiceIds: readonly string[]): Promise<BoletoRow[]> {
  return inChunks(invoiceIds, (ids) => boletos(handle, tenantId).where('invoice_id', 'in', ids).orderBy('invoice_id').orderBy('version').execute())
}

function boletos({ db }: Handle, tenantId: string) {
  return db.selectFrom('boleto').selectAll().where('tenant_id', '=', tenantId)
}
