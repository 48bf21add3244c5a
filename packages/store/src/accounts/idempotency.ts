import type { Instant } from '@assento/rules'
import type { Insertable, Selectable } from 'kysely'
import type { Handle, Tx } from '../handle.ts'
import { hotQuery } from '../hot-query.ts'
import type { IdempotencyKeyTable } from '../schema.ts'

export type IdempotencyRow = Selectable<IdempotencyKeyTable>

const answerByKey = hotQuery<{ tenantId: string; scope: string; key: string }, IdempotencyRow>(
  'idempotency-by-key', ['tenantId', 'scope', 'key'],
  (db, p) => db.selectFrom('idempotency_key')
    .select(['tenant_id', 'scope', 'key', 'request_hash', 'response', 'created_at'])
    .where('tenant_id', '=', p.tenantId).where('scope', '=', p.scope).where('key', '=', p.key),
)

/** The answer that was given under this key before; null when the command has not run. */
export async function findIdempotency(handle: Handle, tenantId: string, scope: string, key: string): Promise<IdempotencyRow | null> {
  const [row] = await answerByKey(handle, { tenantId, scope, key })
  return row ?? null
}

/**
 * Keeps an answer in the transaction of its effect. False when another call with the same key has committed first: the
 * caller must then roll back, and answer what is stored.
 */
export async function insertIdempotency(tx: Tx, tenantId: string, row: Omit<Insertable<IdempotencyKeyTable>, 'tenant_id'>): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx.db.insertInto('idempotency_key').values({ ...row, tenant_id: tenantId })
    .onConflict((conflict) => conflict.doNothing()).executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

/** Forgets answers older than `before`; natural keys keep their effects from happening again. Answers how many. */
export async function deleteIdempotencyBefore(tx: Tx, before: Instant): Promise<number> {
  const { numDeletedRows } = await tx.db.deleteFrom('idempotency_key').where('created_at', '<', before).executeTakeFirst()
  return Number(numDeletedRows)
}

/**
 * Fills in the answer of a key that this transaction inserted before its effect. Inserting first makes a second call with the
 * same key wait for the first one, and then find its answer, instead of running the effect beside it.
 */
export async function completeIdempotency(tx: Tx, tenantId: string, scope: string, key: string, response: string): Promise<void> {
  await tx.db.updateTable('idempotency_key').set({ response })
    .where('tenant_id', '=', tenantId).where('scope', '=', scope).where('key', '=', key).execute()
}
