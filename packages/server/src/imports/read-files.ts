/** Which importer a set of files is for, by their content; then their rows. Pure. */
import type { ImportContext } from './import-context.ts'
import { applyCustomers } from './customers/apply-customers.ts'
import { readCustomerList } from './customers/read-customer-list.ts'
import type { ListOptions } from './customers/read-customer-list.ts'
import { readReceita, receitaLayoutOf } from './customers/read-receita.ts'
import type { ReceitaLayout } from './customers/read-receita.ts'
import { applyOfferMatrix } from './price-sheet/apply-offer-matrix.ts'
import { applyPriceSheet } from './price-sheet/apply-price-sheet.ts'
import { isOfferMatrix, readOfferMatrix } from './price-sheet/read-offer-matrix.ts'
import { readPriceSheet } from './price-sheet/read-price-sheet.ts'
import { fileProblem } from './report.ts'
import type { FileFacts, FileProblem, ImportKind, RowVerdict } from './report.ts'
import { applyAnalytics, readAnalytics } from './subscriptions/apply-analytics.ts'
import { applySubscriptions } from './subscriptions/apply-subscriptions.ts'
import { readApiCollection } from './subscriptions/read-api-collection.ts'
import type { CustomerMap } from './subscriptions/read-api-collection.ts'
import { readTemplate } from './subscriptions/read-template.ts'
import type { SubscriptionFile } from './subscriptions/read-template.ts'
import { isJson, readSubscriptionJson } from './subscriptions/subscription-json.ts'
import { readBytes } from './table/read-bytes.ts'
import type { DecodedText } from './table/read-bytes.ts'
import { readTable } from './table/read-table.ts'
import type { Table } from './table/read-table.ts'

export interface ImportFile {
  readonly name: string
  readonly bytes: Uint8Array
}

export interface ImportOptions extends ListOptions {
  /** Lines to leave out before the table. */
  readonly skipLines?: number
}

/** Rows that were read, and how they are applied. */
export interface ReadFiles {
  readonly rows: number
  readonly file: FileFacts
  readonly apply: (context: ImportContext) => Promise<RowVerdict[]>
}

/** Reads the first file, and the others that complete it (EMPRESAS and MUNICIPIOS; a map of customers). */
export function readFiles(kind: ImportKind, files: readonly ImportFile[], options: ImportOptions): ReadFiles | FileProblem {
  const texts: DecodedText[] = []
  for (const file of files) {
    const decoded = readBytes(file.bytes)
    if ('rule' in decoded) return { ...decoded, message: `${file.name}: ${decoded.message}` }
    texts.push(decoded)
  }
  const [first, ...others] = texts
  if (first === undefined) return fileProblem('imports.file.missing', 'Nenhum arquivo foi enviado.')
  if (kind === 'subscriptions') return readSubscriptions(first, others, options)
  const table = readTable(first.text, options)
  if ('rule' in table) return table
  return kind === 'customers' ? readCustomers(first, table, others, options) : readPrices(first, table)
}

function readPrices(text: DecodedText, table: Table): ReadFiles | FileProblem {
  if (isOfferMatrix(table.records[0]?.cells ?? [])) {
    const matrix = readOfferMatrix(table)
    if ('rule' in matrix) return matrix
    return { rows: matrix.rows.length, file: factsOf(text, table, matrix.unknownColumns), apply: (context) => applyOfferMatrix(context, matrix.rows) }
  }
  const sheet = readPriceSheet(table)
  if ('rule' in sheet) return sheet
  return { rows: sheet.rows.length, file: factsOf(text, table, sheet.unknownColumns), apply: (context) => applyPriceSheet(context, sheet.rows) }
}

function readCustomers(text: DecodedText, table: Table, others: readonly DecodedText[], options: ImportOptions): ReadFiles | FileProblem {
  const layout = options.columns === undefined ? receitaLayoutOf(table) : null
  const list = layout === null ? readCustomerList(table, options) : joinReceita({ [layout]: table }, others)
  if ('rule' in list) return list
  return { rows: list.rows.length, file: factsOf(text, table, list.unknownColumns), apply: (context) => applyCustomers(context, list.rows) }
}

function joinReceita(first: Readonly<Partial<Record<ReceitaLayout, Table>>>, others: readonly DecodedText[]) {
  const tables: Partial<Record<ReceitaLayout, Table>> = { ...first }
  for (const { text } of others) {
    const table = readTable(text)
    if ('rule' in table) return table
    const layout = receitaLayoutOf(table)
    if (layout === null) return fileProblem('imports.receita.layout', 'Um dos arquivos não é EMPRESAS, MUNICIPIOS, SIMPLES nem ESTABELECIMENTOS da Receita.')
    tables[layout] = table
  }
  return readReceita(tables)
}

function readSubscriptions(first: DecodedText, others: readonly DecodedText[], options: ImportOptions): ReadFiles | FileProblem {
  if (!isJson(first.text)) {
    const table = readTable(first.text, options)
    return 'rule' in table ? table : subscriptionFiles(first, table, readTemplate(table))
  }
  const json = readSubscriptionJson(first.text)
  if ('rule' in json) return json
  if (json.kind === 'customerMap') return fileProblem('imports.file.json', 'Este JSON diz só de quem são as assinaturas; envie-o junto com a coleção de assinaturas.')
  if (json.kind === 'analytics') {
    const rows = readAnalytics(json.items)
    return { rows: rows.length, file: factsOf(first, null, []), apply: (context) => applyAnalytics(context, rows) }
  }
  const customers = readCustomerMaps(others)
  return 'rule' in customers ? customers : subscriptionFiles(first, null, readApiCollection(json.items, customers.map))
}

function subscriptionFiles(text: DecodedText, table: Table | null, read: SubscriptionFile | FileProblem): ReadFiles | FileProblem {
  if ('rule' in read) return read
  return { rows: read.rows.length, file: factsOf(text, table, read.unknownColumns), apply: (context) => applySubscriptions(context, read.rows) }
}

function readCustomerMaps(others: readonly DecodedText[]): { readonly map: CustomerMap } | FileProblem {
  const map = new Map<string, string>()
  for (const { text } of others) {
    const json = isJson(text) ? readSubscriptionJson(text) : fileProblem('imports.file.json', 'O mapa de clientes é um JSON: cliente → lista de assinaturas.')
    if ('rule' in json) return json
    if (json.kind === 'customerMap') for (const [ref, customer] of json.customers) map.set(ref, customer)
  }
  return { map }
}

function factsOf({ encoding }: DecodedText, table: Table | null, unknownColumns: readonly string[]): FileFacts {
  return { encoding, delimiter: table?.delimiter ?? null, unknownColumns }
}
