/** Vendor's invoices in small, and imports of them. */
import { calendarDate, daysBetween } from '@assento/rules'
import type { ChargeKind, Instant } from '@assento/rules'
import { instant } from '@assento/rules'
import { insertImportedCharges, newId } from '@assento/store'
import type { ImportFile } from '../../src/imports/read-files.ts'
import type { PartsOptions } from '../../src/imports/reconciliation/line-parts.ts'
import { linesOf } from '../../src/imports/reconciliation/read-lines.ts'
import type { FileFindings } from '../../src/imports/reconciliation/read-lines.ts'
import type { ReconciliationReport } from '../../src/imports/reconciliation/report.ts'
import { runReconciliation } from '../../src/imports/reconciliation/run-reconciliation.ts'
import { scanFile } from '../../src/imports/reconciliation/scan-file.ts'
import type { VendorLine } from '../../src/imports/reconciliation/vendor-line.ts'
import type { ReadRow } from '../../src/imports/report.ts'
import { bytesSource } from '../../src/imports/table/byte-source.ts'
import type { Importer } from './support.ts'
import { sample, stockedImporter, TEMPLATE } from './support.ts'

export const RECON_CSV = '03a-recon-nce-47col.csv'
export const RECON_JSON = '03b-recon-nce-api.json'
/** When the vendor's invoice of October comes. */
export const INVOICED: Instant = instant('2026-11-08T12:00:00.000Z')

export interface ReconcileOptions {
  readonly dryRun?: boolean
  readonly skipRejected?: boolean
  readonly parts?: PartsOptions
}

export function reconcile({ database, tenantId }: Importer, file: ImportFile, options: ReconcileOptions = {}): Promise<ReconciliationReport> {
  return runReconciliation({ database, tenantId, source: bytesSource(file.name, file.bytes), dryRun: false, now: INVOICED, ...options })
}

/** A tenant with the samples' catalogue, customers and subscriptions; those were read before any cycle of October was charged here. */
export async function withSubscriptions(database: Importer['database']): Promise<Importer> {
  const made = await stockedImporter(database)
  await made.run('subscriptions', sample(TEMPLATE))
  await database.withTx((tx) => tx.db.deleteFrom('charge').where('tenant_id', '=', made.tenantId).execute())
  return made
}

export interface ChargeWords {
  readonly kind?: ChargeKind
  readonly seats: number
  readonly unitCents: number
  readonly cents: number
  /** First day and first day after. */
  readonly days: readonly [string, string]
  readonly cycleDays?: number
}

/** Charges the subscription with the vendor's id; answers the charge's id. */
export async function charge({ database, tenantId }: Importer, ref: string, words: ChargeWords): Promise<string> {
  const { id: subscriptionId, customer_id: customerId } = await database.db.selectFrom('subscription').select(['id', 'customer_id'])
    .where('tenant_id', '=', tenantId).where('external_ref', '=', ref).executeTakeFirstOrThrow()
  const id = newId('chg')
  const [startsOn, until] = [calendarDate(words.days[0]), calendarDate(words.days[1])]
  const billingDays = daysBetween(startsOn, until)
  await database.withTx((tx) => insertImportedCharges(tx, tenantId, [{
    id, subscription_id: subscriptionId, customer_id: customerId, kind: words.kind ?? 'termCycle', seats: words.seats, currency: 'BRL', unit_cents: words.unitCents,
    billing_days: billingDays, cycle_days: words.cycleDays ?? billingDays, period_starts_on: startsOn, period_until: until, amount_cents: words.cents,
    credited_cents: 0, quote_id: null, invoice_draft_id: null, natural_key: id, created_at: INVOICED,
  }]))
  return id
}

/** What a file reads as, without a database; throws the problem of a file that is refused. */
export async function readAll(bytes: Uint8Array | string): Promise<{ readonly rows: readonly ReadRow<VendorLine>[]; readonly findings: FileFindings }> {
  const source = bytesSource('arquivo', typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes)
  const scan = await scanFile(source)
  if ('rule' in scan) throw new Error(JSON.stringify(scan))
  const rows: ReadRow<VendorLine>[] = []
  for await (const row of linesOf(source, scan.reading, scan.findings)) rows.push(row)
  return { rows, findings: scan.findings }
}

/** The rule by which a file is refused whole; null for one that is read. */
export async function refusalOf(bytes: Uint8Array | string): Promise<string | null> {
  const scan = await scanFile(bytesSource('arquivo', typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes))
  return 'rule' in scan ? scan.rule : null
}

/** The 47 columns in the order of 2022. */
export const COLUMNS_47: readonly string[] = new TextDecoder().decode(sample(RECON_CSV).bytes).split(/\r?\n/)[0]?.replace('\uFEFF', '').split(',') ?? []
/** Until 2020 files ended here. */
export const COLUMNS_2020 = COLUMNS_47.slice(0, COLUMNS_47.indexOf('MeterDescription') + 1)

const LINE: Readonly<Record<string, string>> = {
  PartnerId: 'p', CustomerId: '4E33AD84-0000-0000-0000-000000000001', CustomerName: 'INSTITUTO RIO CLARO', InvoiceNumber: 'G099000124', MpnId: '6999001', ResellerMpnId: '0',
  ProductId: 'CFQ7TTC0ZA06', SkuId: '0002', ProductName: 'Nimbus BI Pro', SkuName: 'Nimbus BI Pro', ChargeType: 'cycleCharge', UnitPrice: '10', Quantity: '3', Subtotal: '30',
  TaxTotal: '0', Total: '30', Currency: 'BRL', SubscriptionId: 'F3A4D475-0000-0000-0000-000000000001', ChargeStartDate: '10/12/2026', ChargeEndDate: '11/11/2026',
  EffectiveUnitPrice: '10', BillableQuantity: '3', BillingFrequency: 'Monthly', PricingCurrency: 'BRL', PCToBCExchangeRate: '1',
  SubscriptionStartDate: '10/12/2026', SubscriptionEndDate: '10/11/2027',
}

/** A file of lines that differ from one sound line in the cells that are given. */
export function vendorCsv(lines: readonly Readonly<Record<string, string>>[], columns: readonly string[] = COLUMNS_47, { lineEnd = '\r\n' } = {}): string {
  const cell = (text: string) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
  return [columns.join(','), ...lines.map((line) => columns.map((column) => cell({ ...LINE, ...line }[column] ?? '')).join(',')), ''].join(lineEnd)
}

/** The same line as the API gives it. */
export function vendorItem(more: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  const { Total, ...line } = LINE
  const named = Object.entries(line).map(([name, value]) => [name === 'PCToBCExchangeRate' ? 'pcToBCExchangeRate' : `${name[0]?.toLowerCase() ?? ''}${name.slice(1)}`, value])
  return { ...Object.fromEntries(named) as Record<string, unknown>, totalForCustomer: Total, chargeStartDate: '2026-10-12T00:00:00Z', chargeEndDate: '2026-11-11T00:00:00Z', ...more }
}
