import { assert } from '@assento/rules'
import type { Instant } from '@assento/rules'
import type { Insertable, Selectable, Updateable } from 'kysely'
import { StaleVersionError } from '../errors.ts'
import type { Handle, Tx } from '../handle.ts'
import { insertRows } from '../insert-rows.ts'
import type { SerialTable } from '../schema.ts'

export type SerialRow = Selectable<SerialTable>
export type NewSerial = Omit<Insertable<SerialTable>, 'tenant_id'>

/** What a change of a serial may write; its version moves on by itself. */
export type SerialUpdate = Omit<Updateable<SerialTable>, 'tenant_id' | 'id' | 'version' | 'serial_key' | 'key_hash' | 'search_key' | 'last5' | 'token_seq'>

const COLUMNS = [
  'tenant_id', 'id', 'serial_key', 'key_hash', 'search_key', 'last5', 'product_id', 'partner_id', 'customer_id', 'payer_id', 'users', 'period', 'anchor_day',
  'valid_until', 'grace_days', 'max_activations', 'max_transfers', 'provisioned_at', 'pending_reason', 'cancelled_at', 'cancel_kind', 'cancel_reason',
  'cancel_note', 'cancelled_by_name', 'replaced_by_id', 'note', 'assigned_at', 'assigned_by', 'assigned_by_name', 'token_seq', 'next_action_at', 'external_ref',
  'version',
] as const

/** Stores new serials; the database refuses a second one of the same key. */
export async function insertSerials(tx: Tx, tenantId: string, serials: readonly NewSerial[]): Promise<void> {
  await insertRows(tx, 'serial', COLUMNS, serials.map((serial) => ({ ...serial, tenant_id: tenantId })))
}

/** The row as it is, without a lock; null when the tenant has no serial of that id. */
export async function findSerial(handle: Handle, tenantId: string, serialId: string): Promise<SerialRow | null> {
  const query = handle.db.selectFrom('serial').selectAll().where('tenant_id', '=', tenantId).where('id', '=', serialId)
  return (await query.executeTakeFirst()) ?? null
}

/** Ids of a customer's serials that are not over, in the order in which they were given. */
export async function listOpenSerialIds(handle: Handle, tenantId: string, customerId: string, limit: number): Promise<string[]> {
  const rows = await handle.db.selectFrom('serial').select('id').where('tenant_id', '=', tenantId).where('customer_id', '=', customerId)
    .where('cancelled_at', 'is', null).orderBy('id').limit(limit).execute()
  return rows.map(({ id }) => id)
}

/** Moves a serial from one version to the next, writing what changed. Throws StaleVersionError. */
export async function advanceSerial(
  tx: Tx, tenantId: string, of: { readonly serialId: string; readonly fromVersion: number }, change: SerialUpdate,
): Promise<void> {
  const { numUpdatedRows } = await tx.db.updateTable('serial').set({ ...change, version: of.fromVersion + 1 }).where('tenant_id', '=', tenantId)
    .where('id', '=', of.serialId).where('version', '=', of.fromVersion).executeTakeFirst()
  if (numUpdatedRows !== 1n) throw new StaleVersionError(of.serialId, of.fromVersion)
}

/** Sets when time next does something; the version stays, since nothing changed that a person has read. */
export async function setSerialNextAction(tx: Tx, tenantId: string, serialId: string, at: Instant | null): Promise<void> {
  const { numUpdatedRows } = await tx.db.updateTable('serial').set({ next_action_at: at }).where('tenant_id', '=', tenantId)
    .where('id', '=', serialId).executeTakeFirst()
  assert(numUpdatedRows === 1n, `serial ${serialId} is there`)
}

/** Serials whose next action is due at `now` (inclusive), the longest due first. */
export async function dueSerialIds(handle: Handle, tenantId: string, now: Instant, limit: number): Promise<string[]> {
  const rows = await handle.db.selectFrom('serial').select('id').where('tenant_id', '=', tenantId).where('next_action_at', 'is not', null)
    .where('next_action_at', '<=', now).orderBy('next_action_at').orderBy('id').limit(limit).execute()
  return rows.map(({ id }) => id)
}

/** When time next does something to a serial of the tenant; null when never. */
export async function nextSerialActionOfTenant(handle: Handle, tenantId: string): Promise<Instant | null> {
  const row = await handle.db.selectFrom('serial').select('next_action_at').where('tenant_id', '=', tenantId)
    .where('next_action_at', 'is not', null).orderBy('next_action_at').limit(1).executeTakeFirst()
  return row?.next_action_at ?? null
}
