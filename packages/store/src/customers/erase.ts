/**
 * Every column that holds personal data of a customer, and what it holds afterwards (LGPD art. 18 VI). A table that gets such a column
 * belongs in this list; the test that fills every table with one mark and looks for it afterwards says when it is missing.
 */
import { sql, type RawBuilder } from 'kysely'
import type { Tx } from '../handle.ts'

/** Columns of a table that were overwritten. */
export interface ErasedRecord {
  readonly record: string
  readonly fields: readonly string[]
  readonly count: number
}

export interface Erasure {
  readonly table: string
  /** Column → what takes its place (SQL). */
  readonly fields: Readonly<Record<string, string>>
  /** Rows of the customer, in terms of its id. */
  readonly of: (customerId: RawBuilder<string>, tenantId: RawBuilder<string>) => RawBuilder<boolean>
}

/** What stands in place of a text that may not be null. */
export const ERASED_TEXT = '[apagado]'
const TEXT = `'${ERASED_TEXT}'`
const ADDRESS = "'apagado@invalid'"
const EMPTY = "'{}'"

const byCustomer: Erasure['of'] = (id) => sql<boolean>`customer_id = ${id}`
const byAccount: Erasure['of'] = (id) => sql<boolean>`account_id = ${id}`
const bySerial: Erasure['of'] = (id, tenant) => sql<boolean>`serial_id in (select s.id from serial s where s.tenant_id = ${tenant} and s.customer_id = ${id})`
const CUSTOMERS_PEOPLE = "actor_role in ('administrator', 'billingContact', 'viewer', 'userAdmin', 'machine')"

export const ERASURES: readonly Erasure[] = [
  { table: 'account', fields: { trade_name: 'null', email: 'null', phone: 'null', address: 'null', external_ref: 'null' }, of: (id) => sql<boolean>`id = ${id}` },
  // An address is unique among people who are there, and nobody is there any more.
  { table: 'member', fields: { name: TEXT, email: ADDRESS }, of: byAccount },
  { table: 'billing_contact', fields: { name: TEXT, email: "'apagado-' || id || '@invalid'" }, of: byAccount },
  { table: 'widget_session', fields: { actor_id: TEXT, actor_name: TEXT }, of: byCustomer },
  { table: 'message', fields: { to_name: TEXT, to_address: ADDRESS, subject: TEXT, text: TEXT, html: TEXT, response: 'null' }, of: byCustomer },
  {
    table: 'seat_assignment', fields: { user_name: TEXT, user_email: "'apagado-' || id || '@invalid'" },
    of: (id, tenant) => sql<boolean>`subscription_id in (select s.id from subscription s where s.tenant_id = ${tenant} and s.customer_id = ${id})`,
  },
  { table: 'checkout_quote', fields: { request: EMPTY, document: EMPTY }, of: byCustomer },
  { table: 'ticket', fields: { subject: TEXT, diagnosis: EMPTY, opened_by: TEXT }, of: byCustomer },
  {
    table: 'ticket_message', fields: { author_id: TEXT, author_name: TEXT, body: TEXT },
    of: (id, tenant) => sql<boolean>`ticket_id in (select t.id from ticket t where t.tenant_id = ${tenant} and t.customer_id = ${id})`,
  },
  { table: 'dispute', fields: { reason: TEXT, opened_by: TEXT, resolution: 'case when resolution is null then null else ' + TEXT + ' end' }, of: byCustomer },
  { table: 'serial', fields: { note: 'null', cancel_note: 'null', external_ref: 'null' }, of: byCustomer },
  { table: 'suspension', fields: { note: 'null' }, of: bySerial },
  {
    table: 'activation',
    fields: {
      machine_name: TEXT, fingerprint: `case when closed_at is null then 'apagado-' || id else ${TEXT} end`, components: 'null', nonce: 'null', activated_by: TEXT, activated_by_name: TEXT,
      closed_by_name: 'case when closed_by_name is null then null else ' + TEXT + ' end',
    },
    of: bySerial,
  },
  { table: 'serial_event', fields: { note: 'null', details: EMPTY, address: 'null' }, of: bySerial },
  { table: 'serial_event', fields: { actor_id: TEXT, actor_name: TEXT }, of: (id, tenant) => sql<boolean>`${bySerial(id, tenant)} and ${sql.raw(CUSTOMERS_PEOPLE)}` },
  { table: 'outbox_event', fields: { payload: EMPTY }, of: byCustomer },
  { table: 'vendor_invoice_line', fields: { customer_name: TEXT }, of: byCustomer },
  // Answers that are kept for repeated calls: they show the customer as it was.
  {
    table: 'idempotency_key', fields: { response: "'null'" },
    of: (id) => sql<boolean>`(response like '%' || ${id} || '%' or scope like 'widget:' || ${id} || ':%')`,
  },
]

/** Makes the personal data of a customer unreadable in every table that holds them; answers what was overwritten, empty tables left out. */
export async function eraseCustomerData(tx: Tx, tenantId: string, customerId: string): Promise<ErasedRecord[]> {
  const erased: ErasedRecord[] = []
  for (const { table, fields, of } of ERASURES) {
    const columns = Object.keys(fields)
    const set = sql.join(columns.map((column) => sql`${sql.raw(column)} = ${sql.raw(fields[column] ?? 'null')}`))
    const { numAffectedRows } = await sql`update ${sql.raw(table)} set ${set} where tenant_id = ${tenantId} and ${of(sql`${customerId}`, sql`${tenantId}`)}`.execute(tx.db)
    if (numAffectedRows !== undefined && numAffectedRows > 0n) erased.push({ record: table, fields: columns, count: Number(numAffectedRows) })
  }
  await forgetCalls(tx, tenantId, customerId)
  await eraseExportLinks(tx, tenantId, customerId)
  return erased
}

/** The name and number themselves, where no document keeps them. */
export async function eraseCustomerIdentity(tx: Tx, tenantId: string, customerId: string): Promise<ErasedRecord> {
  await tx.db.updateTable('account').set({ name: ERASED_TEXT, search_name: ERASED_TEXT, tax_id: null }).where('tenant_id', '=', tenantId).where('id', '=', customerId)
    .where('kind', '=', 'customer').execute()
  return { record: 'account', fields: ['name', 'search_name', 'tax_id'], count: 1 }
}

/** Keys of calls name who made them, often by an address of theirs; their sessions are over, so that nobody calls again. */
async function forgetCalls(tx: Tx, tenantId: string, customerId: string): Promise<void> {
  await sql`delete from idempotency_key where tenant_id = ${tenantId} and scope like 'widget:' || ${customerId} || ':%'`.execute(tx.db)
}

/** Addresses of files live for minutes; what they asked for may name a person. */
async function eraseExportLinks(tx: Tx, tenantId: string, customerId: string): Promise<void> {
  await sql`delete from export_link where tenant_id = ${tenantId} and question like '%' || ${customerId} || '%'`.execute(tx.db)
  await sql`delete from document_link where tenant_id = ${tenantId} and document_id in
    (select d.id from document d where d.tenant_id = ${tenantId} and d.customer_id = ${customerId})`.execute(tx.db)
}
