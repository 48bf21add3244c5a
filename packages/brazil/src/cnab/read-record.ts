/** One title's movement from its line (400) or its pair of lines (240). */
import type { CalendarDate } from '@assento/rules'
import { columnDate, columnNumber, columnText } from './columns.ts'
import type { Columns } from './columns.ts'
import type { CnabLayoutTable } from './layout.ts'
import { readReasons } from './reasons.ts'
import type { OccurrenceKind, ReturnProblem, ReturnRecord } from './return-file.ts'

/** The lines that tell one movement; on 400 both are the same line. */
export interface MovementLines {
  readonly line: number
  readonly title: string
  readonly payment: string
}

export interface RecordReading {
  /** Null when an amount cannot be read: a guess would be money. */
  readonly record: ReturnRecord | null
  readonly problems: readonly ReturnProblem[]
}

/** Reads a movement; the occurrence alone says whether it is a payment. */
export function readRecord(table: CnabLayoutTable, lines: MovementLines): RecordReading {
  const { title, payment } = table
  const problems: ReturnProblem[] = []
  const date = (from: string, columns: Columns, name: string): CalendarDate | null => {
    const found = columnDate(from, columns)
    if (found === 'invalid') problems.push({ line: lines.line, rule: 'cnab.date.invalid', message: `${name} is not a day: ${columnText(from, columns)}` })
    return found === 'none' || found === 'invalid' ? null : found
  }
  const amounts = readAmounts(table, lines)
  if (amounts === null) {
    return { record: null, problems: [{ line: lines.line, rule: 'cnab.amount.invalid', message: 'an amount is not a number: the title is left out' }] }
  }
  const occurrence = columnText(lines.title, title.occurrence)
  const [kind, meaning] = table.occurrences[occurrence] ?? (['other', 'Ocorrência desconhecida'] as const)
  if (!(occurrence in table.occurrences)) {
    problems.push({ line: lines.line, rule: 'cnab.occurrence.unknown', message: `occurrence ${occurrence} is in no table of ${table.bank} ${table.layout}` })
  }
  const paidCents = paidCentsOf(table, kind, amounts)
  if (kind === 'paid' && paidCents - (amounts.paid === null ? amounts.fee : 0) <= 0) {
    problems.push({ line: lines.line, rule: 'cnab.payment.withoutAmount', message: 'settled without an amount: paid outside the collection' })
  }
  const record: ReturnRecord = {
    line: lines.line, occurrence, kind, meaning,
    nossoNumero: columnText(lines.title, title.nossoNumero), titleNumber: columnText(lines.title, title.titleNumber),
    portfolio: title.portfolio && columnText(lines.title, title.portfolio), documentNumber: columnText(lines.title, title.documentNumber),
    ownUse: columnText(lines.title, title.ownUse), dueOn: date(lines.title, title.dueOn, 'the due date'), amountCents: amounts.title, paidCents,
    netCents: amounts.net, lateChargesCents: amounts.lateCharges, discountCents: amounts.discount, feeCents: amounts.fee,
    paidOn: date(lines.payment, payment.paidOn, 'the day of the occurrence'), creditedOn: date(lines.payment, payment.creditedOn, 'the day of credit'),
    reasons: readReasons(table.bank, table.layout, kind, reasonField(table, lines), title.reasonWidth),
  }
  return { record, problems }
}

interface Amounts {
  readonly title: number
  readonly fee: number
  readonly paid: number | null
  readonly net: number | null
  readonly lateCharges: number
  readonly discount: number
}

function readAmounts({ title, payment }: CnabLayoutTable, lines: MovementLines): Amounts | null {
  const amount = columnNumber(lines.title, title.amount)
  const fee = columnNumber(lines.title, title.fee)
  const lateCharges = columnNumber(lines.payment, payment.lateCharges)
  const [discount, rebate] = [columnNumber(lines.payment, payment.discount), columnNumber(lines.payment, payment.rebate)]
  const paid = payment.paid && columnNumber(lines.payment, payment.paid)
  const net = payment.net && columnNumber(lines.payment, payment.net)
  const isUnreadable = (payment.paid !== null && paid === null) || (payment.net !== null && net === null)
  if (amount === null || fee === null || lateCharges === null || discount === null || rebate === null || isUnreadable) return null
  return { title: amount, fee, paid, net, lateCharges, discount: discount + rebate }
}

/** The fee is added back where the bank prints only what it credits, and only to a payment. */
function paidCentsOf(table: CnabLayoutTable, kind: OccurrenceKind, amounts: Amounts): number {
  const printed = amounts.paid ?? amounts.net ?? 0
  if (kind !== 'paid' || amounts.net === null) return printed
  if (amounts.paid === null) return amounts.net + amounts.fee
  return table.paidMayBeNet ? Math.max(amounts.paid, amounts.net + amounts.fee) : amounts.paid
}

/** Not trimmed at its start: reasons have fixed places. */
function reasonField({ title }: CnabLayoutTable, lines: MovementLines): string {
  return lines.title.slice(title.reasons[0] - 1, title.reasons[1])
}
