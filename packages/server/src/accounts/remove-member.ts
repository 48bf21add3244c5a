import { removeMember } from '@assento/store'
import { z } from 'zod'
import { notFound } from '../platform/errors.ts'
import { id } from '../platform/inputs.ts'
import { command } from '../platform/procedure.ts'
import { customerIdOf, visibleMember } from './members.ts'

/** Takes a person out of an account. What they did stays in the audit log under their name. */
export const dropMember = command('accounts.members.remove', z.strictObject({ id }), async (ctx, request) => {
  const { member, account } = await visibleMember(ctx, request.id)
  if (!(await removeMember(ctx.tx, ctx.tenant.id, member.id, ctx.now))) notFound()
  return {
    answer: { removed: 1 },
    audit: { outcome: 'done', subjectId: member.id, customerId: customerIdOf(account), before: { role: member.role } },
  }
})
