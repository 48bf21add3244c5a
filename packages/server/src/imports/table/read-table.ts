/** From text to records: every cell stays text, and every record knows the line on which it begins. */
import { parse } from 'csv-parse/sync'
import { fileProblem } from '../report.ts'
import type { FileProblem } from '../report.ts'

export interface TableRecord {
  /** Line of the file on which the record begins, from 1. */
  readonly row: number
  readonly cells: readonly string[]
}

export interface Table {
  readonly delimiter: string
  /** All records, a header included when there is one. */
  readonly records: readonly TableRecord[]
}

export interface TableOptions {
  /** Lines to leave out at the start, beside empty ones and `# ` comments. */
  readonly skipLines?: number
}

const DELIMITERS = [';', ',', '\t', '|'] as const
const SNIFFED_RECORDS = 20

/**
 * Reads delimited text. Sniffs the delimiter (or takes Excel's `sep=;` line), leaves out `#` lines before the first record,
 * trims around quotes (a header may end in a space after its last quote) and never guesses a type.
 * Source: formats.md § 0.2, § 1 (trailing space), § 5 (comment lines, several header rows).
 */
export function readTable(text: string, options: TableOptions = {}): Table | FileProblem {
  const { body, skipped, declared } = withoutPreamble(text, options.skipLines ?? 0)
  const delimiter = declared ?? sniffDelimiter(body)
  try {
    // With `info` each record comes as { record, info }; the package's types do not say so.
    const parsed = parse(body, { delimiter, info: true, trim: true, relax_column_count: true, skip_empty_lines: true }) as unknown
    const records = (parsed as readonly { record: string[]; info: { lines: number } }[])
      .map(({ record, info }) => ({ row: skipped + info.lines - lineBreaksIn(record), cells: record.map((cell) => cell.trim()) }))
      .filter(({ cells }) => cells.some((cell) => cell !== ''))
    return { delimiter, records }
  } catch (error) {
    const line = error instanceof Error && 'lines' in error && typeof error.lines === 'number' ? skipped + error.lines : null
    return fileProblem('imports.file.quotes', `As aspas não fecham${line === null ? '' : ` na linha ${line}`}: o arquivo não é um CSV válido.`)
  }
}

/** Leaves out what comes before the table, and counts the lines so that row numbers stay those of the file. */
export function withoutPreamble(text: string, skipLines: number): { body: string; skipped: number; declared: string | null } {
  const lines = text.split('\n')
  let skipped = Math.min(skipLines, lines.length)
  let declared: string | null = null
  for (; skipped < lines.length; skipped += 1) {
    const line = (lines[skipped] ?? '').trim()
    const separator = /^"?sep=(.)"?$/i.exec(line)
    if (separator) declared = separator[1] ?? null
    else if (line !== '' && !line.startsWith('#')) break
  }
  return { body: lines.slice(skipped).join('\n'), skipped, declared }
}

/** The delimiter that the first records have most of, counted outside quotes: the record with fewest decides. */
export function sniffDelimiter(body: string): string {
  const counts = DELIMITERS.map((delimiter) => ({ delimiter, fewest: fewestOutsideQuotes(body, delimiter) }))
  const best = counts.reduce((first, next) => (next.fewest > first.fewest ? next : first))
  return best.fewest > 0 ? best.delimiter : ','
}

function fewestOutsideQuotes(body: string, delimiter: string): number {
  let [quoted, count, fewest, records, hasText] = [false, 0, Number.POSITIVE_INFINITY, 0, false]
  for (const character of body) {
    if (character === '"') quoted = !quoted
    else if (character === delimiter && !quoted) count += 1
    if (character !== '\n' || quoted) {
      hasText ||= character !== '\n' && character !== ' '
      continue
    }
    if (hasText) [fewest, records] = [Math.min(fewest, count), records + 1]
    ;[count, hasText] = [0, false]
    if (records === SNIFFED_RECORDS) break
  }
  if (hasText && !quoted && records < SNIFFED_RECORDS) fewest = Math.min(fewest, count)
  return Number.isFinite(fewest) ? fewest : count
}

export function lineBreaksIn(cells: readonly string[]): number {
  return cells.reduce((sum, cell) => sum + (cell.match(/\n/g)?.length ?? 0), 0)
}
