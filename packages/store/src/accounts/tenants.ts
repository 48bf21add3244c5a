import type { Insertable, Selectable } from 'kysely'
import type { Handle, Tx } from '../handle.ts'
import { hotQuery } from '../hot-query.ts'
import type { TenantTable } from '../schema.ts'
import { GENESIS_HASH } from './audit-chain.ts'

export type TenantRow = Selectable<TenantTable>

// Columns by name: a prepared `select *` fails once a newer server has added a column.
const COLUMNS = [
  'id', 'name', 'publishable_key', 'environment', 'clock_offset_ms', 'zone', 'locale', 'settings', 'version', 'created_at',
] as const satisfies readonly (keyof TenantTable)[]

const tenantByKey = hotQuery<{ publishableKey: string }, TenantRow>('tenant-by-key', ['publishableKey'], (db, p) =>
  db.selectFrom('tenant').select(COLUMNS).where('publishable_key', '=', p.publishableKey))

const tenantById = hotQuery<{ tenantId: string }, TenantRow>('tenant-by-id', ['tenantId'], (db, p) =>
  db.selectFrom('tenant').select(COLUMNS).where('id', '=', p.tenantId))

/** The tenant that a widget's address names; null when the key is unknown. */
export async function findTenantByPublishableKey(handle: Handle, publishableKey: string): Promise<TenantRow | null> {
  const [row] = await tenantByKey(handle, { publishableKey })
  return row ?? null
}

export async function loadTenant(handle: Handle, tenantId: string): Promise<TenantRow | null> {
  const [row] = await tenantById(handle, { tenantId })
  return row ?? null
}

/** Every tenant, by id: for commands and the job loop, which belong to no tenant. */
export function listTenants(handle: Handle): Promise<TenantRow[]> {
  return handle.db.selectFrom('tenant').selectAll().orderBy('id').execute()
}

/** Stores a tenant and the head of its audit chain. */
export async function createTenant(tx: Tx, tenant: Insertable<TenantTable>): Promise<void> {
  await tx.db.insertInto('tenant').values(tenant).execute()
  await tx.db.insertInto('audit_head').values({ tenant_id: tenant.id, seq: 0, hash: GENESIS_HASH }).execute()
}

/**
 * Moves a test tenant's clock to `offsetMs` ahead of the server's. False when the tenant is live or the clock would go
 * back: time that has fired its jobs cannot be taken back.
 */
export async function updateClockOffset(tx: Tx, tenantId: string, offsetMs: number): Promise<boolean> {
  const { numUpdatedRows } = await tx.db.updateTable('tenant').set({ clock_offset_ms: offsetMs })
    .where('id', '=', tenantId).where('environment', '=', 'test').where('clock_offset_ms', '<=', offsetMs)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Replaces the tenant's settings (JSON text); false when it is no longer at `fromVersion`. */
export async function updateTenantSettings(tx: Tx, tenantId: string, settings: string, fromVersion: number): Promise<boolean> {
  const { numUpdatedRows } = await tx.db.updateTable('tenant').set({ settings, version: fromVersion + 1 })
    .where('id', '=', tenantId).where('version', '=', fromVersion).executeTakeFirst()
  return numUpdatedRows === 1n
}

/** A tenant's clock: server time plus its offset. */
export interface TenantClock {
  readonly tenantId: string
  readonly clockOffsetMs: number
}

/** Test tenants whose clock differs from the server's: their jobs are claimed one tenant at a time. */
export async function listOffsetTenants(handle: Handle): Promise<TenantClock[]> {
  return handle.db.selectFrom('tenant').select(['id as tenantId', 'clock_offset_ms as clockOffsetMs'])
    .where('clock_offset_ms', '!=', 0).orderBy('id').execute()
}
