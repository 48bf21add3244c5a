import { listTickets as ticketsOf } from '@assento/store'
import { scopeCustomer } from '../platform/context.ts'
import { decodeCursor, encodeCursor } from '../platform/cursor.ts'
import { notFound } from '../platform/errors.ts'
import { query } from '../platform/procedure.ts'
import type { Page } from '../subscriptions/dto.ts'
import type { TicketItem } from './dto.ts'
import { listInput } from './inputs.ts'
import { ticketItem } from './visible-ticket.ts'

/** Tickets, the newest first: a widget sees its customer's, a key everyone's or one customer's. */
export const listTickets = query('tickets.list', listInput, async (ctx, { limit, cursor, customerId }): Promise<Page<TicketItem>> => {
  const scope = scopeCustomer(ctx)
  if (scope !== null && customerId !== undefined && customerId !== scope) notFound()
  const page = await ticketsOf(ctx.database, ctx.tenant.id, {
    customerId: scope ?? customerId ?? null, limit, afterId: cursor ? String(decodeCursor('tickets', cursor, ['text'])[0]) : null,
  })
  return { items: page.items.map(ticketItem), nextCursor: page.next === null ? null : encodeCursor('tickets', [page.next]) }
})
