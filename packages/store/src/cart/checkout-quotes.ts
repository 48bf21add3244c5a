import type { Instant } from '@assento/rules'
import type { Insertable, Selectable } from 'kysely'
import type { Handle, Tx } from '../handle.ts'
import type { CheckoutQuoteTable } from '../schema.ts'

export type CheckoutQuoteRow = Selectable<CheckoutQuoteTable>

export async function insertCheckoutQuote(tx: Tx, tenantId: string, quote: Omit<Insertable<CheckoutQuoteTable>, 'tenant_id'>): Promise<void> {
  await tx.db.insertInto('checkout_quote').values({ ...quote, tenant_id: tenantId }).execute()
}

export async function findCheckoutQuote(handle: Handle, tenantId: string, quoteId: string): Promise<CheckoutQuoteRow | null> {
  const query = handle.db.selectFrom('checkout_quote').selectAll().where('tenant_id', '=', tenantId).where('id', '=', quoteId)
  return (await query.executeTakeFirst()) ?? null
}

/** Takes the quote for one order; false when it has been taken before. */
export async function markCheckoutQuoteUsed(tx: Tx, tenantId: string, quoteId: string, at: Instant): Promise<boolean> {
  const { numUpdatedRows } = await tx.db.updateTable('checkout_quote').set({ used_at: at })
    .where('tenant_id', '=', tenantId).where('id', '=', quoteId).where('used_at', 'is', null).executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Whether the draft of that natural key has been closed: what is charged later that day goes on the next day's. */
export async function isDraftClosed(handle: Handle, tenantId: string, naturalKey: string): Promise<boolean> {
  const row = await handle.db.selectFrom('invoice_draft').select('closed_at').where('tenant_id', '=', tenantId).where('natural_key', '=', naturalKey)
    .executeTakeFirst()
  return row !== undefined && row.closed_at !== null
}
