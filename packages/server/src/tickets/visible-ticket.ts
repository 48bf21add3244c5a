import { findTicket, listTicketMessages, parseJson } from '@assento/store'
import type { Handle, TicketRow } from '@assento/store'
import { scopeCustomer } from '../platform/context.ts'
import { encodeCursor } from '../platform/cursor.ts'
import { notFound } from '../platform/errors.ts'
import type { ProcedureContext } from '../platform/types.ts'
import type { TicketAbout, TicketDetail, TicketItem } from './dto.ts'

/** The ticket as far as the caller may see it; ends the call with the answer of an unknown id otherwise. */
export async function visibleTicket(ctx: ProcedureContext, handle: Handle, ticketId: string): Promise<TicketRow> {
  const own = scopeCustomer(ctx)
  const ticket = await findTicket(handle, ctx.tenant.id, ticketId)
  return ticket === null || (own !== null && ticket.customer_id !== own) ? notFound() : ticket
}

export function ticketItem(row: TicketRow): TicketItem {
  return {
    id: row.id, number: row.number, customerId: row.customer_id, category: row.category, subject: row.subject,
    about: row.about_kind === null || row.about_id === null ? null : { kind: row.about_kind as TicketAbout['kind'], id: row.about_id },
    state: row.state, openedAt: row.opened_at, updatedAt: row.updated_at,
  }
}

/** Where messages go on, and how many of them. */
interface MessagePage {
  readonly afterId: string | null
  readonly limit: number
}

/** The ticket with a page of its messages, the oldest first. */
export async function ticketDetail(
  ctx: ProcedureContext, handle: Handle, row: TicketRow, { afterId, limit }: MessagePage = { afterId: null, limit: 200 },
): Promise<TicketDetail> {
  const page = await listTicketMessages(handle, ctx.tenant.id, { ticketId: row.id, afterId, limit })
  return {
    ...ticketItem(row), diagnosis: parseJson(row.diagnosis),
    messages: page.items.map((message) => ({ id: message.id, authorName: message.author_name, body: message.body, createdAt: message.created_at })),
    nextCursor: page.next === null ? null : encodeCursor('messages', [page.next]),
  }
}
