import { insertMember, isUniqueViolation, newId } from '@assento/store'
import { z } from 'zod'
import { fail } from '../platform/errors.ts'
import { email, id, role, text } from '../platform/inputs.ts'
import { command } from '../platform/procedure.ts'
import { visibleAccount } from './account-item.ts'
import { accountIdOf, customerIdOf, memberItem, requireRoleOf } from './members.ts'

const input = z.strictObject({ accountId: id.optional(), name: text(200), email, role })

/** Adds a person to an account. The same address twice in one account is a conflict. */
export const inviteMember = command('accounts.members.invite', input, async (ctx, request) => {
  const account = await visibleAccount(ctx, ctx.tx, accountIdOf(ctx, request.accountId))
  requireRoleOf(account, request.role)
  const row = {
    id: newId('mem'), account_id: account.id, name: request.name, email: request.email.toLowerCase(), role: request.role,
    created_at: ctx.now, removed_at: null,
  }
  await insertMember(ctx.tx, ctx.tenant.id, row).catch((error: unknown) => {
    if (!isUniqueViolation(error)) throw error
    fail('conflict', 'this address is already in the account', [{ field: 'email', rule: 'members.email.taken', message: 'set the role of the person who is there' }])
  })
  const answer = memberItem({ ...row, tenant_id: ctx.tenant.id })
  return { answer, audit: { outcome: 'done', subjectId: row.id, customerId: customerIdOf(account), after: { role: row.role } } }
})
