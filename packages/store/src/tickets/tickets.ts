import { assert, type Instant } from '@assento/rules'
import type { Insertable, Selectable } from 'kysely'
import type { Handle, Tx } from '../handle.ts'
import { assertPageLimit, pageOf, type Page } from '../page.ts'
import type { TicketMessageTable, TicketTable } from '../schema.ts'

export type TicketRow = Selectable<TicketTable>
export type TicketMessageRow = Selectable<TicketMessageTable>

export interface TicketFilter {
  /** Null = every customer's. */
  readonly customerId: string | null
  readonly afterId: string | null
  readonly limit: number
}

export async function insertTicket(tx: Tx, tenantId: string, ticket: Omit<Insertable<TicketTable>, 'tenant_id'>): Promise<void> {
  await tx.db.insertInto('ticket').values({ ...ticket, tenant_id: tenantId }).execute()
}

export async function findTicket(handle: Handle, tenantId: string, ticketId: string): Promise<TicketRow | null> {
  const query = handle.db.selectFrom('ticket').selectAll().where('tenant_id', '=', tenantId).where('id', '=', ticketId)
  return (await query.executeTakeFirst()) ?? null
}

/** Tickets, the newest first. */
export async function listTickets(handle: Handle, tenantId: string, filter: TicketFilter): Promise<Page<TicketRow>> {
  assertPageLimit(filter.limit)
  let query = handle.db.selectFrom('ticket').selectAll().where('tenant_id', '=', tenantId)
  if (filter.customerId !== null) query = query.where('customer_id', '=', filter.customerId)
  if (filter.afterId !== null) query = query.where('id', '<', filter.afterId)
  return pageOf(await query.orderBy('id', 'desc').limit(filter.limit + 1).execute(), filter.limit, (row) => row.id)
}

/** Appends a message and moves the ticket's state and time with it. */
export async function appendTicketMessage(
  tx: Tx, tenantId: string, message: Omit<Insertable<TicketMessageTable>, 'tenant_id'>, after: { readonly state: TicketRow['state']; readonly at: Instant },
): Promise<void> {
  const { numUpdatedRows } = await tx.db.updateTable('ticket').set({ state: after.state, updated_at: after.at })
    .where('tenant_id', '=', tenantId).where('id', '=', message.ticket_id).executeTakeFirst()
  assert(numUpdatedRows === 1n, `ticket ${message.ticket_id} is there`)
  await tx.db.insertInto('ticket_message').values({ ...message, tenant_id: tenantId }).execute()
}

/** Messages of a ticket, the oldest first. */
export async function listTicketMessages(
  handle: Handle, tenantId: string, filter: { readonly ticketId: string; readonly afterId: string | null; readonly limit: number },
): Promise<Page<TicketMessageRow>> {
  assertPageLimit(filter.limit)
  const rows = await handle.db.selectFrom('ticket_message').selectAll().where('tenant_id', '=', tenantId)
    .where('ticket_id', '=', filter.ticketId).where('id', '>', filter.afterId ?? '').orderBy('id').limit(filter.limit + 1).execute()
  return pageOf(rows, filter.limit, (row) => row.id)
}

/** The next number of a year's tickets: `2026-0001`. The series' row stays locked until the transaction ends: no gaps. */
export async function takeTicketNumber(tx: Tx, tenantId: string, year: string): Promise<string> {
  const { next } = await tx.db.insertInto('number_series').values({ tenant_id: tenantId, series: `ticket:${year}`, next: 2 })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'series']).doUpdateSet((set) => ({ next: set('number_series.next', '+', 1) })))
    .returning('next').executeTakeFirstOrThrow()
  return `${year}-${String(next - 1).padStart(4, '0')}`
}
