import { html, nothing, type TemplateResult } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import type { Instant } from '@assento/rules'
import type { CustomerItem } from '@assento/client'
import { dayOf } from '../orders/order-days.ts'
import type { Look } from '../orders/order-words.ts'
import { icon } from '../runtime/icons.ts'
import { chip } from '../runtime/states.ts'
import { taxIdText } from './tax-id-text.ts'

/** What a row offers; `receipt` shows an erasure that was done. */
export type CustomerAction = CustomerItem['actions'][number] | 'receipt'

export interface RowsView {
  readonly items: readonly CustomerItem[]
  /** At the vendor: each row says whose customer it is. */
  readonly namesPartners: boolean
  /** Only customers that were offboarded are shown. */
  readonly areRemoved: boolean
  readonly now: Instant
  readonly isBusy: boolean
  readonly actionsOf: (item: CustomerItem) => readonly CustomerAction[]
  readonly onAction: (action: CustomerAction, item: CustomerItem) => void
}

type Column = keyof Look['t']['customers']['columns']

function columnsOf({ namesPartners, areRemoved }: RowsView): readonly Column[] {
  return ['name', 'taxId', ...(namesPartners ? ['partner'] as const : []), 'contact', ...(areRemoved ? ['removed'] as const : namesPartners ? ['serials'] as const : ['serials', 'since'] as const), 'actions']
}

/** A table, and cards in a narrow container; roles are explicit because CSS changes the display. */
export function customerRows(look: Look, view: RowsView): TemplateResult {
  const { customers: words } = look.t
  const columns = columnsOf(view)
  return html`
    <table role="table" aria-label=${words.title} part="table">
      <thead role="rowgroup"><tr role="row">${columns.map((name) => html`<th role="columnheader" scope="col" class="col-${name}">${name === 'actions' ? html`<span class="live">${words.columns.actions}</span>` : words.columns[name]}</th>`)}</tr></thead>
      <tbody role="rowgroup">${repeat(view.items, (item) => item.id, (item) => html`
        <tr role="row" part="row" data-id=${item.id}>${columns.map((name) => html`<td role="cell" class="col-${name}">${name === 'name' || name === 'actions' ? nothing : html`<span class="cell-label" aria-hidden="true">${words.columns[name]}</span>`}<div>${cellOf(look, view, item, name)}</div></td>`)}</tr>`)}</tbody>
    </table>`
}

function cellOf(look: Look, view: RowsView, item: CustomerItem, column: Column): unknown {
  const { t: { customers: words }, format } = look
  switch (column) {
    case 'name': return html`<div class="strong clamp">${item.name}</div>${item.tradeName === null || item.tradeName === item.name ? nothing : html`<div class="sub clamp">${item.tradeName}</div>`}`
    case 'taxId': return item.taxId === null ? '–' : html`<span class="tax-id">${taxIdText(item.taxId)}</span>`
    case 'partner': return html`<div class="clamp">${item.partner?.name ?? '–'}</div>`
    case 'contact': return item.email === null && item.phone === null ? html`<span class="muted">${words.noContact}</span>` : html`<div class="one-line" title=${(item.email ?? item.phone ?? '').slice(0, 254)}>${item.email ?? item.phone}</div>${item.email === null || item.phone === null ? nothing : html`<div class="sub one-line">${item.phone}</div>`}`
    case 'serials': return html`<div class="held"><span>${words.active(item.activeSerials, item.serials, format)}</span>${item.blockedSerials === 0 ? nothing : chip('bad', 'pause', words.blocked(item.blockedSerials, format))}</div>`
    case 'since': return dayOf(item.createdAt, view.now, format)
    case 'removed': return item.removedAt === null ? '–' : dayOf(item.removedAt, view.now, format)
    case 'actions': return html`<div class="acts">${view.actionsOf(item).map((action) => actButton(look, view, action, item))}</div>`
  }
}

/** The cancellation of a customer is the X of the row (seed 001). */
function actButton({ t: { customers: words } }: Look, { isBusy, onAction }: RowsView, action: CustomerAction, item: CustomerItem): TemplateResult {
  const text = words.actions[action]
  const isCross = action === 'offboard'
  return html`<button type="button" class="button ${isCross ? 'icon-only' : 'link'} ${action === 'erase' ? 'erase' : ''}" data-act=${action} title=${isCross ? text : nothing} aria-label=${words.actionOn(text, item.name.slice(0, 120))}
    aria-disabled=${isBusy ? 'true' : 'false'} @click=${() => { if (!isBusy) onAction(action, item) }}>${isCross ? icon('close') : text}</button>`
}
