import { isAmong } from '../dialect-json.ts'
import type { Handle, Tx } from '../handle.ts'
import { hotQuery } from '../hot-query.ts'
import { insertRows } from '../insert-rows.ts'
import type { CreditNoteTable, InvoiceLineTable, InvoiceTaxTable, JsonText } from '../schema.ts'
import type { Selectable } from 'kysely'
import { INVOICE_COLUMNS, type InvoiceRow } from './invoice-facts.ts'

export type InvoiceLineRow = Selectable<InvoiceLineTable>
export type InvoiceTaxRow = Selectable<InvoiceTaxTable>
export type CreditNoteRow = Selectable<CreditNoteTable>

const LINE_COLUMNS = [
  'tenant_id', 'document_id', 'line_no', 'kind', 'charge_id', 'subscription_id', 'description', 'quantity', 'unit_cents', 'billing_days',
  'cycle_days', 'period_starts_on', 'period_until', 'amount_cents', 'tax_rate_bp', 'tax_label',
] as const satisfies readonly (keyof InvoiceLineRow)[]
const TAX_COLUMNS = ['tenant_id', 'document_id', 'rate_bp', 'label', 'base_cents', 'tax_cents'] as const satisfies readonly (keyof InvoiceTaxRow)[]
const NOTE_COLUMNS = [
  'tenant_id', 'id', 'number', 'customer_id', 'invoice_id', 'draft_id', 'reason', 'currency', 'subtotal_cents', 'tax_cents', 'total_cents',
  'issued_at', 'issued_on',
] as const satisfies readonly (keyof CreditNoteRow)[]

/** Stores documents of a batch with their lines and taxes; their rows are complete and never change afterwards, but for what settles them. */
export async function insertInvoices(tx: Tx, rows: readonly InvoiceRow[]): Promise<void> {
  await insertRows(tx, 'invoice', INVOICE_COLUMNS, rows)
}

export async function insertCreditNotes(tx: Tx, rows: readonly CreditNoteRow[]): Promise<void> {
  await insertRows(tx, 'credit_note', NOTE_COLUMNS, rows)
}

export async function insertDocumentLines(tx: Tx, lines: readonly InvoiceLineRow[], taxes: readonly InvoiceTaxRow[]): Promise<void> {
  await insertRows(tx, 'invoice_line', LINE_COLUMNS, lines)
  await insertRows(tx, 'invoice_tax', TAX_COLUMNS, taxes)
}

type Ids = { tenantId: string; ids: JsonText }

const linesOf = hotQuery<Ids, InvoiceLineRow>('document-lines', ['tenantId', 'ids'], (db, p, dialect) =>
  db.selectFrom('invoice_line').select(LINE_COLUMNS).where('tenant_id', '=', p.tenantId).where(isAmong(dialect, 'document_id', p.ids))
    .orderBy('document_id').orderBy('line_no'))

const taxesOf = hotQuery<Ids, InvoiceTaxRow>('document-taxes', ['tenantId', 'ids'], (db, p, dialect) =>
  db.selectFrom('invoice_tax').select(TAX_COLUMNS).where('tenant_id', '=', p.tenantId).where(isAmong(dialect, 'document_id', p.ids))
    .orderBy('document_id').orderBy('rate_bp').orderBy('label'))

/** Lines of invoices and credit notes, in their order. */
export function listDocumentLines(handle: Handle, tenantId: string, documentIds: readonly string[]): Promise<InvoiceLineRow[]> {
  return linesOf(handle, { tenantId, ids: JSON.stringify(documentIds) })
}

export function listDocumentTaxes(handle: Handle, tenantId: string, documentIds: readonly string[]): Promise<InvoiceTaxRow[]> {
  return taxesOf(handle, { tenantId, ids: JSON.stringify(documentIds) })
}

/** Credit notes that correct an invoice, oldest first. */
export function listCreditNotes(handle: Handle, tenantId: string, invoiceId: string): Promise<CreditNoteRow[]> {
  return handle.db.selectFrom('credit_note').selectAll().where('tenant_id', '=', tenantId).where('invoice_id', '=', invoiceId).orderBy('id').execute()
}

export async function findCreditNote(handle: Handle, tenantId: string, creditNoteId: string): Promise<CreditNoteRow | null> {
  const query = handle.db.selectFrom('credit_note').selectAll().where('tenant_id', '=', tenantId).where('id', '=', creditNoteId)
  return (await query.executeTakeFirst()) ?? null
}
