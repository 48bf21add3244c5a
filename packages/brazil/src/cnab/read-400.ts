/** Reads the lines of a CNAB 400 return file: header, one line a title, a trailer that is not a payment. */
import { columnNumber, columnText } from './columns.ts'
import type { Layout400 } from './layout.ts'
import type { BodyReading } from './read-240.ts'
import { readTaxId } from './read-beneficiary.ts'
import { readRecord } from './read-record.ts'
import { refuse } from './return-file.ts'
import type { ReturnProblem, ReturnRecord, ReturnRefusal } from './return-file.ts'

const [RECORD_TYPE, SEQUENCE] = [[1, 1], [395, 400]] as const

/**
 * `lines` are padded, the first is the header. Every line carries its number: one that is missing or twice refuses the file
 * (`cnab.file.linesMissing`), as does a trailer that counts or sums otherwise (`cnab.file.countsDiffer`).
 */
export function read400(table: Layout400, lines: readonly string[]): BodyReading {
  const records: ReturnRecord[] = []
  const problems: ReturnProblem[] = []
  const details: string[] = []
  for (const [index, line] of lines.entries()) {
    const type = columnText(line, RECORD_TYPE)
    const refusal = refuseLine(table, lines, index, type)
    if (refusal) return refusal
    if (type !== table.detailType) continue
    if (differsFrom(table, line, details[0])) {
      problems.push({ line: index + 1, rule: 'cnab.beneficiary.differs', message: 'a title of another beneficiary than the first one' })
    }
    details.push(line)
    const reading = readRecord(table, { line: index + 1, title: line, payment: line })
    problems.push(...reading.problems)
    if (reading.record) records.push(reading.record)
  }
  return checkTrailer(table, lines, details) ?? { ok: true, records, problems }
}

function refuseLine(table: Layout400, lines: readonly string[], index: number, type: string): ReturnRefusal | null {
  const line = index + 1
  const isLast = line === lines.length
  if (columnNumber(lines[index] ?? '', SEQUENCE) !== line) {
    return refuse('cnab.file.linesMissing', line, `the line is numbered ${columnText(lines[index] ?? '', SEQUENCE)}: lines are missing or repeated`)
  }
  if (isLast && type !== '9') return refuse('cnab.file.noTrailer', line, 'the file ends without its trailer: it is truncated')
  if (isLast || index === 0) return null
  if (type === '9') return refuse('cnab.file.mixed', line + 1, 'lines after the trailer of the file')
  if (type === '0') return refuse('cnab.file.mixed', line, 'a second header: two files in one')
  const isKnown = type === table.detailType || table.skippedTypes.includes(type)
  return isKnown ? null : refuse('cnab.line.unknownRecord', line, `record type ${type} does not exist in layout 400 of ${table.bank}`)
}

/** Counts all titles in the file, also those whose amounts cannot be read. */
function checkTrailer(table: Layout400, lines: readonly string[], details: readonly string[]): ReturnRefusal | null {
  const trailer = lines.at(-1) ?? ''
  for (const { columns, occurrences } of table.trailer.counts) {
    const counted = details.filter((line) => occurrences === 'all' || occurrences.includes(columnText(line, table.title.occurrence))).length
    const told = columnText(trailer, columns)
    const what = occurrences === 'all' ? 'titles' : `titles of occurrence ${occurrences.join(', ')}`
    if (Number(told) !== counted) return refuse('cnab.file.countsDiffer', lines.length, `the trailer counts ${told} ${what}, there are ${counted}`)
  }
  const total = table.trailer.amount && columnNumber(trailer, table.trailer.amount)
  const sum = details.reduce((cents, line) => cents + (columnNumber(line, table.title.amount) ?? 0), 0)
  return total === null || total === sum ? null : refuse('cnab.file.countsDiffer', lines.length, `the trailer sums ${total} cents, the titles are ${sum}`)
}

function differsFrom(table: Layout400, line: string, first: string | undefined): boolean {
  if (first === undefined || table.detailBeneficiary === null) return false
  return readTaxId(table.detailBeneficiary, line) !== readTaxId(table.detailBeneficiary, first)
}
