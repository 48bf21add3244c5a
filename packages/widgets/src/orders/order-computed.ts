import { html, nothing, type TemplateResult } from 'lit'
import type { Denied } from '@assento/rules'
import type { OrderItemPrice } from '@assento/client'
import { errorCallout } from '../runtime/states.ts'
import type { ItemPricing } from './item-pricing.ts'
import type { Formulas } from './order-formulas.ts'
import { amount, type Look } from './order-words.ts'

export interface ComputedView {
  readonly pricing: ItemPricing
  /** How the amounts came about; follows the first paint. */
  readonly formulasOf: (price: OrderItemPrice) => Formulas | null
  /** Why the item is refused, in words; they follow the first paint. */
  readonly refusalOf: (denied: Denied) => unknown
}

/** The fields that nobody fills in: as the server prices what is chosen, with the way each amount came about. */
export function computedValues(look: Look, { pricing, formulasOf, refusalOf }: ComputedView): TemplateResult {
  const { t } = look
  const words = t.orders.form
  const { answer, failure, isPending } = pricing
  const price = answer !== null && answer.verdict !== 'denied' ? answer.plan : null
  return html`
    <div><p class="label" id="computed-label">${words.item}</p><p class="note">${words.itemText}</p></div>
    <div class="computed" role="group" aria-labelledby="computed-label" aria-busy=${isPending ? 'true' : 'false'}>${values(look, price, price === null ? null : formulasOf(price))}</div>
    ${failure !== null && failure.code !== 'unauthenticated' ? errorCallout(t, failure, () => pricing.retry())
      : answer?.verdict === 'denied' && !isPending ? refusalOf(answer)
      : price === null && !isPending ? html`<p class="note">${words.waiting}</p>` : nothing}`
}

function values({ t: { orders }, format }: Look, price: OrderItemPrice | null, formulas: Formulas | null): TemplateResult {
  const { columns } = orders
  const row = (name: keyof typeof columns, value: string | null, formula: string | null = null) => html`
    <div class=${name === 'total' ? 'total' : ''}><span><span id="label-${name}">${columns[name]}</span>${formula === null ? nothing : html`<small>${formula}</small>`}</span>
      <output for="product quantity" aria-labelledby="label-${name}" aria-live="off" data-value=${name}>${value ?? '–'}</output></div>`
  const number = (value: number | undefined) => (value === undefined ? null : format.number(value))
  const money = (cents: number | undefined) => (cents === undefined || price === null ? null : amount(format, price.currency, cents))
  return html`<div class="receipt">
    ${row('bonus', number(price?.bonus))}
    ${row('unitsTotal', number(price?.unitsTotal), formulas?.units ?? null)}
    ${row('usersTotal', number(price?.usersTotal), formulas?.users ?? null)}
    ${row('unitMonthly', money(price?.unitMonthlyCents), formulas?.average ?? null)}
    ${row('setup', money(price?.setupCents), formulas?.setup ?? null)}
    ${row('monthly', money(price?.monthlyCents), formulas?.monthly ?? null)}
    ${row('total', money(price?.totalCents))}
  </div>`
}
