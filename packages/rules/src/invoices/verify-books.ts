import type { Currency } from '../money.ts'
import type { InvoiceFacts } from './facts.ts'
import { parseDocumentNumber } from './document-number.ts'

/** An invoice beside what its lines and the books say of it. */
export interface BookedInvoice extends Pick<InvoiceFacts, 'id' | 'number' | 'state' | 'totalCents' | 'settledCents'> {
  readonly subtotalCents: number
  readonly taxCents: number
  readonly linesCents: number
  readonly taxesCents: number
  /** Receivable entries of the invoice in the books: debits of its issue, and credits (negative) of what settled it. */
  readonly receivable: {
    readonly issuedCents: number
    /** Of payments and applied credit; zero or less. */
    readonly settledCents: number
    /** Of a void or a write-off; zero or less. */
    readonly closedCents: number
  }
}

export interface BookedCreditNote {
  readonly id: string
  readonly number: string
  readonly subtotalCents: number
  readonly taxCents: number
  readonly totalCents: number
  /** Signed, as on the document. */
  readonly linesCents: number
  readonly taxesCents: number
  /** Its customer credit entry in the books: below zero. */
  readonly bookedCents: number
}

export interface BookedCustomer {
  readonly customerId: string
  readonly currency: Currency
  /** The projection in `customer_credit`; 0 without a row. */
  readonly creditCents: number
  /** Sum of the customer credit entries: credits are negative. */
  readonly bookedCreditCents: number
  /** Sum of the cash entries. */
  readonly cashCents: number
  /** Credits of charges that another system invoiced, before an import. */
  readonly creditedElsewhereCents: number
}

/** The books of a tenant, or a part of them, already summed: rows of five set-based queries. */
export interface BooksFacts {
  readonly transactions: readonly { readonly id: string; readonly naturalKey: string; readonly sumCents: number; readonly entries: number }[]
  readonly invoices: readonly BookedInvoice[]
  readonly creditNotes: readonly BookedCreditNote[]
  readonly customers: readonly BookedCustomer[]
  /** `next` of each series of documents, with how many numbers were given and the highest of them. */
  readonly series: readonly { readonly series: string; readonly next: number; readonly given: number; readonly highest: number }[]
}

export type BooksFindingKind =
  | 'transaction.unbalanced' | 'transaction.empty' | 'invoice.linesDiffer' | 'invoice.taxDiffers' | 'invoice.totalDiffers'
  | 'invoice.issueDiffers' | 'invoice.settledDiffers' | 'invoice.stateDiffers' | 'invoice.numberMalformed'
  | 'creditNote.linesDiffer' | 'creditNote.totalDiffers' | 'creditNote.bookedDiffers' | 'creditNote.numberMalformed'
  | 'credit.differs' | 'credit.negative' | 'credit.aboveCash' | 'series.gap'

/** Something in the books that is not as it must be: of what, and the two numbers that differ. */
export interface BooksFinding {
  readonly kind: BooksFindingKind
  /** Transaction, invoice, credit note, customer or series. */
  readonly id: string
  readonly expected: number | string
  readonly actual: number | string
}

/**
 * Everything in the books that breaks an invariant; empty when they are sound. Transactions sum to zero; lines and taxes sum to
 * the document; an invoice is settled by exactly its receivable credits and is paid when nothing is open; customer credit is
 * what the books say, not below zero, and not above the cash received; numbers have no gaps. Rule invoices.books.balanced.
 */
export function verifyBooks(books: BooksFacts): readonly BooksFinding[] {
  return [
    ...books.transactions.flatMap(({ id, sumCents, entries }) => [
      ...differs('transaction.unbalanced', id, 0, sumCents), ...(entries >= 2 ? [] : differs('transaction.empty', id, 2, entries)),
    ]),
    ...books.invoices.flatMap(invoiceFindings),
    ...books.creditNotes.flatMap(creditNoteFindings),
    ...books.customers.flatMap(customerFindings),
    ...books.series.flatMap(({ series, next, given, highest }) => [
      ...differs('series.gap', series, next - 1, given), ...differs('series.gap', series, next - 1, highest),
    ]),
  ]
}

function invoiceFindings(invoice: BookedInvoice): readonly BooksFinding[] {
  const { id, state, totalCents, settledCents, receivable } = invoice
  const isClosed = state === 'void' || state === 'writtenOff'
  const isSettled = settledCents === totalCents
  const expectedState = isClosed ? state : isSettled ? 'paid' : 'open'
  return [
    ...numberFinding('invoice.numberMalformed', id, invoice.number, 'invoice'),
    ...differs('invoice.linesDiffer', id, invoice.subtotalCents, invoice.linesCents),
    ...differs('invoice.taxDiffers', id, invoice.taxCents, invoice.taxesCents),
    ...differs('invoice.totalDiffers', id, invoice.subtotalCents + invoice.taxCents, totalCents),
    ...differs('invoice.issueDiffers', id, totalCents, receivable.issuedCents),
    ...differs('invoice.settledDiffers', id, 0 - receivable.settledCents, settledCents),
    ...differs('invoice.settledDiffers', id, isClosed ? settledCents - totalCents : 0, receivable.closedCents),
    ...differs('invoice.stateDiffers', id, expectedState, state),
  ]
}

function creditNoteFindings(note: BookedCreditNote): readonly BooksFinding[] {
  return [
    ...numberFinding('creditNote.numberMalformed', note.id, note.number, 'creditNote'),
    ...differs('creditNote.linesDiffer', note.id, 0 - note.subtotalCents, note.linesCents),
    ...differs('creditNote.totalDiffers', note.id, note.subtotalCents + note.taxCents, note.totalCents),
    ...differs('creditNote.totalDiffers', note.id, 0 - note.totalCents, note.linesCents + note.taxesCents),
    ...differs('creditNote.bookedDiffers', note.id, 0 - note.totalCents, note.bookedCents),
  ]
}

function customerFindings(customer: BookedCustomer): readonly BooksFinding[] {
  const id = `${customer.customerId}:${customer.currency}`
  const ceiling = customer.cashCents + customer.creditedElsewhereCents
  return [
    ...differs('credit.differs', id, 0 - customer.bookedCreditCents, customer.creditCents),
    ...(customer.creditCents < 0 ? [{ kind: 'credit.negative' as const, id, expected: 0, actual: customer.creditCents }] : []),
    ...(customer.creditCents > ceiling ? [{ kind: 'credit.aboveCash' as const, id, expected: ceiling, actual: customer.creditCents }] : []),
  ]
}

function numberFinding(kind: BooksFindingKind, id: string, number: string, wanted: 'invoice' | 'creditNote'): readonly BooksFinding[] {
  return differs(kind, id, wanted, parseDocumentNumber(number)?.kind ?? number)
}

function differs<Value extends number | string>(kind: BooksFindingKind, id: string, expected: Value, actual: Value): readonly BooksFinding[] {
  return expected === actual || (expected === 0 && actual === 0) ? [] : [{ kind, id, expected, actual }]
}
