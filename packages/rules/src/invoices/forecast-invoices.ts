import type { Denied } from '../decision.ts'
import { money } from '../money.ts'
import type { Currency, Money } from '../money.ts'
import { addDays, addMonths } from '../time.ts'
import { dateInZone, startOfDate } from '../time-zone.ts'
import type { CalendarDate, Instant } from '../time.ts'
import { planDueStep } from '../renewals/plan-due-step.ts'
import type { DueSubscription } from '../renewals/plan-due-step.ts'
import { closeDraft } from './close-draft.ts'
import { documentLineOf } from './document-line.ts'
import type { DocumentLine, PricedDocument, TaxSettings } from './facts.ts'
import { taxOfProduct } from './price-document.ts'

export interface ForecastSubscription extends DueSubscription {
  /** What it is called on an invoice. */
  readonly name: string
}

/** Everything that a forecast of one customer in one currency needs. */
export interface ForecastFacts {
  readonly now: Instant
  /** The tenant's zone: what is charged on a day there is one invoice. */
  readonly zone: string
  readonly currency: Currency
  /** Months to look ahead, this one included. */
  readonly months: number
  readonly taxes: TaxSettings
  /** Those in this currency, whatever their state; their `dueAt` is stored with them. */
  readonly subscriptions: readonly ForecastSubscription[]
  /** Lines of drafts that are still open, with the day of their draft, and what is charged on a known day for no subscription (units of licences). */
  readonly pending: readonly { readonly on: CalendarDate; readonly line: DocumentLine }[]
  /** Customer credit as it is today. */
  readonly creditCents: number
}

export interface ForecastInvoice {
  /** The day that it is issued on: the one after the day that its lines were charged on. */
  readonly on: CalendarDate
  /** Below zero where a day's credits are more than its charges: a credit note. */
  readonly document: PricedDocument
  /** What customer credit will settle of it, by today's credit and the credit notes before it. */
  readonly creditApplied: Money
}

export interface ForecastOfMonth {
  /** First day of the month. */
  readonly month: CalendarDate
  readonly invoices: readonly ForecastInvoice[]
  readonly total: Money
}

export interface InvoiceForecast {
  readonly currency: Currency
  readonly months: readonly ForecastOfMonth[]
  readonly total: Money
  /** Subscriptions that should renew and cannot, with the reason: nothing of theirs is foreseen after that. */
  readonly refusals: readonly { readonly subscriptionId: string; readonly on: CalendarDate; readonly refusal: Denied }[]
}

/**
 * The invoices of the months to come under today's plans and prices (previsão de gastos): every cycle, renewal, planned change,
 * extended month and end of a trial goes through the functions that will charge it, gathers on the draft of its day, and is
 * closed and taxed as that will be. A planned change is the same forecast of changed facts (`withSeats`, `withRenewalPlan`).
 * Months without invoices are listed. Rule invoices.forecast.sameFunctions (X11, billing.md § 6).
 */
export function forecastInvoices(facts: ForecastFacts): InvoiceForecast {
  const first = `${dateInZone(facts.now, facts.zone).slice(0, 8)}01` as CalendarDate
  const until = addMonths(first, facts.months)
  const ahead = facts.subscriptions.map((subscription) => linesAhead(facts, subscription, until))
  const invoices = invoicesOf(facts, [...facts.pending, ...ahead.flatMap(({ lines }) => lines)]).filter(({ on }) => on < until)
  const months = Array.from({ length: facts.months }, (_, index): ForecastOfMonth => {
    const month = addMonths(first, index)
    const ofMonth = invoices.filter(({ on }) => month <= on && on < addMonths(first, index + 1))
    return { month, invoices: ofMonth, total: totalOf(facts.currency, ofMonth) }
  })
  return { currency: facts.currency, months, total: totalOf(facts.currency, invoices), refusals: ahead.flatMap(({ refusals }) => refusals) }
}

interface Ahead {
  readonly lines: { on: CalendarDate; line: DocumentLine }[]
  readonly refusals: { subscriptionId: string; on: CalendarDate; refusal: Denied }[]
}

/** What time will charge of one subscription before a date, step by step. */
function linesAhead(facts: ForecastFacts, { name, ...subscription }: ForecastSubscription, until: CalendarDate): Ahead {
  const ahead: Ahead = { lines: [], refusals: [] }
  const endAt = startOfDate(until, facts.zone)
  for (let due: DueSubscription = subscription; due.dueAt !== null && due.dueAt < endAt; ) {
    // What is overdue for the job is charged on the day that it comes to it.
    const on = dateInZone(due.dueAt < facts.now ? facts.now : due.dueAt, facts.zone)
    const { lines, after, refused } = planDueStep({ ...due, dueAt: due.dueAt })
    const tax = taxOfProduct(facts.taxes, after.facts.offer.productId)
    const subject = { chargeId: null, subscriptionId: after.facts.id, description: name, tax }
    ahead.lines.push(...lines.map((line) => ({ on, line: documentLineOf(line, subject) })))
    if (refused !== null) ahead.refusals.push({ subscriptionId: after.facts.id, on, refusal: refused })
    due = after
  }
  return ahead
}

/** One document a day, issued on the next, with the credit that it will use. */
function invoicesOf(facts: ForecastFacts, dated: readonly { readonly on: CalendarDate; readonly line: DocumentLine }[]): readonly ForecastInvoice[] {
  let credit = facts.creditCents
  return [...new Set(dated.map(({ on }) => on))].sort().flatMap((day): ForecastInvoice[] => {
    const lines = dated.filter(({ on }) => on === day).map(({ line }) => line)
    const closing = closeDraft({
      currency: facts.currency, opensOn: day, lines, maxLinesPerSubscriptionDay: lines.length, byPerson: true, creditableCents: null,
    })
    if (closing.outcome === 'nothing') return []
    const { document } = closing
    const applied = Math.min(credit, Math.max(0, document.total.cents))
    credit -= closing.outcome === 'creditNote' ? document.total.cents : applied
    return [{ on: addDays(day, 1), document, creditApplied: money(facts.currency, applied) }]
  })
}

function totalOf(currency: Currency, invoices: readonly ForecastInvoice[]): Money {
  return money(currency, invoices.reduce((sum, { document }) => sum + document.total.cents, 0))
}
