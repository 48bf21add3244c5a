import type { Instant } from '@assento/rules'
import type { Insertable, Selectable } from 'kysely'
import type { Handle, Tx } from '../handle.ts'
import { hotQuery } from '../hot-query.ts'
import type { ApiKeyTable } from '../schema.ts'

export type ApiKeyRow = Selectable<ApiKeyTable>

// Columns by name: a prepared `select *` fails once a newer server has added a column.
const COLUMNS = [
  'tenant_id', 'id', 'kind', 'slot', 'key_id', 'secret_hash', 'scopes', 'created_at', 'last_used_at', 'revoked_at',
] as const satisfies readonly (keyof ApiKeyTable)[]

const keyByPublicPart = hotQuery<{ keyId: string }, ApiKeyRow>('api-key-by-public-part', ['keyId'], (db, p) =>
  db.selectFrom('api_key').select(COLUMNS).where('key_id', '=', p.keyId))

/**
 * The key with that public part, of any tenant, revoked or not; null when there is none. It is the caller who compares
 * the hash in constant time: the tenant is known only from this row.
 */
export async function findApiKeyByKeyId(handle: Handle, keyId: string): Promise<ApiKeyRow | null> {
  const [row] = await keyByPublicPart(handle, { keyId })
  return row ?? null
}

export async function findApiKey(handle: Handle, tenantId: string, id: string): Promise<ApiKeyRow | null> {
  return (await handle.db.selectFrom('api_key').selectAll().where('tenant_id', '=', tenantId).where('id', '=', id).executeTakeFirst()) ?? null
}

export async function insertApiKey(tx: Tx, tenantId: string, key: Omit<Insertable<ApiKeyTable>, 'tenant_id'>): Promise<void> {
  await tx.db.insertInto('api_key').values({ ...key, tenant_id: tenantId }).execute()
}

/** Every key of a tenant, newest first, the revoked ones too: they are few. */
export function listApiKeys(handle: Handle, tenantId: string): Promise<ApiKeyRow[]> {
  return handle.db.selectFrom('api_key').selectAll().where('tenant_id', '=', tenantId).orderBy('id', 'desc').execute()
}

/**
 * Every key of a tenant, and no other transaction adds one until this one ends: what is counted here is so when it commits.
 * On SQLite the transaction holds the write lock already.
 */
export async function lockApiKeys(tx: Tx, tenantId: string): Promise<ApiKeyRow[]> {
  if (tx.dialect === 'postgres') await tx.db.selectFrom('tenant').select('id').where('id', '=', tenantId).forNoKeyUpdate().execute()
  return listApiKeys(tx, tenantId)
}

/** False when there is no such key or it was revoked before. */
export async function revokeApiKey(tx: Tx, tenantId: string, id: string, at: Instant): Promise<boolean> {
  const { numUpdatedRows } = await tx.db.updateTable('api_key').set({ revoked_at: at })
    .where('tenant_id', '=', tenantId).where('id', '=', id).where('revoked_at', 'is', null).executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Remembers the use unless one was remembered since `notSince`: a hot key is not written on every call. */
export async function touchApiKey(tx: Tx, tenantId: string, id: string, at: Instant, notSince: Instant): Promise<void> {
  await tx.db.updateTable('api_key').set({ last_used_at: at }).where('tenant_id', '=', tenantId).where('id', '=', id)
    .where((is) => is.or([is('last_used_at', 'is', null), is('last_used_at', '<', notSince)])).execute()
}
