import { appendEvent, appendTicketMessage, canonicalJson, newId } from '@assento/store'
import { actorOf } from '../platform/audit.ts'
import { command } from '../platform/procedure.ts'
import type { CommandResult } from '../platform/types.ts'
import { isCustomerPerson } from '../subscriptions/permissions.ts'
import type { TicketDetail } from './dto.ts'
import { replyInput } from './inputs.ts'
import { ticketDetail, visibleTicket } from './visible-ticket.ts'

/** Adds a message; the other side is then waited for, also where the ticket had been solved. */
export const replyToTicket = command('tickets.reply', replyInput, async (ctx, { ticketId, body }): Promise<CommandResult<TicketDetail>> => {
  const before = await visibleTicket(ctx, ctx.tx, ticketId)
  const { actorId, actorName } = actorOf(ctx.caller)
  const state = isCustomerPerson(ctx.caller) ? 'waitingPartner' : 'waitingCustomer'
  const messageId = newId('tkm')
  await appendTicketMessage(ctx.tx, ctx.tenant.id, { id: messageId, ticket_id: ticketId, author_id: actorId, author_name: actorName, body, created_at: ctx.now },
    { state, at: ctx.now })
  await appendEvent(ctx.tx, ctx.tenant.id, {
    id: newId('evt'), name: 'ticket.replied', subject_id: ticketId, customer_id: before.customer_id, at: ctx.now, published_at: null,
    payload: canonicalJson({ ticketId, number: before.number, messageId, state }),
  })
  return {
    answer: await ticketDetail(ctx, ctx.tx, await visibleTicket(ctx, ctx.tx, ticketId)),
    audit: { outcome: 'done', subjectId: ticketId, customerId: before.customer_id, before: { state: before.state }, after: { state, messageId } },
  }
})
