import type { ActivationCloseReason, ActivationFacts, Instant } from '@assento/rules'
import type { Insertable, Selectable } from 'kysely'
import { inChunks } from '../chunks.ts'
import type { Handle, Tx } from '../handle.ts'
import type { ActivationTable } from '../schema.ts'

export type ActivationRow = Selectable<ActivationTable>
export type NewActivation = Omit<Insertable<ActivationTable>, 'tenant_id'>

/** Why activations end, who ended them, and when. */
export interface ActivationClosing {
  readonly reason: ActivationCloseReason
  /** Null = the machine itself, or time. */
  readonly byName: string | null
  readonly at: Instant
}

type FactColumns = 'id' | 'fingerprint' | 'machine_name' | 'activated_at' | 'last_seen_at' | 'lease_until' | 'closed_at' | 'closed_reason'

/** What the rules know of an activation. */
export function activationFacts(row: Pick<ActivationRow, FactColumns>): ActivationFacts {
  return {
    id: row.id, fingerprint: row.fingerprint, machineName: row.machine_name, activatedAt: row.activated_at, lastSeenAt: row.last_seen_at,
    leaseUntil: row.lease_until, closedAt: row.closed_at, closedReason: row.closed_reason,
  }
}

/** Every activation of these serials, closed ones too, by serial, the oldest first. */
export function listActivations(handle: Handle, tenantId: string, serialIds: readonly string[]): Promise<ActivationRow[]> {
  return inChunks(serialIds, (ids) => handle.db.selectFrom('activation').selectAll().where('tenant_id', '=', tenantId).where('serial_id', 'in', ids)
    .orderBy('serial_id').orderBy('id').execute())
}

export async function findActivation(handle: Handle, tenantId: string, activationId: string): Promise<ActivationRow | null> {
  const query = handle.db.selectFrom('activation').selectAll().where('tenant_id', '=', tenantId).where('id', '=', activationId)
  return (await query.executeTakeFirst()) ?? null
}

/** Stores an open activation; the database refuses a second open one of the same serial and fingerprint. */
export async function insertActivation(tx: Tx, tenantId: string, activation: NewActivation): Promise<void> {
  await tx.db.insertInto('activation').values({ ...activation, tenant_id: tenantId }).execute()
}

/** What a machine tells of itself again and again. */
export type ActivationSighting = Pick<ActivationRow, 'last_seen_at' | 'lease_until'>
  & Partial<Pick<ActivationRow, 'machine_name' | 'app_version' | 'nonce' | 'is_offline' | 'components' | 'fingerprint' | 'receipt_key'>>

/** Writes what an open activation told; false when it is closed or unknown. */
export async function updateActivation(tx: Tx, tenantId: string, activationId: string, seen: ActivationSighting): Promise<boolean> {
  const { numUpdatedRows } = await tx.db.updateTable('activation').set(seen).where('tenant_id', '=', tenantId).where('id', '=', activationId)
    .where('closed_at', 'is', null).executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Notes when an open activation was seen; never earlier than it was noted before. */
export async function touchActivation(tx: Tx, tenantId: string, activationId: string, at: Instant): Promise<void> {
  await tx.db.updateTable('activation').set({ last_seen_at: at }).where('tenant_id', '=', tenantId).where('id', '=', activationId)
    .where('closed_at', 'is', null).where('last_seen_at', '<', at).execute()
}

/** Closes one open activation; false when it is closed already or unknown. */
export async function closeActivation(tx: Tx, tenantId: string, activationId: string, closing: ActivationClosing): Promise<boolean> {
  const { numUpdatedRows } = await tx.db.updateTable('activation').set(closedBy(closing)).where('tenant_id', '=', tenantId)
    .where('id', '=', activationId).where('closed_at', 'is', null).executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Closes every open activation of these serials; answers how many there were. The rows stay. */
export async function closeActivations(tx: Tx, tenantId: string, serialIds: readonly string[], closing: ActivationClosing): Promise<number> {
  const counts = await inChunks(serialIds, async (ids) => {
    const { numUpdatedRows } = await tx.db.updateTable('activation').set(closedBy(closing)).where('tenant_id', '=', tenantId)
      .where('serial_id', 'in', ids).where('closed_at', 'is', null).executeTakeFirst()
    return [Number(numUpdatedRows)]
  })
  return counts.reduce((sum, count) => sum + count, 0)
}

function closedBy({ reason, byName, at }: ActivationClosing) {
  return { closed_at: at, closed_reason: reason, closed_by_name: byName }
}
