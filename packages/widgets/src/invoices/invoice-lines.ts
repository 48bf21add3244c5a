/** The invoice explained: every line with its formula and its cause, taxes, what was settled, and what is left to pay. */
import { html, nothing, type TemplateResult } from 'lit'
import type { CalendarDate, DatePeriod } from '@assento/rules'
import { lastDayOf } from '@assento/rules'
import type { ExplainedLine, InvoiceDetail, SettlementItem } from '@assento/client'
import type { Messages } from '../locales/messages.ts'
import type { Format } from '../runtime/format.ts'
import { icon } from '../runtime/icons.ts'
import { isUnpaid, periodText, shortDate } from './invoice-words.ts'
import { lateRates } from './late-rates.ts'

export interface DetailLook {
  readonly t: Messages
  readonly format: Format
  readonly today: CalendarDate
  readonly detail: InvoiceDetail
  /** Of the titles inside an invoice: one below the list's. */
  readonly headingLevel: number
}

/** Title of a part of an invoice. */
export function partTitle({ headingLevel }: DetailLook, text: string): TemplateResult {
  return html`<p class="part-title" role="heading" aria-level=${headingLevel}>${text}</p>`
}

export function invoiceLines(look: DetailLook): TemplateResult {
  const { t, format, detail } = look
  const words = t.invoiceDetail.lines
  return html`
    ${partTitle(look, words.title)}
    <div class="receipt">
      ${detail.lines.map((line) => lineRow(look, line))}
      ${detail.taxes.length === 0 ? nothing : html`
        <div class="rule"><span>${words.subtotal}</span><span>${format.money(detail.subtotal)}</span></div>
        ${detail.taxes.map((tax) => html`<div class="muted"><span>${words.tax(tax.label, words.percent(format.number(tax.basisPoints / 100)), format.money(tax.base))}</span><span>${format.money(tax.amount)}</span></div>`)}`}
      <div class="total"><span>${words.total}</span><span>${format.money(detail.total)}</span></div>
      ${detail.settlements.map((settlement) => settlementRow(look, settlement))}
      ${isUnpaid(detail.status) ? toPay(look) : nothing}
    </div>`
}

function lineRow(look: DetailLook, line: ExplainedLine): TemplateResult {
  const { t, format } = look
  const words = t.invoiceDetail.lines
  // What licences cost says in its own sentence what it is, and for which days.
  const isSentence = line.kind === 'other' || line.kind === 'setupFee'
  const why = [formula(line, t, format), line.kind === 'other' ? '' : daysOf(line.period, look)].filter(Boolean).join(' · ')
  return html`
    <div class="line"><span>
      <span class="line-name">${line.description}</span>${isSentence ? nothing : html` <span class="muted">· ${words.kind[line.kind]}</span>`}
      ${why === '' ? nothing : html`<span class="line-why">${why}</span>`}
      ${line.isCapped ? html`<span class="line-why">${words.capped(format.money(line.computed))}</span>` : nothing}
      ${line.credits.map(({ invoiceNumber, amount }) => html`<span class="line-why">${invoiceNumber === null ? words.creditsUnknown(format.money(amount)) : words.creditsOf(format.money(amount), invoiceNumber)}</span>`)}
      ${line.cause === null ? nothing : html`<span class="line-why">${words.cause(words.acts[line.cause.action] ?? words.act, line.cause.actorName, format.dateTime(line.cause.at))}
        <span class="seq">${`(${words.record(format.number(line.cause.seq))})`}</span></span>`}
    </span><span class="amount">${format.money(line.amount)}</span></div>`
}

/** The numbers that multiply to the line; nothing when they do not, so that no line says a count which it does not charge. */
export function formula({ kind, quantity, unitPrice, billingDays, cycleDays, computed }: ExplainedLine, t: Messages, format: Format): string {
  const words = t.invoiceDetail.lines
  const product = (quantity * unitPrice.cents * billingDays) / cycleDays
  if (!(Math.abs(product - computed.cents) < 1)) return ''
  const count = kind === 'setupFee' || kind === 'other' ? words.units(Math.abs(quantity), format) : words.seats(Math.abs(quantity), format)
  return billingDays === cycleDays ? words.formula(count, format.money(unitPrice))
    : words.formulaOfDays(count, format.money(unitPrice), format.number(billingDays), format.number(cycleDays))
}

function daysOf(period: DatePeriod, { t, format, today }: DetailLook): string {
  const isOneDay = lastDayOf(period) === period.startsOn
  return isOneDay ? t.invoiceDetail.lines.oneDay(shortDate(period.startsOn, today, format)) : periodText(period, today, t, format)
}

function settlementRow({ t, format, today }: DetailLook, { kind, channel, on, amount, lateCharges, excess, reference }: SettlementItem): TemplateResult {
  const words = t.invoiceDetail.settled
  const what = kind === 'payment' ? words.payment[channel ?? 'manual'] : words[kind]
  return html`
    <div class="line settled"><span>${words.on(what, shortDate(on, today, format))}${reference === null || channel !== 'pix' ? nothing : html` <span class="muted small reference">${reference}</span>`}
      ${lateCharges && lateCharges.cents > 0 ? html`<span class="line-why">${words.lateCharges(format.money(lateCharges))}</span>` : nothing}
      ${excess && excess.cents > 0 ? html`<span class="line-why">${words.excess(format.money(excess))}</span>` : nothing}
    </span><span class="amount">${format.money({ ...amount, cents: -Math.abs(amount.cents) })}</span></div>`
}

function toPay(look: DetailLook): TemplateResult | typeof nothing {
  const { t, format, detail } = look
  const words = t.invoiceDetail.lines
  const { lateCharges, balance, settlements } = detail
  if (lateCharges === null) {
    return settlements.length === 0 ? nothing : html`<div class="total"><span>${words.toPay}</span><span>${format.money(balance)}</span></div>`
  }
  return html`
    <div class="line"><span>${t.invoiceDetail.late.title}${lateWhy(look)}</span><span class="amount">${format.money(lateCharges.total)}</span></div>
    <div class="total"><span>${words.today}</span><span>${format.money(amountToday(detail))}</span></div>`
}

/** Balance with fine and interest of today. */
export function amountToday({ balance, lateCharges }: InvoiceDetail): InvoiceDetail['balance'] {
  return { ...balance, cents: balance.cents + (lateCharges?.total.cents ?? 0) }
}

/** Fine and interest with their arithmetic, when plain rates give exactly these amounts. */
function lateWhy({ t, format, detail }: DetailLook): TemplateResult | typeof nothing {
  const { lateCharges: late, balance } = detail
  if (late === null) return nothing
  const words = t.invoiceDetail.late
  const { finePercent, interestPercent } = lateRates(late, balance.cents)
  const base = format.money(balance)
  const fine = format.money(late.fine)
  const interest = format.money(late.interest)
  const percent = (rate: number) => t.invoiceDetail.lines.percent(format.number(rate))
  return html`
    <details class="why"><summary>${icon('chevron')}${words.why}</summary><ul>
      <li>${words.text(format.date(detail.dueOn), format.date(detail.payableUntil))}</li>
      ${late.fine.cents === 0 ? nothing : html`<li>${finePercent === null ? words.fineOnly(fine) : words.fine(percent(finePercent), base, fine)}</li>`}
      <li>${interestPercent === null ? words.interestOnly(late.days, interest, format) : words.interest(percent(interestPercent), base, late.days, interest, format)}</li>
      <li>${words.grows}</li>
    </ul></details>`
}
