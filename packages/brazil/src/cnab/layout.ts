/** What differs between banks and layouts, as data: one `Layout240` or `Layout400` for each pair. */
import type { Columns } from './columns.ts'
import type { OccurrenceTable } from './occurrences/occurrence-table.ts'
import type { CnabLayout, ReturnBank } from './return-file.ts'

/** Fields of a title: in segment T on 240, in the one detail line on 400. */
export interface TitleColumns {
  readonly occurrence: Columns
  /** As the bank prints it, with portfolio, check digit or instalment where it has them. */
  readonly nossoNumero: Columns
  /** The number alone, and its check digit; null where the bank prints none apart. */
  readonly titleNumber: Columns
  readonly checkDigit: Columns | null
  readonly portfolio: Columns | null
  readonly documentNumber: Columns
  readonly ownUse: Columns
  readonly dueOn: Columns
  readonly amount: Columns
  readonly fee: Columns
  readonly reasons: Columns
  /** Characters of one reason. */
  readonly reasonWidth: 2 | 3
}

/** Fields of a payment: in segment U on 240, in the same detail line on 400. */
export interface PaymentColumns {
  readonly lateCharges: Columns
  readonly discount: Columns
  readonly rebate: Columns
  /** Before the bank's fee; null where only the net amount is printed (Itaú 400). */
  readonly paid: Columns | null
  /** After the bank's fee. */
  readonly net: Columns | null
  readonly paidOn: Columns
  readonly creditedOn: Columns
}

/** Where the beneficiary is printed; null where it is not. */
export interface BeneficiaryColumns {
  readonly taxId: Columns | null
  /** 1 or 01 = CPF, 2 or 02 = CNPJ. */
  readonly taxIdKind: Columns | null
  readonly agreement: Columns | null
  readonly branch: Columns | null
  readonly account: Columns | null
}

export interface CnabLayoutTable {
  readonly bank: ReturnBank
  readonly layout: CnabLayout
  readonly title: TitleColumns
  readonly payment: PaymentColumns
  readonly generatedOn: Columns
  readonly fileSequence: Columns | null
  /** Of the file's header. */
  readonly beneficiary: BeneficiaryColumns
  /** Of a detail line, for what the header does not print (400 only). */
  readonly detailBeneficiary: BeneficiaryColumns | null
  readonly beneficiaryName: Columns
  readonly bankName: Columns
  readonly occurrences: OccurrenceTable
  /** True where "paid" and "net" may both be net of the fee (Itaú 240 calls both "lançado em conta corrente"). */
  readonly paidMayBeNet: boolean
}

export interface Layout240 extends CnabLayoutTable {
  readonly layout: 240
  /** True where real files count only the details of a batch in its trailer, against the manual (Santander). */
  readonly countsDetailsOnly: boolean
}

export interface Layout400 extends CnabLayoutTable {
  readonly layout: 400
  /** First character of a title's line. */
  readonly detailType: string
  /** First characters of lines that belong to the layout and are not read: cheque, Pix, shared credit, message. */
  readonly skippedTypes: string
  readonly trailer: TrailerColumns
}

/** What a 400 trailer says that can be compared with the file; portfolio totals of the bank are not. */
export interface TrailerColumns {
  readonly bank: Columns
  /** Number of titles, of all occurrences or of some. */
  readonly counts: readonly { readonly columns: Columns; readonly occurrences: readonly string[] | 'all' }[]
  /** Sum of the nominal values of all titles. */
  readonly amount: Columns | null
}
