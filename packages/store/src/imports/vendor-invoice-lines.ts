import type { Insertable, Selectable } from 'kysely'
import type { Handle, Tx } from '../handle.ts'
import { insertRows } from '../insert-rows.ts'
import { assertPageLimit, pageOf, type Page } from '../page.ts'
import type { VendorInvoiceLineTable } from '../schema.ts'
import type { ImportRunRow } from './imports.ts'

export type VendorInvoiceLineRow = Selectable<VendorInvoiceLineTable>
export type VendorLineVerdict = VendorInvoiceLineTable['verdict']

const COLUMNS = [
  'tenant_id', 'run_id', 'line_no', 'invoice_number', 'vendor_customer_ref', 'customer_name', 'vendor_subscription_ref', 'product_ref', 'sku_ref',
  'product_name', 'charge_type', 'quantity', 'subtotal_cents', 'tax_cents', 'total_cents', 'currency', 'charge_starts_on', 'charge_until',
  'term_starts_on', 'term_until', 'commitment', 'billing_frequency', 'reference', 'verdict', 'customer_id', 'subscription_id', 'charge_id',
  'our_cents', 'difference',
] as const satisfies readonly (keyof VendorInvoiceLineTable)[]

/** Stores lines with their verdicts; throws when a line of the run is there. */
export async function insertVendorLines(tx: Tx, tenantId: string, rows: readonly Omit<Insertable<VendorInvoiceLineTable>, 'tenant_id'>[]): Promise<void> {
  await insertRows(tx, 'vendor_invoice_line', COLUMNS, rows.map((row) => ({ ...row, tenant_id: tenantId })))
}

/** Lines of a run in the order of the file, of one verdict or of all; `after` is a line number. */
export async function listVendorLines(
  { db }: Handle, tenantId: string, filter: { readonly runId: string; readonly verdict: VendorLineVerdict | null; readonly after: number; readonly limit: number },
): Promise<Page<VendorInvoiceLineRow, number>> {
  assertPageLimit(filter.limit)
  let query = db.selectFrom('vendor_invoice_line').selectAll().where('tenant_id', '=', tenantId).where('run_id', '=', filter.runId).where('line_no', '>', filter.after)
  if (filter.verdict !== null) query = query.where('verdict', '=', filter.verdict)
  const rows = await query.orderBy('line_no').limit(filter.limit + 1).execute()
  return pageOf(rows, filter.limit, (row) => row.line_no)
}

export interface VendorLineSum {
  readonly verdict: VendorLineVerdict
  readonly currency: string
  readonly lines: number
  readonly subtotalCents: number
  readonly ourCents: number
}

/** Lines of a run counted and summed by verdict and currency. */
export function sumVendorLines({ db }: Handle, tenantId: string, runId: string): Promise<VendorLineSum[]> {
  return db.selectFrom('vendor_invoice_line').select((is) => [
    'verdict', 'currency', is.fn.countAll<number>().as('lines'), is.fn.sum<number>('subtotal_cents').as('subtotalCents'),
    is.fn.coalesce(is.fn.sum<number>('our_cents'), is.val(0)).as('ourCents'),
  ]).where('tenant_id', '=', tenantId).where('run_id', '=', runId).groupBy(['verdict', 'currency']).orderBy('verdict').orderBy('currency').execute()
}

/** A run of a kind: the one with that id, or the newest; null without. */
export async function findRunOfKind({ db }: Handle, tenantId: string, kind: string, runId: string | null): Promise<ImportRunRow | null> {
  let query = db.selectFrom('import_run').selectAll().where('tenant_id', '=', tenantId).where('kind', '=', kind)
  if (runId !== null) query = query.where('id', '=', runId)
  return (await query.orderBy('id', 'desc').limit(1).executeTakeFirst()) ?? null
}
