/** Additional users that were bought for one serial: they go where it goes. */
import { sql, type RawBuilder } from 'kysely'
import type { Handle, Tx } from '../handle.ts'
import type { StockMove } from './stock.ts'

/** Users bound to serials that are not over; a reissued one goes on under its new number. */
export function boundUnits({ db }: Handle, tenantId: string) {
  return db.selectFrom('stock_movement as m')
    // Asked first: of a product that is no users nothing is bound, and its many movements are not read.
    .innerJoin('licence_product as u', (join) => join.onRef('u.tenant_id', '=', 'm.tenant_id').onRef('u.id', '=', 'm.product_id'))
    .innerJoin('serial as s', (join) => join.onRef('s.tenant_id', '=', 'm.tenant_id').onRef('s.id', '=', 'm.serial_id'))
    .where('u.tenant_id', '=', tenantId).where('u.kind', '=', 'additionalUsers')
    .whereRef('s.product_id', '!=', 'm.product_id').where('m.tenant_id', '=', tenantId).where('m.kind', 'in', ['assign', 'return'])
    .where((is) => is.or([is('s.cancelled_at', 'is', null), is('s.cancel_kind', '=', 'reissued')]))
    .select(sql<number>`coalesce(-sum(m.quantity), 0)`.as('units'))
}

/** The movements with those of the users that are bound to the serials that return to stock: they return to the pool with it. */
export async function withBoundUsers(tx: Tx, tenantId: string, moves: readonly StockMove[]): Promise<readonly StockMove[]> {
  const all: StockMove[] = []
  for (const move of moves) {
    all.push(move)
    if (move.kind !== 'return' || move.serialId === null) continue
    for (const bound of await usersBoundTo(tx, tenantId, move.serialId, move.productId)) {
      all.push({ ...move, productId: bound.productId, orderId: bound.orderId, serialId: bound.serialId, quantity: bound.units })
    }
  }
  return all
}

/** Users of the orders that bound them to the serial, or to the numbers that it had before. */
export async function usersBoundTo(
  tx: Tx, tenantId: string, serialId: string, ownProductId: string,
): Promise<readonly { readonly productId: string; readonly orderId: string; readonly serialId: string; readonly units: number }[]> {
  const serialIds = await numbersOf(tx, tenantId, serialId)
  const rows = await tx.db.selectFrom('stock_movement')
    .select(['product_id as productId', 'order_id as orderId', 'serial_id as serialId', sql<number>`-sum(quantity)`.as('units')])
    .where('tenant_id', '=', tenantId).where('serial_id', 'in', serialIds).where('kind', 'in', ['assign', 'return']).where('product_id', '!=', ownProductId)
    .groupBy(['product_id', 'order_id', 'serial_id']).having(sql<number>`sum(quantity)`, '<', 0).orderBy('product_id').orderBy('order_id').execute()
  return rows.map((row) => ({ productId: row.productId, orderId: row.orderId ?? '', serialId: row.serialId ?? serialId, units: row.units }))
}

async function numbersOf(tx: Tx, tenantId: string, serialId: string): Promise<readonly string[]> {
  const ids = [serialId]
  for (let last: string | undefined = serialId; last !== undefined;) {
    const before: { id: string } | undefined = await tx.db.selectFrom('serial').select('id').where('tenant_id', '=', tenantId)
      .where('replaced_by_id', '=', last).executeTakeFirst()
    last = before?.id
    if (last !== undefined) ids.push(last)
  }
  return ids
}

/**
 * Users that a partner may give to any serial of a product: bought for it and bound to none, or back from one; what was
 * reversed is taken off.
 */
export async function poolUsers(handle: Handle, tenantId: string, partnerId: string, productId: string): Promise<number> {
  const { rows } = await sql<{ users: number }>`select ${poolUsersOf(tenantId, sql`${partnerId}`, sql`${productId}`)} as users`.execute(handle.db)
  return rows[0]?.users ?? 0
}

/** The same as an expression of a larger query. */
export function poolUsersOf(tenantId: string, partnerId: RawBuilder<unknown>, productId: RawBuilder<unknown>): RawBuilder<number> {
  return sql<number>`(
    (select coalesce(sum(case when o.type = 'reversal' then -1 else 1 end * (i.quantity + i.bonus) * i.users_per_unit), 0)
      from licence_order_item i join licence_order o on o.tenant_id = i.tenant_id and o.id = i.order_id
      where i.tenant_id = ${tenantId} and o.partner_id = ${partnerId} and o.state = 'finalized' and i.base_product_id = ${productId}
        and i.target_serial_id is null)
    + (select coalesce(sum(m.quantity * i.users_per_unit), 0)
      from stock_movement m join serial s on s.tenant_id = m.tenant_id and s.id = m.serial_id
      join licence_order_item i on i.tenant_id = m.tenant_id and i.order_id = m.order_id and i.product_id = m.product_id and i.target_serial_id = m.serial_id
      where m.tenant_id = ${tenantId} and m.partner_id = ${partnerId} and m.kind = 'return' and s.product_id = ${productId}))`
}
