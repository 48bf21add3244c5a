import { unitsAfterTermination } from '@assento/rules'
import type { Tx } from '../handle.ts'
import { usersBoundTo } from './bound-users.ts'
import { lockStock } from './stock.ts'
import { lockUnitBillings, setBilledUnits, type UnitBillingRow } from './unit-billing.ts'

/**
 * Takes one unit of a partner's product off what is billed from the next cycle on, after the vendor terminated the serial
 * that it was given to, with the users that were bound to it: paid units of the newest order first, bonus units only when no
 * paid one is left (licences.md § 5.5). Units that no order bought (imported, adjusted) are not billed, and nothing changes.
 */
export async function writeOffUnit(tx: Tx, tenantId: string, partnerId: string, productId: string, serialId: string): Promise<void> {
  const bound = await usersBoundTo(tx, tenantId, serialId, productId)
  for (const off of [{ productId, units: 1 }, ...bound]) await writeOff(tx, tenantId, partnerId, off)
}

async function writeOff(tx: Tx, tenantId: string, partnerId: string, { productId, units }: { readonly productId: string; readonly units: number }): Promise<void> {
  await lockStock(tx, tenantId, partnerId, productId)
  const rows = (await lockUnitBillings(tx, tenantId, partnerId, productId)).sort(byNewestOrder)
    .map((row) => ({ id: row.id, paidUnits: row.paid_units, bonusUnits: row.bonus_units }))
  const billed = rows.reduce((sum, { paidUnits, bonusUnits }) => sum + paidUnits + bonusUnits, 0)
  for (const row of unitsAfterTermination(rows, Math.min(units, billed))) await setBilledUnits(tx, tenantId, row)
}

/** Rows of one order keep their order: of graduated tiers the units added last are the first. */
function byNewestOrder(a: UnitBillingRow, b: UnitBillingRow): number {
  if (a.order_id === b.order_id) return a.id < b.id ? -1 : 1
  return a.order_id < b.order_id ? 1 : -1
}
