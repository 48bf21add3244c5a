import { assert, type Instant } from '@assento/rules'
import { sql } from 'kysely'
import type { Tx } from '../handle.ts'
import { hotQuery } from '../hot-query.ts'
import { INVOICE_COLUMNS, type InvoiceRow } from './invoice-facts.ts'

const settle = hotQuery<{ tenantId: string; invoiceId: string; cents: number; at: Instant }, InvoiceRow>(
  'invoice-settle', ['tenantId', 'invoiceId', 'cents', 'at'], (db, p, dialect) => {
    const cents = dialect === 'postgres' ? sql<number>`${p.cents}::bigint` : p.cents
    const isFull = sql`settled_cents + ${cents} = total_cents`
    const at = dialect === 'postgres' ? sql<Instant>`${p.at}::timestamptz` : p.at
    return db.updateTable('invoice').set({
      settled_cents: sql<number>`settled_cents + ${cents}`, state: sql`case when ${isFull} then 'paid' else state end`,
      paid_at: sql`case when ${isFull} then ${at} else paid_at end`, next_step_at: sql`case when ${isFull} then null else next_step_at end`,
      version: sql<number>`version + 1`,
    }).where('tenant_id', '=', p.tenantId).where('id', '=', p.invoiceId).where('state', '=', 'open').returning(INVOICE_COLUMNS)
  })

/**
 * Adds what payments or credit settle of an open invoice, and answers it as it is then: paid when nothing is open. Never above
 * its total: the database refuses.
 */
export async function settleInvoice(
  tx: Tx, tenantId: string, invoiceId: string, settlement: { readonly cents: number; readonly at: Instant },
): Promise<InvoiceRow> {
  const [row] = await settle(tx, { tenantId, invoiceId, ...settlement })
  assert(row !== undefined, `invoice ${invoiceId} is open`)
  return row
}

/** Takes an invoice out of force: nothing of it is asked for any more. False where it is void or written off already. */
export async function closeInvoice(
  tx: Tx, tenantId: string, invoiceId: string,
  close: { readonly state: 'void' | 'writtenOff'; readonly at: Instant; readonly reason: string },
): Promise<boolean> {
  const { numUpdatedRows } = await tx.db.updateTable('invoice').set((of) => ({
    state: close.state, next_step_at: null, void_reason: close.reason, version: of('version', '+', 1),
    ...(close.state === 'void' ? { voided_at: close.at } : {}),
  })).where('tenant_id', '=', tenantId).where('id', '=', invoiceId).where('state', 'in', ['open', 'paid']).executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Links a void invoice to the one that replaces it. */
export async function setReplacedBy(tx: Tx, tenantId: string, invoiceId: string, replacedById: string): Promise<boolean> {
  const { numUpdatedRows } = await tx.db.updateTable('invoice').set((of) => ({ replaced_by_id: replacedById, version: of('version', '+', 1) }))
    .where('tenant_id', '=', tenantId).where('id', '=', invoiceId).where('state', '=', 'void').where('replaced_by_id', 'is', null).executeTakeFirst()
  return numUpdatedRows === 1n
}
