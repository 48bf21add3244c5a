/** Records of a table as they come, so that a file of a gigabyte needs no memory for more than one of them. */
import { Readable, pipeline } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import { fileProblem } from '../report.ts'
import { UnreadableFile } from './byte-source.ts'
import { lineBreaksIn, sniffDelimiter, withoutPreamble } from './read-table.ts'
import type { TableRecord } from './read-table.ts'

/** A record of a real file is some 800 characters; a cell that never ends must not fill the memory. */
const LONGEST_RECORD = 256 * 1024
/** Text that the delimiter is found from. */
const SNIFFED = 64 * 1024

/**
 * The records of delimited text, header included, each with the line on which it begins; the delimiter with each. A header that comes again
 * (another gzip member) is left out. Throws UnreadableFile for quotes that do not close and for a record beyond all measure.
 */
export async function* recordsOf(text: AsyncIterable<string>): AsyncGenerator<TableRecord & { readonly delimiter: string }> {
  const [head, pieces] = await headOf(text)
  const { body, skipped, declared } = withoutPreamble(head.replace(/\r\n?/g, '\n'), 0)
  const delimiter = declared ?? sniffDelimiter(body)
  const parser = parse({
    delimiter, info: true, trim: true, relax_column_count: true, skip_empty_lines: true, max_record_size: LONGEST_RECORD,
    from_line: skipped + 1, record_delimiter: ['\r\n', '\n', '\r'],
  })
  pipeline(Readable.from(pieces), parser, () => {})
  let header: string | null = null
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      const cells = record.map((cell) => cell.trim())
      if (cells.every((cell) => cell === '')) continue
      const joined: string | null = header === null || cells[0] === header.slice(0, header.indexOf('\n')) ? cells.join('\n') : null
      if (joined !== null && joined === header) continue
      header ??= joined
      yield { row: info.lines - lineBreaksIn(record), cells, delimiter }
    }
  } catch (error) {
    throw asUnreadable(error)
  }
}

function asUnreadable(error: unknown): unknown {
  if (!(error instanceof CsvError)) return error
  const { lines } = error as { readonly lines?: unknown }
  const at = typeof lines === 'number' ? ` na linha ${lines}` : ''
  return new UnreadableFile(error.code === 'CSV_MAX_RECORD_SIZE'
    ? fileProblem('imports.file.record', `Há um registro com mais de ${LONGEST_RECORD / 1024} kB${at}: o arquivo não é um CSV válido.`)
    : fileProblem('imports.file.quotes', `As aspas não fecham${at}: o arquivo não é um CSV válido.`))
}

/** Enough of the text to see the delimiter, and all of it. */
async function headOf(text: AsyncIterable<string>): Promise<readonly [string, AsyncIterable<string>]> {
  const iterator = text[Symbol.asyncIterator]()
  let head = ''
  for (let next = await iterator.next(); next.done !== true; next = await iterator.next()) {
    head += next.value
    if (head.length >= SNIFFED) break
  }
  return [head, (async function* () {
    try {
      yield head
      for (let next = await iterator.next(); next.done !== true; next = await iterator.next()) yield next.value
    } finally {
      await iterator.return?.()
    }
  })()]
}
