import type { ChargeKind } from '../subscriptions/plan.ts'
import type { CalendarDate, DatePeriod } from '../time.ts'
import type { Currency } from '../money.ts'

/** Days that the vendor names; `until` is the first day after, null for what is perpetual. */
export interface VendorPeriod {
  readonly startsOn: CalendarDate
  readonly until: CalendarDate | null
}

/** One line of the vendor's invoice (linha da fatura do fabricante), as far as it is compared. */
export interface VendorLineFacts {
  readonly lineNo: number
  /** The vendor's word in lower case: `new`, `addquantity`… */
  readonly chargeType: string
  /** Billable quantity with the sign of the amount; a fraction for usage. */
  readonly quantity: number
  /** Exact decimals: the price of one seat for the line's own days, and what turns it into the currency. */
  readonly effectiveUnitPrice: string
  readonly exchangeRate: string
  /** Before tax; negative for a refund. */
  readonly amountCents: number
  readonly currency: Currency
  readonly period: VendorPeriod
  /** Null in files of 2020, which do not tell the term. */
  readonly term: VendorPeriod | null
}

/** One of our charges of the same subscription. */
export interface ReconciledCharge {
  readonly id: string
  readonly kind: ChargeKind
  readonly seats: number
  readonly currency: Currency
  /** One seat, whole cycle. */
  readonly unitCents: number
  readonly billingDays: number
  readonly cycleDays: number
  readonly period: DatePeriod
  readonly amountCents: number
}

/** Our side of one subscription: its running term, and charges that are not void. */
export interface ReconciledSubscription {
  readonly term: DatePeriod
  readonly charges: readonly ReconciledCharge[]
}

/**
 * `matched`: same money and dates · `amountDiffers`: beyond one cent a vendor's line, whatever its dates · `dateDiffers`: same money,
 * other days of charge or term · `missingHere`: the vendor charges what we did not.
 */
export type LineVerdict = 'matched' | 'amountDiffers' | 'dateDiffers' | 'missingHere'

/** Why amounts differ; `rounding` when price, seats and days agree. */
export type AmountCause = 'currency' | 'unitPrice' | 'quantity' | 'days' | 'rounding'

/** What one side charges for one change or cycle; null where its parts do not have one value. */
export interface ReconciledSide {
  readonly cents: number
  readonly quantity: number | null
  /** One seat for the whole of our cycle; the vendor's is scaled to it. */
  readonly unitCents: number | null
  readonly billingDays: number | null
  readonly cycleDays: number | null
}

/** A date that the vendor gives otherwise than we have it; `until` is the first day after. */
export interface VendorDateDifference {
  readonly field: 'term.startsOn' | 'term.until' | 'charge.startsOn' | 'charge.until'
  readonly ours: CalendarDate
  readonly vendors: CalendarDate
}

/** Vendor's lines of one change or cycle, set against our charges of it. */
export interface ReconciledGroup {
  readonly verdict: LineVerdict
  /** Set for `missingHere`. */
  readonly reason: 'noSubscription' | 'noCharge' | null
  readonly lineNos: readonly number[]
  readonly chargeIds: readonly string[]
  readonly vendor: ReconciledSide
  readonly ours: ReconciledSide | null
  readonly causes: readonly AmountCause[]
  readonly dates: readonly VendorDateDifference[]
}
