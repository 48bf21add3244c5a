import type { Instant } from '@assento/rules'
import { sql, type Insertable, type Selectable, type Updateable } from 'kysely'
import { inChunks } from '../chunks.ts'
import type { Handle, Tx } from '../handle.ts'
import type { OfferTable, PlanTable, PriceListTable, PriceTable, ProductFamilyTable, ProductTable } from '../schema.ts'

/** What is in the catalogue already: an import compares with it row by row. */
export interface CatalogSnapshot {
  readonly families: readonly Selectable<ProductFamilyTable>[]
  readonly products: readonly Selectable<ProductTable>[]
  readonly plans: readonly Selectable<PlanTable>[]
  readonly offers: readonly Selectable<OfferTable>[]
  readonly priceLists: readonly Selectable<PriceListTable>[]
}

/** New rows of the catalogue, in the order in which their keys refer to one another. */
export interface NewCatalogRows {
  readonly families: readonly Omit<Insertable<ProductFamilyTable>, 'tenant_id'>[]
  readonly products: readonly Omit<Insertable<ProductTable>, 'tenant_id'>[]
  readonly plans: readonly Omit<Insertable<PlanTable>, 'tenant_id'>[]
  readonly offers: readonly Omit<Insertable<OfferTable>, 'tenant_id'>[]
  readonly priceLists: readonly Omit<Insertable<PriceListTable>, 'tenant_id'>[]
  readonly prices: readonly Omit<Insertable<PriceTable>, 'tenant_id'>[]
}

/** Makes imports of one tenant wait for one another, so that what one compares with does not move. SQLite's transactions do so anyway. */
export async function lockImports(tx: Tx, tenantId: string): Promise<void> {
  if (tx.dialect === 'postgres') await sql`select pg_advisory_xact_lock(hashtextextended(${`import:${tenantId}`}, 0))`.execute(tx.db)
}

export async function loadCatalog({ db }: Handle, tenantId: string): Promise<CatalogSnapshot> {
  return {
    families: await db.selectFrom('product_family').selectAll().where('tenant_id', '=', tenantId).execute(),
    products: await db.selectFrom('product').selectAll().where('tenant_id', '=', tenantId).execute(),
    plans: await db.selectFrom('plan').selectAll().where('tenant_id', '=', tenantId).execute(),
    offers: await db.selectFrom('offer').selectAll().where('tenant_id', '=', tenantId).execute(),
    priceLists: await db.selectFrom('price_list').selectAll().where('tenant_id', '=', tenantId).execute(),
  }
}

/** Prices of a tenant whose windows end after `from` (or never), by start. */
export function loadPrices({ db }: Handle, tenantId: string, from: Instant): Promise<Selectable<PriceTable>[]> {
  return db.selectFrom('price').selectAll().where('tenant_id', '=', tenantId)
    .where((is) => is.or([is('until', 'is', null), is('until', '>', from)])).orderBy('starts_at').orderBy('id').execute()
}

/** Inserts, a thousand rows a statement; throws when a key is taken. */
export async function insertCatalog(tx: Tx, tenantId: string, rows: NewCatalogRows): Promise<void> {
  const owned = <Row extends object>(chunk: readonly Row[]) => chunk.map((row) => ({ ...row, tenant_id: tenantId }))
  await inChunks(rows.families, (chunk) => tx.db.insertInto('product_family').values(owned(chunk)).execute())
  await inChunks(rows.products, (chunk) => tx.db.insertInto('product').values(owned(chunk)).execute())
  await inChunks(rows.plans, (chunk) => tx.db.insertInto('plan').values(owned(chunk)).execute())
  await inChunks(rows.offers, (chunk) => tx.db.insertInto('offer').values(owned(chunk)).execute())
  await inChunks(rows.priceLists, (chunk) => tx.db.insertInto('price_list').values(owned(chunk)).execute())
  await inChunks(rows.prices, (chunk) => tx.db.insertInto('price').values(owned(chunk)).execute())
}

/** Changes one row that an import found different. */
export interface CatalogChange {
  readonly product: Omit<Updateable<ProductTable>, 'tenant_id' | 'id'>
  readonly plan: Omit<Updateable<PlanTable>, 'tenant_id' | 'id'>
  readonly offer: Omit<Updateable<OfferTable>, 'tenant_id' | 'id'>
  readonly price: Omit<Updateable<PriceTable>, 'tenant_id' | 'id'>
}

export async function updateProduct(tx: Tx, tenantId: string, id: string, change: CatalogChange['product']): Promise<void> {
  await tx.db.updateTable('product').set(change).where('tenant_id', '=', tenantId).where('id', '=', id).execute()
}

export async function updatePlan(tx: Tx, tenantId: string, id: string, change: CatalogChange['plan']): Promise<void> {
  await tx.db.updateTable('plan').set(change).where('tenant_id', '=', tenantId).where('id', '=', id).execute()
}

export async function updateOffer(tx: Tx, tenantId: string, id: string, change: CatalogChange['offer']): Promise<void> {
  await tx.db.updateTable('offer').set(change).where('tenant_id', '=', tenantId).where('id', '=', id).execute()
}

export async function updatePrice(tx: Tx, tenantId: string, id: string, change: CatalogChange['price']): Promise<void> {
  await tx.db.updateTable('price').set(change).where('tenant_id', '=', tenantId).where('id', '=', id).execute()
}
