/** What a month of the forecast holds: its invoices with their lines, taxes and what credit settles. */
import { html, nothing, type TemplateResult } from 'lit'
import { lastDayOf } from '@assento/rules'
import type { ForecastMonth } from '@assento/client'
import type { Messages } from '../locales/messages.ts'
import type { ForecastLook } from './forecast-look.ts'

type Invoice = ForecastMonth['invoices'][number]
type Line = Invoice['document']['lines'][number]

export function monthDetail(look: ForecastLook, { invoices }: ForecastMonth, isOfChange: boolean): TemplateResult {
  const words = look.t.forecast.table
  if (invoices.length === 0) return html`<p class="muted small">${words.none}</p>`
  return html`${isOfChange ? html`<p class="small muted">${words.ofChange}</p>` : nothing}${invoices.map((invoice) => invoiceReceipt(look, invoice))}`
}

function invoiceReceipt({ t, format }: ForecastLook, { on, document, creditApplied }: Invoice): TemplateResult {
  const words = t.forecast.table
  const date = format.date(on)
  return html`
    <div class="receipt">
      <div class="what"><strong>${document.total.cents < 0 ? words.creditNote(date) : words.invoice(date)}</strong></div>
      ${document.lines.map((line) => html`<div><span>${line.description}<small>${[kindOf(line, t), formula(line, t, format), daysOf(line, format)].filter(Boolean).join(' · ')}</small></span>
        <span class="amount">${format.money(line.amount)}</span></div>`)}
      ${document.taxes.map((tax) => html`<div class="muted"><span>${words.tax(tax.label, format.number(tax.basisPoints / 100))}</span><span class="amount">${format.money(tax.amount)}</span></div>`)}
      <div class="total"><span>${words.sum}</span><span>${format.money(document.total)}</span></div>
      ${creditApplied.cents > 0 ? html`<p class="small muted">${words.credit(format.money(creditApplied))}</p>` : nothing}
    </div>`
}

/** The words of lines are those of invoices, and may arrive after the first paint; lines of licences say themselves what they are. */
function kindOf({ kind }: Line, { invoiceDetail }: Partial<Messages>): string {
  return kind === 'other' || kind === 'setupFee' ? '' : invoiceDetail?.lines.kind[kind] ?? ''
}

/** The numbers that multiply to the line; nothing when they do not, so that no line says a count which it does not charge. */
function formula({ quantity, unitPrice, billingDays, cycleDays, amount, kind }: Line, t: Messages, format: ForecastLook['format']): string {
  const words = t.forecast.table
  if (!(Math.abs((quantity * unitPrice.cents * billingDays) / cycleDays - amount.cents) < 1)) return ''
  const count = kind === 'setupFee' || kind === 'other' ? words.units(Math.abs(quantity), format) : words.seats(Math.abs(quantity), format)
  return billingDays === cycleDays ? words.formula(count, format.money(unitPrice))
    : words.formulaOfDays(count, format.money(unitPrice), format.number(billingDays), format.number(cycleDays))
}

function daysOf({ period }: Line, format: ForecastLook['format']): string {
  return `${format.date(period.startsOn, 'day')} – ${format.date(lastDayOf(period), 'short')}`
}
