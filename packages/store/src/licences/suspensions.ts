import { assert } from '@assento/rules'
import type { Instant } from '@assento/rules'
import type { Insertable, Selectable } from 'kysely'
import { inChunks } from '../chunks.ts'
import type { Handle, Tx } from '../handle.ts'
import { newId } from '../ids.ts'
import type { SuspensionTable } from '../schema.ts'

export type SuspensionRow = Selectable<SuspensionTable>
export type NewSuspension = Omit<Insertable<SuspensionTable>, 'tenant_id' | 'id' | 'ended_at' | 'ended_by' | 'ended_by_name'>

/** Stores an open suspension; the database refuses a second open one of the same serial. */
export async function openSuspension(tx: Tx, tenantId: string, suspension: NewSuspension): Promise<string> {
  const id = newId('sus')
  await tx.db.insertInto('suspension').values({ ...suspension, tenant_id: tenantId, id, ended_at: null, ended_by: null, ended_by_name: null }).execute()
  return id
}

/** Ends the open suspension of a serial; there must be one. */
export async function endSuspension(
  tx: Tx, tenantId: string, serialId: string, ending: { readonly at: Instant; readonly actorId: string; readonly actorName: string },
): Promise<void> {
  const { numUpdatedRows } = await tx.db.updateTable('suspension').set({ ended_at: ending.at, ended_by: ending.actorId, ended_by_name: ending.actorName })
    .where('tenant_id', '=', tenantId).where('serial_id', '=', serialId).where('ended_at', 'is', null).executeTakeFirst()
  assert(numUpdatedRows === 1n, `serial ${serialId} has one open suspension`)
}

/** All suspensions of these serials, ended ones too, by serial, the oldest first. */
export function listSuspensions(handle: Handle, tenantId: string, serialIds: readonly string[]): Promise<SuspensionRow[]> {
  return inChunks(serialIds, (ids) => handle.db.selectFrom('suspension').selectAll().where('tenant_id', '=', tenantId).where('serial_id', 'in', ids)
    .orderBy('serial_id').orderBy('id').execute())
}
