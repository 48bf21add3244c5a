/** What importing a bank's return file answers: a verdict for each line of it. */
import type { OccurrenceReason } from '@assento/brazil'
import type { CalendarDate, Money } from '@assento/rules'

/**
 * What became (or, in a dry run, would become) of a line.
 * `matched`: settles its invoice · `partial`: a part of it · `over`: more than it; the rest is credit · `duplicate`: the invoice was paid
 * already; all of it is credit · `lateVersion`: an older version of the boleto was paid; the amounts say what it settled ·
 * `closedInvoice`: void or written off; all of it is credit · `unknown`: money for no boleto of ours, left for a person ·
 * `notAPayment` · `rejectedByBank` · `alreadyImported`: the same movement came in another copy of the file.
 */
export type ReturnVerdict =
  | 'matched' | 'partial' | 'over' | 'duplicate' | 'lateVersion' | 'closedInvoice' | 'unknown' | 'notAPayment' | 'rejectedByBank' | 'alreadyImported'

export const RETURN_VERDICTS: readonly ReturnVerdict[] = [
  'matched', 'partial', 'over', 'duplicate', 'lateVersion', 'closedInvoice', 'unknown', 'notAPayment', 'rejectedByBank', 'alreadyImported',
]

/** Verdicts under which money was received and booked. */
export const MONEY_VERDICTS: ReadonlySet<ReturnVerdict> = new Set(['matched', 'partial', 'over', 'duplicate', 'lateVersion', 'closedInvoice'])

export interface ReturnLineReport {
  /** 1-based line of the file. */
  readonly line: number
  readonly occurrence: string
  /** The bank's words for the occurrence and its reasons. */
  readonly meaning: string
  readonly reasons: readonly OccurrenceReason[]
  readonly nossoNumero: string
  readonly documentNumber: string
  readonly verdict: ReturnVerdict
  /** By what the invoice was found; null when it was not. */
  readonly matchedBy: 'nossoNumero' | 'ownUse' | 'documentNumber' | null
  readonly invoiceId: string | null
  readonly invoiceNumber: string | null
  readonly customerId: string | null
  readonly customerName: string | null
  readonly boletoVersion: number | null
  /** Face value of the boleto at the bank. */
  readonly amount: Money
  /** As printed: money only under a verdict that books it. */
  readonly paid: Money
  readonly paidOn: CalendarDate | null
  readonly creditedOn: CalendarDate | null
  /** What the payment settled of the invoice, what was fine and interest, and what became credit; zero where nothing was booked. */
  readonly applied: Money
  readonly lateCharges: Money
  readonly excess: Money
  readonly fee: Money
  readonly paymentId: string | null
  /** Portuguese, for the person who has the file before them. */
  readonly message: string
}

/** Something in the file that a person should look at; the rest of the file was used. */
export interface ReturnNotice {
  readonly line: number
  readonly rule: string
  readonly message: string
}

export interface ReturnFileReport {
  readonly dryRun: boolean
  readonly fileName: string
  readonly fileSha256: string
  readonly bank: string
  readonly bankName: string
  readonly layout: 240 | 400
  readonly fileSequence: number | null
  readonly generatedOn: CalendarDate | null
  /** These bytes were imported before: nothing was done, the lines are those of then. */
  readonly alreadyImported: boolean
  readonly records: number
  readonly counts: Readonly<Record<ReturnVerdict, number>>
  /** Sum of what was booked. */
  readonly received: Money
  readonly lines: readonly ReturnLineReport[]
  readonly notices: readonly ReturnNotice[]
}

/** Why a file is refused whole; nothing of it was used. */
export interface ReturnFileProblem {
  readonly rule: string
  /** Portuguese. */
  readonly message: string
  /** Line of the file; null when it is about the file as a whole. */
  readonly line: number | null
}
