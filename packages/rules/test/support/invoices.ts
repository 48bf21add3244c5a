/** Invoices, lines and drafts from the few words that a case gives, and the questions that can be put about them. */
import * as rules from '@assento/rules'
import type { BooksFacts, CalendarDate, CreditableLine, DocumentLine, Instant, InvoiceFacts, SubscriptionFacts, TaxRate } from '@assento/rules'

export interface LineWords extends Partial<Omit<CreditableLine, 'amount' | 'unitPrice' | 'tax' | 'period'>> {
  readonly cents: number
  /** Cents of the whole cycle; unset = such that quantity × price is the amount. */
  readonly unitCents?: number
  /** Basis points of the tax ISS; null or unset = none. */
  readonly tax?: number | null
  readonly from?: string
  readonly until?: string
}

const ISS = (basisPoints: number): TaxRate => ({ label: 'ISS', basisPoints })

export function lineOf(words: LineWords, index = 0): CreditableLine {
  const { cents, unitCents, tax, from, until, ...rest } = words
  const quantity = words.quantity ?? Math.sign(cents || 1)
  return {
    lineNo: index + 1, creditedCents: 0, kind: 'termCycle', chargeId: `charge-${index + 1}`, subscriptionId: 'subscription-1',
    description: 'Estação de Trabalho', billingDays: 30, cycleDays: 30, ...rest, quantity,
    unitPrice: rules.money('BRL', unitCents ?? Math.round(cents / quantity)),
    period: { startsOn: rules.calendarDate(from ?? '2026-03-01'), until: rules.calendarDate(until ?? '2026-03-31') },
    amount: rules.money('BRL', cents), tax: tax === undefined || tax === null ? null : ISS(tax),
  }
}

export function documentLines(words: readonly LineWords[] = []): readonly DocumentLine[] {
  return words.map((word, index) => lineOf(word, index))
}

export function invoiceOf(words: Partial<InvoiceFacts> = {}): InvoiceFacts {
  return {
    id: 'invoice-1', number: '2026-0001', customerId: 'customer-1', state: 'open', currency: 'BRL', totalCents: 10_000, settledCents: 0,
    issuedOn: rules.calendarDate('2026-03-02'), dueOn: rules.calendarDate('2026-03-12'), payableUntil: rules.calendarDate('2026-03-12'), ...words,
  }
}

/** Books of one paid invoice, as they must be; a case breaks one number of them. */
const SOUND: BooksFacts = {
  transactions: [{ id: 'transaction-1', naturalKey: 'invoice:invoice-1', sumCents: 0, entries: 3 }],
  invoices: [{
    id: 'invoice-1', number: '2026-0001', state: 'paid', totalCents: 10_500, settledCents: 10_500, subtotalCents: 10_000, taxCents: 500,
    linesCents: 10_000, taxesCents: 500, receivable: { issuedCents: 10_500, settledCents: -10_500, closedCents: 0 },
  }],
  creditNotes: [{
    id: 'note-1', number: 'NC-2026-0001', subtotalCents: 100, taxCents: 5, totalCents: 105, linesCents: -100, taxesCents: -5, bookedCents: -105,
  }],
  customers: [{ customerId: 'customer-1', currency: 'BRL', creditCents: 105, bookedCreditCents: -105, cashCents: 10_500, creditedElsewhereCents: 0 }],
  series: [{ series: 'invoice:2026', next: 2, given: 1, highest: 1 }],
}

type BrokenBooks = { readonly [Part in keyof BooksFacts]?: Partial<BooksFacts[Part][number]> }

function findings(broken: BrokenBooks): readonly unknown[] {
  const parts = Object.entries(SOUND).map(([part, rows]) => [part, rows.map((row: object) => ({ ...row, ...broken[part as keyof BooksFacts] }))])
  return rules.verifyBooks(Object.fromEntries(parts) as BooksFacts)
}

export interface InvoiceWords { readonly invoice?: Partial<InvoiceFacts>; readonly lines?: readonly LineWords[] }

const dayOf = (now: Instant): CalendarDate => rules.dateInZone(now, 'UTC')
type About<Request> = (facts: SubscriptionFacts, request: Request, now: Instant) => unknown

const document: About<{ lines: LineWords[] }> = (_facts, { lines }) => rules.priceDocument('BRL', documentLines(lines))
const marginal: About<{ before: LineWords[]; added: LineWords[] }> = (_facts, { before, added }) =>
  rules.marginalDocument('BRL', documentLines(before), documentLines(added))
const closing: About<{ lines?: LineWords[]; limit?: number; byPerson?: boolean; creditableCents?: number }> = (_facts, request, now) =>
  rules.closeDraft({
    currency: 'BRL', opensOn: dayOf(now), lines: documentLines(request.lines), maxLinesPerSubscriptionDay: request.limit ?? 15,
    byPerson: request.byPerson ?? false, creditableCents: request.creditableCents ?? null,
  })
const voiding: About<InvoiceWords & { paid?: number; credited?: number; replace?: boolean }> = (_facts, request, now) => {
  const { subtotal, tax } = rules.priceDocument('BRL', documentLines(request.lines))
  return rules.decideVoid({
    invoice: invoiceOf(request.invoice), subtotalCents: subtotal.cents, taxCents: tax.cents, lines: documentLines(request.lines),
    settledByPaymentCents: request.paid ?? 0, creditedElsewhereCents: request.credited ?? 0,
  }, { reason: 'Dados errados', replace: request.replace ?? false }, dayOf(now))
}
const creditNote: About<InvoiceWords & { credit?: { lineNo: number; cents: number }[] }> = (_facts, request, now) => rules.decideCreditNote(
  { invoice: invoiceOf(request.invoice), lines: (request.lines ?? []).map(lineOf) },
  { reason: 'Cobrança a mais', lines: request.credit ?? null }, dayOf(now))
const overdue: About<InvoiceWords> = (_facts, { invoice }, now) =>
  ({ isOverdue: rules.isOverdue(invoiceOf(invoice), dayOf(now)), daysOverdue: rules.daysOverdue(invoiceOf(invoice), dayOf(now)) })

/** Bank days without holidays: enough to show that a weekend moves the payable day. */
function nextWeekday(date: CalendarDate): CalendarDate {
  const isWeekend = [2, 3].includes(((rules.epochDay(date) % 7) + 7) % 7)
  return isWeekend ? nextWeekday(rules.addDays(date, 1)) : date
}

export const INVOICE_QUESTIONS = {
  document, marginal, closing, voiding, creditNote, overdue,
  writeOff: ((_facts, request, now) => rules.decideWriteOff(invoiceOf(request.invoice), { reason: 'Sem resposta' }, dayOf(now))) satisfies About<InvoiceWords>,
  dueDates: ((_facts, { dueDays }, now) => rules.dueDates(dayOf(now), dueDays, nextWeekday)) satisfies About<{ dueDays: number }>,
  payment: ((_facts, request) => rules.allocatePayment(request)) satisfies About<Parameters<typeof rules.allocatePayment>[0]>,
  creditUse: ((_facts, request) => rules.applyCredit(request)) satisfies About<Parameters<typeof rules.applyCredit>[0]>,
  explanation: ((_facts, { credits, ...words }) => rules.explainLine(lineOf(words), credits)) satisfies
    About<LineWords & { credits?: { fromSeats: number; toSeats: number }[] }>,
  number: ((_facts, { text }) => rules.parseDocumentNumber(text)) satisfies About<{ text: string }>,
  books: ((_facts, broken) => findings(broken)) satisfies About<BrokenBooks>,
}
