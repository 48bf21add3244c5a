import { sql, type Insertable, type Selectable } from 'kysely'
import type { Instant } from '@assento/rules'
import type { Handle, Tx } from '../handle.ts'
import { hotQuery } from '../hot-query.ts'
import type { SigningKeyTable } from '../schema.ts'

/** A key that signs; the private half goes nowhere but into the signature. */
export type SigningKeyRow = Selectable<SigningKeyTable>
/** What may be shown of a key. */
export type PublicKeyRow = Omit<SigningKeyRow, 'private_key' | 'tenant_id'>

// The limit is part of the text: SQLite plans anew for a bound one.
const signingKey = hotQuery<{ tenantId: string }, SigningKeyRow>('signing-key', ['tenantId'], (db, p) =>
  db.selectFrom('signing_key').select(['tenant_id', 'kid', 'public_key', 'private_key', 'longest_days', 'created_at', 'retired_at'])
    .where('tenant_id', '=', p.tenantId).where('retired_at', 'is', null).orderBy('created_at', 'desc').orderBy('kid', 'desc').limit(sql.lit(1)))

/** The key that signs now; null before the first use. */
export async function findSigningKey(handle: Handle, tenantId: string): Promise<SigningKeyRow | null> {
  const [row] = await signingKey(handle, { tenantId })
  return row ?? null
}

/** Every key of a tenant without its private half, the newest first. */
export function listPublicKeys(handle: Handle, tenantId: string): Promise<PublicKeyRow[]> {
  return handle.db.selectFrom('signing_key').select(['kid', 'public_key', 'longest_days', 'created_at', 'retired_at']).where('tenant_id', '=', tenantId)
    .orderBy('created_at', 'desc').orderBy('kid', 'desc').execute()
}

/** The keys of a tenant, and no other transaction adds one until this one ends. On SQLite the transaction holds the write lock. */
export async function lockSigningKeys(tx: Tx, tenantId: string): Promise<PublicKeyRow[]> {
  if (tx.dialect === 'postgres') await tx.db.selectFrom('tenant').select('id').where('id', '=', tenantId).forNoKeyUpdate().execute()
  return listPublicKeys(tx, tenantId)
}

export async function insertSigningKey(tx: Tx, tenantId: string, key: Omit<Insertable<SigningKeyTable>, 'tenant_id'>): Promise<void> {
  await tx.db.insertInto('signing_key').values({ ...key, tenant_id: tenantId }).execute()
}

/** Notes that a key signs for so many days: its public half is listed for as long once it is retired. */
export async function raiseLongestDays(tx: Tx, tenantId: string, kid: string, days: number): Promise<void> {
  await tx.db.updateTable('signing_key').set({ longest_days: days }).where('tenant_id', '=', tenantId).where('kid', '=', kid)
    .where('longest_days', '<', days).execute()
}

/** Ends the signing of every key but this one; answers how many signed until now. */
export async function retireSigningKeys(tx: Tx, tenantId: string, butKid: string, at: Instant): Promise<number> {
  const { numUpdatedRows } = await tx.db.updateTable('signing_key').set({ retired_at: at }).where('tenant_id', '=', tenantId)
    .where('kid', '!=', butKid).where('retired_at', 'is', null).executeTakeFirst()
  return Number(numUpdatedRows)
}
