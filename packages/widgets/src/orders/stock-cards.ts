import { html, nothing, svg, type TemplateResult } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import type { StockItem } from '@assento/client'
import { heading } from '../runtime/heading.ts'
import { chip } from '../runtime/states.ts'
import { amount, type Look } from './order-words.ts'

export type StockAction = 'assign' | 'orderMore' | 'movements' | 'adjust'

/** A product of a partner; its id is made of both. */
export interface StockRow extends StockItem {
  readonly id: string
}

export interface CardsView {
  readonly items: readonly StockRow[]
  readonly headingLevel: number
  readonly namesPartners: boolean
  readonly orderHref: string | null
  readonly isBusy: boolean
  readonly actionsOf: (item: StockItem) => readonly StockAction[]
  readonly onAction: (action: StockAction, item: StockRow, event: Event) => void
}

/** One card a product: what is free and what is in use, as numbers and as a picture. */
export function stockCards(look: Look, view: CardsView): TemplateResult {
  return html`<ul class="cards" aria-label=${look.t.stock.title}>${repeat(view.items, ({ id }) => id, (item) => card(look, view, item))}</ul>`
}

function card(look: Look, view: CardsView, item: StockRow): TemplateResult {
  const { t: { stock: words }, format } = look
  const { product, available, assigned, owned, billedUnits, poolUsers, monthly, isLow } = item
  const isUsers = product.kind === 'additionalUsers'
  const texts = [words.free(available, format), words.used(assigned, format), words.owned(owned, format)] as const
  const bonus = isUsers ? 0 : Math.max(0, owned - billedUnits)
  return html`
    <li class="card" part="row" data-stock=${item.id}>
      <div class="card-head"><div>${heading(view.headingLevel, product.name)}
        ${view.namesPartners ? html`<p class="sub clamp">${item.partner.name}</p>` : isUsers ? html`<p class="sub">${words.additionalUsers}</p>` : nothing}</div>
        ${isLow && !isUsers ? chip(available === 0 ? 'bad' : 'warn', available === 0 ? 'stop' : 'warning', available === 0 ? words.out : words.low) : nothing}</div>
      ${isUsers ? html`<p class="big"><b>${format.number(owned)}</b> <span>${words.users(owned)}</span></p>` : html`
        <p class="big"><b>${format.number(available)}</b> <span>${texts[0].replace(/^\S+\s/, '')}</span></p>
        ${bar(item, words.bar(...texts))}
        <p class="legend"><span class="key-free">${texts[0]}</span><span class="key-used">${texts[1]}</span><span>${texts[2]}</span></p>`}
      <div class="costs">
        ${poolUsers > 0 && !isUsers ? html`<p>${words.pool(poolUsers, format)}</p>` : nothing}
        <p>${billedUnits === 0 ? words.noMonthly : words.monthly(billedUnits, amount(format, monthly.currency, monthly.cents), format)}</p>
        ${bonus > 0 && billedUnits > 0 ? html`<p class="muted">${words.bonusFree(bonus, format)}</p>` : nothing}
        ${product.isReturnable || isUsers ? nothing : html`<p class="muted">${words.notReturnable}</p>`}
      </div>
      ${acts(look, view, item)}
    </li>`
}

/** Free and in use as parts of what is owned; the words beside it say the same. */
function bar({ available, assigned }: StockItem, label: string): TemplateResult {
  const owned = available + assigned
  const free = owned === 0 ? 0 : (available / owned) * 100
  return html`<svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" role="img" aria-label=${label}>
    <rect class="bar-all" width="100" height="8"></rect>
    ${owned === 0 ? nothing : svg`<rect class="bar-free" width=${free} height="8"></rect>`}
    ${free > 0 && free < 100 ? svg`<rect class="bar-gap" x=${Math.min(99, free)} width="0.6" height="8"></rect>` : nothing}
  </svg>`
}

/** What is done with the units, then what is read and mended; a row of its own for each where both do not fit. */
function acts(look: Look, view: CardsView, item: StockRow): TemplateResult {
  const actions = view.actionsOf(item)
  const group = (isLinks: boolean) => {
    const own = actions.filter((action) => isLink(action) === isLinks)
    return own.length === 0 ? nothing : html`<div>${own.map((action) => actButton(look, view, action, item))}</div>`
  }
  return html`<div class="card-acts">${group(false)}${group(true)}</div>`
}

const isLink = (action: StockAction) => action === 'movements' || action === 'adjust'

function actButton({ t: { stock: words } }: Look, view: CardsView, action: StockAction, item: StockRow): TemplateResult {
  const label = words.on(words[action], view.namesPartners ? `${item.product.name}, ${item.partner.name}` : item.product.name)
  const isPrimary = action === 'assign' || (action === 'orderMore' && item.available === 0)
  const style = isLink(action) ? 'link' : isPrimary && action === 'orderMore' ? 'primary' : ''
  return action === 'orderMore' && view.orderHref !== null
    ? html`<a class="button ${style}" href=${view.orderHref} data-act=${action} aria-label=${label} @click=${(event: Event) => view.onAction(action, item, event)}>${words[action]}</a>`
    : html`<button type="button" class="button ${style}" data-act=${action} aria-label=${label} aria-disabled=${view.isBusy ? 'true' : 'false'} @click=${(event: Event) => { if (!view.isBusy) view.onAction(action, item, event) }}>${words[action]}</button>`
}
