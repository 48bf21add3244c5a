import { decodeCursor } from '../platform/cursor.ts'
import { query } from '../platform/procedure.ts'
import type { TicketDetail } from './dto.ts'
import { getInput } from './inputs.ts'
import { ticketDetail, visibleTicket } from './visible-ticket.ts'

/** One ticket with its diagnosis and a page of its messages, the oldest first. */
export const getTicket = query('tickets.get', getInput, async (ctx, { ticketId, cursor, limit }): Promise<TicketDetail> => {
  const row = await visibleTicket(ctx, ctx.database, ticketId)
  return ticketDetail(ctx, ctx.database, row, { afterId: cursor ? String(decodeCursor('messages', cursor, ['text'])[0]) : null, limit })
})
