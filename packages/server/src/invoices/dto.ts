/** What the invoice and payment procedures take and give, as plain JSON. */
import type {
  CalendarDate, CollectionsAction, DatePeriod, Denied, DocumentTax, EndOfTerm, Instant, InvoiceLineKind, InvoiceState, Money, PaymentChannel, PricedDocument,
} from '@assento/rules'
import type { DocumentKind } from '@assento/store'
import type { Contact } from '../subscriptions/dto.ts'

/** `overdue` is an open invoice after its payable day. */
export type InvoiceStatus = InvoiceState | 'overdue'

/** One row of the invoice list. */
export interface InvoiceItem {
  readonly id: string
  readonly number: string
  readonly customerId: string
  readonly customerName: string
  readonly period: DatePeriod
  readonly issuedOn: CalendarDate
  readonly dueOn: CalendarDate
  /** Last day without fine or interest: the due date, moved to the next bank business day. */
  readonly payableUntil: CalendarDate
  readonly total: Money
  /** Total less payments and credits. */
  readonly balance: Money
  readonly status: InvoiceStatus
  readonly paidOn: CalendarDate | null
  /** Whole days after `payableUntil`; 0 unless overdue. */
  readonly daysOverdue: number
  readonly isDisputed: boolean
  /** What this invoice holds now, by collections. */
  readonly holds: readonly CollectionsAction[]
  readonly documents: readonly DocumentItem[]
}

export interface DocumentItem {
  readonly id: string
  readonly kind: DocumentKind
  readonly fileName: string
  readonly mediaType: string
  /** Of a boleto: its version and whether it is still the one to pay. */
  readonly version: number | null
  readonly isActive: boolean
  readonly createdAt: Instant
}

/** The list's answer: the page, and what is shown above it. */
export interface InvoicePage {
  readonly items: readonly InvoiceItem[]
  readonly nextCursor: string | null
  /** Whom to ask about invoices (B1). */
  readonly financeContact: Contact | null
  /** Customer credit that the next invoice will use; only in the scope of one customer. */
  readonly credit: Money | null
  /** Lines of the day that are not yet an invoice, and when it closes; only in the scope of one customer. */
  readonly upcoming: { readonly total: Money; readonly lines: number; readonly closesAt: Instant } | null
  readonly today: CalendarDate
}

/** How an open invoice can be paid now. Amounts include fine and interest of `asOf` when it is overdue. */
export interface PaymentMeans {
  readonly boleto: {
    readonly documentId: string
    readonly version: number
    readonly dueOn: CalendarDate
    readonly amount: Money
    /** Printed form, with dots and spaces. */
    readonly digitableLine: string
    readonly barcode: string
    readonly bankName: string
    /** False: after its last day; `secondCopy` makes a new one. */
    readonly isPayable: boolean
  } | null
  readonly pix: { readonly brCode: string; readonly txid: string; readonly amount: Money } | null
}

/** Fine and interest as they are today (2 % once, 1 % a month unless the contract says otherwise). */
export interface LateChargesView {
  readonly fine: Money
  readonly interest: Money
  readonly days: number
  readonly total: Money
  readonly asOf: CalendarDate
}

export interface ExplainedLine {
  readonly lineNo: number
  readonly kind: InvoiceLineKind
  readonly description: string
  readonly subscriptionId: string | null
  readonly quantity: number
  readonly unitPrice: Money
  readonly billingDays: number
  readonly cycleDays: number
  readonly period: DatePeriod
  readonly amount: Money
  /** Recomputed from quantity, price and days; equals `amount` unless `cappedBy` says why it is less. */
  readonly computed: Money
  /** A credit that was limited by what had been charged (rule subscriptions.refund.capped). */
  readonly isCapped: boolean
  /** What caused it: the audited act. */
  readonly cause: { readonly action: string; readonly actorName: string; readonly at: Instant; readonly seq: number } | null
  /** The lines that a credit takes back. */
  readonly credits: readonly { readonly invoiceNumber: string | null; readonly chargeId: string; readonly amount: Money }[]
  /** Rules of the book that priced it. */
  readonly rules: readonly string[]
}

export interface SettlementItem {
  readonly kind: 'payment' | 'credit' | 'creditNote' | 'writeOff'
  readonly channel: PaymentChannel | null
  readonly on: CalendarDate
  readonly amount: Money
  /** Of a payment: what was fine and interest, and what became credit. */
  readonly lateCharges: Money | null
  readonly excess: Money | null
  readonly reference: string | null
}

/** An invoice with everything that explains it (P7). The sum of the lines and taxes is its total. */
export interface InvoiceDetail extends InvoiceItem {
  readonly lines: readonly ExplainedLine[]
  readonly subtotal: Money
  readonly taxes: readonly DocumentTax[]
  readonly tax: Money
  readonly settlements: readonly SettlementItem[]
  readonly payment: PaymentMeans
  readonly lateCharges: LateChargesView | null
  /** Steps of the collections policy with this invoice's dates. */
  readonly timeline: readonly TimelineStep[]
  readonly voided: { readonly at: Instant; readonly reason: string; readonly replacedBy: string | null } | null
  readonly replaces: string | null
  readonly permissions: InvoicePermissions
  readonly now: Instant
  readonly zone: string
}

export interface InvoicePermissions {
  readonly download: boolean
  readonly secondCopy: boolean
  readonly dispute: boolean
}

export interface TimelineStep {
  readonly key: string
  readonly plannedAt: Instant
  readonly plannedOn: CalendarDate
  readonly template: string | null
  readonly action: CollectionsAction | null
  readonly state: 'planned' | 'done' | 'skipped' | 'paused'
  readonly ranAt: Instant | null
}

/** Answer of `invoices.documentLink`: an address of this one document, good for a few minutes. */
export interface DocumentLink {
  readonly url: string
  readonly expiresAt: Instant
  readonly fileName: string
}

/** Answer of `invoices.secondCopy`: the document to pay now, new or the same. */
export interface SecondCopy {
  readonly outcome: 'same' | 'newVersion'
  readonly documentId: string
  readonly payment: PaymentMeans
  readonly lateCharges: LateChargesView | null
}

/** A paid or void invoice is refused with rule `invoices.secondCopy.notOpen`. */
export type SecondCopyAnswer = (SecondCopy & { readonly verdict: 'allowed' }) | Denied

/** Answer of `invoices.fiscal.upload`: the nota fiscal as it was read, and what a person should know of it. */
export interface FiscalUploaded {
  readonly id: string
  readonly kind: 'nfe' | 'nfse' | 'nfseMunicipal'
  readonly accessKey: string | null
  readonly number: string
  readonly series: string | null
  readonly issuedOn: CalendarDate
  readonly amount: Money
  /** `fiscal.key.checkDigit`, `fiscal.amount.rounding`, … */
  readonly warnings: readonly string[]
  /** The XML's, then the PDF's. */
  readonly documentIds: readonly string[]
}

export interface PaymentItem {
  readonly id: string
  readonly customerId: string
  readonly customerName: string
  readonly invoiceId: string | null
  readonly invoiceNumber: string | null
  readonly channel: PaymentChannel
  readonly amount: Money
  readonly applied: Money
  readonly lateCharges: Money
  readonly excess: Money
  readonly paidOn: CalendarDate
  readonly receivedAt: Instant
  readonly externalId: string
}

/** One month of the forecast. */
export interface ForecastMonth {
  /** First day of the month. */
  readonly month: CalendarDate
  /** A document below zero is a credit note. `creditApplied` is what customer credit will settle of it. */
  readonly invoices: readonly { readonly on: CalendarDate; readonly document: PricedDocument; readonly creditApplied: Money }[]
  readonly total: Money
}

/** What a forecast takes for granted, or cannot know: each has words in the locale files. */
export type ForecastAssumption =
  | 'pricesOfToday' | 'plansOfToday' | 'taxesOfToday' | 'creditUsed' | 'trialsConvert' | 'suspendedStay' | 'cannotRenew' | 'otherCurrencies'

/** A subscription of the forecast: what a planned change may name. */
export interface ForecastSubject {
  readonly id: string
  readonly name: string
  readonly seats: number
  /** Seats of the next term, as planned or as now; null when it will not renew. */
  readonly renewalSeats: number | null
  readonly endOfTerm: EndOfTerm
  /** First day of the next term. */
  readonly renewsOn: CalendarDate
}

/** Twelve months under today's plans, and under a planned change when one was asked for. */
export interface Forecast {
  readonly currency: string
  /** All currencies that the customer is charged in: a forecast is of one. */
  readonly currencies: readonly string[]
  readonly months: readonly ForecastMonth[]
  /** Null without a change, and when it was refused. */
  readonly planned: readonly ForecastMonth[] | null
  readonly total: Money
  readonly plannedTotal: Money | null
  /** Why the planned change would be refused today. */
  readonly refusal: Denied | null
  readonly assumptions: readonly ForecastAssumption[]
  /** Names of subscriptions that should renew and cannot, since no price is in force. */
  readonly cannotRenew: readonly string[]
  readonly subscriptions: readonly ForecastSubject[]
}
