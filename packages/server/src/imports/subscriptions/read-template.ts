/** From our flat template (CSV) to subscriptions. Pure. */
import type { FileProblem, ReadRow } from '../report.ts'
import { fileProblem } from '../report.ts'
import { bindColumns } from '../table/bind-columns.ts'
import type { Table } from '../table/read-table.ts'
import { hasWrongWidth, RowReader } from '../table/row-reader.ts'
import { decimalSeparatorOf } from '../table/values.ts'
import { SUBSCRIPTION_COLUMNS } from './columns.ts'
import type { SubscriptionColumn } from './columns.ts'
import { readSharedFields } from './read-subscription.ts'
import type { VendorSubscription } from './vendor-subscription.ts'

export interface SubscriptionFile {
  readonly rows: readonly ReadRow<VendorSubscription>[]
  readonly unknownColumns: readonly string[]
}

/** The template tells neither refundable quantities nor the next term: those stay as they are. */
export function readTemplate(table: Table): SubscriptionFile | FileProblem {
  const [header, ...records] = table.records
  const bound = bindColumns(header?.cells ?? [], SUBSCRIPTION_COLUMNS)
  if ('rule' in bound) return bound
  const priceIndex = bound.columns.unitPrice?.index
  const separator = decimalSeparatorOf(priceIndex === undefined ? [] : records.map(({ cells }) => cells[priceIndex] ?? ''))
  if (separator === null) return fileProblem('imports.file.decimals', 'O arquivo mistura vírgula e ponto decimal em unitPrice: não dá para saber os valores.')
  const seen = new Map<string, number>()
  const rows = records.map((record) => {
    const reader = new RowReader<SubscriptionColumn>(record, bound)
    const width = header?.cells.length ?? 0
    if (hasWrongWidth(record, width)) reader.reject('imports.row.width', null, `tem ${record.cells.length} colunas; o cabeçalho tem ${width}.`)
    const fields = readSharedFields(reader, bound, separator)
    refuseRepeat(reader, fields.ref, record.row, seen)
    return reader.done<VendorSubscription>({ ...fields, refundable: undefined, nextTerm: undefined })
  })
  return { rows, unknownColumns: bound.unknownColumns }
}

/** A vendor's id that comes twice: which row is right cannot be known. */
export function refuseRepeat(reader: RowReader<SubscriptionColumn>, ref: string, row: number, seen: Map<string, number>): void {
  const first = seen.get(ref)
  if (first === undefined) seen.set(ref, row)
  else reader.reject('imports.subscription.duplicate', 'ref', `repete a assinatura de número ${first} no arquivo.`)
}
