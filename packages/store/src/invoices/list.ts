import type { CalendarDate, InvoiceState } from '@assento/rules'
import { sql } from 'kysely'
import type { Handle } from '../handle.ts'
import { assertPageLimit, pageOf, type Page } from '../page.ts'
import { INVOICE_COLUMNS, type InvoiceRow } from './invoice-facts.ts'

/** An invoice with its customer's name. */
export interface InvoiceListItem extends InvoiceRow {
  readonly customer_name: string
}

/** Stored states, of which an open one may be overdue. */
export type ListedStatus = InvoiceState | 'overdue'

export interface InvoiceFilter {
  /** Null lists every customer's. */
  readonly customerId: string | null
  /** Any of these; left out, all. */
  readonly status?: readonly ListedStatus[]
  /** Due dates in `[dueFrom, dueUntil)`. */
  readonly dueFrom?: CalendarDate
  readonly dueUntil?: CalendarDate
  /** Part of the number. */
  readonly search?: string
  /** What is overdue is told by this day. */
  readonly today: CalendarDate
  /** The last id of the page before: the list is newest first. */
  readonly beforeId: string | null
  readonly limit: number
}

/** Invoices, newest first. */
export async function listInvoices(handle: Handle, tenantId: string, filter: InvoiceFilter): Promise<Page<InvoiceListItem>> {
  assertPageLimit(filter.limit)
  const rows = await filtered(handle, tenantId, filter).orderBy('i.id', 'desc').limit(filter.limit + 1).execute()
  return pageOf(rows, filter.limit, (row) => row.id)
}

/** One invoice as the list shows it; null when the tenant has none of that id. */
export async function findInvoiceItem(handle: Handle, tenantId: string, invoiceId: string): Promise<InvoiceListItem | null> {
  return (await named(handle, tenantId).where('i.id', '=', invoiceId).executeTakeFirst()) ?? null
}

function filtered(handle: Handle, tenantId: string, filter: InvoiceFilter) {
  const { customerId, status, dueFrom, dueUntil, search, today, beforeId } = filter
  let query = named(handle, tenantId)
  if (customerId !== null) query = query.where('i.customer_id', '=', customerId)
  if (dueFrom !== undefined) query = query.where('i.due_on', '>=', dueFrom)
  if (dueUntil !== undefined) query = query.where('i.due_on', '<', dueUntil)
  if (beforeId !== null) query = query.where('i.id', '<', beforeId)
  if (search !== undefined) {
    query = query.where(handle.dialect === 'postgres' ? sql<boolean>`strpos(i.number, ${search}) > 0` : sql<boolean>`instr(i.number, ${search}) > 0`)
  }
  if (status === undefined) return query
  return query.where((is) => is.or(status.map((each) => {
    if (each === 'overdue') return is.and([is('i.state', '=', 'open'), is('i.payable_until', '<', today)])
    return each === 'open' ? is.and([is('i.state', '=', 'open'), is('i.payable_until', '>=', today)]) : is('i.state', '=', each)
  })))
}

function named({ db }: Handle, tenantId: string) {
  return db.selectFrom('invoice as i')
    .innerJoin('account as a', (join) => join.onRef('a.tenant_id', '=', 'i.tenant_id').onRef('a.id', '=', 'i.customer_id'))
    .where('i.tenant_id', '=', tenantId).select(INVOICE_COLUMNS.map((column) => `i.${column}` as const)).select('a.name as customer_name')
}
