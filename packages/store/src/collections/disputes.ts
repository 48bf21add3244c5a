import type { Instant } from '@assento/rules'
import type { Insertable, Selectable } from 'kysely'
import type { Handle, Tx } from '../handle.ts'
import type { DisputeTable } from '../schema.ts'

export type DisputeRow = Selectable<DisputeTable>

/** Stores an open dispute; the database refuses a second open one of an invoice. */
export async function insertDispute(tx: Tx, tenantId: string, dispute: Omit<Insertable<DisputeTable>, 'tenant_id'>): Promise<void> {
  await tx.db.insertInto('dispute').values({ ...dispute, tenant_id: tenantId }).execute()
}

export async function findDispute(handle: Handle, tenantId: string, disputeId: string): Promise<DisputeRow | null> {
  const query = handle.db.selectFrom('dispute').selectAll().where('tenant_id', '=', tenantId).where('id', '=', disputeId)
  return (await query.executeTakeFirst()) ?? null
}

/** Every dispute of these invoices, by invoice, oldest first. */
export async function listDisputes(handle: Handle, tenantId: string, invoiceIds: readonly string[]): Promise<DisputeRow[]> {
  if (invoiceIds.length === 0) return []
  return handle.db.selectFrom('dispute').selectAll().where('tenant_id', '=', tenantId).where('invoice_id', 'in', invoiceIds)
    .orderBy('invoice_id').orderBy('opened_at').orderBy('id').execute()
}

/** Ids of those invoices that are disputed now: for the list of invoices. */
export async function listDisputedInvoices(handle: Handle, tenantId: string, invoiceIds: readonly string[]): Promise<readonly string[]> {
  if (invoiceIds.length === 0) return []
  const rows = await handle.db.selectFrom('dispute').select('invoice_id').where('tenant_id', '=', tenantId).where('invoice_id', 'in', invoiceIds)
    .where('state', '=', 'open').execute()
  return rows.map((row) => row.invoice_id)
}

/** Answers a dispute; false when it is not open. */
export async function completeDispute(
  tx: Tx, tenantId: string, disputeId: string, answer: { readonly resolution: string; readonly at: Instant },
): Promise<boolean> {
  const { numUpdatedRows } = await tx.db.updateTable('dispute')
    .set({ state: 'resolved', resolution: answer.resolution, resolved_at: answer.at })
    .where('tenant_id', '=', tenantId).where('id', '=', disputeId).where('state', '=', 'open').executeTakeFirst()
  return numUpdatedRows === 1n
}
