/** From a customer list with a header (or columns that are told or recognised) to customers. Pure. */
import { readTaxId } from '@assento/brazil'
import type { FileProblem, ReadRow } from '../report.ts'
import { bindColumns, countKnownColumns } from '../table/bind-columns.ts'
import type { BoundColumns } from '../table/bind-columns.ts'
import type { Table, TableRecord } from '../table/read-table.ts'
import { hasWrongWidth, RowReader } from '../table/row-reader.ts'
import { CUSTOMER_COLUMNS } from './columns.ts'
import type { CustomerColumn } from './columns.ts'
import { addressOf, customerTaxId, emailOf, phoneOf, plainText } from './customer-line.ts'
import type { CustomerLine, CustomerOptions } from './customer-line.ts'
import { recognizeColumns } from './recognize-columns.ts'

export interface CustomerList {
  readonly rows: readonly ReadRow<CustomerLine>[]
  readonly unknownColumns: readonly string[]
}

export interface ListOptions extends CustomerOptions {
  /** Names of the columns of a list without header, by position; left out, they are recognised by their content. */
  readonly columns?: readonly string[]
}

/** Reads an ERP list. Without a header the columns are those told, else those that their content shows. */
export function readCustomerList(table: Table, options: ListOptions): CustomerList | FileProblem {
  const first = table.records[0]?.cells ?? []
  const hasHeader = options.columns === undefined && isHeader(first)
  const header = hasHeader ? first : (options.columns ?? recognizeColumns(table.records) ?? first)
  const bound = bindColumns(header, CUSTOMER_COLUMNS)
  if ('rule' in bound) return bound
  const records = hasHeader ? table.records.slice(1) : table.records
  const seen = new Map<string, number>()
  return { rows: records.map((record) => readLine(record, bound, header.length, seen, options)), unknownColumns: bound.unknownColumns }
}

/** Column names, and no tax id among them. */
function isHeader(cells: readonly string[]): boolean {
  return countKnownColumns(cells, CUSTOMER_COLUMNS) >= 1 && !cells.some((cell) => readTaxId(cell).ok)
}

function readLine(
  record: TableRecord, bound: BoundColumns<CustomerColumn>, width: number, seen: Map<string, number>, options: CustomerOptions,
): ReadRow<CustomerLine> {
  const reader = new RowReader(record, bound)
  if (hasWrongWidth(record, width)) reader.reject('imports.row.width', null, `tem ${record.cells.length} colunas; o cabeçalho tem ${width}.`)
  const outcome = customerTaxId(reader.text('taxId') ?? '', options)
  if (outcome.taxId === null) {
    reader.reject(outcome.rule, 'taxId', outcome.message)
    return reader.refused()
  }
  if (outcome.repaired) reader.warn('imports.customer.taxId.zeroRestored', 'taxId', `o zero inicial foi reposto: ${outcome.taxId.value}.`)
  const name = plainText(reader.required('name')) ?? ''
  const email = emailOf(reader.text('email'))
  if (email === null && reader.text('email') !== null) reader.warn('imports.customer.email', 'email', `"${reader.text('email')}" não é um e-mail; ficou em branco.`)
  if (/^(inativ|bloquead|cancelad|n[aã]o)/i.test(reader.text('status') ?? '')) {
    reader.warn('imports.customer.inactive', 'status', `o cliente está "${reader.text('status')}" na lista.`)
  }
  refuseRepeat(reader, outcome.taxId.value, record.row, seen)
  return reader.done<CustomerLine>({
    taxId: outcome.taxId, name, tradeName: plainText(reader.text('tradeName')), email, phone: phoneOf(reader.text('phone')),
    address: addressOf({
      street: plainText(reader.text('street')), number: plainText(reader.text('number')), complement: plainText(reader.text('complement')),
      district: plainText(reader.text('district')), zip: reader.text('zip'), city: plainText(reader.text('city')), state: reader.text('state'),
    }),
    externalRef: reader.text('externalRef')?.toLowerCase() ?? null,
  })
}

/** The first row of a tax id counts; a second one is left out, whatever its punctuation. */
export function refuseRepeat<Key extends string>(reader: RowReader<Key>, taxId: string, row: number, seen: Map<string, number>): void {
  const first = seen.get(taxId)
  if (first === undefined) seen.set(taxId, row)
  else reader.skip('imports.customer.duplicate', null, `repete o CNPJ ou CPF da linha ${first}; a primeira vale.`)
}
