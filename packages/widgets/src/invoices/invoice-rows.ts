import { html, nothing, type TemplateResult } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import type { CalendarDate } from '@assento/rules'
import type { InvoiceItem } from '@assento/client'
import type { Messages } from '../locales/messages.ts'
import type { Format } from '../runtime/format.ts'
import { icon } from '../runtime/icons.ts'
import type { InvoiceAction } from './invoice-actions.ts'
import type { OpenInvoice } from './open-invoice.ts'
import { isUnpaid, periodText, shortDate, statusChips } from './invoice-words.ts'

export interface RowsView {
  readonly t: Messages
  readonly format: Format
  readonly today: CalendarDate
  readonly items: readonly InvoiceItem[]
  /** More than one customer is in view: each row says whose it is. */
  readonly namesCustomers: boolean
  /** What is known of an invoice that was opened or acted on; null while the code of that is on its way. */
  readonly stateOf: (id: string) => OpenInvoice | null
  /** What an open row holds, and how the last act on it ended. */
  readonly detailOf: (item: InvoiceItem) => TemplateResult
  readonly actionsOf: (item: InvoiceItem) => readonly InvoiceAction[]
  readonly onToggle: (item: InvoiceItem) => void
  readonly onAction: (action: InvoiceAction, item: InvoiceItem) => void
}

const COLUMNS = ['invoice', 'period', 'due', 'amount', 'status', 'actions'] as const

/** A table, and cards in a narrow container; roles are explicit because CSS changes the display. */
export function invoiceTable(view: RowsView): TemplateResult {
  const { columns } = view.t.invoices
  return html`
    <table role="table" aria-label=${view.t.invoices.title} part="table">
      <thead role="rowgroup" part="header"><tr role="row">
        ${COLUMNS.map((name) => html`<th role="columnheader" scope="col" class="col-${name}">${name === 'actions' ? html`<span class="live">${columns[name]}</span>` : columns[name]}</th>`)}
      </tr></thead>
      ${repeat(view.items, (item) => item.id, (item) => row(view, item))}
    </table>`
}

/** One row group an invoice: its row, and below it what the row opens. */
function row(view: RowsView, item: InvoiceItem): TemplateResult {
  const { t, format, today } = view
  const state = view.stateOf(item.id)
  const isOpen = state?.isOpen ?? false
  const label = (name: (typeof COLUMNS)[number]) => html`<span class="cell-label" aria-hidden="true">${t.invoices.columns[name]}</span>`
  return html`
    <tbody role="rowgroup" class=${isOpen ? 'is-open' : ''} data-id=${item.id}>
      <tr role="row" part="row">
        <td role="cell" class="col-invoice">${opener(view, item, isOpen)}<div class="sub period-below">${periodText(item.period, today, t, format)}</div>
          ${view.namesCustomers ? html`<div class="sub customer" title=${item.customerName.slice(0, 200)}>${item.customerName}</div>` : nothing}</td>
        <td role="cell" class="col-period">${label('period')}<div>${periodText(item.period, today, t, format)}</div></td>
        <td role="cell" class="col-due">${label('due')}<div>${shortDate(item.dueOn, today, format)}</div></td>
        <td role="cell" class="col-amount">${label('amount')}<div>${amountCell(view, item)}</div></td>
        <td role="cell" class="col-status">${label('status')}<div>${statusChips(item, today, t, format)}
          ${item.holds.map((hold) => html`<span class="note bad">${icon('stop')}${t.invoices.holds[hold]}</span>`)}</div></td>
        <td role="cell" class="col-actions"><div class="acts">${view.actionsOf(item).map((action) => actButton(view, action, item, state?.isBusy ?? false))}</div></td>
      </tr>
      ${isOpen || state?.notice ? html`<tr role="row" class="opened"><td role="cell" colspan="6" id="detail-${item.id}" aria-label=${t.invoices.details(item.number)}>${view.detailOf(item)}</td></tr>` : nothing}
    </tbody>`
}

function opener({ t, onToggle }: RowsView, item: InvoiceItem, isOpen: boolean): TemplateResult {
  return html`<button type="button" class="opener" id="open-${item.id}" aria-expanded=${isOpen ? 'true' : 'false'} aria-controls=${isOpen ? `detail-${item.id}` : nothing}
    aria-label=${t.invoices.details(item.number)} @click=${() => onToggle(item)}>${icon('chevron')}<span>${item.number}</span></button>`
}

function amountCell({ t, format }: RowsView, { total, balance, status }: InvoiceItem): TemplateResult {
  const isPartlyPaid = isUnpaid(status) && balance.cents !== total.cents
  return html`<div>${format.money(total)}</div>${isPartlyPaid ? html`<div class="sub">${t.invoices.balance(format.money(balance))}</div>` : nothing}`
}

function actButton(view: RowsView, action: InvoiceAction, item: InvoiceItem, isBusy: boolean): TemplateResult {
  const text = view.t.invoices.actions[action.name]
  return html`<button type="button" class="button link" data-act=${action.name} aria-label=${view.t.invoices.actionOn(text, item.number)} aria-disabled=${isBusy ? 'true' : 'false'}
    @click=${() => { if (!isBusy) view.onAction(action, item) }}>${text}</button>`
}
