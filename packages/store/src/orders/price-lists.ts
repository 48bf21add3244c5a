/** Price lists of partners (pautas), their rows, and which account has which. */
import type { CalendarDate, LicencePriceRow, PriceTier, TierMode } from '@assento/rules'
import type { Insertable, Selectable } from 'kysely'
import type { Handle, Tx } from '../handle.ts'
import { insertRows } from '../insert-rows.ts'
import { parseJson } from '../json.ts'
import type { JsonText, LicencePriceListTable, LicencePriceTable, LicenceTermsTable } from '../schema.ts'

export type LicencePriceListRow = Selectable<LicencePriceListTable>
export type LicenceTermsRow = Selectable<LicenceTermsTable>
export type NewLicencePrice = Omit<Insertable<LicencePriceTable>, 'tenant_id' | 'price_list_id'>

/** A row of a list as it is in force, with the product that it prices. */
export interface PricedLicenceProduct {
  readonly priceListId: string
  readonly product: { readonly id: string; readonly name: string; readonly kind: 'product' | 'additionalUsers'; readonly billing: 'unit' | 'serial' }
  readonly row: LicencePriceRow
}

interface JoinedPrice {
  readonly priceListId: string
  readonly productId: string
  readonly name: string
  readonly kind: 'product' | 'additionalUsers'
  readonly billing: 'unit' | 'serial'
  readonly currency: string
  readonly mode: TierMode
  readonly tiers: JsonText
  readonly setupUnitCents: number
  readonly usersPerUnit: number
  readonly every: number | null
  readonly give: number | null
  readonly graceDays: number
}

/**
 * The price of a product for an account on a day, by the list that it was given; null without terms or without a row in force. A retired
 * product or list keeps its price: what was sold is renewed, though it is not sold again.
 */
export async function findPriceRow(
  handle: Handle, tenantId: string, accountId: string, productId: string, on: CalendarDate,
): Promise<(LicencePriceRow & { readonly priceListId: string }) | null> {
  const found = await joinedPrices(handle, tenantId, on).where('p.product_id', '=', productId)
    .innerJoin('licence_terms as t', (join) => join.onRef('t.tenant_id', '=', 'p.tenant_id').onRef('t.price_list_id', '=', 'p.price_list_id'))
    .where('t.account_id', '=', accountId).executeTakeFirst()
  return found === undefined ? null : { ...priceRow(found), priceListId: found.priceListId }
}

/** Everything that a list sells on a day, by the products' names; nothing that is retired. */
export async function listPriceRows(handle: Handle, tenantId: string, priceListId: string, on: CalendarDate): Promise<PricedLicenceProduct[]> {
  const rows = await joinedPrices(handle, tenantId, on).where('p.price_list_id', '=', priceListId)
    .where('l.retired_at', 'is', null).where('r.retired_at', 'is', null).orderBy('r.name').orderBy('r.id').execute()
  return rows.map((row) => ({
    priceListId: row.priceListId, product: { id: row.productId, name: row.name, kind: row.kind, billing: row.billing }, row: priceRow(row),
  }))
}

/** Rows in force on `on`: `[starts_on, until)`. */
function joinedPrices({ db }: Handle, tenantId: string, on: CalendarDate) {
  return db.selectFrom('licence_price as p')
    .innerJoin('licence_price_list as l', (join) => join.onRef('l.tenant_id', '=', 'p.tenant_id').onRef('l.id', '=', 'p.price_list_id'))
    .innerJoin('licence_product as r', (join) => join.onRef('r.tenant_id', '=', 'p.tenant_id').onRef('r.id', '=', 'p.product_id'))
    .where('p.tenant_id', '=', tenantId).where('p.starts_on', '<=', on).where((is) => is.or([is('p.until', 'is', null), is('p.until', '>', on)]))
    .select([
      'p.price_list_id as priceListId', 'p.product_id as productId', 'r.name', 'r.kind', 'r.billing', 'l.currency', 'l.tier_mode as mode', 'p.tiers',
      'p.setup_unit_cents as setupUnitCents', 'p.users_per_unit as usersPerUnit', 'p.bonus_every as every', 'p.bonus_give as give',
      'r.grace_days as graceDays',
    ])
}

function priceRow({ tiers, every, give, ...row }: JoinedPrice): LicencePriceRow {
  return {
    productId: row.productId, currency: row.currency, mode: row.mode, tiers: parseJson<readonly PriceTier[]>(tiers), setupUnitCents: row.setupUnitCents,
    usersPerUnit: row.usersPerUnit, bonus: every === null || give === null ? null : { every, give }, graceDays: row.graceDays,
  }
}

export async function findLicencePriceList(handle: Handle, tenantId: string, priceListId: string): Promise<LicencePriceListRow | null> {
  return (await handle.db.selectFrom('licence_price_list').selectAll().where('tenant_id', '=', tenantId).where('id', '=', priceListId)
    .executeTakeFirst()) ?? null
}

/** Stores a list under its id: one that is there takes the new name, tier mode and retirement; its currency stays. */
export async function upsertLicencePriceList(tx: Tx, tenantId: string, list: Omit<LicencePriceListRow, 'tenant_id'>): Promise<void> {
  const { name, tier_mode: tierMode, retired_at: retiredAt } = list
  await tx.db.insertInto('licence_price_list').values({ ...list, tenant_id: tenantId })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'id']).doUpdateSet({ name, tier_mode: tierMode, retired_at: retiredAt })).execute()
}

/** Puts these rows in place of all that the list had; orders keep their own copies of what they were priced by. */
export async function replaceLicencePrices(tx: Tx, tenantId: string, priceListId: string, prices: readonly NewLicencePrice[]): Promise<void> {
  await tx.db.deleteFrom('licence_price').where('tenant_id', '=', tenantId).where('price_list_id', '=', priceListId).execute()
  await insertRows(tx, 'licence_price', [
    'tenant_id', 'id', 'price_list_id', 'product_id', 'tiers', 'setup_unit_cents', 'users_per_unit', 'bonus_every', 'bonus_give', 'starts_on', 'until',
  ], prices.map((price) => ({ ...price, tenant_id: tenantId, price_list_id: priceListId })))
}

/** What was agreed with an account; null when it buys no licences. */
export async function findLicenceTerms(handle: Handle, tenantId: string, accountId: string): Promise<LicenceTermsRow | null> {
  return (await handle.db.selectFrom('licence_terms').selectAll().where('tenant_id', '=', tenantId).where('account_id', '=', accountId)
    .executeTakeFirst()) ?? null
}

/** An account's terms, with the name of its list. */
export interface NamedTerms {
  readonly accountId: string
  readonly priceListId: string
  readonly priceListName: string
  readonly approval: LicenceTermsRow['approval']
}

/** The terms of these accounts; one that buys no licences has none. */
export async function listTermsOf(handle: Handle, tenantId: string, accountIds: readonly string[]): Promise<NamedTerms[]> {
  if (accountIds.length === 0) return []
  return handle.db.selectFrom('licence_terms as t')
    .innerJoin('licence_price_list as l', (join) => join.onRef('l.tenant_id', '=', 't.tenant_id').onRef('l.id', '=', 't.price_list_id'))
    .where('t.tenant_id', '=', tenantId).where('t.account_id', 'in', accountIds)
    .select(['t.account_id as accountId', 'l.id as priceListId', 'l.name as priceListName', 't.approval']).execute()
}

/** Gives an account a list and, if it differs from the tenant's, who approves its orders. */
export async function setLicenceTerms(
  tx: Tx, tenantId: string, terms: Omit<LicenceTermsRow, 'tenant_id' | 'version'>,
): Promise<void> {
  const { price_list_id: priceListId, approval } = terms
  await tx.db.insertInto('licence_terms').values({ ...terms, tenant_id: tenantId, version: 1 })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'account_id']).doUpdateSet((of) => ({
      price_list_id: priceListId, approval, version: of('licence_terms.version', '+', 1),
    }))).execute()
}
