/** A file read through: how it is read, what is rejected, how much there is; its lines, ready to be compared. */
import type { FileProblem, RowVerdict } from '../report.ts'
import { refusedVerdict } from '../row-verdicts.ts'
import { fileProblem } from '../report.ts'
import { sha256Of, UnreadableFile } from '../table/byte-source.ts'
import type { ByteSource } from '../table/byte-source.ts'
import { OtherEncoding } from '../table/stream-text.ts'
import { LineParts } from './line-parts.ts'
import type { PartsOptions } from './line-parts.ts'
import { linesOf, OtherSeparator } from './read-lines.ts'
import type { FileFindings, Reading } from './read-lines.ts'

/** Rejected lines that a report shows. */
const MOST_REJECTS = 200

export interface FileScan {
  readonly sha256: string
  readonly reading: Reading
  readonly findings: FileFindings
  readonly rows: number
  readonly rejected: number
  readonly rejects: readonly RowVerdict[]
  /** The last line's number. */
  readonly lastRow: number
  /** Lines by the month (`YYYY-MM`) in which their charge starts. */
  readonly startsByMonth: ReadonlyMap<string, number>
  /** To be cleared by who asked for the scan. */
  readonly lines: LineParts
}

/** Reads a file through once; again where it turns out to be in another encoding or notation. */
export async function scanFile(source: ByteSource, options: PartsOptions = {}): Promise<FileScan | FileProblem> {
  let reading: Reading = { encoding: 'utf-8', separator: '.' }
  for (;;) {
    const lines = new LineParts(options)
    try {
      return await scanAs(source, reading, lines)
    } catch (error) {
      await lines.clear()
      if (error instanceof UnreadableFile) return error.problem
      if (error instanceof OtherEncoding) reading = { ...reading, encoding: error.encoding }
      else if (error instanceof OtherSeparator) reading = { ...reading, separator: ',' }
      else throw error
    }
  }
}

/** Scans, and clears the lines when the work with them is done. */
export async function withScan<Result>(source: ByteSource, work: (scan: FileScan | FileProblem) => Promise<Result>, options: PartsOptions = {}): Promise<Result> {
  const scan = await scanFile(source, options)
  try {
    return await work(scan)
  } finally {
    if (!('rule' in scan)) await scan.lines.clear()
  }
}

async function scanAs(source: ByteSource, reading: Reading, lines: LineParts): Promise<FileScan> {
  const findings: FileFindings = { facts: { encoding: reading.encoding, delimiter: null, unknownColumns: [] }, totalCount: null }
  const [startsByMonth, rejects]: [Map<string, number>, RowVerdict[]] = [new Map(), []]
  let [rows, rejected, lastRow] = [0, 0, 0]
  for await (const read of linesOf(source, reading, findings)) {
    rows += 1
    lastRow = read.row
    if (read.value === null) {
      rejected += 1
      if (rejects.length < MOST_REJECTS) rejects.push(refusedVerdict(read))
      continue
    }
    const month = read.value.period.startsOn.slice(0, 7)
    startsByMonth.set(month, (startsByMonth.get(month) ?? 0) + 1)
    await lines.add({ ...read, value: read.value })
  }
  if (rows === 0) throw new UnreadableFile(fileProblem('imports.file.empty', 'O arquivo não tem nenhuma linha de fatura.'))
  return { sha256: await sha256Of(source), reading, findings, rows, rejected, rejects, lastRow, startsByMonth, lines }
}
