/** The monthly charge of paid units: one row an order item, from its finalization until no paid unit is left. */
import { assert, startOfDate } from '@assento/rules'
import type { CalendarDate, Instant } from '@assento/rules'
import { sql, type Selectable } from 'kysely'
import type { Handle, Tx } from '../handle.ts'
import { newId } from '../ids.ts'
import { insertRows } from '../insert-rows.ts'
import type { UnitBillingTable } from '../schema.ts'

export type UnitBillingRow = Selectable<UnitBillingTable>
export type NewUnitBilling = Omit<UnitBillingRow, 'tenant_id' | 'id'>

const COLUMNS = [
  'tenant_id', 'id', 'partner_id', 'product_id', 'order_id', 'line_no', 'description', 'currency', 'unit_cents', 'paid_units', 'bonus_units', 'anchor_on',
  'cycles_charged', 'next_on',
] as const satisfies readonly (keyof UnitBillingRow)[]

/** Stores rows; answers their ids in the same order. */
export async function insertUnitBillings(tx: Tx, tenantId: string, rows: readonly NewUnitBilling[]): Promise<string[]> {
  const ids = rows.map(() => newId('ubl'))
  await insertRows(tx, 'unit_billing', COLUMNS, rows.map((row, index) => ({ ...row, tenant_id: tenantId, id: ids[index] ?? '' })))
  return ids
}

/** Rows whose next cycle starts on or before `today`, locked; those that another worker holds are left to it. */
export function lockDueUnitBillings(tx: Tx, tenantId: string, today: CalendarDate, limit: number): Promise<UnitBillingRow[]> {
  const due = tx.db.selectFrom('unit_billing').select(COLUMNS).where('tenant_id', '=', tenantId).where('next_on', 'is not', null)
    .where('next_on', '<=', today).orderBy('next_on').orderBy('id').limit(limit)
  return (tx.dialect === 'postgres' ? due.forUpdate().skipLocked() : due).execute()
}

/** Billing of one partner's product, oldest first, locked: under the stock's lock, so that it cannot deadlock with another taker. */
export function lockUnitBillings(tx: Tx, tenantId: string, partnerId: string, productId: string): Promise<UnitBillingRow[]> {
  const rows = tx.db.selectFrom('unit_billing').select(COLUMNS).where('tenant_id', '=', tenantId).where('partner_id', '=', partnerId)
    .where('product_id', '=', productId).orderBy('id')
  return (tx.dialect === 'postgres' ? rows.forUpdate() : rows).execute()
}

/** What a partner is billed for month by month, oldest first; what has ended is left out. */
export function listUnitBillings(handle: Handle, tenantId: string, partnerId: string): Promise<UnitBillingRow[]> {
  return handle.db.selectFrom('unit_billing').select(COLUMNS).where('tenant_id', '=', tenantId).where('partner_id', '=', partnerId)
    .where('next_on', 'is not', null).orderBy('id').execute()
}

/** One more cycle of these rows is charged; each must be locked. */
export async function advanceUnitBilling(tx: Tx, tenantId: string, row: Pick<UnitBillingRow, 'id' | 'cycles_charged'>, nextOn: CalendarDate): Promise<void> {
  const { numUpdatedRows } = await tx.db.updateTable('unit_billing').set({ cycles_charged: row.cycles_charged + 1, next_on: nextOn })
    .where('tenant_id', '=', tenantId).where('id', '=', row.id).where('cycles_charged', '=', row.cycles_charged).executeTakeFirst()
  assert(numUpdatedRows === 1n, `${row.id} was not locked when its cycle was charged`)
}

/** Units that are billed from the next cycle on; a row without paid ones is charged no more. */
export async function setBilledUnits(
  tx: Tx, tenantId: string, row: { readonly id: string; readonly paidUnits: number; readonly bonusUnits: number },
): Promise<void> {
  const { numUpdatedRows } = await tx.db.updateTable('unit_billing')
    .set({ paid_units: row.paidUnits, bonus_units: row.bonusUnits, ...(row.paidUnits === 0 ? { next_on: null } : {}) })
    .where('tenant_id', '=', tenantId).where('id', '=', row.id).executeTakeFirst()
  assert(numUpdatedRows === 1n, `no unit billing ${row.id}`)
}

/** When the next cycle of the tenant's units starts, at that day's midnight in its zone; null when none does. */
export async function nextUnitsDueAt(handle: Handle, tenantId: string): Promise<Instant | null> {
  const row = await handle.db.selectFrom('unit_billing as u').innerJoin('tenant as t', 't.id', 'u.tenant_id')
    .select(['u.next_on as nextOn', 't.zone']).where('u.tenant_id', '=', tenantId).where('u.next_on', 'is not', null).orderBy('u.next_on').limit(1)
    .executeTakeFirst()
  return row?.nextOn == null ? null : startOfDate(row.nextOn, row.zone)
}

/** What a partner is charged for its units each month from the next cycles on, and when the first of them starts. */
export interface MonthlyUnits {
  readonly cents: number
  readonly nextOn: CalendarDate | null
}

export async function loadMonthlyUnits(handle: Handle, tenantId: string, partnerId: string | null): Promise<MonthlyUnits> {
  let query = handle.db.selectFrom('unit_billing').where('tenant_id', '=', tenantId).where('next_on', 'is not', null)
  if (partnerId !== null) query = query.where('partner_id', '=', partnerId)
  const row = await query.select([sql<number>`coalesce(sum(unit_cents * paid_units), 0)`.as('cents'), ({ fn }) => fn.min('next_on').as('nextOn')])
    .executeTakeFirst()
  return { cents: row?.cents ?? 0, nextOn: row?.nextOn ?? null }
}

/** Billing of one order's items, oldest first, locked. */
export function lockUnitBillingsOfOrder(tx: Tx, tenantId: string, orderId: string): Promise<UnitBillingRow[]> {
  const rows = tx.db.selectFrom('unit_billing').select(COLUMNS).where('tenant_id', '=', tenantId).where('order_id', '=', orderId).orderBy('id')
  return (tx.dialect === 'postgres' ? rows.forUpdate() : rows).execute()
}
