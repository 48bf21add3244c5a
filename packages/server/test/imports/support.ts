/** Samples, small files, and tenants to import them into. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { instant } from '@assento/rules'
import type { Instant } from '@assento/rules'
import type { AssentoDatabase } from '@assento/store'
import { createTenant, newId } from '@assento/store'
import type { ImportFile, ImportOptions } from '../../src/imports/read-files.ts'
import type { ImportKind, ImportReport, RowVerdict } from '../../src/imports/report.ts'
import { runImport } from '../../src/imports/run-import.ts'

/** The samples' today. */
export const TODAY: Instant = instant('2026-11-21T12:00:00.000Z')

const SAMPLES = new URL('../../src/imports/samples/', import.meta.url)

export function sample(name: string): ImportFile {
  return { name, bytes: readFileSync(new URL(name, SAMPLES)) }
}

export interface Expected {
  readonly data_rows?: number
  readonly row_verdicts?: readonly string[]
  readonly items?: number
  readonly status?: Readonly<Record<string, number>>
  readonly seats_active?: number
  readonly delimiter?: string
  readonly encoding?: string
  readonly columns?: number
}

export const EXPECTED = JSON.parse(readFileSync(new URL('expected.json', SAMPLES), 'utf8')) as Readonly<Record<string, Expected>>

export const PRICE_SHEET = '01a-pricesheet-nce-19col-iso.csv'
export const CUSTOMERS = '05e-clientes-erp-utf8bom.csv'
export const TEMPLATE = '02c-subscriptions-our-template.csv'
export const COLLECTION = '02a-subscriptions-api.json'

export function textFile(text: string, name = 'arquivo.csv'): ImportFile {
  return { name, bytes: new TextEncoder().encode(text) }
}

export interface Importer {
  readonly database: AssentoDatabase
  readonly tenantId: string
  run(kind: ImportKind, files: ImportFile | readonly ImportFile[], options?: RunOptions): Promise<ImportReport>
}

export interface RunOptions {
  readonly dryRun?: boolean
  readonly now?: Instant
  readonly options?: ImportOptions
  readonly onProgress?: (done: number, total: number) => void
}

/** A new tenant, and imports into it. */
export async function importer(database: AssentoDatabase): Promise<Importer> {
  const tenantId = newId('ten')
  await database.withTx((tx) => createTenant(tx, {
    id: tenantId, name: 'Revenda Exemplo', publishable_key: `pk_test_${tenantId}`, environment: 'test', clock_offset_ms: 0,
    zone: 'America/Sao_Paulo', locale: 'pt-BR', settings: '{}', version: 1, created_at: TODAY,
  }))
  return {
    database, tenantId,
    run: (kind, files, { dryRun = false, now = TODAY, ...more } = {}) =>
      runImport({ database, tenantId, kind, files: Array.isArray(files) ? files as readonly ImportFile[] : [files as ImportFile], dryRun, now, ...more }),
  }
}

/** A tenant with the samples' prices, limits and customers. */
export async function stockedImporter(database: AssentoDatabase): Promise<Importer> {
  const made = await importer(database)
  for (const name of [PRICE_SHEET, '01f-offer-matrix.csv']) assert.equal((await made.run('price-sheet', sample(name))).rejected, 0)
  await made.run('customers', sample(CUSTOMERS))
  return made
}

/** Main verdicts in the order of the rows, warnings left out. */
export function mainVerdicts(report: ImportReport): RowVerdict[] {
  return report.verdicts.filter(({ verdict }) => verdict !== 'warning')
}

/** Rules of a row's verdicts that name one. */
export function rulesOf(report: ImportReport, row: number): string[] {
  return report.verdicts.flatMap((entry) => (entry.row === row && entry.rule !== undefined ? entry.rule : []))
}

/** Counts that a second run must show: nothing but unchanged, skipped and rejected rows. */
export function assertNothingNew(report: ImportReport): void {
  assert.deepEqual([report.problem, report.created, report.updated], [null, 0, 0], JSON.stringify(report.verdicts.slice(0, 3)))
}

const TABLES = [
  'account', 'product_family', 'product', 'plan', 'offer', 'price_list', 'price', 'subscription', 'seat_batch', 'renewal_plan', 'charge',
  'date_mismatch', 'import_run', 'audit_entry', 'outbox_event',
] as const

/** Every row of a tenant in the tables that an import may touch: equal before and after means nothing changed. */
export async function everything({ database, tenantId }: Importer): Promise<string> {
  const rows: Record<string, unknown> = {}
  for (const table of TABLES) {
    const stored = await database.db.selectFrom(table).selectAll().where('tenant_id', '=', tenantId).execute()
    rows[table] = stored.map((row) => JSON.stringify(row)).sort()
  }
  return JSON.stringify(rows)
}

/** A price sheet with the 18 columns of the documentation; a row's cells by column name. */
export function sheetOf(rows: readonly Readonly<Record<string, string>>[], more: { readonly columns?: readonly string[]; readonly delimiter?: string } = {}): string {
  const columns = more.columns ?? SHEET_COLUMNS
  const delimiter = more.delimiter ?? ','
  const cell = (text: string) => `"${text.replaceAll('"', '""')}"`
  const lines = rows.map((row) => columns.map((column) => cell({ ...SHEET_ROW, ...row }[column] ?? '')).join(delimiter))
  return [columns.map(cell).join(delimiter), ...lines, ''].join('\r\n')
}

export const SHEET_COLUMNS = [
  'ProductTitle', 'ProductId', 'SkuId', 'SkuTitle', 'Publisher', 'SkuDescription', 'UnitOfMeasure', 'TermDuration', 'BillingPlan', 'Market',
  'Currency', 'UnitPrice', 'PricingTierRangeMin', 'PricingTierRangeMax', 'EffectiveStartDate', 'EffectiveEndDate', 'Tags', 'ERP Price',
] as const

const SHEET_ROW: Readonly<Record<string, string>> = {
  ProductTitle: 'Nimbus Docs', ProductId: 'CFQ7TTC0ZD01', SkuId: '0001', SkuTitle: 'Nimbus Docs', Publisher: 'Microsoft Corporation',
  TermDuration: 'P1Y', BillingPlan: 'Monthly', Market: 'BR', Currency: 'BRL', UnitPrice: '120', EffectiveStartDate: '2026-11-01T00:00:00.0000000Z',
  EffectiveEndDate: '9999-11-30T23:59:59.0000000Z', Tags: 'License', 'ERP Price': '150',
}
