/**
 * Writes the return file that a bank would send: for tests and for the simulated bank of the demo. It is a simulation, not a bank:
 * it fills the fields that `readReturnFile` reads, the counters that it checks, and leaves the rest blank.
 */
import { putColumns, putDate } from './columns.ts'
import { putBeneficiary, putPayment, putTitle } from './build-lines.ts'
import type { CnabLayoutTable, Layout240, Layout400 } from './layout.ts'
import { LAYOUTS_240 } from './layouts-240.ts'
import { LAYOUTS_400 } from './layouts-400.ts'
import type { ReturnContents } from './return-contents.ts'
import type { CnabLayout, ReturnBank } from './return-file.ts'

/**
 * The bytes of the file: latin-1, lines of 240 or 400 columns that end in CRLF. What latin-1 has no letter for becomes `?`.
 * Throws a RangeError for a bank without that layout.
 */
export function buildReturnFile(bank: ReturnBank, layout: CnabLayout, contents: ReturnContents): Uint8Array {
  const table = layout === 240 ? LAYOUTS_240.find((each) => each.bank === bank) : LAYOUTS_400.find((each) => each.bank === bank)
  if (table === undefined) throw new RangeError(`no layout ${layout} of bank ${bank}`)
  const lines = table.layout === 240 ? lines240(table, contents) : lines400(table, contents)
  const text = lines.map((line) => `${line}\r\n`).join('')
  return Uint8Array.from(text, (letter) => (letter.charCodeAt(0) > 0xff ? 0x3f : letter.charCodeAt(0)))
}

function header(table: CnabLayoutTable, start: string, contents: ReturnContents): string {
  const named = putColumns(start.padEnd(table.layout), table.beneficiaryName, contents.beneficiary.name, 'text')
  const dated = putDate(putBeneficiary(table, table.beneficiary, named, contents), table.generatedOn, contents.generatedOn)
  return table.fileSequence ? putColumns(dated, table.fileSequence, String(contents.fileSequence), 'digits') : dated
}

/** Header, one batch of T and U segments, its trailer, the file's trailer. */
function lines240(table: Layout240, contents: ReturnContents): readonly string[] {
  const { bank } = table
  const segment = (number: number, letter: string, occurrence = '06') => `${bank}00013${digits(number, 5)}${letter} ${occurrence}`.padEnd(240)
  const details = contents.movements.flatMap((movement, index) => [
    putTitle(table, segment(index * 2 + 1, 'T'), movement),
    putPayment(table, segment(index * 2 + 2, 'U', movement.occurrence), movement),
  ])
  return [
    putColumns(header(table, `${bank}00000`, contents), [143, 143], '2', 'digits'),
    `${bank}00011T01`.padEnd(240),
    ...details,
    `${bank}00015${' '.repeat(9)}${digits(table.countsDetailsOnly ? details.length : details.length + 2, 6)}`.padEnd(240),
    `${bank}99999${' '.repeat(9)}000001${digits(details.length + 4, 6)}`.padEnd(240),
  ]
}

/** Header, one line a title, trailer; every line numbered from 1. */
function lines400(table: Layout400, contents: ReturnContents): readonly string[] {
  const { movements } = contents
  const details = movements.map((movement) => {
    const titled = putTitle(table, table.detailType.padEnd(400), movement)
    const owned = table.detailBeneficiary ? putBeneficiary(table, table.detailBeneficiary, titled, contents) : titled
    return putPayment(table, owned, movement)
  })
  const lines = [putColumns(header(table, '02RETORNO01COBRANCA', contents), [77, 79], table.bank, 'digits'), ...details, trailer400(table, contents)]
  return lines.map((line, index) => putColumns(line, [395, 400], String(index + 1), 'digits'))
}

function trailer400(table: Layout400, { movements }: ReturnContents): string {
  const { bank, counts, amount } = table.trailer
  const counted = counts.reduce((line, { columns, occurrences }) => {
    const count = movements.filter((movement) => occurrences === 'all' || occurrences.includes(movement.occurrence ?? '06')).length
    return putColumns(line, columns, String(count), 'digits')
  }, putColumns('9201'.padEnd(400), bank, table.bank, 'digits'))
  const sum = movements.reduce((cents, movement) => cents + movement.amountCents, 0)
  return amount ? putColumns(counted, amount, String(sum), 'digits') : counted
}

function digits(value: number, width: number): string {
  return String(value).padStart(width, '0')
}
