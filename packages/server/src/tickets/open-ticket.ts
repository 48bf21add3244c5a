import { dateInZone } from '@assento/rules'
import { appendEvent, appendTicketMessage, canonicalJson, findTicket, insertTicket, newId, takeTicketNumber } from '@assento/store'
import { billedAccount } from '../accounts/billed-account.ts'
import { actorOf } from '../platform/audit.ts'
import { notFound } from '../platform/errors.ts'
import { command } from '../platform/procedure.ts'
import type { CommandResult } from '../platform/types.ts'
import { diagnose } from './diagnose.ts'
import type { TicketDetail } from './dto.ts'
import { openInput } from './inputs.ts'
import { ticketDetail } from './visible-ticket.ts'

/** Opens a support ticket with its diagnosis and first message; numbered without gaps within the year. */
export const openTicket = command('tickets.open', openInput, async (ctx, request): Promise<CommandResult<TicketDetail>> => {
  const { category, subject, about, body } = request
  const customer = await billedAccount(ctx, ctx.tx, request.customerId)
  const diagnosis = await diagnose(ctx, ctx.tx, customer.id, request)
  const { actorId, actorName } = actorOf(ctx.caller)
  const id = newId('tkt')
  const number = await takeTicketNumber(ctx.tx, ctx.tenant.id, dateInZone(ctx.now, ctx.tenant.zone).slice(0, 4))
  await insertTicket(ctx.tx, ctx.tenant.id, {
    id, number, customer_id: customer.id, category, subject, about_kind: about?.kind ?? null, about_id: about?.id ?? null, state: 'open',
    diagnosis: canonicalJson(diagnosis), opened_at: ctx.now, opened_by: actorId, updated_at: ctx.now,
  })
  await appendTicketMessage(ctx.tx, ctx.tenant.id, { id: newId('tkm'), ticket_id: id, author_id: actorId, author_name: actorName, body, created_at: ctx.now },
    { state: 'open', at: ctx.now })
  await appendEvent(ctx.tx, ctx.tenant.id, {
    id: newId('evt'), name: 'ticket.opened', subject_id: id, customer_id: customer.id, at: ctx.now, published_at: null,
    payload: canonicalJson({ ticketId: id, number, category, aboutKind: about?.kind ?? null, aboutId: about?.id ?? null }),
  })
  const ticket = await findTicket(ctx.tx, ctx.tenant.id, id) ?? notFound()
  return {
    answer: await ticketDetail(ctx, ctx.tx, ticket),
    audit: {
      outcome: 'done', subjectId: id, customerId: customer.id, before: null,
      after: { number, category, subject, about: about ?? null, wanted: request.wanted ?? null },
    },
  }
})
