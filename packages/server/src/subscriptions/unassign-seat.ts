import { appendEvent, canonicalJson, newId, unassignSeat as unassignOne } from '@assento/store'
import { z } from 'zod'
import { notFound } from '../platform/errors.ts'
import { id } from '../platform/inputs.ts'
import { command } from '../platform/procedure.ts'
import type { CommandResult } from '../platform/types.ts'
import { loadVisible } from './visible-subscription.ts'

const input = z.strictObject({ subscriptionId: id, assignmentId: id })

/** Takes a seat back from a person; the seat stays with the subscription (unassign, retirada da licença). */
export const unassignSeat = command('subscriptions.assignments.unassign', input, async (ctx, request): Promise<CommandResult<{ readonly id: string }>> => {
  const { subscriptionId, assignmentId } = request
  const { facts, customerId } = await loadVisible(ctx, ctx.tx, subscriptionId)
  if (!await unassignOne(ctx.tx, ctx.tenant.id, subscriptionId, assignmentId)) notFound()
  await appendEvent(ctx.tx, ctx.tenant.id, {
    id: newId('evt'), name: 'seat.unassigned', subject_id: subscriptionId, customer_id: customerId, at: ctx.now, published_at: null,
    payload: canonicalJson({ subscriptionId, assignmentId }),
  })
  return {
    answer: { id: assignmentId },
    audit: {
      outcome: 'done', subjectId: subscriptionId, customerId,
      before: { assignedSeats: facts.assignedSeats, assignmentId }, after: { assignedSeats: facts.assignedSeats - 1 },
    },
  }
})
