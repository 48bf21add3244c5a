import { html, nothing, type TemplateResult } from 'lit'
import type { CartItemView, CartView } from '@assento/client'
import { heading } from '../runtime/heading.ts'
import { icon } from '../runtime/icons.ts'
import { numberField } from '../runtime/number-field.ts'
import { seatsProblem, termsInWords, timesCents, type Look } from './offer-words.ts'

export interface ItemsView {
  readonly headingLevel: number
  readonly canEdit: boolean
  /** The number in an item's field; undefined while it is the stored one. */
  readonly draftOf: (item: CartItemView) => number | null | undefined
  readonly isBusy: boolean
  /** Under an item: why it cannot be ordered, or why its last change was refused. */
  readonly refusalOf: (item: CartItemView) => unknown
  /** Where an item has just been taken out, with the way back. */
  readonly removed: { readonly index: number; readonly row: TemplateResult } | null
  readonly onSeats: (item: CartItemView, seats: number | null) => void
  readonly onRemove: (item: CartItemView) => void
}

/** The lines of the cart, in its order. */
export function cartItems(look: Look, { items }: CartView, view: ItemsView): TemplateResult {
  const rows = items.map((item) => cartItem(look, item, view))
  if (view.removed !== null) rows.splice(view.removed.index, 0, view.removed.row)
  return html`<ul class="items">${rows}</ul>`
}

/** What the line is called: the subscription that changes, or the plan that is bought. */
export function nameOf(item: Pick<CartItemView, 'subscriptionName' | 'planName'>): string {
  return item.subscriptionName ?? item.planName
}

function cartItem(look: Look, item: CartItemView, view: ItemsView): TemplateResult {
  const { t } = look
  const draft = view.draftOf(item)
  const seats = draft === undefined ? item.seats : draft
  const problem = draft === undefined ? null : seatsProblem(t, draft, { minSeats: Math.max(1, item.offer.minSeats), maxSeats: item.offer.maxSeats })
  const problemId = `problem-${item.id}`
  const refusal = view.refusalOf(item)
  return html`
    <li class="item ${item.refusal === null ? '' : 'refused'}" data-item=${item.id}>
      <div class="what">
        <p class="kind">${icon(item.kind === 'purchase' ? 'plus' : 'sync')}${item.kind === 'purchase' ? t.cart.purchase : t.cart.planChange}</p>
        ${heading(view.headingLevel + 1, nameOf(item))}
        ${item.subscriptionName === item.productName ? nothing : html`<p class="product">${item.productName}</p>`}
        ${item.from === null ? html`<p class="terms">${termsInWords(t, item.offer)}</p>` : change(look, item, item.from)}
      </div>
      <div class="qty">
        ${view.canEdit ? numberField({
          id: `seats-${item.id}`, label: `${t.cart.seatsLabel}: ${nameOf(item)}`, hasHiddenLabel: true, value: seats ?? Number.NaN, min: Math.max(1, item.offer.minSeats),
          ...(item.offer.maxSeats === null ? {} : { max: item.offer.maxSeats }), isInvalid: problem !== null, ...(problem === null ? {} : { describedBy: problemId }),
          decreaseLabel: t.cart.less, increaseLabel: t.cart.more, onChange: (value) => view.onSeats(item, Number.isNaN(value) ? null : value),
        }) : html`<span>${t.cart.seats(item.seats)}</span>`}
        ${problem === null ? nothing : html`<p class="field-error" id=${problemId}>${icon('alert')}${problem}</p>`}
      </div>
      <div class="price">${price(look, item, problem === null ? seats : item.seats)}</div>
      ${view.canEdit ? html`<button type="button" class="button link remove" aria-label=${t.cart.removeOf(nameOf(item))} aria-disabled=${view.isBusy ? 'true' : 'false'}
        @click=${() => { if (!view.isBusy) view.onRemove(item) }}>${t.cart.remove}</button>` : nothing}
      ${refusal === nothing ? nothing : html`<div class="refusal">${refusal}</div>`}
    </li>`
}

/** An item that has no price today is refused, and shows none. */
function price(look: Look, { offer }: CartItemView, seats: number | null): unknown {
  if (offer.unitPrice.cents === 0 || seats === null) return nothing
  return html`<b>${look.format.money(timesCents(offer.unitPrice, seats))}</b> <small>${look.t.common.perCycle[offer.billingFrequency]}</small>
    <small>${look.t.cart.each(seats, look.format.money(offer.unitPrice))}</small>`
}

/** What it is today, and what it becomes. */
function change({ t }: Look, item: CartItemView, from: NonNullable<CartItemView['from']>): TemplateResult {
  const [before, after] = [termsInWords(t, from), termsInWords(t, item.offer)]
  const line = (label: string, text: string, terms: string) => html`<div><dt>${label}</dt><dd>${text}${before === after ? nothing : ` · ${terms}`}</dd></div>`
  return html`<dl class="change">
    ${line(t.cart.fromTo, `${from.planName} · ${t.cart.seats(from.seats)}`, before)}
    ${line(t.cart.to, `${item.planName} · ${t.cart.seats(item.seats)}`, after)}
  </dl>${before === after ? html`<p class="terms">${after}</p>` : nothing}`
}

/** What the cart comes to a month, a year and so on, and the button; what is due today is told by the review. */
export function cartSummary(look: Look, cart: CartView, view: { readonly isBusy: boolean; readonly isIdle: boolean; readonly onCheckout: () => void }): TemplateResult {
  const { t } = look
  const refused = cart.items.filter((item) => item.refusal !== null).length
  const isOff = view.isBusy || view.isIdle || refused > 0 || cart.items.length === 0
  const sums = new Map<string, { amount: CartItemView['perCycle']; frequency: CartItemView['offer']['billingFrequency'] }>()
  for (const { perCycle, offer: { billingFrequency: frequency }, refusal } of cart.items) {
    if (refusal !== null) continue
    const key = `${perCycle.currency} ${frequency}`
    sums.set(key, { frequency, amount: { ...perCycle, cents: (sums.get(key)?.amount.cents ?? 0) + perCycle.cents } })
  }
  return html`
    <p class="label">${t.cart.summary}</p>
    <dl class="receipt" aria-live="polite">${[...sums.values()].map(({ amount, frequency }) => html`
      <div class="strong"><dt>${t.cart.subtotal(t.common.perCycle[frequency])}</dt><dd>${look.format.money(amount)}</dd></div>`)}</dl>
    ${cart.permissions.checkout ? html`<button type="button" class="button primary full" part="action-primary" id="checkout" aria-describedby="checkout-note" aria-disabled=${isOff ? 'true' : 'false'}
      @click=${() => { if (!isOff) view.onCheckout() }}>${view.isBusy ? t.cart.busy : t.cart.checkout}</button>` : nothing}
    <p class="note" id="checkout-note">${refused > 0 ? t.cart.blocked(refused) : t.cart.summaryNote}</p>`
}
