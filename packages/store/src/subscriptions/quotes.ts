import type { Instant } from '@assento/rules'
import type { Insertable, Selectable } from 'kysely'
import type { Handle, Tx } from '../handle.ts'
import type { QuoteTable } from '../schema.ts'

export type QuoteRow = Selectable<QuoteTable>

export async function insertQuote(tx: Tx, tenantId: string, quote: Omit<Insertable<QuoteTable>, 'tenant_id'>): Promise<void> {
  await tx.db.insertInto('quote').values({ ...quote, tenant_id: tenantId }).execute()
}

export async function findQuote(handle: Handle, tenantId: string, quoteId: string): Promise<QuoteRow | null> {
  const query = handle.db.selectFrom('quote').selectAll().where('tenant_id', '=', tenantId).where('id', '=', quoteId)
  return (await query.executeTakeFirst()) ?? null
}

/** Takes the quote for one act; false when it has been taken before. */
export async function markQuoteUsed(tx: Tx, tenantId: string, quoteId: string, at: Instant): Promise<boolean> {
  const { numUpdatedRows } = await tx.db.updateTable('quote').set({ used_at: at })
    .where('tenant_id', '=', tenantId).where('id', '=', quoteId).where('used_at', 'is', null).executeTakeFirst()
  return numUpdatedRows === 1n
}
