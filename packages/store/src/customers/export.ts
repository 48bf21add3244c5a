/** Everything of a customer, table by table, for the file that it may ask for before it goes (X13, LGPD art. 18 V). */
import { sql, type RawBuilder } from 'kysely'
import type { Handle } from '../handle.ts'

export interface ExportSection {
  /** As the file names it. */
  readonly name: string
  readonly table: string
  /** What the table is read by, in order; unique inside a customer. */
  readonly key: readonly string[]
  /** Columns that stay out: secrets, hashes of tokens, file contents. */
  readonly without?: readonly string[]
  readonly of: (customerId: string, tenantId: string) => RawBuilder<boolean>
}

export type ExportedRow = Readonly<Record<string, unknown>>

const byCustomer: ExportSection['of'] = (id) => sql<boolean>`x.customer_id = ${id}`
const byAccount: ExportSection['of'] = (id) => sql<boolean>`x.account_id = ${id}`
const inTable = (column: string, table: string): ExportSection['of'] => (id, tenant) =>
  sql<boolean>`${sql.raw(`x.${column}`)} in (select p.id from ${sql.raw(table)} p where p.tenant_id = ${tenant} and p.customer_id = ${id})`
const byDocument: ExportSection['of'] = (id, tenant) => sql<boolean>`(${inTable('document_id', 'invoice')(id, tenant)} or ${inTable('document_id', 'credit_note')(id, tenant)})`

export const EXPORT_SECTIONS: readonly ExportSection[] = [
  { name: 'account', table: 'account', key: ['id'], of: (id) => sql<boolean>`x.id = ${id}` },
  { name: 'members', table: 'member', key: ['id'], of: byAccount },
  { name: 'billingContacts', table: 'billing_contact', key: ['id'], of: byAccount },
  { name: 'sessions', table: 'widget_session', key: ['id'], without: ['token_hash'], of: byCustomer },
  { name: 'serials', table: 'serial', key: ['id'], without: ['key_hash', 'search_key', 'token_seq', 'next_action_at'], of: byCustomer },
  { name: 'suspensions', table: 'suspension', key: ['id'], of: inTable('serial_id', 'serial') },
  { name: 'activations', table: 'activation', key: ['id'], without: ['nonce', 'receipt_key'], of: inTable('serial_id', 'serial') },
  { name: 'serialEvents', table: 'serial_event', key: ['serial_id', 'seq'], without: ['once_key'], of: inTable('serial_id', 'serial') },
  { name: 'serialRenewals', table: 'serial_renewal', key: ['id'], of: inTable('serial_id', 'serial') },
  { name: 'subscriptions', table: 'subscription', key: ['id'], of: byCustomer },
  { name: 'seatAssignments', table: 'seat_assignment', key: ['id'], of: inTable('subscription_id', 'subscription') },
  { name: 'charges', table: 'charge', key: ['id'], of: byCustomer },
  { name: 'licenceCharges', table: 'licence_charge', key: ['id'], of: byCustomer },
  { name: 'invoices', table: 'invoice', key: ['id'], of: byCustomer },
  { name: 'invoiceLines', table: 'invoice_line', key: ['document_id', 'line_no'], of: byDocument },
  { name: 'creditNotes', table: 'credit_note', key: ['id'], of: byCustomer },
  { name: 'fiscalDocuments', table: 'fiscal_document', key: ['id'], of: byCustomer },
  { name: 'documents', table: 'document', key: ['id'], without: ['bytes'], of: byCustomer },
  { name: 'boletos', table: 'boleto', key: ['id'], of: byCustomer },
  { name: 'payments', table: 'payment', key: ['id'], of: byCustomer },
  { name: 'messages', table: 'message', key: ['id'], of: byCustomer },
  { name: 'disputes', table: 'dispute', key: ['id'], of: byCustomer },
  { name: 'tickets', table: 'ticket', key: ['id'], of: byCustomer },
  { name: 'ticketMessages', table: 'ticket_message', key: ['id'], of: inTable('ticket_id', 'ticket') },
  { name: 'vendorInvoiceLines', table: 'vendor_invoice_line', key: ['run_id', 'line_no'], of: byCustomer },
  { name: 'auditEntries', table: 'audit_entry', key: ['seq'], without: ['prev_hash', 'hash'], of: byCustomer },
  { name: 'offboardings', table: 'offboarding', key: ['id'], of: byCustomer },
]

/** One page of a section after a row's key; columns as they are stored, without those that stay out. */
export async function walkExportSection(
  handle: Handle, tenantId: string, section: ExportSection, place: { readonly customerId: string; readonly after: readonly (string | number)[] | null; readonly limit: number },
): Promise<{ readonly items: readonly ExportedRow[]; readonly next: readonly (string | number)[] | null }> {
  const keys = sql.raw(section.key.map((column) => `x.${column}`).join(', '))
  const after = place.after === null ? sql`` : sql` and (${keys}) > (${sql.join(place.after.map((value) => sql`${value}`))})`
  const { rows } = await sql<Record<string, unknown>>`select x.* from ${sql.raw(section.table)} x where x.tenant_id = ${tenantId}
    and ${section.of(place.customerId, tenantId)}${after} order by ${keys} limit ${place.limit + 1}`.execute(handle.db)
  const items = rows.slice(0, place.limit)
  const last = items.at(-1)
  const next = rows.length > place.limit && last !== undefined ? section.key.map((column) => last[column] as string | number) : null
  const hidden = new Set(['tenant_id', ...(section.without ?? [])])
  return { items: items.map((row) => Object.fromEntries(Object.entries(row).filter(([column]) => !hidden.has(column)))), next }
}
