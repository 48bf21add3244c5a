/** Reads the lines of a CNAB 240 return file: header, batches of T and U segments, trailers that count. */
import { columnText } from './columns.ts'
import type { Layout240 } from './layout.ts'
import { readRecord } from './read-record.ts'
import { refuse } from './return-file.ts'
import type { ReturnProblem, ReturnRecord, ReturnRefusal } from './return-file.ts'

const [BANK, RECORD_TYPE, SEGMENT, SERVICE] = [[1, 3], [8, 8], [14, 14], [10, 11]] as const
const [BATCH_COUNT, FILE_BATCHES, FILE_LINES] = [[18, 23], [18, 23], [24, 29]] as const
const COLLECTION_SERVICE = '01'

export type BodyReading =
  | { readonly ok: true; readonly records: readonly ReturnRecord[]; readonly problems: readonly ReturnProblem[] }
  | ReturnRefusal

/** Where the walk through the file stands. */
interface Walk {
  readonly records: ReturnRecord[]
  readonly problems: ReturnProblem[]
  batches: number
  /** Index of the open batch's header; null between batches. */
  batchFrom: number | null
  isCollection: boolean
  /** Index of a segment T that waits for its U. */
  waiting: number | null
}

/** `lines` are padded, the first is the header. Refuses what is truncated or mixed; a title without its pair is a problem and left out. */
export function read240(table: Layout240, lines: readonly string[]): BodyReading {
  const walk: Walk = { records: [], problems: [], batches: 0, batchFrom: null, isCollection: true, waiting: null }
  const last = lines.length - 1
  for (let index = 1; index <= last; index += 1) {
    const line = lines[index] ?? ''
    const type = columnText(line, RECORD_TYPE)
    if (columnText(line, BANK) !== table.bank) return refuse('cnab.file.mixed', index + 1, `a line of bank ${columnText(line, BANK)} in a file of ${table.bank}`)
    if (type === '9') return index === last ? checkFileTrailer(walk, lines) : refuse('cnab.file.mixed', index + 2, 'lines after the trailer of the file')
    const refusal = step(table, walk, lines, index, type)
    if (refusal) return refusal
  }
  return refuse('cnab.file.noTrailer', lines.length, 'the file ends without its trailer: it is truncated')
}

function step(table: Layout240, walk: Walk, lines: readonly string[], index: number, type: string): ReturnRefusal | null {
  const line = lines[index] ?? ''
  if (type === '0') return refuse('cnab.file.mixed', index + 1, 'a second header: two files in one')
  if (type === '1') return openBatch(walk, line, index)
  if (walk.batchFrom === null) return refuse('cnab.line.unknownRecord', index + 1, `record ${type} outside a batch`)
  if (type === '5') return closeBatch(table, walk, lines, index)
  if (type !== '3') return refuse('cnab.line.unknownRecord', index + 1, `record type ${type} does not exist in layout 240`)
  if (walk.isCollection) readSegment(table, walk, lines, index)
  return null
}

function openBatch(walk: Walk, line: string, index: number): ReturnRefusal | null {
  if (walk.batchFrom !== null) return refuse('cnab.file.noTrailer', index + 1, 'a batch begins before the last one ended')
  walk.batches += 1
  walk.batchFrom = index
  walk.isCollection = columnText(line, SERVICE) === COLLECTION_SERVICE
  if (!walk.isCollection) walk.problems.push({ line: index + 1, rule: 'cnab.lot.otherService', message: `batch of service ${columnText(line, SERVICE)}, not of collection: skipped` })
  return null
}

/** The trailer counts every line of the batch, both ends included; at Santander real files count the details only. */
function closeBatch(table: Layout240, walk: Walk, lines: readonly string[], index: number): ReturnRefusal | null {
  reportWaiting(walk)
  const count = index - (walk.batchFrom ?? index) + 1
  walk.batchFrom = null
  const told = columnText(lines[index] ?? '', BATCH_COUNT)
  if (Number(told) === count || (table.countsDetailsOnly && Number(told) === count - 2)) return null
  return refuse('cnab.file.countsDiffer', index + 1, `the trailer of the batch counts ${told} lines, there are ${count}`)
}

function readSegment(table: Layout240, walk: Walk, lines: readonly string[], index: number): void {
  const line = lines[index] ?? ''
  const segment = columnText(line, SEGMENT)
  if (segment === 'T') {
    reportWaiting(walk)
    walk.waiting = index
  }
  if (segment !== 'U') return
  const from = walk.waiting
  walk.waiting = null
  if (from === null) {
    walk.problems.push({ line: index + 1, rule: 'cnab.pair.missingT', message: 'a segment U without its segment T' })
    return
  }
  const title = lines[from] ?? ''
  if (columnText(title, table.title.occurrence) !== columnText(line, table.title.occurrence)) {
    walk.problems.push({ line: from + 1, rule: 'cnab.pair.occurrencesDiffer', message: 'segments T and U name different occurrences: the title is left out' })
    return
  }
  const { record, problems } = readRecord(table, { line: from + 1, title, payment: line })
  walk.problems.push(...problems)
  if (record) walk.records.push(record)
}

function reportWaiting(walk: Walk): void {
  if (walk.waiting === null) return
  walk.problems.push({ line: walk.waiting + 1, rule: 'cnab.pair.missingU', message: 'a segment T without its segment U: the title is left out' })
  walk.waiting = null
}

function checkFileTrailer(walk: Walk, lines: readonly string[]): BodyReading {
  const trailer = lines.at(-1) ?? ''
  const at = lines.length
  if (walk.batchFrom !== null) return refuse('cnab.file.noTrailer', at, 'the last batch has no trailer: the file is truncated')
  const [batches, count] = [columnText(trailer, FILE_BATCHES), columnText(trailer, FILE_LINES)]
  if (Number(batches) !== walk.batches) return refuse('cnab.file.countsDiffer', at, `the trailer counts ${batches} batches, there are ${walk.batches}`)
  if (Number(count) !== lines.length) return refuse('cnab.file.countsDiffer', at, `the trailer counts ${count} lines, there are ${lines.length}`)
  return { ok: true, records: walk.records, problems: walk.problems }
}
