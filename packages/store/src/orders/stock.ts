/** A partner's stock: an append-only ledger, and a row to lock that holds no number. */
import { assert } from '@assento/rules'
import type { Instant, StockFacts, StockMovementKind } from '@assento/rules'
import { sql } from 'kysely'
import { appendEvents } from '../events/append-events.ts'
import type { Handle, Tx } from '../handle.ts'
import { newId } from '../ids.ts'
import { insertRows } from '../insert-rows.ts'
import { boundUnits, withBoundUsers } from './bound-users.ts'

/** Units that come, go, or are written off. */
export interface StockMove {
  readonly partnerId: string
  readonly productId: string
  readonly kind: StockMovementKind
  /** Signed; 0 for `terminate`. */
  readonly quantity: number
  readonly orderId: string | null
  readonly serialId: string | null
  readonly actorId: string
  readonly actorName: string
  readonly note: string | null
  readonly at: Instant
}

/**
 * Locks a partner's stock of one product until the transaction ends and answers what is there: of two who take the last unit
 * the second sees none. Take locks of several products in the order of their ids.
 */
export async function lockStock(tx: Tx, tenantId: string, partnerId: string, productId: string): Promise<StockFacts> {
  // The conflict writes what is there already: that locks the row (PostgreSQL); on SQLite the transaction has the whole database.
  await tx.db.insertInto('partner_product').values({ tenant_id: tenantId, partner_id: partnerId, product_id: productId })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'partner_id', 'product_id']).doUpdateSet({ product_id: productId })).execute()
  return loadStock(tx, tenantId, partnerId, productId)
}

/** What a partner has of one product: `available` = Σ ledger, `assigned` = its serials that are not over (of users: those bound to one). */
export async function loadStock(handle: Handle, tenantId: string, partnerId: string, productId: string): Promise<StockFacts> {
  const moved = await handle.db.selectFrom('stock_movement').select(sql<number>`coalesce(sum(quantity), 0)`.as('units'))
    .where('tenant_id', '=', tenantId).where('partner_id', '=', partnerId).where('product_id', '=', productId).executeTakeFirst()
  const open = await handle.db.selectFrom('serial').select(({ fn }) => fn.countAll<number>().as('units'))
    .where('tenant_id', '=', tenantId).where('partner_id', '=', partnerId).where('product_id', '=', productId).where('cancelled_at', 'is', null)
    .executeTakeFirst()
  const bound = await boundUnits(handle, tenantId).where('m.partner_id', '=', partnerId).where('m.product_id', '=', productId).executeTakeFirst()
  return { available: moved?.units ?? 0, assigned: (open?.units ?? 0) + (bound?.units ?? 0) }
}

/**
 * Appends movements, with the stocks that they change locked, and announces those that fall to `lowStock` or below
 * (`stock.low`). There is no other way to change a stock; one that would fall below zero ends the transaction, so decide first.
 */
export async function moveStock(tx: Tx, tenantId: string, asked: readonly StockMove[], lowStock: number): Promise<void> {
  const moves = await withBoundUsers(tx, tenantId, asked)
  const stocks = new Map(moves.map(({ partnerId, productId, at }) => [`${partnerId} ${productId}`, { partnerId, productId, at }]))
  const locked = []
  for (const [, stock] of [...stocks].sort(([a], [b]) => (a < b ? -1 : 1))) {
    locked.push({ ...stock, had: (await lockStock(tx, tenantId, stock.partnerId, stock.productId)).available })
  }
  await insertRows(tx, 'stock_movement', MOVEMENT_COLUMNS, moves.map((move) => ({
    tenant_id: tenantId, id: newId('stk'), partner_id: move.partnerId, product_id: move.productId, kind: move.kind, quantity: move.quantity,
    order_id: move.orderId, serial_id: move.serialId, actor_id: move.actorId, actor_name: move.actorName, note: move.note, at: move.at,
  })))
  for (const { partnerId, productId, at, had } of locked) {
    const has = moves.filter((move) => move.partnerId === partnerId && move.productId === productId).reduce((sum, { quantity }) => sum + quantity, had)
    assert(has >= 0, `the stock of ${productId} would fall to ${has}`)
    if (had <= lowStock || has > lowStock) continue
    await appendEvents(tx, tenantId, at, [
      { name: 'stock.low', subjectId: productId, customerId: partnerId, subject: { partnerId, productId, available: has, threshold: lowStock } },
    ])
  }
}

const MOVEMENT_COLUMNS = [
  'tenant_id', 'id', 'partner_id', 'product_id', 'kind', 'quantity', 'order_id', 'serial_id', 'actor_id', 'actor_name', 'note', 'at',
] as const
