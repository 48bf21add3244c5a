import { html, nothing, type TemplateResult } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import { denialCallout } from '../runtime/denial.ts'
import { keyOf, type DraftItem, type OrderDraft } from './order-draft.ts'
import { amount, below, type Look } from './order-words.ts'

export interface ItemsView {
  readonly draft: OrderDraft
  readonly canOrder: boolean
  readonly isBusy: boolean
  readonly onRemove: (item: DraftItem) => void
  readonly onUndo: () => void
}

const COLUMNS = ['product', 'quantity', 'bonus', 'unitsTotal', 'usersTotal', 'unitMonthly', 'setup', 'monthly', 'total', 'actions'] as const

/** The items of the order with their totals; each can be taken out, none can be altered (seed 001). */
export function itemTable(look: Look, view: ItemsView): TemplateResult {
  const { t: { orders, orderActs: { items: words } }, format } = look
  const { draft } = view
  const { short } = words
  const rows = draft.items.map((item) => ({ id: keyOf(item), row: itemRow(look, view, item) }))
  if (draft.removed !== null) rows.splice(draft.removed.index, 0, { id: 'removed', row: removedRow(look, view, draft.removed.item) })
  const { totals, currency } = draft
  const cell = (name: (typeof COLUMNS)[number], value: string) => html`<td role="cell" class="col-${name} num"><span class="cell-label" aria-hidden="true">${short[name]}</span><div>${value}</div></td>`
  return html`
    <div class="scroller" tabindex="0" role="region" aria-label=${orders.form.items}><table role="table" aria-label=${orders.form.items} part="table">
      <thead role="rowgroup"><tr role="row">${COLUMNS.map((name) => html`<th role="columnheader" scope="col" class="col-${name} ${name === 'product' || name === 'actions' ? '' : 'num'}">
        ${name === 'actions' ? html`<span class="live">${short.actions}</span>` : short[name]}</th>`)}</tr></thead>
      <tbody role="rowgroup">${repeat(rows, ({ id }) => id, ({ row }) => row)}</tbody>
      ${draft.items.length === 0 ? nothing : html`<tfoot role="rowgroup"><tr role="row">
        <th role="rowheader" scope="row" class="col-product" colspan="3">${words.totals}</th>
        ${cell('unitsTotal', format.number(totals.unitsTotal))}${cell('usersTotal', format.number(totals.usersTotal))}<td role="cell" class="col-unitMonthly gap"></td>
        ${cell('setup', amount(format, currency, totals.setupCents))}${cell('monthly', amount(format, currency, totals.monthlyCents))}
        ${cell('total', amount(format, currency, totals.totalCents))}<td role="cell" class="col-actions gap"></td></tr></tfoot>`}
    </table></div>`
}

function itemRow(look: Look, view: ItemsView, item: DraftItem): TemplateResult {
  const { t, format } = look
  const words = t.orderActs.items
  const { price, refusal } = item
  const name = price.productName
  const cell = (column: Exclude<(typeof COLUMNS)[number], 'product' | 'actions'>, value: string) => html`
    <td role="cell" class="col-${column} num"><span class="cell-label" aria-hidden="true">${words.short[column]}</span><div>${value}</div></td>`
  const money = (cents: number) => amount(format, price.currency, cents)
  return html`
    <tr role="row" part="row" data-item=${keyOf(item)}>
      <td role="cell" class="col-product"><div class="strong">${name}</div>${below(price.baseProductName === null ? null : t.orders.form.forProduct(price.baseProductName))}
        ${refusal === null ? nothing : denialCallout({ t, format, denied: refusal, onChoose: () => view.onRemove(item), canChoose: () => false })}</td>
      ${cell('quantity', format.number(price.quantity))}${cell('bonus', format.number(price.bonus))}${cell('unitsTotal', format.number(price.unitsTotal))}
      ${cell('usersTotal', format.number(price.usersTotal))}${cell('unitMonthly', money(price.unitMonthlyCents))}${cell('setup', money(price.setupCents))}
      ${cell('monthly', money(price.monthlyCents))}${cell('total', money(price.totalCents))}
      <td role="cell" class="col-actions"><button type="button" class="button link" id="remove-${keyOf(item)}" aria-label=${words.removeOf(name)} aria-disabled=${view.isBusy ? 'true' : 'false'}
        @click=${() => { if (!view.isBusy) view.onRemove(item) }}>${words.remove}</button></td>
    </tr>`
}

/** In the place of what was taken out, with the way back. */
function removedRow({ t }: Look, { onUndo }: ItemsView, { price }: DraftItem): TemplateResult {
  return html`<tr role="row" class="gone"><td role="cell" colspan=${COLUMNS.length}><div><span>${t.orderActs.items.removed(price.productName)}</span>
    <button type="button" class="button link" id="undo" @click=${onUndo}>${t.common.undo}</button></div></td></tr>`
}
