import { allowed, denied } from '../decision.ts'
import type { Decision, Denied } from '../decision.ts'
import { money } from '../money.ts'
import type { PlannedEvent } from '../subscriptions/plan.ts'
import type { CalendarDate } from '../time.ts'
import type { DocumentLine, DocumentTax, InvoiceFacts, PricedDocument } from './facts.ts'
import { documentOf, isSameRate, ratesOf, taxCents } from './price-document.ts'

/** A line of the invoice to correct, and what has been given back of it. */
export interface CreditableLine extends DocumentLine {
  readonly lineNo: number
  /** Without tax; positive. */
  readonly creditedCents: number
}

export interface CreditNoteRequest {
  readonly reason: string
  /** Cents without tax to give back of each line; null = all that is left of every line. */
  readonly lines: readonly { readonly lineNo: number; readonly cents: number }[] | null
}

/** A correction of an issued invoice (nota de crédito). */
export interface CreditNotePlan {
  readonly invoiceId: string
  readonly customerId: string
  readonly reason: string
  readonly issuedOn: CalendarDate
  /** Signed: its amounts are below zero; `creditNoteAmounts` turns them. Post it with `postCreditNote`. */
  readonly document: PricedDocument
  /** What is taken back of each charge; lines without one are credited on the document alone. */
  readonly credits: readonly { readonly lineNo: number; readonly chargeId: string | null; readonly cents: number }[]
  readonly events: readonly PlannedEvent[]
}

/**
 * Whether lines of an issued invoice are given back, in part or whole: never more of a line than it charged and has not given
 * back (P8). The tax is what the invoice's tax falls by, so that crediting in any number of steps gives back the whole tax
 * and no cent more (invoices.credit.note). Denies invoices.credit.closed, invoices.credit.aboveCharged, invoices.credit.empty (billing.md § 1).
 */
export function decideCreditNote(
  facts: { readonly invoice: InvoiceFacts; readonly lines: readonly CreditableLine[] }, request: CreditNoteRequest, today: CalendarDate,
): Decision<CreditNotePlan> {
  const { invoice } = facts
  const wanted = request.lines ?? facts.lines.map((line) => ({ lineNo: line.lineNo, cents: creditableCents(line) }))
  const refusal = refuseCreditNote(invoice, facts.lines, wanted)
  if (refusal !== null) return refusal
  const credits = wanted.filter(({ cents }) => cents > 0)
  const document = creditDocument(invoice, facts.lines, new Map(credits.map(({ lineNo, cents }) => [lineNo, cents])))
  return allowed({
    invoiceId: invoice.id, customerId: invoice.customerId, reason: request.reason, issuedOn: today, document,
    credits: credits.map(({ lineNo, cents }) => ({ lineNo, cents, chargeId: facts.lines.find((line) => line.lineNo === lineNo)?.chargeId ?? null })),
    events: [{ name: 'credit_note.issued', subject: { invoiceId: invoice.id, number: invoice.number, cents: 0 - document.total.cents } }],
  })
}

/** What can still be given back of a line, without tax; nothing of one that is a credit itself. */
export function creditableCents(line: Pick<CreditableLine, 'amount' | 'creditedCents'>): number {
  return Math.max(0, line.amount.cents - line.creditedCents)
}

function refuseCreditNote(
  invoice: InvoiceFacts, lines: readonly CreditableLine[], wanted: readonly { readonly lineNo: number; readonly cents: number }[],
): Denied | null {
  if (invoice.state === 'void' || invoice.state === 'writtenOff') {
    return denied('invoices.credit.closed', `The invoice is ${invoice.state}.`, { facts: { number: invoice.number, state: invoice.state } })
  }
  for (const { lineNo, cents } of wanted) {
    const line = lines.find((each) => each.lineNo === lineNo)
    const creditable = line === undefined ? 0 : creditableCents(line)
    const isOnce = wanted.filter((each) => each.lineNo === lineNo).length === 1
    if (Number.isSafeInteger(cents) && cents >= 0 && cents <= creditable && isOnce) continue
    return denied('invoices.credit.aboveCharged', 'More than the line charged and has not given back.', {
      facts: { number: invoice.number, line: lineNo, requestedCents: cents, creditableCents: creditable, currency: invoice.currency },
    })
  }
  if (wanted.some(({ cents }) => cents > 0)) return null
  return denied('invoices.credit.empty', 'Nothing is to be credited.', { facts: { number: invoice.number } })
}

/** The document of the credit: each tax is as much as the tax on what is left of the invoice falls. */
function creditDocument(
  { currency }: InvoiceFacts, lines: readonly CreditableLine[], centsByLine: ReadonlyMap<number, number>,
): PricedDocument {
  const centsOf = (line: CreditableLine) => centsByLine.get(line.lineNo) ?? 0
  const credited = lines.filter((line) => centsOf(line) > 0)
  const taxes = ratesOf(credited).map((rate): DocumentTax => {
    const ofRate = lines.filter((line) => line.tax !== null && isSameRate(line.tax, rate))
    const left = ofRate.reduce((sum, line) => sum + creditableCents(line), 0)
    const taken = ofRate.reduce((sum, line) => sum + centsOf(line), 0)
    return { ...rate, base: money(currency, -taken), amount: money(currency, taxCents(left - taken, rate) - taxCents(left, rate)) }
  })
  const subtotal = credited.reduce((sum, line) => sum - centsOf(line), 0)
  return documentOf(currency, credited.map((line) => creditLineOf(line, centsOf(line))), subtotal, taxes)
}

/** A whole line is printed as it was, negated; a part of one as one amount, so that quantity × price is what is given back. */
function creditLineOf({ lineNo: _lineNo, creditedCents: _credited, ...line }: CreditableLine, cents: number): DocumentLine {
  const amount = money(line.amount.currency, -cents)
  if (cents === line.amount.cents) return { ...line, quantity: -line.quantity, amount }
  return { ...line, kind: 'other', quantity: -1, unitPrice: money(line.amount.currency, cents), billingDays: 1, cycleDays: 1, amount }
}
