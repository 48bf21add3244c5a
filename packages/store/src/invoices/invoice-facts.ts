import type { InvoiceFacts } from '@assento/rules'
import type { Selectable } from 'kysely'
import { isAmong } from '../dialect-json.ts'
import type { Handle, Tx } from '../handle.ts'
import { hotQuery } from '../hot-query.ts'
import type { InvoiceTable, JsonText } from '../schema.ts'

export type InvoiceRow = Selectable<InvoiceTable>

export const INVOICE_COLUMNS = [
  'tenant_id', 'id', 'number', 'customer_id', 'draft_id', 'currency', 'period_starts_on', 'period_until', 'issued_at', 'issued_on', 'due_on',
  'payable_until', 'subtotal_cents', 'tax_cents', 'total_cents', 'settled_cents', 'state', 'late_terms', 'paid_at', 'voided_at', 'void_reason',
  'replaces_id', 'replaced_by_id', 'next_step_at', 'version',
] as const satisfies readonly (keyof InvoiceRow)[]

const lockOne = hotQuery<{ tenantId: string; invoiceId: string }, InvoiceRow>('invoice-lock', ['tenantId', 'invoiceId'], (db, p, dialect) => {
  const row = db.selectFrom('invoice').select(INVOICE_COLUMNS).where('tenant_id', '=', p.tenantId).where('id', '=', p.invoiceId)
  return dialect === 'postgres' ? row.forUpdate() : row
})

const lockOpen = hotQuery<{ tenantId: string; customerIds: JsonText; currency: string }, InvoiceRow>(
  'invoices-open-lock', ['tenantId', 'customerIds', 'currency'], (db, p, dialect) => {
    const rows = db.selectFrom('invoice').select(INVOICE_COLUMNS).where('tenant_id', '=', p.tenantId)
      .where(isAmong(dialect, 'customer_id', p.customerIds)).where('state', '=', 'open').where('currency', '=', p.currency).orderBy('id')
    return dialect === 'postgres' ? rows.forUpdate() : rows
  })

/** What rules know of an invoice, its row locked until the transaction ends; null when the tenant has none of that id. */
export async function loadInvoiceFacts(tx: Tx, tenantId: string, invoiceId: string): Promise<InvoiceFacts | null> {
  const row = await loadInvoice(tx, tenantId, invoiceId)
  return row === null ? null : invoiceFacts(row)
}

/** The row, locked until the transaction ends. Whoever moves its money has locked the customer's credit before. */
export async function loadInvoice(tx: Tx, tenantId: string, invoiceId: string): Promise<InvoiceRow | null> {
  const [row] = await lockOne(tx, { tenantId, invoiceId })
  return row ?? null
}

/** Open invoices of these customers in one currency, locked; their credit must be locked before. */
export function loadOpenInvoices(tx: Tx, tenantId: string, customerIds: readonly string[], currency: string): Promise<InvoiceRow[]> {
  return lockOpen(tx, { tenantId, customerIds: JSON.stringify(customerIds), currency })
}

/** The row itself, not locked; null when the tenant has none of that id. */
export async function findInvoice(handle: Handle, tenantId: string, invoiceId: string): Promise<InvoiceRow | null> {
  const query = handle.db.selectFrom('invoice').select(INVOICE_COLUMNS).where('tenant_id', '=', tenantId).where('id', '=', invoiceId)
  return (await query.executeTakeFirst()) ?? null
}

export async function findInvoiceByNumber(handle: Handle, tenantId: string, number: string): Promise<InvoiceRow | null> {
  const query = handle.db.selectFrom('invoice').select(INVOICE_COLUMNS).where('tenant_id', '=', tenantId).where('number', '=', number)
  return (await query.executeTakeFirst()) ?? null
}

export function invoiceFacts(row: InvoiceRow): InvoiceFacts {
  return {
    id: row.id, number: row.number, customerId: row.customer_id, state: row.state, currency: row.currency, issuedOn: row.issued_on,
    dueOn: row.due_on, payableUntil: row.payable_until, totalCents: row.total_cents, settledCents: row.settled_cents,
  }
}
