/** The entries that each act makes in the books: debit positive, credit negative, never zero, summing to zero. */
import { assert } from '../assert.ts'
import type { Currency } from '../money.ts'
import type { CalendarDate } from '../time.ts'
import type { LedgerAccount, LedgerEntryPlan, LedgerPlan, LedgerTransactionKind } from './facts.ts'

/** What every posting says: whose books, in which currency, from which day. */
export interface PostingSubject {
  readonly customerId: string
  readonly currency: Currency
  readonly on: CalendarDate
}

export interface DocumentAmounts {
  readonly subtotalCents: number
  readonly taxCents: number
  readonly totalCents: number
}

/** An invoice: Dr receivable, Cr revenue, Cr tax. Key `invoice:<id>`. */
export function postInvoice(invoice: PostingSubject & DocumentAmounts & { readonly invoiceId: string }): LedgerPlan {
  const of = { invoiceId: invoice.invoiceId }
  return posting('invoiceIssued', `invoice:${invoice.invoiceId}`, invoice, [
    entry('receivable', invoice.totalCents, of), entry('revenue', -invoice.subtotalCents, of), entry('tax', -invoice.taxCents, of),
  ])
}

/** A credit note, with positive amounts: Dr revenue, Dr tax, Cr customer credit. Key `creditNote:<id>`. */
export function postCreditNote(
  note: PostingSubject & DocumentAmounts & { readonly creditNoteId: string; readonly invoiceId: string | null },
): LedgerPlan {
  const of = { creditNoteId: note.creditNoteId, invoiceId: note.invoiceId }
  return posting('creditNoteIssued', `creditNote:${note.creditNoteId}`, note, [
    entry('revenue', note.subtotalCents, of), entry('tax', note.taxCents, of), entry('customerCredit', -note.totalCents, of),
  ])
}

/** Money received: Dr cash; Cr receivable for what is applied, revenue for fine and interest, customer credit for the rest. Key `payment:<id>`. */
export function postPayment(payment: PostingSubject & {
  readonly paymentId: string
  /** Null when nothing is applied. */
  readonly invoiceId: string | null
  readonly appliedCents: number
  readonly lateChargeCents: number
  readonly excessCents: number
}): LedgerPlan {
  const { paymentId, invoiceId, appliedCents, lateChargeCents, excessCents } = payment
  assert(invoiceId !== null || appliedCents === 0, 'what is applied is applied to an invoice')
  const of = { paymentId, invoiceId }
  return posting('paymentReceived', `payment:${paymentId}`, payment, [
    entry('cash', appliedCents + lateChargeCents + excessCents, of), entry('receivable', -appliedCents, of),
    entry('revenue', -lateChargeCents, of), entry('customerCredit', -excessCents, of),
  ])
}

/** Credit used for an invoice: Dr customer credit, Cr receivable. Key `credit:<invoice>:<cause>`; each cause applies once to an invoice. */
export function postCreditApplied(application: PostingSubject & {
  readonly invoiceId: string
  readonly cents: number
  /** What set it off: the id of the invoice's issue, a credit note or a payment. */
  readonly cause: string
}): LedgerPlan {
  const of = { invoiceId: application.invoiceId }
  return posting('creditApplied', `credit:${application.invoiceId}:${application.cause}`, application, [
    entry('customerCredit', application.cents, of), entry('receivable', -application.cents, of),
  ])
}

/** A void: the invoice's entries reversed; what credit had settled becomes customer credit again. Key `void:<id>`. */
export function postVoid(
  invoice: PostingSubject & DocumentAmounts & { readonly invoiceId: string; readonly settledByCreditCents: number },
): LedgerPlan {
  const of = { invoiceId: invoice.invoiceId }
  return posting('invoiceVoided', `void:${invoice.invoiceId}`, invoice, [
    entry('revenue', invoice.subtotalCents, of), entry('tax', invoice.taxCents, of),
    entry('receivable', invoice.settledByCreditCents - invoice.totalCents, of), entry('customerCredit', -invoice.settledByCreditCents, of),
  ])
}

/** A write-off of what is still open: Dr write-off, Cr receivable. Key `writeOff:<id>`. */
export function postWriteOff(writeOff: PostingSubject & { readonly invoiceId: string; readonly balanceCents: number }): LedgerPlan {
  const of = { invoiceId: writeOff.invoiceId }
  return posting('invoiceWrittenOff', `writeOff:${writeOff.invoiceId}`, writeOff, [
    entry('writeOff', writeOff.balanceCents, of), entry('receivable', -writeOff.balanceCents, of),
  ])
}

/**
 * Credit used for an invoice that was written off: Dr customer credit, Cr write-off. What the customer still owes is recovered
 * before credit waits, so that credit is never above what was received. Key `recovered:<invoice>:<cause>`.
 */
export function postCreditRecovered(application: PostingSubject & {
  readonly invoiceId: string
  readonly cents: number
  readonly cause: string
}): LedgerPlan {
  const of = { invoiceId: application.invoiceId }
  return posting('creditApplied', `recovered:${application.invoiceId}:${application.cause}`, application, [
    entry('customerCredit', application.cents, of), entry('writeOff', -application.cents, of),
  ])
}

function entry(account: LedgerAccount, cents: number, of: Partial<Omit<LedgerEntryPlan, 'account' | 'cents'>>): LedgerEntryPlan {
  return { account, cents, invoiceId: of.invoiceId ?? null, paymentId: of.paymentId ?? null, creditNoteId: of.creditNoteId ?? null }
}

function posting(
  kind: LedgerTransactionKind, naturalKey: string, { customerId, currency, on }: PostingSubject, all: readonly LedgerEntryPlan[],
): LedgerPlan {
  const entries = all.filter(({ cents }) => cents !== 0)
  const sum = entries.reduce((total, { cents }) => total + cents, 0)
  assert(sum === 0 && entries.length >= 2, `${naturalKey} has ${entries.length} entries that sum to ${sum}`)
  return { kind, naturalKey, customerId, currency, effectiveOn: on, entries }
}
