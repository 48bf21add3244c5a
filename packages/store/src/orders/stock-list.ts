/** What pages show of stock: products of partners. */
import { sql } from 'kysely'
import type { Handle } from '../handle.ts'
import { assertPageLimit, pageOf, type Page } from '../page.ts'
import { boundUnits, poolUsersOf } from './bound-users.ts'

export interface StockRow {
  readonly partnerId: string
  readonly partnerName: string
  /** As lists are sorted by. */
  readonly searchName: string
  readonly productId: string
  readonly productName: string
  readonly kind: 'product' | 'additionalUsers'
  readonly isReturnable: 0 | 1
  readonly available: number
  readonly assigned: number
  readonly billedUnits: number
  readonly monthlyCents: number
  readonly currency: string | null
  /** Users of the product's pool. */
  readonly poolUsers: number
}

/** Where a list of stocks goes on: after this partner and product. */
export type StockKey = Pick<StockRow, 'searchName' | 'partnerId' | 'productName' | 'productId'>

export interface StockFilter {
  /** Null = of every partner. */
  readonly partnerId: string | null
  readonly after: StockKey | null
  readonly limit: number
}

/** Stocks by the names of partners, then of products. */
export async function listStock(handle: Handle, tenantId: string, filter: StockFilter): Promise<Page<StockRow, StockKey>> {
  assertPageLimit(filter.limit)
  let query = stocks(handle, tenantId, filter.partnerId)
  if (filter.after !== null) {
    const { searchName, partnerId, productName, productId } = filter.after
    query = query.where(sql<boolean>`(a.search_name, a.id, r.name, r.id) > (${searchName}, ${partnerId}, ${productName}, ${productId})`)
  }
  const rows = await query.orderBy('a.search_name').orderBy('a.id').orderBy('r.name').orderBy('r.id').limit(filter.limit + 1).execute()
  return pageOf(rows, filter.limit, ({ searchName, partnerId, productName, productId }) => ({ searchName, partnerId, productName, productId }))
}

/** One stock as the list shows it; null when the partner never had the product. */
export async function findStock(handle: Handle, tenantId: string, partnerId: string, productId: string): Promise<StockRow | null> {
  return (await stocks(handle, tenantId, partnerId).where('k.product_id', '=', productId).executeTakeFirst()) ?? null
}

/** The sums of everything that the list holds; users are not counted as units. */
export async function sumStock(handle: Handle, tenantId: string, partnerId: string | null): Promise<{ readonly available: number; readonly assigned: number }> {
  const row = await handle.db.selectFrom(stocks(handle, tenantId, partnerId).where('r.kind', '=', 'product').as('s'))
    .select([sql<number>`coalesce(sum(s.available), 0)`.as('available'), sql<number>`coalesce(sum(s.assigned), 0)`.as('assigned')]).executeTakeFirst()
  return row ?? { available: 0, assigned: 0 }
}

function stocks(handle: Handle, tenantId: string, partnerId: string | null) {
  const column = (of: string, name: string) => sql.ref(`${of}.${name}`)
  const own = (of: string) => (
    sql`${column(of, 'tenant_id')} = ${tenantId} and ${column(of, 'partner_id')} = k.partner_id and ${column(of, 'product_id')} = k.product_id`)
  const bound = boundUnits(handle, tenantId).where(sql<boolean>`m.partner_id = k.partner_id and m.product_id = k.product_id`)
  const billed = sql`from unit_billing u where ${own('u')} and u.next_on is not null`
  const query = handle.db.selectFrom('partner_product as k')
    .innerJoin('account as a', (join) => join.onRef('a.tenant_id', '=', 'k.tenant_id').onRef('a.id', '=', 'k.partner_id'))
    .innerJoin('licence_product as r', (join) => join.onRef('r.tenant_id', '=', 'k.tenant_id').onRef('r.id', '=', 'k.product_id'))
    .where('k.tenant_id', '=', tenantId).where('a.removed_at', 'is', null)
    .select([
      'k.partner_id as partnerId', 'a.name as partnerName', 'a.search_name as searchName', 'k.product_id as productId', 'r.name as productName', 'r.kind',
      'r.is_returnable as isReturnable',
      sql<number>`(select coalesce(sum(m.quantity), 0) from stock_movement m where ${own('m')})`.as('available'),
      sql<number>`(select count(*) from serial s where ${own('s')} and s.cancelled_at is null) + (${bound})`.as('assigned'),
      sql<number>`(select coalesce(sum(u.paid_units), 0) ${billed})`.as('billedUnits'),
      sql<number>`(select coalesce(sum(u.paid_units * u.unit_cents), 0) ${billed})`.as('monthlyCents'),
      sql<string | null>`(select max(u.currency) ${billed})`.as('currency'),
      poolUsersOf(tenantId, sql.ref('k.partner_id'), sql.ref('k.product_id')).as('poolUsers'),
    ])
  return partnerId === null ? query : query.where('k.partner_id', '=', partnerId)
}
