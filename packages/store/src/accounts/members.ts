import type { Instant } from '@assento/rules'
import type { Insertable, Selectable } from 'kysely'
import type { Handle, Tx } from '../handle.ts'
import { assertPageLimit, pageOf, type Page } from '../page.ts'
import type { MemberTable, Role } from '../schema.ts'

export type MemberRow = Selectable<MemberTable>

/** A person who has not been removed; null when there is none of that id in the tenant. */
export async function findMember(handle: Handle, tenantId: string, memberId: string): Promise<MemberRow | null> {
  return (await presentMembers(handle, tenantId).where('id', '=', memberId).executeTakeFirst()) ?? null
}

/** People of one account, in the order in which they were added. */
export async function listMembers(
  handle: Handle, tenantId: string, filter: { readonly accountId: string; readonly afterId: string | null; readonly limit: number },
): Promise<Page<MemberRow>> {
  assertPageLimit(filter.limit)
  const rows = await presentMembers(handle, tenantId).where('account_id', '=', filter.accountId)
    .where('id', '>', filter.afterId ?? '').orderBy('id').limit(filter.limit + 1).execute()
  return pageOf(rows, filter.limit, (row) => row.id)
}

/** Stores a person; the same address twice in one account is refused by the unique key. */
export async function insertMember(tx: Tx, tenantId: string, member: Omit<Insertable<MemberTable>, 'tenant_id'>): Promise<void> {
  await tx.db.insertInto('member').values({ ...member, tenant_id: tenantId }).execute()
}

/** False when there is no such person. */
export async function setMemberRole(tx: Tx, tenantId: string, memberId: string, role: Role): Promise<boolean> {
  const { numUpdatedRows } = await tx.db.updateTable('member').set({ role })
    .where('tenant_id', '=', tenantId).where('id', '=', memberId).where('removed_at', 'is', null).executeTakeFirst()
  return numUpdatedRows === 1n
}

/** False when there is no such person. */
export async function removeMember(tx: Tx, tenantId: string, memberId: string, at: Instant): Promise<boolean> {
  const { numUpdatedRows } = await tx.db.updateTable('member').set({ removed_at: at })
    .where('tenant_id', '=', tenantId).where('id', '=', memberId).where('removed_at', 'is', null).executeTakeFirst()
  return numUpdatedRows === 1n
}

function presentMembers({ db }: Handle, tenantId: string) {
  return db.selectFrom('member').selectAll().where('tenant_id', '=', tenantId).where('removed_at', 'is', null)
}
