import type { PaymentChannel } from '@assento/rules'
import type { Insertable, Selectable } from 'kysely'
import { inChunks } from '../chunks.ts'
import type { Handle, Tx } from '../handle.ts'
import type { BankReturnFileTable, BankReturnLineTable, BoletoTable } from '../schema.ts'
import { INVOICE_COLUMNS, type InvoiceRow } from './invoice-facts.ts'
import type { PaymentRow } from './payments.ts'

export type BankReturnFileRow = Selectable<BankReturnFileTable>
export type BankReturnLineRow = Selectable<BankReturnLineTable>

/** The file with these bytes, if some or all of it was imported before. */
export async function findReturnFile(handle: Handle, tenantId: string, sha256: string): Promise<BankReturnFileRow | null> {
  const query = handle.db.selectFrom('bank_return_file').selectAll().where('tenant_id', '=', tenantId).where('file_sha256', '=', sha256)
  return (await query.executeTakeFirst()) ?? null
}

/** Stores the file and answers its row; the one that is there when its bytes were stored before. */
export async function openReturnFile(tx: Tx, tenantId: string, row: Omit<Insertable<BankReturnFileTable>, 'tenant_id'>): Promise<BankReturnFileRow> {
  await tx.db.insertInto('bank_return_file').values({ ...row, tenant_id: tenantId })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'file_sha256']).doNothing()).execute()
  return tx.db.selectFrom('bank_return_file').selectAll().where('tenant_id', '=', tenantId).where('file_sha256', '=', row.file_sha256).executeTakeFirstOrThrow()
}

/** Lines that are done, in the order of the file. */
export function listReturnLines({ db }: Handle, tenantId: string, fileId: string): Promise<BankReturnLineRow[]> {
  return db.selectFrom('bank_return_line').selectAll().where('tenant_id', '=', tenantId).where('file_id', '=', fileId).orderBy('line_no').execute()
}

/** Stores lines with what became of them; throws when one of them was stored before. */
export async function insertReturnLines(tx: Tx, tenantId: string, rows: readonly Omit<Insertable<BankReturnLineTable>, 'tenant_id'>[]): Promise<void> {
  await inChunks(rows, (chunk) => tx.db.insertInto('bank_return_line').values(chunk.map((row) => ({ ...row, tenant_id: tenantId }))).execute())
}

/** Boletos of a bank by nosso número as issued, every version, whatever became of them. */
export function findBoletosByNumber({ db }: Handle, tenantId: string, bank: string, numbers: readonly string[]): Promise<Selectable<BoletoTable>[]> {
  return inChunks(numbers, (chunk) => db.selectFrom('boleto').selectAll().where('tenant_id', '=', tenantId).where('bank', '=', bank)
    .where('nosso_numero', 'in', chunk).execute())
}

/** Invoices with their customers' names, by id or by number: what a bank gave back may be either. Not locked. */
export function findInvoicesByReference({ db }: Handle, tenantId: string, references: readonly string[]): Promise<(InvoiceRow & { readonly customer_name: string })[]> {
  return inChunks(references, (chunk) => db.selectFrom('invoice')
    .innerJoin('account', (join) => join.onRef('account.tenant_id', '=', 'invoice.tenant_id').onRef('account.id', '=', 'invoice.customer_id'))
    .select(INVOICE_COLUMNS.map((column) => `invoice.${column}` as const)).select('account.name as customer_name')
    .where('invoice.tenant_id', '=', tenantId)
    .where((is) => is.or([is('invoice.id', 'in', chunk), is('invoice.number', 'in', chunk)])).execute())
}

/** Payments of a channel under these ids of the provider. */
export function findPaymentsByExternalIds({ db }: Handle, tenantId: string, channel: PaymentChannel, externalIds: readonly string[]): Promise<PaymentRow[]> {
  return inChunks(externalIds, (chunk) => db.selectFrom('payment').selectAll().where('tenant_id', '=', tenantId).where('channel', '=', channel)
    .where('external_id', 'in', chunk).execute())
}
