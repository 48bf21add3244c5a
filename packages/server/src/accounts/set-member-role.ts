import { setMemberRole } from '@assento/store'
import { z } from 'zod'
import { notFound } from '../platform/errors.ts'
import { id, role } from '../platform/inputs.ts'
import { command } from '../platform/procedure.ts'
import { customerIdOf, memberItem, requireRoleOf, visibleMember } from './members.ts'

/** Gives a person another role. Sessions that are open keep theirs until they end: revoke them to be sure. */
export const changeMemberRole = command('accounts.members.setRole', z.strictObject({ id, role }), async (ctx, request) => {
  const { member, account } = await visibleMember(ctx, request.id)
  requireRoleOf(account, request.role)
  if (!(await setMemberRole(ctx.tx, ctx.tenant.id, member.id, request.role))) notFound()
  return {
    answer: memberItem({ ...member, role: request.role }),
    audit: {
      outcome: 'done', subjectId: member.id, customerId: customerIdOf(account), before: { role: member.role }, after: { role: request.role },
    },
  }
})
