import type { ChargeKind } from '../subscriptions/plan.ts'
import type { CalendarDate, DatePeriod } from '../time.ts'
import type { Currency, Money } from '../money.ts'

/** Stored state of an invoice. `overdue` is not stored: it is an open invoice after its `payableUntil` (see `isOverdue`). */
export type InvoiceState = 'open' | 'paid' | 'void' | 'writtenOff'

/** What a line of an invoice is for: a charge of a subscription, or something sold besides. */
export type InvoiceLineKind = ChargeKind | 'setupFee' | 'other'

/** Accounts of the books. Debits are positive, credits negative. */
export type LedgerAccount = 'receivable' | 'customerCredit' | 'cash' | 'revenue' | 'tax' | 'writeOff'

export type LedgerTransactionKind =
  | 'invoiceIssued' | 'creditNoteIssued' | 'paymentReceived' | 'creditApplied' | 'invoiceVoided' | 'invoiceWrittenOff' | 'creditRefunded'

export type PaymentChannel = 'boleto' | 'pix' | 'transfer' | 'manual'

/** A tax of the seller: a name as printed, and its rate in hundredths of a percent (500 = 5 %). */
export interface TaxRate {
  readonly label: string
  readonly basisPoints: number
}

/** The rate of each product (by product id), and of all others; null = no tax apart from the price. */
export interface TaxSettings {
  readonly standard: TaxRate | null
  readonly byProduct: Readonly<Record<string, TaxRate | null>>
}

/** One line of a document, with all that is needed to recompute and explain it. */
export interface DocumentLine {
  readonly kind: InvoiceLineKind
  readonly chargeId: string | null
  readonly subscriptionId: string | null
  /** What the subscription or item is called. */
  readonly description: string
  /** Signed: negative for a credit. */
  readonly quantity: number
  readonly unitPrice: Money
  readonly billingDays: number
  readonly cycleDays: number
  readonly period: DatePeriod
  readonly amount: Money
  readonly tax: TaxRate | null
}

/** Tax of one rate: on the sum of its lines, rounded once. */
export interface DocumentTax extends TaxRate {
  readonly base: Money
  readonly amount: Money
}

/** Lines with their sums: total = subtotal + tax. */
export interface PricedDocument {
  readonly currency: Currency
  readonly lines: readonly DocumentLine[]
  readonly subtotal: Money
  readonly taxes: readonly DocumentTax[]
  readonly tax: Money
  readonly total: Money
}

/** What rules know of an issued invoice. */
export interface InvoiceFacts {
  readonly id: string
  readonly number: string
  readonly customerId: string
  readonly state: InvoiceState
  readonly currency: Currency
  readonly issuedOn: CalendarDate
  readonly dueOn: CalendarDate
  /** Last day on which it is not overdue. */
  readonly payableUntil: CalendarDate
  readonly totalCents: number
  readonly settledCents: number
}

/** One side of a transaction in the books. */
export interface LedgerEntryPlan {
  readonly account: LedgerAccount
  /** Debit positive, credit negative; never zero. */
  readonly cents: number
  readonly invoiceId: string | null
  readonly paymentId: string | null
  readonly creditNoteId: string | null
}

/** A transaction to append; its entries sum to zero. */
export interface LedgerPlan {
  readonly kind: LedgerTransactionKind
  /** Unique a tenant: what makes posting twice impossible. */
  readonly naturalKey: string
  readonly customerId: string
  readonly currency: Currency
  readonly effectiveOn: CalendarDate
  readonly entries: readonly LedgerEntryPlan[]
}
