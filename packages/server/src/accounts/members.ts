/** What the member procedures share: whose people the caller may touch, and which roles an account's people may have. */
import { findMember } from '@assento/store'
import type { AccountRow, MemberRow, Role } from '@assento/store'
import { scopeCustomer } from '../platform/context.ts'
import { fail, notFound } from '../platform/errors.ts'
import type { CommandContext, ProcedureContext } from '../platform/types.ts'
import { visibleAccount } from './account-item.ts'
import type { MemberItem } from './dto.ts'

const CUSTOMER_ROLES: readonly Role[] = ['administrator', 'billingContact', 'viewer']
const AGENT_ROLES: readonly Role[] = ['adminAgent', 'salesAgent', 'billingAdmin', 'helpdeskAgent', 'userAdmin']

export function memberItem(row: MemberRow): MemberItem {
  return { id: row.id, name: row.name, email: row.email, role: row.role, createdAt: row.created_at }
}

/** The account asked for; a widget's own customer when none is named, and a key must name one. */
export function accountIdOf(ctx: ProcedureContext, accountId: string | undefined): string {
  const id = accountId ?? scopeCustomer(ctx)
  if (id === null) fail('validation', 'the input is not valid', [{ field: 'accountId', rule: 'invalid_type', message: 'name the account' }])
  return id
}

/** A customer's people have the customer's roles, a reseller's and vendor's people those of agents. */
export function requireRoleOf(account: AccountRow, role: Role): void {
  const roles = account.kind === 'customer' ? CUSTOMER_ROLES : AGENT_ROLES
  if (roles.includes(role)) return
  fail('validation', 'the input is not valid', [{ field: 'role', rule: 'members.role', message: `this account's people are one of ${roles.join(', ')}` }])
}

/** The person and their account, as far as the caller may see them; the answer of an unknown id otherwise. */
export async function visibleMember(ctx: CommandContext, memberId: string): Promise<{ member: MemberRow; account: AccountRow }> {
  const member = (await findMember(ctx.tx, ctx.tenant.id, memberId)) ?? notFound()
  return { member, account: await visibleAccount(ctx, ctx.tx, member.account_id) }
}

/** Whose audit an account's change belongs to. */
export function customerIdOf(account: AccountRow): string | null {
  return account.kind === 'customer' ? account.id : null
}
