import { money } from '@assento/rules'
import { findLicenceProduct, listMovements as movementsOf, listStock as stockOf, loadMonthlyUnits, sumStock } from '@assento/store'
import type { MovementRow } from '@assento/store'
import { z } from 'zod'
import { decodeCursor, encodeCursor } from '../platform/cursor.ts'
import { notFound } from '../platform/errors.ts'
import { id, pageFields } from '../platform/inputs.ts'
import { query } from '../platform/procedure.ts'
import type { Page } from '../subscriptions/dto.ts'
import type { StockMovementItem, StockPage } from './dto.ts'
import { partnerAsked } from './partner-scope.ts'
import { DEFAULT_CURRENCY, stockItem } from './stock-item.ts'

const stockInput = z.strictObject({ partnerId: id.optional(), ...pageFields })

/** A partner's stock by product; of the manufacturer every partner's, or one's. */
export const listStock = query('stock.list', stockInput, async (ctx, { partnerId, limit, cursor }): Promise<StockPage> => {
  const of = await partnerAsked(ctx, ctx.database, partnerId)
  const [searchName, afterPartner, productName, productId] = cursor ? decodeCursor('stock', cursor, ['text', 'text', 'text', 'text']).map(String) : []
  const after = searchName === undefined || afterPartner === undefined || productName === undefined || productId === undefined
    ? null : { searchName, partnerId: afterPartner, productName, productId }
  const page = await stockOf(ctx.database, ctx.tenant.id, { partnerId: of, after, limit })
  const units = await sumStock(ctx.database, ctx.tenant.id, of)
  const monthly = await loadMonthlyUnits(ctx.database, ctx.tenant.id, of)
  const items = page.items.map((row) => stockItem(ctx, row))
  const { next } = page
  return {
    items, totals: { ...units, nextMonthly: money(items[0]?.monthly.currency ?? DEFAULT_CURRENCY, monthly.cents), nextChargeOn: monthly.nextOn },
    nextCursor: next === null ? null : encodeCursor('stock', [next.searchName, next.partnerId, next.productName, next.productId]),
  }
})

const movementsInput = z.strictObject({ partnerId: id.optional(), productId: id.optional(), ...pageFields })

/** What came, went and was written off, the newest first, with the available units after each. */
export const listMovements = query('stock.movements', movementsInput, async (ctx, { partnerId, productId, limit, cursor }): Promise<Page<StockMovementItem>> => {
  const of = await partnerAsked(ctx, ctx.database, partnerId)
  if (productId !== undefined && (await findLicenceProduct(ctx.database, ctx.tenant.id, productId)) === null) notFound()
  const page = await movementsOf(ctx.database, ctx.tenant.id, {
    partnerId: of, productId: productId ?? null, limit, beforeId: cursor ? String(decodeCursor('movements', cursor, ['text'])[0]) : null,
  })
  return { items: page.items.map(movementItem), nextCursor: page.next === null ? null : encodeCursor('movements', [page.next]) }
})

function movementItem(row: MovementRow): StockMovementItem {
  return {
    id: row.id, at: row.at, kind: row.kind, quantity: row.quantity, balance: row.balance,
    order: row.order_id === null || row.order_number === null ? null : { id: row.order_id, number: row.order_number },
    serial: row.serial_id === null || row.last5 === null ? null : { id: row.serial_id, last5: row.last5 },
    actorName: row.actor_name, note: row.note, product: { id: row.product_id, name: row.product_name },
  }
}
