import type { Insertable, Selectable } from 'kysely'
import type { Instant } from '@assento/rules'
import type { Handle, Tx } from '../handle.ts'
import type { CallbackReceiptTable, ConnectorSecretTable } from '../schema.ts'

export type ConnectorSecretRow = Selectable<ConnectorSecretTable>

/** Secrets that a connector's callbacks may be signed with now, newest first: two while one is being rotated. */
export function listConnectorSecrets(handle: Handle, tenantId: string, connector: string): Promise<ConnectorSecretRow[]> {
  return handle.db.selectFrom('connector_secret').selectAll().where('tenant_id', '=', tenantId).where('connector', '=', connector)
    .where('revoked_at', 'is', null).orderBy('id', 'desc').execute()
}

/** The active secrets, and no other transaction adds one until this one ends. On SQLite the transaction holds the write lock. */
export async function lockConnectorSecrets(tx: Tx, tenantId: string, connector: string): Promise<ConnectorSecretRow[]> {
  if (tx.dialect === 'postgres') await tx.db.selectFrom('tenant').select('id').where('id', '=', tenantId).forNoKeyUpdate().execute()
  return listConnectorSecrets(tx, tenantId, connector)
}

export async function insertConnectorSecret(tx: Tx, tenantId: string, secret: Omit<Insertable<ConnectorSecretTable>, 'tenant_id'>): Promise<void> {
  await tx.db.insertInto('connector_secret').values({ ...secret, tenant_id: tenantId }).execute()
}

/** False when there is no such secret or it was revoked before. */
export async function revokeConnectorSecret(tx: Tx, tenantId: string, connector: string, id: string, at: Instant): Promise<boolean> {
  const { numUpdatedRows } = await tx.db.updateTable('connector_secret').set({ revoked_at: at })
    .where('tenant_id', '=', tenantId).where('connector', '=', connector).where('id', '=', id).where('revoked_at', 'is', null).executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Claims a callback's id in the transaction of its effect; null when it is new, else the SHA-256 of the body it had before. */
export async function claimCallback(tx: Tx, tenantId: string, receipt: Omit<Insertable<CallbackReceiptTable>, 'tenant_id'>): Promise<string | null> {
  const { numInsertedOrUpdatedRows } = await tx.db.insertInto('callback_receipt').values({ ...receipt, tenant_id: tenantId })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'connector', 'callback_id']).doNothing()).executeTakeFirst()
  if (numInsertedOrUpdatedRows === 1n) return null
  const { body_sha256: before } = await tx.db.selectFrom('callback_receipt').select('body_sha256').where('tenant_id', '=', tenantId)
    .where('connector', '=', receipt.connector).where('callback_id', '=', receipt.callback_id).executeTakeFirstOrThrow()
  return before
}
