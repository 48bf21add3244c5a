import { addDays, daysBetween } from '../time.ts'
import type { CalendarDate } from '../time.ts'
import type { InvoiceFacts } from './facts.ts'

/** What is still to be paid of an invoice: nothing of one that is void or written off. */
export function balanceCents(invoice: Pick<InvoiceFacts, 'state' | 'totalCents' | 'settledCents'>): number {
  return invoice.state === 'open' ? invoice.totalCents - invoice.settledCents : 0
}

/**
 * True for an open invoice after its payable day (vencida): the due date extended to the next bank business day is still in
 * time. Rule invoices.due.overdue (billing.md § 1).
 */
export function isOverdue(invoice: Pick<InvoiceFacts, 'state' | 'payableUntil'>, today: CalendarDate): boolean {
  return invoice.state === 'open' && today > invoice.payableUntil
}

/** Whole days after the payable day; 0 unless overdue. */
export function daysOverdue(invoice: Pick<InvoiceFacts, 'state' | 'payableUntil'>, today: CalendarDate): number {
  return isOverdue(invoice, today) ? daysBetween(invoice.payableUntil, today) : 0
}

/**
 * When an invoice is due and the last day on which it is not late. The calendar is the caller's: `nextBusinessDay` answers the
 * date itself when banks are open on it. Rule invoices.due.overdue.
 */
export function dueDates(
  issuedOn: CalendarDate, dueDays: number, nextBusinessDay: (date: CalendarDate) => CalendarDate,
): { readonly dueOn: CalendarDate; readonly payableUntil: CalendarDate } {
  const dueOn = addDays(issuedOn, dueDays)
  return { dueOn, payableUntil: nextBusinessDay(dueOn) }
}
