import type { Instant } from '@assento/rules'
import type { Insertable, Selectable } from 'kysely'
import type { Handle, Tx } from '../handle.ts'
import { hotQuery } from '../hot-query.ts'
import type { WidgetSessionTable } from '../schema.ts'

export type SessionRow = Selectable<WidgetSessionTable>

// Columns by name: a prepared `select *` fails once a newer server has added a column.
const COLUMNS = [
  'session.tenant_id', 'session.id', 'session.token_hash', 'session.customer_id', 'session.actor_id', 'session.actor_name', 'session.role',
  'session.components', 'session.allowed_origins', 'session.created_at', 'session.expires_at', 'session.revoked_at',
] as const

const sessionByTokenHash = hotQuery<{ tokenHash: string }, SessionRow>('session-by-token-hash', ['tokenHash'], (db, p) =>
  db.selectFrom('widget_session as session')
    .innerJoin('account', (join) => join
      .onRef('account.tenant_id', '=', 'session.tenant_id').onRef('account.id', '=', 'session.customer_id'))
    .select(COLUMNS).where('session.token_hash', '=', p.tokenHash).where('account.removed_at', 'is', null))

/**
 * The session of that token, of any tenant, expired and revoked ones too; null when there is none or its customer was
 * removed. The caller compares tenant, expiry and revocation, so that each gets its own answer.
 */
export async function findSessionByTokenHash(handle: Handle, tokenHash: string): Promise<SessionRow | null> {
  const [row] = await sessionByTokenHash(handle, { tokenHash })
  return row ?? null
}

export async function findSession(handle: Handle, tenantId: string, id: string): Promise<SessionRow | null> {
  const query = handle.db.selectFrom('widget_session').selectAll().where('tenant_id', '=', tenantId).where('id', '=', id)
  return (await query.executeTakeFirst()) ?? null
}

export async function insertSession(tx: Tx, tenantId: string, session: Omit<Insertable<WidgetSessionTable>, 'tenant_id'>): Promise<void> {
  await tx.db.insertInto('widget_session').values({ ...session, tenant_id: tenantId }).execute()
}

/** False when there is no such session or it was revoked before. */
export async function revokeSession(tx: Tx, tenantId: string, id: string, at: Instant): Promise<boolean> {
  const { numUpdatedRows } = await tx.db.updateTable('widget_session').set({ revoked_at: at })
    .where('tenant_id', '=', tenantId).where('id', '=', id).where('revoked_at', 'is', null).executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Revokes every session of a customer; answers how many were alive until now. */
export async function revokeSessionsOfCustomer(tx: Tx, tenantId: string, customerId: string, at: Instant): Promise<number> {
  const { numUpdatedRows } = await tx.db.updateTable('widget_session').set({ revoked_at: at })
    .where('tenant_id', '=', tenantId).where('customer_id', '=', customerId).where('revoked_at', 'is', null).executeTakeFirst()
  return Number(numUpdatedRows)
}
