/** How an invoice's state and dates read: chips in words, icon and colour. */
import { html, nothing, type TemplateResult } from 'lit'
import { daysBetween, type CalendarDate, type DatePeriod } from '@assento/rules'
import type { InvoiceItem, InvoiceStatus } from '@assento/client'
import type { Messages } from '../locales/messages.ts'
import type { Format } from '../runtime/format.ts'
import { chip } from '../runtime/states.ts'

/** Days before the due date from which it stands out. */
const SOON_DAYS = 3

export function isUnpaid(status: InvoiceStatus): boolean {
  return status === 'open' || status === 'overdue'
}

/** "20 nov", with the year when it is not this one. */
export function shortDate(date: CalendarDate, today: CalendarDate, format: Format): string {
  return format.date(date, date.slice(0, 4) === today.slice(0, 4) ? 'day' : 'short')
}

/** "15 out a 14 nov": both days belong to it; the year once, when it is not this one. */
export function periodText({ startsOn, until }: DatePeriod, today: CalendarDate, t: Messages, format: Format): string {
  const isLater = startsOn.slice(0, 4) !== today.slice(0, 4)
  return t.invoices.period(format.date(startsOn, 'day'), format.lastDay({ startsOn, until }, isLater ? 'short' : 'day'))
}

/** One chip for the state, one more while it is disputed. */
export function statusChips(item: InvoiceItem, today: CalendarDate, t: Messages, format: Format): TemplateResult {
  const disputed = item.isDisputed ? chip('info', 'info', t.invoices.status.disputed) : nothing
  return html`${stateChip(item, today, t, format)}${disputed}`
}

function stateChip(item: InvoiceItem, today: CalendarDate, { invoices: { status: words } }: Messages, format: Format): TemplateResult {
  switch (item.status) {
    case 'paid': return chip('ok', 'check', item.paidOn === null ? words.paid : words.paidOn(shortDate(item.paidOn, today, format)))
    case 'void': return chip('idle', 'stop', words.void)
    case 'writtenOff': return chip('idle', 'minus', words.writtenOff)
    case 'overdue': return chip('bad', 'alert', words.overdue(item.daysOverdue, format))
    default: return openChip(item, today, words, format)
  }
}

/** Before the due date; on it; and on the days after it that banks still take it without fine. */
function openChip({ dueOn, payableUntil }: InvoiceItem, today: CalendarDate, words: Messages['invoices']['status'], format: Format): TemplateResult {
  const days = daysBetween(today, dueOn)
  if (days > SOON_DAYS) return chip('idle', 'clock', words.open)
  const text = days < 0 ? words.payableUntil(shortDate(payableUntil, today, format))
    : days === 0 ? words.dueToday : days === 1 ? words.dueTomorrow : words.dueIn(days)
  return chip('warn', 'clock', text)
}
