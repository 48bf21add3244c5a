/** What the member procedures share: whose people the caller may touch, and which roles an account's people may have. */
import { findMember } from '@assento/store'
import type { AccountRow, MemberRow, Role } from '@assento/store'
import { scopeCustomer } from '../platform/context.ts'
import { fail, notFound } from '../platform/errors.ts'
import type { CommandContext, ProcedureContext } from '../platform/types.ts'
import { visibleAccount } from './account-item.ts'
import type { MemberItem } from './dto.ts'

const CUSTOMER_ROLES: readonly Role[] = ['administrator', 'billingContact', 'viewer']
const PARTNER_ROLES: readonly Role[] = ['partnerAdmin', 'partnerUser']
const OWN_ROLES: readonly Role[] = ['manufacturer', 'adminAgent', 'salesAgent', 'billingAdmin', 'helpdeskAgent', 'userAdmin']

export function memberItem(row: MemberRow): MemberItem {
  return { id: row.id, name: row.name, email: row.email, role: row.role, createdAt: row.created_at }
}

/** The account asked for; a widget's own customer when none is named, and a key must name one. */
export function accountIdOf(ctx: ProcedureContext, accountId: string | undefined): string {
  const id = accountId ?? scopeCustomer(ctx)
  if (id === null) fail('validation', 'the input is not valid', [{ field: 'accountId', rule: 'invalid_type', message: 'name the account' }])
  return id
}

/** A customer's people have the customer's roles, a partner's those of partners, the seller's own those of agents and of the manufacturer. */
export function requireRoleOf(account: AccountRow, role: Role): void {
  const roles = account.kind === 'customer' ? CUSTOMER_ROLES : account.parent_id === null ? OWN_ROLES : PARTNER_ROLES
  if (roles.includes(role)) return
  fail('validation', 'the input is not valid', [{ field: 'role', rule: 'members.role', message: `this account's people are one of ${roles.join(', ')}` }])
}

/** The person and their account, as far as the caller may see them; the answer of an unknown id otherwise. */
export async function visibleMember(ctx: CommandContext, memberId: string): Promise<{ member: MemberRow; account: AccountRow }> {
  const member = (await findMember(ctx.tx, ctx.tenant.id, memberId)) ?? notFound()
  return { member, account: await visibleAccount(ctx, ctx.tx, member.account_id) }
}

/**
 * Whether a widget session of that role may be of that account: agents sit in a customer's page, the manufacturer's people in the seller's own
 * account, which has none above it, partners in theirs.
 */
export function isSessionRoleOf({ kind, parent_id: parentId }: Pick<AccountRow, 'kind' | 'parent_id'>, role: Role): boolean {
  if (role === 'manufacturer') return kind !== 'customer' && parentId === null
  return PARTNER_ROLES.includes(role) ? kind === 'reseller' && parentId !== null : kind === 'customer'
}

/** Whose audit an account's change belongs to. */
export function customerIdOf(account: AccountRow): string | null {
  return account.kind === 'customer' ? account.id : null
}
