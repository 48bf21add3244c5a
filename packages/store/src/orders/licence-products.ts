import type { Insertable, Selectable } from 'kysely'
import type { Handle, Tx } from '../handle.ts'
import { assertPageLimit, pageOf, type Page } from '../page.ts'
import type { LicenceProductTable } from '../schema.ts'

export type LicenceProductRow = Selectable<LicenceProductTable>
export type NewLicenceProduct = Omit<Insertable<LicenceProductTable>, 'tenant_id'>

/** A product sold by units and serials, retired or not; null when the tenant has none of that id. */
export async function findLicenceProduct(handle: Handle, tenantId: string, productId: string): Promise<LicenceProductRow | null> {
  return (await products(handle, tenantId).where('id', '=', productId).executeTakeFirst()) ?? null
}

export async function findLicenceProductByCode(handle: Handle, tenantId: string, code: string): Promise<LicenceProductRow | null> {
  return (await products(handle, tenantId).where('code', '=', code).executeTakeFirst()) ?? null
}

/** Products by code, retired ones too. */
export async function listLicenceProducts(
  handle: Handle, tenantId: string, filter: { readonly afterCode: string | null; readonly limit: number },
): Promise<Page<LicenceProductRow>> {
  assertPageLimit(filter.limit)
  const rows = await products(handle, tenantId).where('code', '>', filter.afterCode ?? '').orderBy('code').limit(filter.limit + 1).execute()
  return pageOf(rows, filter.limit, (row) => row.code)
}

/** Stores a product under its code: what is there takes the given fields and keeps its id. Answers the id. */
export async function upsertLicenceProduct(tx: Tx, tenantId: string, product: NewLicenceProduct): Promise<string> {
  const { id: _id, created_at: _createdAt, ...change } = product
  const row = await tx.db.insertInto('licence_product').values({ ...product, tenant_id: tenantId })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'code']).doUpdateSet(change)).returning('id').executeTakeFirstOrThrow()
  return row.id
}

function products({ db }: Handle, tenantId: string) {
  return db.selectFrom('licence_product').selectAll().where('tenant_id', '=', tenantId)
}
