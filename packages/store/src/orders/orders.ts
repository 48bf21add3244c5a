/** Partner orders: rows that never change but for their state and what decided it. */
import type { Instant, LicenceOrderState } from '@assento/rules'
import { sql, type Selectable } from 'kysely'
import { isAmong } from '../dialect-json.ts'
import { StaleVersionError } from '../errors.ts'
import type { Handle, Tx } from '../handle.ts'
import { insertRows } from '../insert-rows.ts'
import { takeNumbers } from '../invoices/number-series.ts'
import { assertPageLimit, pageOf, type Page } from '../page.ts'
import type { LicenceOrderItemTable, LicenceOrderTable } from '../schema.ts'

export type LicenceOrderRow = Selectable<LicenceOrderTable>
export type LicenceOrderItemRow = Selectable<LicenceOrderItemTable>
export type NewLicenceOrder = Omit<LicenceOrderRow, 'tenant_id' | 'number' | 'version'>
export type NewLicenceOrderItem = Omit<LicenceOrderItemRow, 'tenant_id' | 'order_id' | 'line_no'>

export interface OrderListRow extends LicenceOrderRow {
  readonly partner_name: string
}

const ITEM_COLUMNS = [
  'tenant_id', 'order_id', 'line_no', 'product_id', 'product_name', 'base_product_id', 'target_serial_id', 'quantity', 'bonus', 'users_per_unit',
  'unit_monthly_cents', 'setup_unit_cents', 'monthly_cents', 'setup_cents', 'grace_days', 'price_row',
] as const satisfies readonly (keyof LicenceOrderItemRow)[]

/** Stores an order with its items, in their order; answers its number, without gaps a tenant. */
export async function insertLicenceOrder(tx: Tx, tenantId: string, order: NewLicenceOrder, items: readonly NewLicenceOrderItem[]): Promise<number> {
  const number = await takeNumbers(tx, tenantId, 'order', 1)
  await tx.db.insertInto('licence_order').values({ ...order, tenant_id: tenantId, number, version: 1 }).execute()
  await insertRows(tx, 'licence_order_item', ITEM_COLUMNS, items.map((item, index) => (
    { ...item, tenant_id: tenantId, order_id: order.id, line_no: index + 1 })))
  return number
}

export async function findLicenceOrder(handle: Handle, tenantId: string, orderId: string): Promise<OrderListRow | null> {
  return (await orders(handle, tenantId).where('o.id', '=', orderId).executeTakeFirst()) ?? null
}

/** The order, locked: of two who decide it the second sees what the first did. */
export async function lockLicenceOrder(tx: Tx, tenantId: string, orderId: string): Promise<OrderListRow | null> {
  const query = orders(tx, tenantId).where('o.id', '=', orderId)
  return (await (tx.dialect === 'postgres' ? query.forUpdate('o') : query).executeTakeFirst()) ?? null
}

/** Items of these orders by order, then line. */
export function listLicenceOrderItems(handle: Handle, tenantId: string, orderIds: readonly string[]): Promise<LicenceOrderItemRow[]> {
  return handle.db.selectFrom('licence_order_item').select(ITEM_COLUMNS).where('tenant_id', '=', tenantId)
    .where(isAmong(handle.dialect, 'order_id', sql`${JSON.stringify(orderIds)}`)).orderBy('order_id').orderBy('line_no').execute()
}

/** Orders that take units of a finalized one back, oldest first. */
export function listReversals(handle: Handle, tenantId: string, orderId: string): Promise<LicenceOrderRow[]> {
  return handle.db.selectFrom('licence_order').selectAll().where('tenant_id', '=', tenantId).where('reverses_id', '=', orderId).orderBy('id').execute()
}

export interface LicenceOrderFilter {
  /** Null = of every partner. */
  readonly partnerId: string | null
  /** Null = every state. */
  readonly states: readonly LicenceOrderState[] | null
  readonly beforeId: string | null
  readonly limit: number
}

/** Orders, the newest first. */
export async function listLicenceOrders(handle: Handle, tenantId: string, filter: LicenceOrderFilter): Promise<Page<OrderListRow>> {
  assertPageLimit(filter.limit)
  let query = orders(handle, tenantId)
  if (filter.partnerId !== null) query = query.where('o.partner_id', '=', filter.partnerId)
  if (filter.states !== null) query = query.where('o.state', 'in', filter.states)
  if (filter.beforeId !== null) query = query.where('o.id', '<', filter.beforeId)
  const rows = await query.orderBy('o.id', 'desc').limit(filter.limit + 1).execute()
  return pageOf(rows, filter.limit, (row) => row.id)
}

export interface OrderSettling {
  readonly state: 'finalized' | 'cancelled'
  readonly at: Instant
  readonly by: string
  readonly byName: string
  readonly cancelReason: string | null
}

/** Decides a pending order once; false when it is decided already: of an approval and a cancellation at once one writes. */
export async function settleLicenceOrder(tx: Tx, tenantId: string, orderId: string, settling: OrderSettling): Promise<boolean> {
  const { numUpdatedRows } = await tx.db.updateTable('licence_order').set((of) => ({
    state: settling.state, decided_at: settling.at, decided_by: settling.by, decided_by_name: settling.byName, cancel_reason: settling.cancelReason,
    version: of('version', '+', 1),
  })).where('tenant_id', '=', tenantId).where('id', '=', orderId).where('state', '=', 'pending').executeTakeFirst()
  return numUpdatedRows === 1n
}

/** A finalized order that a reversal took units of: who decides on what was there before is told so. */
export async function touchLicenceOrder(tx: Tx, tenantId: string, orderId: string, fromVersion: number): Promise<void> {
  const { numUpdatedRows } = await tx.db.updateTable('licence_order').set({ version: fromVersion + 1 })
    .where('tenant_id', '=', tenantId).where('id', '=', orderId).where('version', '=', fromVersion).executeTakeFirst()
  if (numUpdatedRows !== 1n) throw new StaleVersionError(orderId, fromVersion)
}

/** The draft that a finalized order's first charges stand on. */
export async function setOrderDraft(tx: Tx, tenantId: string, orderId: string, draftId: string): Promise<void> {
  await tx.db.updateTable('licence_order').set({ invoice_draft_id: draftId }).where('tenant_id', '=', tenantId).where('id', '=', orderId).execute()
}

function orders({ db }: Handle, tenantId: string) {
  return db.selectFrom('licence_order as o')
    .innerJoin('account as a', (join) => join.onRef('a.tenant_id', '=', 'o.tenant_id').onRef('a.id', '=', 'o.partner_id'))
    .selectAll('o').select('a.name as partner_name').where('o.tenant_id', '=', tenantId)
}
