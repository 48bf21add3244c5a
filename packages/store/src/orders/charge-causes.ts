import { sql } from 'kysely'
import { isAmong } from '../dialect-json.ts'
import type { Handle } from '../handle.ts'
import type { ChargeCause } from '../invoices/explain.ts'

/**
 * The audited acts that caused charges for licences, in one statement: the approval of the order, or the first entry of the serial,
 * at the very instant at which the charge was made. What time alone charges has none.
 */
export async function listLicenceChargeCauses(handle: Handle, tenantId: string, chargeIds: readonly string[]): Promise<ChargeCause[]> {
  if (chargeIds.length === 0) return []
  const rows = await handle.db.selectFrom('licence_charge as l')
    .innerJoin('audit_entry as a', (join) => join.onRef('a.tenant_id', '=', 'l.tenant_id').onRef('a.at', '=', 'l.created_at')
      .on('a.outcome', '=', 'done').on(sql<boolean>`(a.subject_id = l.serial_id or (a.subject_id = l.order_id and a.action = 'orders.approve'))`))
    .where('l.tenant_id', '=', tenantId).where(isAmong(handle.dialect, 'l.id', sql`${JSON.stringify(chargeIds)}`))
    .select(['l.id as chargeId', 'a.action', 'a.actor_name as actorName', 'a.at', 'a.seq']).orderBy('a.seq').execute()
  const first = new Map<string, ChargeCause>()
  for (const row of rows) if (!first.has(row.chargeId)) first.set(row.chargeId, row)
  return [...first.values()]
}
