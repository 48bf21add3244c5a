/** Lines of return files laid by column numbers that the tests write themselves, so that no table of the reader checks itself. */
import type { ReturnFile, ReturnRefusal } from '../../../src/index.ts'
import { readReturnFile } from '../../../src/index.ts'

/** Column (1-based) → text that begins there. */
export type Fields = Readonly<Record<number, string>>

/** A line of `width` columns with each text at its column. */
export function lay(width: number, fields: Fields): string {
  const columns = Array.from({ length: width }, () => ' ')
  for (const [column, text] of Object.entries(fields)) columns.splice(Number(column) - 1, text.length, ...text)
  return columns.join('')
}

/** Digits padded with zeros. */
export function digits(value: number | string, width: number): string {
  return String(value).padStart(width, '0')
}

/** Latin-1 bytes of lines joined by `end`. */
export function bytesOf(lines: readonly string[], end = '\r\n'): Uint8Array {
  return Uint8Array.from([...lines.map((line) => `${line}${end}`).join('')], (letter) => letter.charCodeAt(0))
}

export function read(lines: readonly string[], end?: string): ReturnFile {
  const reading = readReturnFile(bytesOf(lines, end))
  if (!reading.ok) throw new Error(`${reading.rule} at line ${reading.line}: ${reading.message}`)
  return reading.file
}

export function refusalOf(lines: readonly string[], end?: string): ReturnRefusal {
  const reading = readReturnFile(bytesOf(lines, end))
  if (reading.ok) throw new Error('the file was read')
  return reading
}

/** Fields of one title's segments T and U, added to the frame of the segment. */
export interface Pair {
  readonly t: Fields
  readonly u: Fields
  readonly occurrence: string
}

/** A 240 file of one batch with right counters (columns of FEBRABAN 240 V08.3: header, batch header, T and U, trailers). */
export function file240(bank: string, pairs: readonly Pair[], header: Fields = {}): string[] {
  const details = pairs.flatMap(({ t, u, occurrence }, index) => [
    lay(240, { 1: `${bank}00013${digits(index * 2 + 1, 5)}T ${occurrence}`, ...t }),
    lay(240, { 1: `${bank}00013${digits(index * 2 + 2, 5)}U ${occurrence}`, ...u }),
  ])
  return [
    lay(240, { 1: `${bank}00000`, 18: '2', 19: '11222333000181', 73: 'REVENDA', 143: '2', 144: '01122026', 158: '000042', 164: '081', ...header }),
    lay(240, { 1: `${bank}00011T01` }),
    ...details,
    lay(240, { 1: `${bank}00015`, 18: digits(details.length + 2, 6) }),
    lay(240, { 1: `${bank}99999`, 18: '000001', 24: digits(details.length + 4, 6) }),
  ]
}

/** A 400 file whose lines are numbered; `details` hold everything but their number, `trailer` what the bank counts. */
export function file400(bank: string, details: readonly Fields[], header: Fields = {}, trailer: Fields = {}): string[] {
  const lines = [
    lay(400, { 1: '02RETORNO01COBRANCA', 47: 'REVENDA', 77: bank, 95: '011226', ...header }),
    ...details.map((fields) => lay(400, fields)),
    lay(400, { 1: '9201', 5: bank, ...trailer }),
  ]
  return lines.map((line, index) => `${line.slice(0, 394)}${digits(index + 1, 6)}`)
}
