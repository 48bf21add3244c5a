/** The books as facts for `verifyBooks`, a page at a time: sums come from the database, not rows. */
import type { BookedCreditNote, BookedCustomer, BookedInvoice, BooksFacts, LedgerTransactionKind } from '@assento/rules'
import { sql, type RawBuilder } from 'kysely'
import { isAmong } from '../dialect-json.ts'
import type { Handle, Tx } from '../handle.ts'

/** Rows of one page. */
const PAGE = 500

/** What is looked through, and the last id of the page before; '' for the first. */
export interface BooksPlace {
  readonly part: 'transactions' | 'invoices' | 'creditNotes' | 'customers' | 'series'
  readonly afterId: string
}

/** One page of the books; the parts that it does not hold are empty. `next` is null after the last. */
export interface BooksPage {
  readonly books: BooksFacts
  readonly rows: number
  readonly next: BooksPlace | null
}

export const BOOKS_START: BooksPlace = { part: 'transactions', afterId: '' }
const NO_BOOKS: BooksFacts = { transactions: [], invoices: [], creditNotes: [], customers: [], series: [] }

/** Lets everything that this transaction reads be of one moment; must be its first statement. */
export async function readOneMoment(tx: Tx): Promise<void> {
  if (tx.dialect === 'postgres') await sql`set transaction isolation level repeatable read`.execute(tx.db)
}

export async function loadBooksPage(handle: Handle, tenantId: string, { part, afterId }: BooksPlace): Promise<BooksPage> {
  if (part === 'transactions') return paged(part, 'invoices', await transactions(handle, tenantId, afterId), (rows) => ({ transactions: rows }))
  if (part === 'invoices') return paged(part, 'creditNotes', await invoices(handle, tenantId, afterId), (rows) => ({ invoices: rows }))
  if (part === 'creditNotes') return paged(part, 'customers', await creditNotes(handle, tenantId, afterId), (rows) => ({ creditNotes: rows }))
  if (part === 'customers') {
    const { customers, lastId, accounts } = await customersAfter(handle, tenantId, afterId)
    const next: BooksPlace = accounts < PAGE ? { part: 'series', afterId: '' } : { part, afterId: lastId }
    return { books: { ...NO_BOOKS, customers }, rows: customers.length, next }
  }
  const series = await seriesOf(handle, tenantId)
  return { books: { ...NO_BOOKS, series }, rows: series.length, next: null }
}

function paged<Row extends { readonly id: string }>(
  part: BooksPlace['part'], nextPart: BooksPlace['part'], rows: readonly Row[], as: (rows: readonly Row[]) => Partial<BooksFacts>,
): BooksPage {
  const last = rows.length < PAGE ? undefined : rows.at(-1)
  const next = last === undefined ? { part: nextPart, afterId: '' } : { part, afterId: last.id }
  return { books: { ...NO_BOOKS, ...as(rows) }, rows: rows.length, next }
}

function transactions({ db, dialect }: Handle, tenantId: string, afterId: string) {
  return db.selectFrom('ledger_transaction as t')
    .leftJoin('ledger_entry as e', (join) => join.onRef('e.tenant_id', '=', 't.tenant_id').onRef('e.transaction_id', '=', 't.id'))
    .where('t.tenant_id', '=', tenantId)
    .where('t.id', 'in', (page) => page.selectFrom('ledger_transaction as p').select('p.id').where('p.tenant_id', '=', tenantId).where('p.id', '>', afterId).orderBy('p.id').limit(PAGE))
    .groupBy(['t.id', 't.natural_key']).orderBy('t.id')
    .select(['t.id', 't.natural_key as naturalKey', sum(dialect, sql`e.amount_cents`).as('sumCents'), sql<number>`count(e.entry_no)`.as('entries')]).execute()
}

async function invoices(handle: Handle, tenantId: string, afterId: string): Promise<BookedInvoice[]> {
  const heads = await handle.db.selectFrom('invoice').where('tenant_id', '=', tenantId).where('id', '>', afterId).orderBy('id').limit(PAGE).select([
    'id', 'number', 'state', 'subtotal_cents as subtotalCents', 'tax_cents as taxCents', 'total_cents as totalCents', 'settled_cents as settledCents',
  ]).execute()
  const ids = heads.map(({ id }) => id)
  const documents = await documentSums(handle, tenantId, ids)
  const entries = await handle.db.selectFrom('ledger_entry as e')
    .innerJoin('ledger_transaction as t', (join) => join.onRef('t.tenant_id', '=', 'e.tenant_id').onRef('t.id', '=', 'e.transaction_id'))
    .where('e.tenant_id', '=', tenantId).where(listed(handle, 'e.invoice_id', ids)).where('e.account', '=', 'receivable')
    .groupBy(['e.invoice_id', 't.kind']).select(['e.invoice_id as id', 't.kind', sum(handle.dialect, sql`e.amount_cents`).as('cents')]).execute()
  const booked = new Map(entries.map(({ id, kind, cents }) => [`${id ?? ''} ${kind}`, cents]))
  const of = (id: string, ...kinds: readonly LedgerTransactionKind[]) => kinds.reduce((total, kind) => total + (booked.get(`${id} ${kind}`) ?? 0), 0)
  return heads.map((head) => ({
    ...head, ...documents(head.id),
    receivable: {
      issuedCents: of(head.id, 'invoiceIssued'), settledCents: of(head.id, 'paymentReceived', 'creditApplied'),
      closedCents: of(head.id, 'invoiceVoided', 'invoiceWrittenOff'),
    },
  }))
}

async function creditNotes(handle: Handle, tenantId: string, afterId: string): Promise<BookedCreditNote[]> {
  const heads = await handle.db.selectFrom('credit_note').where('tenant_id', '=', tenantId).where('id', '>', afterId).orderBy('id').limit(PAGE)
    .select(['id', 'number', 'subtotal_cents as subtotalCents', 'tax_cents as taxCents', 'total_cents as totalCents']).execute()
  const ids = heads.map(({ id }) => id)
  const documents = await documentSums(handle, tenantId, ids)
  const entries = await handle.db.selectFrom('ledger_transaction as t')
    .innerJoin('ledger_entry as e', (join) => join.onRef('e.tenant_id', '=', 't.tenant_id').onRef('e.transaction_id', '=', 't.id'))
    .where('t.tenant_id', '=', tenantId).where(listed(handle, 't.natural_key', ids.map((id) => `creditNote:${id}`)))
    .where('e.account', '=', 'customerCredit').groupBy('e.credit_note_id')
    .select(['e.credit_note_id as id', sum(handle.dialect, sql`e.amount_cents`).as('cents')]).execute()
  const booked = new Map(entries.map(({ id, cents }) => [id ?? '', cents]))
  return heads.map((head) => ({ ...head, ...documents(head.id), bookedCents: booked.get(head.id) ?? 0 }))
}

async function documentSums(handle: Handle, tenantId: string, ids: readonly string[]) {
  const lines = await handle.db.selectFrom('invoice_line').where('tenant_id', '=', tenantId).where(listed(handle, 'document_id', ids))
    .groupBy('document_id').select(['document_id as id', sum(handle.dialect, sql`amount_cents`).as('cents')]).execute()
  const taxes = await handle.db.selectFrom('invoice_tax').where('tenant_id', '=', tenantId).where(listed(handle, 'document_id', ids))
    .groupBy('document_id').select(['document_id as id', sum(handle.dialect, sql`tax_cents`).as('cents')]).execute()
  const [linesOf, taxesOf] = [lines, taxes].map((rows) => new Map(rows.map(({ id, cents }) => [id, cents])))
  return (id: string) => ({ linesCents: linesOf?.get(id) ?? 0, taxesCents: taxesOf?.get(id) ?? 0 })
}

/** Customers by the accounts of a page: those without books give none. */
async function customersAfter(handle: Handle, tenantId: string, afterId: string) {
  const accounts = await handle.db.selectFrom('account').select('id').where('tenant_id', '=', tenantId).where('id', '>', afterId).orderBy('id').limit(PAGE).execute()
  const isOfPage = listed(handle, 'customer_id', accounts.map(({ id }) => id))
  const entries = await handle.db.selectFrom('ledger_entry').where('tenant_id', '=', tenantId).where(isOfPage)
    .where('account', 'in', ['customerCredit', 'cash']).groupBy(['customer_id', 'currency', 'account'])
    .select(['customer_id as id', 'currency', 'account', sum(handle.dialect, sql`amount_cents`).as('cents')]).execute()
  const credits = await handle.db.selectFrom('customer_credit').where('tenant_id', '=', tenantId).where(isOfPage)
    .select(['customer_id as id', 'currency', 'credit_cents as cents']).execute()
  const imported = await handle.db.selectFrom('charge').where('tenant_id', '=', tenantId).where(isOfPage).where('origin', '=', 'imported')
    .where('credited_cents', '>', 0).groupBy(['customer_id', 'currency']).select(['customer_id as id', 'currency', sum(handle.dialect, sql`amount_cents`).as('cents')]).execute()
  const customers = new Map<string, BookedCustomer>()
  const add = (id: string, currency: string, more: Partial<BookedCustomer>) => customers.set(`${id}:${currency}`, {
    customerId: id, currency, creditCents: 0, bookedCreditCents: 0, cashCents: 0, creditedElsewhereCents: 0, ...customers.get(`${id}:${currency}`), ...more,
  })
  for (const { id, currency, account, cents } of entries) add(id, currency, account === 'cash' ? { cashCents: cents } : { bookedCreditCents: cents })
  for (const { id, currency, cents } of credits) add(id, currency, { creditCents: cents })
  for (const { id, currency, cents } of imported) add(id, currency, { creditedElsewhereCents: cents })
  return { customers: [...customers.values()], lastId: accounts.at(-1)?.id ?? '', accounts: accounts.length }
}

/** Series of invoices and credit notes, with how many numbers their documents hold and the highest. */
async function seriesOf(handle: Handle, tenantId: string): Promise<BooksFacts['series']> {
  const rows = await handle.db.selectFrom('number_series').select(['series', 'next']).where('tenant_id', '=', tenantId).orderBy('series').execute()
  const documents = rows.filter(({ series }) => /^(invoice|creditNote):\d{4}$/.test(series))
  return Promise.all(documents.map(async ({ series, next }) => {
    const [kind = '', year = ''] = series.split(':')
    const prefix = kind === 'invoice' ? `${year}-` : `NC-${year}-`
    const highest = sql<number>`coalesce(max(cast(substr(number, ${sql.lit(prefix.length + 1)}) as ${sql.raw(handle.dialect === 'postgres' ? 'bigint' : 'integer')})), 0)`
    // A dot is the character after the hyphen: the range holds every number of the year and uses the index.
    const { given, top } = await handle.db.selectFrom(kind === 'invoice' ? 'invoice' : 'credit_note').where('tenant_id', '=', tenantId)
      .where('number', '>=', prefix).where('number', '<', `${prefix.slice(0, -1)}.`)
      .select([sql<number>`count(*)`.as('given'), highest.as('top')]).executeTakeFirstOrThrow()
    return { series, next, given, highest: top }
  }))
}

function listed({ dialect }: Handle, column: string, ids: readonly string[]): RawBuilder<boolean> {
  return isAmong(dialect, column, sql`${JSON.stringify(ids)}`)
}

function sum(dialect: Handle['dialect'], column: RawBuilder<unknown>): RawBuilder<number> {
  return sql<number>`cast(coalesce(sum(${column}), 0) as ${sql.raw(dialect === 'postgres' ? 'bigint' : 'integer')})`
}
