/** What a CNAB return file (arquivo de retorno) says, read: shapes shared by the 240 and 400 readers and the writer. */
import type { CalendarDate } from '@assento/rules'
import type { BankCode } from '../boleto/banks.ts'

/** Number of the bank at the clearing house: those whose boletos we issue. */
export type ReturnBank = BankCode

/** Columns of a line. */
export type CnabLayout = 240 | 400

/**
 * What an occurrence does to a title (boleto). Only `paid` is money, whatever amounts the line carries: a confirmation of entry
 * with a "paid" amount is not a payment (brazil.md § 0, trap 5). A payment that the bank takes back is `other`: a person decides.
 */
export type OccurrenceKind = 'paid' | 'entryConfirmed' | 'rejected' | 'writtenOff' | 'dueDateChanged' | 'fee' | 'other'

/** Reason that the bank adds to an occurrence; `meaning` is null where this package has no table for it. */
export interface OccurrenceReason {
  readonly code: string
  readonly meaning: string | null
}

/** One title's movement. Amounts are cents as the bank printed them; see `kind` before calling any of them money. */
export interface ReturnRecord {
  /** 1-based line in the file: of segment T on 240. */
  readonly line: number
  /** The bank's code, two characters. */
  readonly occurrence: string
  readonly kind: OccurrenceKind
  /** The bank's words for the occurrence, in Portuguese. */
  readonly meaning: string
  /** As the file writes it, blanks at the ends removed. */
  readonly nossoNumero: string
  /** The number alone: no check digit, portfolio or instalment; leading zeros kept. Use `issuedNumber` to compare. */
  readonly titleNumber: string
  /** Portfolio (carteira) as printed; null where the layout has none. */
  readonly portfolio: string | null
  /** Seu número. */
  readonly documentNumber: string
  /** What the beneficiary asked the bank to give back (uso da empresa, 25 characters). */
  readonly ownUse: string
  readonly dueOn: CalendarDate | null
  /** Nominal value of the title. */
  readonly amountCents: number
  /** What the payer paid, before the bank's fee. */
  readonly paidCents: number
  /** What reaches the account; null where the layout does not print it. */
  readonly netCents: number | null
  /** Fine and interest together. */
  readonly lateChargesCents: number
  /** Discount and rebate (abatimento) together. */
  readonly discountCents: number
  readonly feeCents: number
  /** Day of the occurrence at the bank: for a payment, the day on which it was paid. */
  readonly paidOn: CalendarDate | null
  readonly creditedOn: CalendarDate | null
  readonly reasons: readonly OccurrenceReason[]
}

/** Whose account the file is about; null where the layout does not print it (or prints zeros). */
export interface ReturnBeneficiary {
  /** CNPJ (14) or CPF (11), as text. */
  readonly taxId: string | null
  /** Convênio, or the code of the beneficiary. */
  readonly agreement: string | null
  readonly branch: string | null
  readonly account: string | null
  readonly name: string
}

/** Something to look at that does not spoil the rest of the file. */
export interface ReturnProblem {
  readonly line: number
  readonly rule: ReturnProblemRule
  /** English sentence for developers. */
  readonly message: string
}

export type ReturnProblemRule =
  /** A segment T without its U: the title is left out. */
  | 'cnab.pair.missingU'
  | 'cnab.pair.missingT'
  /** T and U name different occurrences: the title is left out. */
  | 'cnab.pair.occurrencesDiffer'
  /** An amount that is no number: the title is left out. */
  | 'cnab.amount.invalid'
  /** A day that does not exist: read as none. */
  | 'cnab.date.invalid'
  /** Code outside the table of this bank and layout: never a payment. */
  | 'cnab.occurrence.unknown'
  /** Settled without an amount: paid outside the collection (Pix of the same boleto, instruction of the seller). */
  | 'cnab.payment.withoutAmount'
  /** The batch is of another service (payments, vendor): skipped. */
  | 'cnab.lot.otherService'
  /** A title of another beneficiary than the first one. */
  | 'cnab.beneficiary.differs'

export type ReturnRefusalRule =
  | 'cnab.file.notCnab'
  | 'cnab.file.remittance'
  | 'cnab.file.unknownBank'
  | 'cnab.file.controlCharacter'
  /** No trailer at the end, or a batch without its trailer: truncated. */
  | 'cnab.file.noTrailer'
  /** The trailer counts other lines, batches or titles than there are: truncated or changed. */
  | 'cnab.file.countsDiffer'
  /** Line numbers of a 400 file jump or repeat. */
  | 'cnab.file.linesMissing'
  /** Lines of another bank, a second header, or lines after the trailer. */
  | 'cnab.file.mixed'
  | 'cnab.line.tooLong'
  | 'cnab.line.unknownRecord'

export interface ReturnFile {
  readonly bank: ReturnBank
  readonly layout: CnabLayout
  /** Number that the bank gives its files, growing; null where the layout prints none (Santander 400). */
  readonly fileSequence: number | null
  readonly generatedOn: CalendarDate | null
  readonly beneficiary: ReturnBeneficiary
  readonly records: readonly ReturnRecord[]
  readonly problems: readonly ReturnProblem[]
}

/** The whole file is refused: nothing of it may be used. */
export interface ReturnRefusal {
  readonly ok: false
  readonly rule: ReturnRefusalRule
  /** 1-based; 1 when the file as a whole is meant. */
  readonly line: number
  /** English sentence for developers. */
  readonly message: string
}

export type ReturnReading = { readonly ok: true; readonly file: ReturnFile } | ReturnRefusal

export function refuse(rule: ReturnRefusalRule, line: number, message: string): ReturnRefusal {
  return { ok: false, rule, line, message }
}
