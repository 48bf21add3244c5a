/** The review before an order (G4): what starts when, for how much, and what is due now. */
import { html, nothing, type TemplateResult } from 'lit'
import { dateInZone } from '@assento/rules'
import type { CalendarDate, Instant } from '@assento/rules'
import type { OrderReview } from '@assento/client'
import { heading } from '../runtime/heading.ts'
import { momentOf } from '../runtime/moments.ts'
import { callout } from '../runtime/states.ts'
import { nameOf } from './cart-items.ts'
import { perCycleInWords, termsInWords, timesCents, type Look } from './offer-words.ts'

export interface ReviewLook extends Look {
  readonly now: Instant
  readonly zone: string
  readonly headingLevel: number
}

type ReviewItem = OrderReview['items'][number]

/** One block an item: billing period, licences, price, credit, next invoice. */
export function reviewItems(look: ReviewLook, { items }: OrderReview): TemplateResult {
  return html`<ul class="review-items">${items.map((entry) => html`<li class="review-item">${reviewItem(look, entry)}</li>`)}</ul>`
}

function reviewItem(look: ReviewLook, { item, period, price, credit, nextInvoice }: ReviewItem): TemplateResult {
  const { t, format } = look
  const words = t.checkout
  const row = (label: string, value: unknown, tone = '') => html`<div class=${tone}><dt>${label}</dt><dd>${value}</dd></div>`
  return html`
    <p class="kind">${item.kind === 'purchase' ? t.cart.purchase : t.cart.planChange}</p>
    ${heading(look.headingLevel + 1, nameOf(item))}
    <dl class="facts">
      ${row(words.terms, html`${item.from !== null && item.from.planName !== item.planName ? `${item.from.planName} → ${item.planName} · ` : ''}${termsInWords(t, item.offer)}`)}
      ${row(words.period, period === null ? words.noPeriod : words.periodText(dayOrToday(look, period.startsOn), format.lastDay(period, 'short')))}
      ${row(words.licences, html`${item.from !== null && item.from.seats !== item.seats ? words.licencesFrom(item.from.seats, item.seats) : t.cart.seats(item.seats)}
        <span class="muted">· ${perCycleInWords(look, item.offer.unitPrice, item.offer.billingFrequency)} ${t.cart.perSeat}</span>`)}
      ${period === null ? nothing : row(words.price, format.money(price))}
      ${credit.cents === 0 ? nothing : row(words.credit, format.money(credit), 'credit')}
      ${row(words.nextInvoice, nextInvoice === null ? words.noNext : words.nextOn(format.money(nextInvoice.amount), format.date(nextInvoice.on, 'short')))}
    </dl>`
}

function dayOrToday({ t, format, now, zone }: ReviewLook, on: CalendarDate): string {
  const date = format.date(on, 'short')
  return on === dateInZone(now, zone) ? t.checkout.today(date) : date
}

/** Subtotal, taxes, credit of the account, and what is due. */
export function orderTotal(look: Look, { document, creditUsed, totalDue }: OrderReview): TemplateResult {
  const { t, format } = look
  const words = t.checkout
  const row = (label: string, amount: string, tone = '') => html`<div class=${tone}><dt>${label}</dt><dd>${amount}</dd></div>`
  const isCredit = document.total.cents < 0
  return html`<dl class="receipt">
    ${row(words.subtotal, format.money(document.subtotal))}
    ${document.taxes.map((tax) => row(words.tax(tax.label, rateInWords(tax.basisPoints, format.locale), format.money(tax.base)), format.money(tax.amount), 'muted'))}
    ${creditUsed.cents === 0 ? nothing : row(words.creditUsed, format.money(timesCents(creditUsed, -1)), 'credit')}
    ${isCredit ? row(words.asCredit, format.money(timesCents(document.total, -1)), 'credit') : nothing}
    <div class="total" aria-live="polite" aria-atomic="true"><dt>${words.total}</dt><dd id="total-due">${format.money(totalDue)}</dd></div>
  </dl>`
}

/** When it has to be paid, and until when the amount holds. */
export function orderConditions({ t, format, now }: ReviewLook, { totalDue, document, dueOn }: OrderReview, validUntil: Instant | null): string {
  const words = t.checkout
  return [
    document.total.cents > 0 && totalDue.cents > 0 ? words.dueOn(format.date(dueOn, 'short')) : words.noInvoice,
    validUntil === null ? '' : words.validUntil(momentOf(validUntil, now, t, format)),
  ].filter(Boolean).join(' ')
}

/** What the order would silently drop is said, and agreed to, before the button works (X6). */
export function lossConsent({ t }: Look, { losses }: OrderReview, acknowledged: boolean, isMissing: boolean, onChange: (acknowledged: boolean) => void): TemplateResult {
  const words = t.checkout
  return callout('warn', words.lossTitle, html`
    ${losses.map((plan) => html`<p>${words.lossText(words.lossPlan(plan.seats, t.common.commitment[plan.commitment].toLowerCase(), t.common.billing[plan.billingFrequency]))}</p>`)}
    <label class="check"><input type="checkbox" id="consent" .checked=${acknowledged} aria-invalid=${isMissing ? 'true' : 'false'} aria-describedby=${isMissing ? 'consent-error' : nothing}
      @change=${(event: Event) => onChange((event.target as HTMLInputElement).checked)}> ${words.lossAcknowledge}</label>
    ${isMissing ? html`<p class="field-error" id="consent-error">${words.lossMissing}</p>` : nothing}`)
}

/** 500 hundredths of a percent: "5%". */
function rateInWords(basisPoints: number, locale: string): string {
  return new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 }).format(basisPoints / 10_000)
}
