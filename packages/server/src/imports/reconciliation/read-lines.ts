/** The lines of the vendor's invoice as they come, from a table or from JSON: the same lines from both. */
import { fileProblem } from '../report.ts'
import type { FileFacts, ReadRow } from '../report.ts'
import { isJson } from '../subscriptions/subscription-json.ts'
import { bindColumns, normalizeHeader } from '../table/bind-columns.ts'
import type { BoundColumns } from '../table/bind-columns.ts'
import { UnreadableFile } from '../table/byte-source.ts'
import type { ByteSource } from '../table/byte-source.ts'
import { hasWrongWidth, RowReader } from '../table/row-reader.ts'
import { JsonItems } from '../table/stream-json.ts'
import type { JsonItem } from '../table/stream-json.ts'
import { recordsOf } from '../table/stream-table.ts'
import { textOf } from '../table/stream-text.ts'
import type { Encoding } from '../table/stream-text.ts'
import { decimalSeparatorOf } from '../table/values.ts'
import type { DecimalSeparator } from '../table/values.ts'
import type { TableRecord } from '../table/read-table.ts'
import { DAILY_COLUMNS, RECONCILIATION_COLUMNS, UNUSED_COLUMNS } from './columns.ts'
import type { ReconciliationColumn } from './columns.ts'
import { readVendorLine } from './read-vendor-line.ts'
import type { LineForm } from './read-vendor-line.ts'
import type { VendorLine } from './vendor-line.ts'

/** How a file is read; found by reading it once. */
export interface Reading {
  readonly encoding: Encoding
  readonly separator: DecimalSeparator
}

/** The file writes decimals otherwise than it was read: it is read again. */
export class OtherSeparator extends Error {}

/** What the file as a whole turns out to be, filled in while it is read. */
export interface FileFindings {
  facts: FileFacts
  /** How many lines a JSON collection says it has. */
  totalCount: number | null
}

const UNUSED = new Set(UNUSED_COLUMNS.map(normalizeHeader))
const NUMBER_COLUMNS = ['subtotal', 'taxTotal', 'total', 'effectiveUnitPrice', 'billableQuantity', 'exchangeRate'] as const satisfies readonly ReconciliationColumn[]

/** Reads every line, those that are rejected too. Throws UnreadableFile, OtherEncoding or OtherSeparator. */
export async function* linesOf(source: ByteSource, reading: Reading, findings: FileFindings): AsyncGenerator<ReadRow<VendorLine>> {
  const [isObject, text] = await sniffed(textOf(source, reading.encoding))
  yield* isObject ? jsonLines(text, reading, findings) : tableLines(text, reading, findings)
}

async function* tableLines(text: AsyncIterable<string>, { encoding, separator }: Reading, findings: FileFindings): AsyncGenerator<ReadRow<VendorLine>> {
  let form: (LineForm & { readonly width: number }) | null = null
  for await (const record of recordsOf(text)) {
    if (form === null) {
      const bound = boundOrRefused(record.cells)
      findings.facts = { encoding, delimiter: record.delimiter, unknownColumns: unknownOf(bound) }
      form = { bound, separator, noun: 'Linha', width: record.cells.length }
    } else yield lineOf(record, form, form.width)
  }
}

function lineOf(record: TableRecord, form: LineForm, width: number): ReadRow<VendorLine> {
  if (hasWrongWidth(record, width)) {
    const reader = new RowReader<ReconciliationColumn>(record, form.bound)
    reader.reject('imports.row.width', null, `tem ${record.cells.length} colunas; o cabeçalho tem ${width}.`)
    return reader.refused()
  }
  checkSeparator(record.cells, form)
  return readVendorLine(record, form)
}

async function* jsonLines(text: AsyncIterable<string>, { encoding, separator }: Reading, findings: FileFindings): AsyncGenerator<ReadRow<VendorLine>> {
  const items = new JsonItems()
  const forms = new Map<string, LineForm>()
  let row = 0
  for await (const item of items.read(text)) {
    row += 1
    const names = Object.keys(item)
    const shape = names.join('\n')
    const form = forms.get(shape) ?? { bound: boundOrRefused(names), separator, noun: 'Item' as const }
    // Items of one file have few shapes; a file that has more is not remembered by them.
    if (forms.size < 100) forms.set(shape, form)
    if (row === 1) findings.facts = { encoding, delimiter: null, unknownColumns: unknownOf(form.bound) }
    yield readVendorLine({ row, cells: names.map((name) => cellOf(item[name])) }, form)
  }
  findings.totalCount = items.totalCount
}

/** Texts, numbers (as they were written) and flags as a table would have them; parts as JSON. */
function cellOf(value: JsonItem[string]): string {
  if (typeof value === 'string') return value.trim()
  return value === null || value === undefined ? '' : JSON.stringify(value)
}

/** Files of daily usage are told apart by their columns: they hold nothing that could be compared. */
function boundOrRefused(names: readonly string[]): BoundColumns<ReconciliationColumn> {
  const dailyNames = new Set(DAILY_COLUMNS.map(normalizeHeader))
  if (names.filter((name) => dailyNames.has(normalizeHeader(name))).length >= 2) {
    throw new UnreadableFile(fileProblem('imports.reconciliation.dailyRated',
      'Este é o arquivo de uso diário (daily-rated), que só traz consumo do Azure. Baixe o arquivo de linhas da fatura (billed, new commerce).'))
  }
  const bound = bindColumns(names, RECONCILIATION_COLUMNS)
  if ('rule' in bound) throw new UnreadableFile(bound)
  return bound
}

function unknownOf(bound: BoundColumns<ReconciliationColumn>): readonly string[] {
  return bound.unknownColumns.filter((name) => !UNUSED.has(normalizeHeader(name)))
}

function checkSeparator(cells: readonly string[], { bound, separator }: LineForm): void {
  const texts = NUMBER_COLUMNS.map((key) => cells[bound.columns[key]?.index ?? -1] ?? '')
  if (!texts.some((text) => text.includes(separator === '.' ? ',' : '.'))) return
  const told = decimalSeparatorOf(texts)
  if (separator === '.' && told === ',') throw new OtherSeparator()
  if (told !== separator) {
    throw new UnreadableFile(fileProblem('imports.file.decimals', 'O arquivo mistura vírgula e ponto decimal: não dá para saber os valores.'))
  }
}

/** Whether the text is JSON, by its first character, and all of it. */
async function sniffed(text: AsyncGenerator<string>): Promise<readonly [boolean, AsyncIterable<string>]> {
  let start = ''
  while (start.trim() === '') {
    const next = await text.next()
    if (next.done === true) throw new UnreadableFile(fileProblem('imports.file.empty', 'O arquivo está vazio.'))
    start += next.value
  }
  return [isJson(start), (async function* () {
    yield start
    yield* text
  })()]
}
