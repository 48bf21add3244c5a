import { router } from '../platform/trpc.ts'
import { getTicket } from './get-ticket.ts'
import { listTickets } from './list-tickets.ts'
import { openTicket } from './open-ticket.ts'
import { replyToTicket } from './reply-to-ticket.ts'

export const ticketsRouter = router({ open: openTicket, get: getTicket, list: listTickets, reply: replyToTicket })
