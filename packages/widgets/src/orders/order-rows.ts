import { html, nothing, type TemplateResult } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import type { Instant } from '@assento/rules'
import type { OrderAction, OrderSummary } from '@assento/client'
import { icon } from '../runtime/icons.ts'
import { dayOf } from './order-days.ts'
import { flowingAmount, flowingCount } from './order-flow.ts'
import { below, stateChip, type Look } from './order-words.ts'

export interface RowsView {
  readonly items: readonly OrderSummary[]
  readonly label: string
  /** At the vendor: each row says whose order it is. */
  readonly namesPartners: boolean
  readonly now: Instant
  readonly isBusy: boolean
  /** The session was granted deciding. */
  readonly canDecide: boolean
  readonly isOpen: (id: string) => boolean
  readonly detailOf: (item: OrderSummary) => unknown
  readonly onToggle: (item: OrderSummary) => void
  readonly onAction: (action: OrderAction, item: OrderSummary) => void
}

/** A table, and cards in a narrow container; roles are explicit because CSS changes the display. */
export function orderRows(look: Look, view: RowsView): TemplateResult {
  const { columns } = look.t.orders.list
  const names = columnsOf(view)
  return html`
    <table role="table" aria-label=${view.label} part="table">
      <thead role="rowgroup"><tr role="row">${names.map((name) => html`<th role="columnheader" scope="col" class="col-${name} ${isAmount(name) ? 'num' : ''}">
        ${name === 'actions' ? html`<span class="live">${columns.actions}</span>` : columns[name]}</th>`)}</tr></thead>
      ${repeat(view.items, (item) => item.id, (item) => orderRow(look, view, item))}
    </table>`
}

type Column = keyof Look['t']['orders']['list']['columns']

function columnsOf({ namesPartners }: RowsView): readonly Column[] {
  return namesPartners ? ['id', 'order', 'partner', 'submitted', 'total', 'state', 'actions'] : ['id', 'order', 'submitted', 'total', 'state', 'actions']
}

const isAmount = (name: Column) => name === 'total'

function orderRow(look: Look, view: RowsView, item: OrderSummary): TemplateResult {
  const { t, format } = look
  const { list: words } = t.orders
  const isOpen = view.isOpen(item.id)
  const label = (name: Column) => html`<span class="cell-label" aria-hidden="true">${words.columns[name]}</span>`
  const cell = (name: Column, content: unknown) => html`<td role="cell" class="col-${name} ${isAmount(name) ? 'num' : ''}">${label(name)}<div>${content}</div></td>`
  const decided = item.decidedAt === null || item.state === 'pending' ? null : words.decided[item.type === 'reversal' ? 'reversed' : item.state](dayOf(item.decidedAt, view.now, format))
  return html`
    <tbody role="rowgroup" class=${isOpen ? 'is-open' : ''} data-id=${item.id}>
      <tr role="row" part="row">
        <td role="cell" class="col-id">${opener(look, view, item, isOpen)}</td>
        ${cell('order', html`<div class="clamp">${item.summary.replaceAll(' × ', '\u00a0×\u00a0')}</div><div class="sub">${t.orders.types[item.type]} · ${flowingCount(item.type, item.unitsTotal, t.orders.units(item.unitsTotal, format))}</div>`)}
        ${view.namesPartners ? cell('partner', html`<div class="clamp">${item.partner.name}</div>`) : nothing}
        ${cell('submitted', html`${dayOf(item.submittedAt, view.now, format)}${below(words.by(item.submittedByName))}`)}
        ${cell('total', html`<b>${flowingAmount(item.type, format, item.currency, item.totalCents)}</b>${below(t.orders.perMonth(flowingAmount(item.type, format, item.currency, item.monthlyCents)))}`)}
        ${cell('state', html`${stateChip(t, item.state)}${below(decided)}`)}
        <td role="cell" class="col-actions"><div class="acts">${view.canDecide ? item.actions.map((action) => actButton(look, view, action, item)) : nothing}</div></td>
      </tr>
      ${isOpen ? html`<tr role="row" class="opened"><td role="cell" class="wide" colspan=${columnsOf(view).length} id="detail-${item.id}">${view.detailOf(item)}</td></tr>` : nothing}
    </tbody>`
}

/** The number, and below it that it waits for approval (seed 001). */
function opener({ t }: Look, { onToggle }: RowsView, item: OrderSummary, isOpen: boolean): TemplateResult {
  const pending = item.state === 'pending'
  return html`<button type="button" class="opener" id="open-${item.id}" aria-expanded=${isOpen ? 'true' : 'false'} aria-controls=${isOpen ? `detail-${item.id}` : nothing}
    aria-label=${t.orders.list.details(pending ? `${item.number} (PEND)` : String(item.number))} @click=${() => onToggle(item)}>${icon('chevron')}<span><span>${item.number}</span>${pending ? html`<span class="pend">(PEND)</span>` : nothing}</span></button>`
}

function actButton({ t }: Look, { isBusy, onAction }: RowsView, action: OrderAction, item: OrderSummary): TemplateResult {
  const text = t.orders.list.actions[action]
  return html`<button type="button" class="button link ${action === 'approve' ? '' : 'quiet'}" data-act=${action} aria-label=${t.orders.list.actionOn(text, item.number)} aria-disabled=${isBusy ? 'true' : 'false'}
    @click=${() => { if (!isBusy) onAction(action, item) }}>${text}</button>`
}
