/** What a simulated bank reports: the input of `buildReturnFile`. */
import type { CalendarDate } from '@assento/rules'

/** One movement of a title. Amounts in cents. */
export interface ReturnMovement {
  /** As issued, without check digit (`IssuedBoleto.nossoNumero`). */
  readonly nossoNumero: string
  /** Printed where the layout has room for it. */
  readonly nossoNumeroDigit: string
  readonly portfolio?: string
  readonly documentNumber: string
  /** What the seller sent along to find the title again. */
  readonly ownUse?: string
  readonly dueOn: CalendarDate
  readonly amountCents: number
  /** The bank's code; `06` (paid, in every layout) unless said otherwise. */
  readonly occurrence?: string
  /** What the payer paid, fine and interest inside, before the bank's fee. */
  readonly paidCents: number
  readonly lateChargesCents?: number
  readonly discountCents?: number
  readonly feeCents?: number
  /** Day of the occurrence. */
  readonly paidOn: CalendarDate
  /** Null when nothing is credited. */
  readonly creditedOn: CalendarDate | null
  /** Codes without separators, e.g. `0433`. */
  readonly reasons?: string
}

/** A day's file of one beneficiary. */
export interface ReturnContents {
  readonly beneficiary: {
    /** CNPJ (14) or CPF (11). */
    readonly taxId: string
    readonly name: string
    readonly agreement?: string
    readonly branch?: string
    readonly account?: string
  }
  /** Not printed by Santander 400. */
  readonly fileSequence: number
  readonly generatedOn: CalendarDate
  readonly movements: readonly ReturnMovement[]
}
