import type { Handle } from '../handle.ts'

/** Partners that are there, by what they are called; two may have one name. */
export function listPartnerNames({ db }: Handle, tenantId: string): Promise<{ readonly id: string; readonly searchName: string }[]> {
  return db.selectFrom('account').select(['id', 'search_name as searchName']).where('tenant_id', '=', tenantId).where('kind', '=', 'reseller')
    .where('parent_id', 'is not', null).where('removed_at', 'is', null).orderBy('search_name').orderBy('id').execute()
}
