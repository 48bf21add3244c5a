/** What our documents, taxes and credit answer to a vector of shared/vectors/billing.json, in the vector's own words. */
import {
  addDays, addMonths, applyCredit, calendarDate, centsFromDecimal, cycleOf, dateInZone, dueDates, instant, isOverdue, money, priceDocument, prorateLine, scaleCents,
} from '@assento/rules'
import type { CalendarDate, PricedDocument } from '@assento/rules'
import { invoiceOf, lineOf } from './invoices.ts'
import { decimal } from './billing-vector.ts'

interface PlanInputs {
  readonly oldPriceCents: number
  readonly newPriceCents: number
  readonly remainingDays: number
  readonly periodDays: number
  readonly taxRatePct: string
}

/** The vector's decimals of percent as our basis points. */
function basisPoints(percent: string): number {
  return centsFromDecimal(percent)?.cents ?? 0
}

function taxed(cents: number, ...percents: readonly string[]): PricedDocument {
  return priceDocument('BRL', [lineOf({ cents, tax: percents.reduce((sum, percent) => sum + basisPoints(percent), 0) })])
}

export function upgradeWithTax(inputs: PlanInputs) {
  const part = (cents: number) => scaleCents(cents, [inputs.remainingDays], [inputs.periodDays])
  return { newFeeCents: part(inputs.newPriceCents), creditNoteTotalCents: -taxed(-part(inputs.oldPriceCents), inputs.taxRatePct).total.cents }
}

/** Taxes of one line are one rate here: their sum, rounded once. */
export function taxRounding(inputs: { readonly feeCents: number; readonly taxRatesPct: readonly string[] }) {
  const { taxes, tax } = taxed(inputs.feeCents, ...inputs.taxRatesPct)
  return { taxCents: tax.cents, taxRateTotal: String((taxes[0]?.basisPoints ?? 0) / 100) }
}

export function creditNoteTax(inputs: { readonly priceCents: number; readonly taxRatePct: string; readonly unusedDays: number; readonly periodDays: number }) {
  const { subtotal, tax, total } = taxed(-scaleCents(inputs.priceCents, [inputs.unusedDays], [inputs.periodDays]), inputs.taxRatePct)
  return { subtotalCents: -subtotal.cents, taxCents: -tax.cents, totalCents: -total.cents }
}

export function creditOnTaxedInvoice(inputs: { readonly accountCredit: string; readonly lines: readonly string[]; readonly taxLines: readonly string[] }) {
  const due = [...inputs.lines, ...inputs.taxLines].reduce((sum, text) => sum + (centsFromDecimal(text)?.cents ?? 0), 0)
  const credit = centsFromDecimal(inputs.accountCredit)?.cents ?? 0
  const used = applyCredit({ creditCents: credit, openInvoices: [{ id: 'invoice-1', balanceCents: due, dueOn: calendarDate('2026-03-10'), isCorrected: false }] })
    .reduce((sum, { cents }) => sum + cents, 0)
  return { creditUsed: decimal(used), amountDue: decimal(due - used), accountCreditAfter: decimal(credit - used) }
}

/** The part of a calendar month from an instant's day in a zone. */
export function billedInZone(inputs: { readonly priceCents: number; readonly taxRatePct: string; readonly instant: string; readonly timezone: string }) {
  const on = dateInZone(instant(inputs.instant.replace('Z', '.000Z')), inputs.timezone)
  const startsOn = `${on.slice(0, 8)}01` as CalendarDate
  const cycle = cycleOf(startsOn, { startsOn, until: addMonths(startsOn, 1) }, 'monthly', on)
  const line = prorateLine('termCycle', 1, money('BRL', inputs.priceCents), cycle, on)
  return { billedDays: line.billingDays, invoiceTotalCents: taxed(line.amount.cents, inputs.taxRatePct).total.cents }
}

export function dueAndOverdue(inputs: { readonly invoiceDate: string; readonly netTermDays: number; readonly extraInvoice: { readonly date: string } }) {
  const of = (date: string) => dueDates(calendarDate(date), inputs.netTermDays, (each) => each)
  const { dueOn, payableUntil } = of(inputs.invoiceDate)
  let overdueFrom = dueOn
  while (!isOverdue(invoiceOf({ payableUntil }), overdueFrom)) overdueFrom = addDays(overdueFrom, 1)
  return { dueDate: dueOn, overdueFrom, secondInvoiceDue: of(inputs.extraInvoice.date).dueOn }
}
