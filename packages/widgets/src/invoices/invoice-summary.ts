import { html, nothing, type TemplateResult } from 'lit'
import { addMs, daysBetween, type CalendarDate } from '@assento/rules'
import type { InvoiceItem } from '@assento/client'
import type { Messages } from '../locales/messages.ts'
import type { Format } from '../runtime/format.ts'
import { icon } from '../runtime/icons.ts'
import { callout } from '../runtime/states.ts'
import type { InvoiceAction } from './invoice-actions.ts'
import type { InvoicePages } from './invoice-pages.ts'
import { shortDate } from './invoice-words.ts'

export interface SummaryView {
  readonly t: Messages
  readonly format: Format
  readonly pages: InvoicePages
  readonly today: CalendarDate
  readonly actionsOf: (item: InvoiceItem) => readonly InvoiceAction[]
  readonly onAction: (action: InvoiceAction, item: InvoiceItem) => void
  /** Opens the row with everything about paying. */
  readonly onPay: (item: InvoiceItem) => void
}

/** What is open now, at a glance: what is late and what comes of it, what is due next, credit, and the invoice of the day. */
export function invoiceSummary(view: SummaryView): TemplateResult {
  const { pages, t } = view
  const overdue = pages.unpaid.filter(({ status }) => status === 'overdue')
  const open = pages.unpaid.filter(({ status }) => status === 'open')
  return html`
    ${overdue[0] ? html`<div class="banner">${overdueBanner(view, overdue[0], overdue)}</div>` : nothing}
    <div class="overview" role="group" aria-label=${t.invoices.summary.label}><dl class="glance">
      ${nextDue(view, open, overdue.length > 0)}
      ${creditCell(view)}
      ${upcomingCell(view)}
    </dl></div>`
}

function overdueBanner(view: SummaryView, oldest: InvoiceItem, overdue: readonly InvoiceItem[]): TemplateResult {
  const { t, format, pages, today } = view
  const words = t.invoices.summary
  const days = format.relativeDays(-oldest.daysOverdue)
  const said = overdue.length === 1 ? words.overdueOne : words.overdueMany
  const secondCopy = view.actionsOf(oldest).find(({ name }) => name === 'secondCopy')
  return callout('bad', words.overdueTitle(overdue.length, total(overdue, format), pages.hasMoreUnpaid, format), html`
    <p>${said(oldest.number, shortDate(oldest.dueOn, today, format), days)} ${todayText(view, oldest)} ${consequence(view, oldest)}</p>`, html`
    <button type="button" class="button primary" @click=${() => view.onPay(oldest)}>${t.invoices.actions.pay}</button>
    ${secondCopy ? html`<button type="button" class="button link" @click=${() => view.onAction(secondCopy, oldest)}>${t.invoices.actions.secondCopy}</button>` : nothing}`)
}

/** The balance with fine and interest, once they are known. */
function todayText({ t, format, pages: { oldest } }: SummaryView, { id }: InvoiceItem): string {
  if (oldest?.id !== id || oldest.lateCharges === null) return ''
  return t.invoices.summary.today(format.money({ ...oldest.balance, cents: oldest.balance.cents + oldest.lateCharges.total.cents }))
}

/** What non-payment has brought already, or brings next and when (P2). */
function consequence({ t, format, pages }: SummaryView, oldest: InvoiceItem): string {
  const words = t.invoices.summary
  const held = (['terminate', 'suspend', 'restrict'] as const).find((action) => oldest.holds.includes(action))
  if (held) return words.held[held]
  if (oldest.isDisputed) return words.paused
  const current = pages.oldest?.id === oldest.id ? pages.oldest : null
  const next = current?.timeline.find(({ state, action }) => state === 'planned' && action !== null)
  return next?.action ? words.nextStep[next.action](format.dateTime(next.plannedAt)) : ''
}

function nextDue({ t, format, today, pages, onPay }: SummaryView, open: readonly InvoiceItem[], isLate: boolean): TemplateResult {
  const words = t.invoices.summary
  const [next, ...others] = open
  if (!next) {
    return html`<div class="cell"><dt class="label">${words.next}</dt>
      <dd class="figure ${isLate ? 'muted' : 'fine'}">${isLate ? nothing : icon('check')}${isLate ? words.onlyOverdue : words.nothing}</dd>
      ${isLate || pages.items.length === 0 ? nothing : html`<dd class="sub">${words.nothingText}</dd>`}</div>`
  }
  // A due date on a holiday is still good on the next bank day: that is the day to pay by.
  const payBy = next.dueOn < today ? next.payableUntil : next.dueOn
  const relative = format.relativeDays(daysBetween(today, payBy))
  return html`<div class="cell"><dt class="label">${words.next}</dt>
    <dd class="figure">${format.money(next.balance)}</dd>
    <dd class="sub">${words.nextFrom(shortDate(payBy, today, format), relative)} ·
      <button type="button" class="inline" @click=${() => onPay(next)}>${words.invoice(next.number)}</button></dd>
    ${others.length === 0 ? nothing : html`<dd class="sub">${words.others(others.length, total(others, format), format)}</dd>`}</div>`
}

function creditCell({ t, format, pages }: SummaryView): TemplateResult | typeof nothing {
  const credit = pages.head?.credit
  if (!credit || credit.cents <= 0) return nothing
  return html`<div class="cell"><dt class="label">${t.invoices.summary.credit}</dt>
    <dd class="figure fine">${format.money(credit)}</dd><dd class="sub">${t.invoices.summary.creditText}</dd></div>`
}

/** Lines of the day wait for midnight; the last minute that still belongs to the day reads better than 00:00 of the next. */
function upcomingCell({ t, format, pages }: SummaryView): TemplateResult | typeof nothing {
  const upcoming = pages.head?.upcoming
  if (!upcoming) return nothing
  return html`<div class="cell"><dt class="label">${t.invoices.summary.upcoming}</dt>
    <dd class="figure">${format.money(upcoming.total)}</dd>
    <dd class="sub">${t.invoices.summary.upcomingText(upcoming.lines, format.dateTime(addMs(upcoming.closesAt, -60_000)), format)}</dd></div>`
}

/** Sum of the balances, a currency apart when there are several. */
function total(items: readonly InvoiceItem[], format: Format): string {
  const sums = new Map<string, number>()
  for (const { balance } of items) sums.set(balance.currency, (sums.get(balance.currency) ?? 0) + balance.cents)
  return [...sums].map(([currency, cents]) => format.money({ currency, cents })).join(' + ')
}
