import type { Instant } from '@assento/rules'
import type { Insertable, Selectable } from 'kysely'
import type { Handle, Tx } from '../handle.ts'
import type { DocumentLinkTable } from '../schema.ts'

export type DocumentLinkRow = Selectable<DocumentLinkTable>

export async function insertDocumentLink(tx: Tx, tenantId: string, link: Omit<Insertable<DocumentLinkTable>, 'tenant_id'>): Promise<void> {
  await tx.db.insertInto('document_link').values({ ...link, tenant_id: tenantId }).execute()
}

/** The link of that token, of any tenant, expired ones too: the token names the tenant, the caller compares the time. */
export async function findDocumentLink(handle: Handle, tokenHash: string): Promise<DocumentLinkRow | null> {
  return (await handle.db.selectFrom('document_link').selectAll().where('token_hash', '=', tokenHash).executeTakeFirst()) ?? null
}

/** Upkeep over all tenants: forgets links that ended before `at`; answers how many. */
export async function deleteDocumentLinksBefore(tx: Tx, at: Instant): Promise<number> {
  const { numDeletedRows } = await tx.db.deleteFrom('document_link').where('expires_at', '<', at).executeTakeFirst()
  return Number(numDeletedRows)
}
