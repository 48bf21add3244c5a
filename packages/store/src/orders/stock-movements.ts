/** What pages show of a stock's ledger: its movements, each with the balance after it. */
import { sql, type Selectable } from 'kysely'
import type { Handle } from '../handle.ts'
import { assertPageLimit, pageOf, type Page } from '../page.ts'
import type { StockMovementTable } from '../schema.ts'

export interface MovementRow extends Selectable<StockMovementTable> {
  /** Available units after it. */
  readonly balance: number
  readonly order_number: number | null
  readonly last5: string | null
  readonly product_name: string
}

export interface MovementFilter {
  readonly partnerId: string | null
  readonly productId: string | null
  readonly beforeId: string | null
  readonly limit: number
}

/**
 * Movements, the newest first. Each stock on the page is added up once, up to its newest movement there; from that balance the page's own
 * movements are taken off again, one after the other.
 */
export async function listMovements(handle: Handle, tenantId: string, filter: MovementFilter): Promise<Page<MovementRow>> {
  assertPageLimit(filter.limit)
  const rows = await handle.db
    .with('page', (db) => {
      let page = db.selectFrom('stock_movement as m').selectAll('m').where('m.tenant_id', '=', tenantId)
      if (filter.partnerId !== null) page = page.where('m.partner_id', '=', filter.partnerId)
      if (filter.productId !== null) page = page.where('m.product_id', '=', filter.productId)
      if (filter.beforeId !== null) page = page.where('m.id', '<', filter.beforeId)
      return page.orderBy('m.id', 'desc').limit(filter.limit + 1)
    })
    .with('newest', (db) => db.selectFrom('page').select(({ fn }) => ['partner_id', 'product_id', fn.max('id').as('id')]).groupBy(['partner_id', 'product_id']))
    // Kept: what is looked up for each movement is added up for each stock.
    .with((cte) => cte('sums').materialized(), (db) => db.selectFrom('newest as n').select(['n.partner_id', 'n.product_id',
      sql<number>`(select sum(b.quantity) from stock_movement b where b.tenant_id = ${tenantId} and b.partner_id = n.partner_id and b.product_id = n.product_id
        and b.id <= n.id)`.as('units')]))
    .selectFrom('page as m').innerJoin('sums as t', (join) => join.onRef('t.partner_id', '=', 'm.partner_id').onRef('t.product_id', '=', 'm.product_id'))
    .innerJoin('licence_product as r', (join) => join.onRef('r.tenant_id', '=', 'm.tenant_id').onRef('r.id', '=', 'm.product_id'))
    .leftJoin('licence_order as o', (join) => join.onRef('o.tenant_id', '=', 'm.tenant_id').onRef('o.id', '=', 'm.order_id'))
    .leftJoin('serial as s', (join) => join.onRef('s.tenant_id', '=', 'm.tenant_id').onRef('s.id', '=', 'm.serial_id'))
    .selectAll('m').select(['r.name as product_name', 'o.number as order_number', 's.last5', sql<number>`t.units - coalesce(sum(m.quantity) over (
      partition by m.partner_id, m.product_id order by m.id desc rows between unbounded preceding and 1 preceding), 0)`.as('balance')])
    .orderBy('m.id', 'desc').execute()
  return pageOf(rows, filter.limit, (row) => row.id)
}
