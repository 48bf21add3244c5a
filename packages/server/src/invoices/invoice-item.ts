/** Rows of invoices as a list shows them, with documents, holds and disputes of the whole page in three reads. */
import { balanceCents, dateInZone, daysOverdue, isOverdue, money } from '@assento/rules'
import type { CalendarDate, CollectionsAction } from '@assento/rules'
import { invoiceFacts, listDisputedInvoices } from '@assento/store'
import type { Handle, InvoiceListItem } from '@assento/store'
import { holdsOf } from '../collections/holds.ts'
import { documentsOf } from '../documents/documents-of.ts'
import type { ProcedureContext } from '../platform/types.ts'
import type { DocumentItem, InvoiceItem, InvoiceStatus } from './dto.ts'

/** What hangs on an invoice besides its own row. */
interface Hangers {
  readonly documents: readonly DocumentItem[]
  readonly holds: readonly CollectionsAction[]
  readonly isDisputed: boolean
}

/** The rows of one page as items; as many reads for fifty as for one. */
export async function invoiceItems(ctx: ProcedureContext, handle: Handle, rows: readonly InvoiceListItem[]): Promise<readonly InvoiceItem[]> {
  if (rows.length === 0) return []
  const ids = rows.map(({ id }) => id)
  const documents = await documentsOf(handle, ctx.tenant.id, ids)
  const holds = await holdsOf(handle, ctx.tenant.id, ids)
  const disputed = new Set(await listDisputedInvoices(handle, ctx.tenant.id, ids))
  const today = dateInZone(ctx.now, ctx.tenant.zone)
  return rows.map((row) => itemOf(row, today, ctx.tenant.zone, {
    documents: documents.get(row.id) ?? [], holds: holds.get(row.id) ?? [], isDisputed: disputed.has(row.id),
  }))
}

function itemOf(row: InvoiceListItem, today: CalendarDate, zone: string, hangers: Hangers): InvoiceItem {
  const facts = invoiceFacts(row)
  return {
    id: row.id, number: row.number, customerId: row.customer_id, customerName: row.customer_name,
    period: { startsOn: row.period_starts_on, until: row.period_until }, issuedOn: row.issued_on, dueOn: row.due_on, payableUntil: row.payable_until,
    total: money(row.currency, row.total_cents), balance: money(row.currency, balanceCents(facts)), status: statusOf(row, today),
    paidOn: row.paid_at === null ? null : dateInZone(row.paid_at, zone), daysOverdue: daysOverdue(facts, today), ...hangers,
  }
}

/** The stored state, and `overdue` for an open invoice after its payable day. */
export function statusOf(row: Pick<InvoiceListItem, 'state' | 'payable_until'>, today: CalendarDate): InvoiceStatus {
  return isOverdue({ state: row.state, payableUntil: row.payable_until }, today) ? 'overdue' : row.state
}
