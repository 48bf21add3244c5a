import type { Handle } from '../handle.ts'

/** The account that the tenant itself is; null before it has one. */
export async function findRootAccountId(handle: Handle, tenantId: string): Promise<string | null> {
  const query = handle.db.selectFrom('account').select('id').where('tenant_id', '=', tenantId).where('kind', '=', 'reseller').where('parent_id', 'is', null)
    .where('removed_at', 'is', null)
  return (await query.executeTakeFirst())?.id ?? null
}
