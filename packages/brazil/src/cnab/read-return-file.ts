/** Reads a CNAB 240 or 400 return file (arquivo de retorno) of the five banks. Pure: bytes in, facts out. */
import { columnDate, columnNumber, columnText } from './columns.ts'
import type { CnabLayoutTable, Layout240, Layout400 } from './layout.ts'
import { LAYOUTS_240 } from './layouts-240.ts'
import { LAYOUTS_400 } from './layouts-400.ts'
import { fileLines, padLines } from './lines.ts'
import { read240 } from './read-240.ts'
import { read400 } from './read-400.ts'
import { readBeneficiary } from './read-beneficiary.ts'
import { refuse } from './return-file.ts'
import type { ReturnFile, ReturnProblem, ReturnReading, ReturnRefusal } from './return-file.ts'

/** A header of 400 columns: `0`, remittance or return, and the word for it. */
const HEADER_400 = /^0([12])(REMESSA|RETORNO)/
/** A header of 240 columns: bank, batch 0000, record 0. */
const HEADER_240 = /^[0-9]{3}00000/
const [FILE_KIND_240, BANK_240, BANK_400] = [[143, 143], [1, 3], [77, 79]] as const
/** Santander's number before it bought the bank of that name. */
const OLD_SANTANDER = '353'

/**
 * Reads the whole file or refuses it whole, naming rule and line. Lines may end in CRLF or LF and may have lost the blanks at their
 * ends. Occurrences alone decide what is a payment. Sources: brazil.md § 1.8 and the manuals named in the layout tables.
 */
export function readReturnFile(bytes: Uint8Array): ReturnReading {
  const split = fileLines(bytes)
  if (!split.ok) return split
  const table = findLayout(split.lines[0] ?? '')
  if ('ok' in table) return table
  const padded = padLines(split.lines, table.layout)
  if (!padded.ok) return padded
  const body = table.layout === 240 ? read240(table, padded.lines) : read400(table, padded.lines)
  if (!body.ok) return body
  const header = readHeader(table, padded.lines)
  return { ok: true, file: { ...header.facts, records: body.records, problems: [...header.problems, ...body.problems] } }
}

function findLayout(header: string): Layout240 | Layout400 | ReturnRefusal {
  const kind400 = HEADER_400.exec(header)?.[1]
  if (kind400 === undefined && !HEADER_240.test(header)) return refuse('cnab.file.notCnab', 1, 'the first line is no header of CNAB 240 or 400')
  const layout = kind400 === undefined ? 240 : 400
  const kind = kind400 ?? columnText(header, FILE_KIND_240)
  if (kind !== '1' && kind !== '2') return refuse('cnab.file.notCnab', 1, 'the header says neither remittance nor return')
  if (kind === '1') return refuse('cnab.file.remittance', 1, 'this file goes to the bank (remessa); the one that comes back (retorno) is wanted')
  const printed = columnText(header, layout === 240 ? BANK_240 : BANK_400)
  const bank = printed === OLD_SANTANDER ? '033' : printed
  const table = layout === 240 ? LAYOUTS_240.find((each) => each.bank === bank) : LAYOUTS_400.find((each) => each.bank === bank)
  return table ?? refuse('cnab.file.unknownBank', 1, `bank ${printed} with layout ${layout} is not known here`)
}

function readHeader(table: CnabLayoutTable & (Layout240 | Layout400), lines: readonly string[]): {
  readonly facts: Omit<ReturnFile, 'records' | 'problems'>
  readonly problems: readonly ReturnProblem[]
} {
  const header = lines[0] ?? ''
  const generatedOn = columnDate(header, table.generatedOn)
  const detail = table.layout === 400 ? lines.find((line) => line.startsWith(table.detailType)) : undefined
  const isRead = generatedOn !== 'none' && generatedOn !== 'invalid'
  return {
    facts: {
      bank: table.bank, layout: table.layout, fileSequence: table.fileSequence && columnNumber(header, table.fileSequence),
      generatedOn: isRead ? generatedOn : null, beneficiary: readBeneficiary(table, header, detail ?? null),
    },
    problems: isRead ? [] : [{ line: 1, rule: 'cnab.date.invalid', message: 'the header has no day of generation' }],
  }
}
