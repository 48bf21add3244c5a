import { appendEvent, assignSeat as assignOne, canonicalJson, newId } from '@assento/store'
import { z } from 'zod'
import { actorOf } from '../platform/audit.ts'
import { fail } from '../platform/errors.ts'
import { email, id, text } from '../platform/inputs.ts'
import { command } from '../platform/procedure.ts'
import type { CommandResult } from '../platform/types.ts'
import type { SeatAssignmentItem } from './dto.ts'
import { loadVisible } from './visible-subscription.ts'

const input = z.strictObject({ subscriptionId: id, userName: text(120), userEmail: email })

/** Gives a free seat to a person of the customer (G5). Without a free seat, or for a person who has one, it ends as a conflict. */
export const assignSeat = command('subscriptions.assignments.assign', input, async (ctx, request): Promise<CommandResult<SeatAssignmentItem>> => {
  const { subscriptionId, userName, userEmail } = request
  const { facts, customerId } = await loadVisible(ctx, ctx.tx, subscriptionId)
  if (facts.status !== 'active' && facts.status !== 'extended') conflict('subscriptions.state.notActive', `the subscription is ${facts.status}`)
  const assignment = { id: newId('asg'), userName, userEmail: userEmail.toLowerCase(), assignedAt: ctx.now }
  const outcome = await assignOne(ctx.tx, ctx.tenant.id, {
    id: assignment.id, subscription_id: subscriptionId, user_name: userName, user_email: assignment.userEmail,
    assigned_at: ctx.now, assigned_by: actorOf(ctx.caller).actorId,
  })
  if (outcome === 'noSeatLeft') conflict('subscriptions.assignments.noSeatLeft', 'every seat is assigned')
  if (outcome === 'alreadyAssigned') conflict('subscriptions.assignments.alreadyAssigned', 'this person has a seat')
  await appendEvent(ctx.tx, ctx.tenant.id, {
    id: newId('evt'), name: 'seat.assigned', subject_id: subscriptionId, customer_id: customerId, at: ctx.now, published_at: null,
    payload: canonicalJson({ subscriptionId, assignmentId: assignment.id }),
  })
  return {
    answer: assignment,
    audit: {
      outcome: 'done', subjectId: subscriptionId, customerId,
      before: { assignedSeats: facts.assignedSeats }, after: { assignmentId: assignment.id },
    },
  }
})

function conflict(rule: string, message: string): never {
  fail('conflict', message, [{ field: 'subscriptionId', rule, message }])
}
