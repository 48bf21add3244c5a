import type { CalendarDate, CollectionsPolicy, DatePeriod, InvoiceState } from '@assento/rules'
import type { AmountDue } from '../../documents/late-charges.ts'
import type { PaymentMeans } from '../../invoices/dto.ts'
import type { Contact } from '../../subscriptions/dto.ts'
import type { MailLocale } from './template-names.ts'

/** All that a message may tell of an invoice, whatever its template. */
export interface MailFacts {
  readonly seller: {
    readonly name: string
    /** `CNPJ 11.222.333/0001-81`; null when the tenant has named no beneficiary. */
    readonly taxId: string | null
    /** Whom to ask about invoices. */
    readonly contact: Contact | null
    readonly portalUrl: string | null
  }
  readonly customerName: string
  readonly invoice: {
    readonly number: string
    readonly currency: string
    readonly state: InvoiceState
    readonly period: DatePeriod
    readonly issuedOn: CalendarDate
    readonly dueOn: CalendarDate
    readonly payableUntil: CalendarDate
    readonly totalCents: number
    readonly paidOn: CalendarDate | null
  }
  /** What is owed today, with fine and interest. */
  readonly due: AmountDue
  readonly payment: PaymentMeans
  readonly today: CalendarDate
  /** The next step that acts as the template announces: its day, and the last day on which paying prevents it. */
  readonly acts: { readonly on: CalendarDate; readonly payBy: CalendarDate } | null
  readonly policy: Pick<CollectionsPolicy, 'release'>
  readonly fiscalNumber: string | null
  readonly fileNames: readonly string[]
}

/** To whom one copy of it goes. */
export interface MailReader {
  readonly locale: MailLocale
  readonly name: string
  /** False: the account's own address, since no contact is registered. */
  readonly isContact: boolean
}
