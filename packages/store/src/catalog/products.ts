import { sql, type Insertable, type Selectable } from 'kysely'
import type { Handle, Tx } from '../handle.ts'
import { assertPageLimit, pageOf, type Page } from '../page.ts'
import { inChunks } from '../chunks.ts'
import type { PlanTable, PriceListTable, ProductFamilyTable, ProductTable } from '../schema.ts'

export type ProductRow = Selectable<ProductTable>
export type PlanRow = Selectable<PlanTable>
export type PriceListRow = Selectable<PriceListTable>

/** The key that an import knows a row by, and the id that it has here. */
export type IdByKey = ReadonlyMap<string, string>

/** Every family, by name: they are few. */
export function listFamilies(handle: Handle, tenantId: string): Promise<Selectable<ProductFamilyTable>[]> {
  return handle.db.selectFrom('product_family').selectAll().where('tenant_id', '=', tenantId).orderBy('name').execute()
}

/** Products by id; of one family when it is given. */
export async function listProducts(
  handle: Handle, tenantId: string, filter: { readonly familyId?: string; readonly afterId: string | null; readonly limit: number },
): Promise<Page<ProductRow>> {
  assertPageLimit(filter.limit)
  let query = handle.db.selectFrom('product').selectAll().where('tenant_id', '=', tenantId).where('id', '>', filter.afterId ?? '')
  if (filter.familyId !== undefined) query = query.where('family_id', '=', filter.familyId)
  return pageOf(await query.orderBy('id').limit(filter.limit + 1).execute(), filter.limit, (row) => row.id)
}

export async function findProduct(handle: Handle, tenantId: string, productId: string): Promise<ProductRow | null> {
  const query = handle.db.selectFrom('product').selectAll().where('tenant_id', '=', tenantId).where('id', '=', productId)
  return (await query.executeTakeFirst()) ?? null
}

export async function findPlan(handle: Handle, tenantId: string, planId: string): Promise<PlanRow | null> {
  const query = handle.db.selectFrom('plan').selectAll().where('tenant_id', '=', tenantId).where('id', '=', planId)
  return (await query.executeTakeFirst()) ?? null
}

/** Plans of a product, lowest tier first: they are few. */
export function listPlans(handle: Handle, tenantId: string, productId: string): Promise<PlanRow[]> {
  return handle.db.selectFrom('plan').selectAll().where('tenant_id', '=', tenantId).where('product_id', '=', productId)
    .orderBy('tier').orderBy('id').execute()
}

/** Price lists of a tenant, by name: they are few. */
export function listPriceLists(handle: Handle, tenantId: string): Promise<PriceListRow[]> {
  return handle.db.selectFrom('price_list').selectAll().where('tenant_id', '=', tenantId)
    .orderBy('name').orderBy('market').orderBy('currency').execute()
}

/** Stores families by name; answers the id that each name has. */
export async function upsertFamilies(tx: Tx, tenantId: string, rows: readonly Omit<Insertable<ProductFamilyTable>, 'tenant_id'>[]): Promise<IdByKey> {
  const stored = await inChunks(rows, (chunk) => tx.db.insertInto('product_family')
    .values(chunk.map((row) => ({ ...row, tenant_id: tenantId })))
    .onConflict((conflict) => conflict.columns(['tenant_id', 'name']).doUpdateSet((set) => ({ name: set.ref('excluded.name') })))
    .returning(['id', 'name as key']).execute())
  return new Map(stored.map(({ key, id }) => [key, id]))
}

/** Stores products by the vendor's ProductId; a stored product keeps its policy. Answers the id that each reference has. */
export async function upsertProducts(
  tx: Tx, tenantId: string, rows: readonly (Omit<Insertable<ProductTable>, 'tenant_id'> & { readonly external_ref: string })[],
): Promise<IdByKey> {
  const stored = await inChunks(rows, (chunk) => tx.db.insertInto('product').values(chunk.map((row) => ({ ...row, tenant_id: tenantId })))
    .onConflict((conflict) => conflict.columns(['tenant_id', 'external_ref']).doUpdateSet((set) => ({
      family_id: set.ref('excluded.family_id'), name: set.ref('excluded.name'), publisher: set.ref('excluded.publisher'),
    })))
    .returning(['id', 'external_ref as key']).execute())
  return new Map(stored.map(({ key, id }) => [key ?? '', id]))
}

/**
 * Stores plans by product and the vendor's SkuId; a stored plan keeps tier, limits and upgrade paths. Answers the id that
 * each `<product id>:<SkuId>` has.
 */
export async function upsertPlans(
  tx: Tx, tenantId: string, rows: readonly (Omit<Insertable<PlanTable>, 'tenant_id'> & { readonly external_ref: string })[],
): Promise<IdByKey> {
  const stored = await inChunks(rows, (chunk) => tx.db.insertInto('plan').values(chunk.map((row) => ({ ...row, tenant_id: tenantId })))
    .onConflict((conflict) => conflict.columns(['tenant_id', 'product_id', 'external_ref']).doUpdateSet((set) => ({
      name: set.ref('excluded.name'), description: set.ref('excluded.description'),
    })))
    .returning(['id', 'product_id', 'external_ref']).execute())
  return new Map(stored.map((plan) => [`${plan.product_id}:${plan.external_ref ?? ''}`, plan.id]))
}

/** Sets the plans that one may be upgraded to, and its tier. */
export async function setUpgradePaths(
  tx: Tx, tenantId: string, planId: string, paths: Pick<PlanRow, 'tier' | 'upgrade_plan_ids'>,
): Promise<void> {
  await tx.db.updateTable('plan').set(paths).where('tenant_id', '=', tenantId).where('id', '=', planId).execute()
}

/** Plans that have a path up to this one, lowest tier first: they are few. */
export function listLowerPlans({ db, dialect }: Handle, tenantId: string, planId: string): Promise<PlanRow[]> {
  const named = JSON.stringify(planId)
  const holds = dialect === 'postgres' ? sql<boolean>`strpos(upgrade_plan_ids::text, ${named}) > 0` : sql<boolean>`instr(upgrade_plan_ids, ${named}) > 0`
  return db.selectFrom('plan').selectAll().where('tenant_id', '=', tenantId).where(holds).orderBy('tier').orderBy('id').execute()
}
