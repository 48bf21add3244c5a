import type { Instant } from '@assento/rules'
import type { Insertable, Selectable } from 'kysely'
import type { Handle, Tx } from '../handle.ts'
import type { ExportLinkTable } from '../schema.ts'

export type ExportLinkRow = Selectable<ExportLinkTable>

export async function insertExportLink(tx: Tx, tenantId: string, link: Omit<Insertable<ExportLinkTable>, 'tenant_id'>): Promise<void> {
  await tx.db.insertInto('export_link').values({ ...link, tenant_id: tenantId }).execute()
}

/** The link of that token, of any tenant, expired ones too: the token names the tenant, the caller compares the time. */
export async function findExportLink(handle: Handle, tokenHash: string): Promise<ExportLinkRow | null> {
  return (await handle.db.selectFrom('export_link').selectAll().where('token_hash', '=', tokenHash).executeTakeFirst()) ?? null
}

/** Upkeep over all tenants: forgets links that ended before `at`; answers how many. */
export async function deleteExportLinksBefore(tx: Tx, at: Instant): Promise<number> {
  const { numDeletedRows } = await tx.db.deleteFrom('export_link').where('expires_at', '<', at).executeTakeFirst()
  return Number(numDeletedRows)
}
