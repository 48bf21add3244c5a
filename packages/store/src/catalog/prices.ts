import type { Insertable } from 'kysely'
import { inChunks } from '../chunks.ts'
import type { Tx } from '../handle.ts'
import type { OfferTable, PriceListTable, PriceTable } from '../schema.ts'
import type { IdByKey } from './products.ts'

/** Stores a price list by name, market and currency; answers the id that it has. */
export async function upsertPriceList(tx: Tx, tenantId: string, row: Omit<Insertable<PriceListTable>, 'tenant_id'>): Promise<string> {
  const { id } = await tx.db.insertInto('price_list').values({ ...row, tenant_id: tenantId })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'name', 'market', 'currency'])
      .doUpdateSet((set) => ({ name: set.ref('excluded.name') })))
    .returning('id').executeTakeFirstOrThrow()
  return id
}

/** Stores offers by plan and terms; answers the id that each `offerKey` has. */
export async function upsertOffers(tx: Tx, tenantId: string, rows: readonly Omit<Insertable<OfferTable>, 'tenant_id'>[]): Promise<IdByKey> {
  const stored = await inChunks(rows, (chunk) => tx.db.insertInto('offer').values(chunk.map((row) => ({ ...row, tenant_id: tenantId })))
    .onConflict((conflict) => conflict.columns(['tenant_id', 'plan_id', 'commitment', 'billing_frequency', 'segment', 'is_trial'])
      .doUpdateSet((set) => ({ withdrawn_at: set.ref('excluded.withdrawn_at') })))
    .returning(['id', 'plan_id', 'commitment', 'billing_frequency', 'segment', 'is_trial']).execute())
  return new Map(stored.map((offer) => [offerKey(offer), offer.id]))
}

/** The key that an import knows an offer by. */
export function offerKey(offer: Pick<OfferTable, 'plan_id' | 'commitment' | 'billing_frequency' | 'segment' | 'is_trial'>): string {
  return [offer.plan_id, offer.commitment, offer.billing_frequency, offer.segment, offer.is_trial].join(':')
}

/** Stores prices by list, offer and window: the same window again takes the new amounts. Answers how many rows were written. */
export async function upsertPrices(tx: Tx, tenantId: string, rows: readonly Omit<Insertable<PriceTable>, 'tenant_id'>[]): Promise<number> {
  // Open windows have a unique key of their own: NULL differs from NULL in a unique index.
  const closed = await upsertWindows(tx, tenantId, rows.filter((row) => row.until !== null), false)
  const open = await upsertWindows(tx, tenantId, rows.filter((row) => row.until === null), true)
  return closed + open
}

async function upsertWindows(
  tx: Tx, tenantId: string, rows: readonly Omit<Insertable<PriceTable>, 'tenant_id'>[], isOpen: boolean,
): Promise<number> {
  const written = await inChunks(rows, (chunk) => tx.db.insertInto('price').values(chunk.map((row) => ({ ...row, tenant_id: tenantId })))
    .onConflict((conflict) => (isOpen
      ? conflict.columns(['tenant_id', 'offer_id', 'price_list_id', 'starts_at']).where('until', 'is', null)
      : conflict.columns(['tenant_id', 'offer_id', 'price_list_id', 'starts_at', 'until']).where('until', 'is not', null))
      .doUpdateSet((set) => ({
        term_unit_cents: set.ref('excluded.term_unit_cents'), cycle_unit_cents: set.ref('excluded.cycle_unit_cents'),
        retail_term_unit_cents: set.ref('excluded.retail_term_unit_cents'),
      })))
    .returning('id').execute())
  return written.length
}
