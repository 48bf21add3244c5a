/** The same figures as a table: a month opens into its invoices, and these into their lines. In narrow places each row has its bar. */
import { html, nothing, type TemplateResult } from 'lit'
import type { Money } from '@assento/rules'
import { icon } from '../runtime/icons.ts'
import { differenceOf, monthName, monthPairs, signedMoney, type ForecastLook, type MonthPair } from './forecast-look.ts'
import type { monthDetail } from './forecast-month.ts'

/** Months open once `detail`, which follows the first paint, is there. */
export interface TableView extends ForecastLook {
  readonly detail: typeof monthDetail | null
}

export function forecastTable(look: TableView): TemplateResult {
  const { t, format, forecast } = look
  const words = t.forecast
  const pairs = monthPairs(forecast)
  const most = Math.max(1, ...pairs.flatMap(({ today, changed }) => [today.total.cents, changed?.total.cents ?? 0]))
  const { plannedTotal } = forecast
  return html`
    <table class=${plannedTotal === null ? '' : 'compares'}>
      <caption class="live">${words.table.caption}</caption>
      <thead><tr><th scope="col">${words.table.month}</th><th scope="col" class="end">${plannedTotal === null ? words.table.amount : words.today}</th>
        ${plannedTotal === null ? nothing : html`<th scope="col" class="end">${words.changed}</th><th scope="col" class="end">${words.difference}</th>`}</tr></thead>
      ${pairs.map((pair) => monthRows(look, pair, most))}
      <tfoot><tr><th scope="row">${words.table.sum}</th><td class="end strong" data-label=${plannedTotal === null ? '' : words.today}>${format.money(forecast.total)}</td>
        ${plannedTotal === null ? nothing : html`<td class="end strong" data-label=${words.changed}>${format.money(plannedTotal)}</td>
          <td class="end strong" data-label=${words.difference}>${signedMoney({ ...plannedTotal, cents: plannedTotal.cents - forecast.total.cents }, format)}</td>`}</tr></tfoot>
    </table>`
}

function monthRows(look: TableView, pair: MonthPair, most: number): TemplateResult {
  const { t, format, opened, current, onOpen } = look
  const { today, changed } = pair
  const isOpen = opened.has(today.month)
  const words = t.forecast
  return html`
    <tbody class="${isOpen ? 'is-open' : ''} ${current === today.month ? 'current' : ''}">
      <tr><th scope="row"><button type="button" class="toggle" id="month-${today.month}" aria-expanded=${isOpen ? 'true' : 'false'} @click=${() => onOpen(today.month)}>
          ${icon('chevron')}<span>${monthName(today.month, 'long', format)}</span></button></th>
        <td class="end" data-label=${changed === null ? '' : words.today}>${format.money(today.total)}${meter(today.total, most, 'bar')}</td>
        ${changed === null ? nothing : html`<td class="end" data-label=${words.changed}>${format.money(changed.total)}${meter(changed.total, most, 'bar changed')}</td>
          <td class="end ${differenceOf(pair).cents === 0 ? 'muted' : 'strong'}" data-label=${words.difference}>${signedMoney(differenceOf(pair), format)}</td>`}</tr>
      ${isOpen && look.detail !== null ? html`<tr class="opened"><td colspan=${changed === null ? 2 : 4}>${look.detail(look, changed ?? today, changed !== null)}</td></tr>` : nothing}
    </tbody>`
}

/** A bar of the row's amount, drawn only where there is no room for the chart. */
function meter({ cents }: Money, most: number, name: string): TemplateResult | typeof nothing {
  return cents <= 0 ? nothing : html`<svg class="meter" width="100%" height="8" aria-hidden="true"><rect class=${name} width="${(cents / most) * 100}%" height="8" rx="3"></rect></svg>`
}
