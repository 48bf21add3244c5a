/** The figures of the month under the pointer or the focus. */
import { html, nothing, type TemplateResult } from 'lit'
import { differenceText } from './forecast-chart.ts'
import { monthName, type ForecastLook, type MonthPair } from './forecast-look.ts'

/** Where the tooltip stands, in percent of the width: after its month in the first half, before it in the second. */
export function tipEdge(index: number): number {
  return (index < 6 ? index + 1 : 12 - index) * (100 / 12)
}

/** What the bar's name says, for eyes; the element places it at `--_at` percent. */
export function tooltip({ t, format, current }: ForecastLook, pairs: readonly MonthPair[]): TemplateResult {
  const index = pairs.findIndex(({ today }) => today.month === current)
  const pair = pairs[index]
  return html`<div class="tip ${index < 6 ? '' : 'before'}" aria-hidden="true" ?hidden=${pair === undefined}>${pair === undefined ? nothing : html`
    <strong>${monthName(pair.today.month, 'long', format)}</strong>
    <span><span>${pair.changed === null ? t.forecast.table.amount : t.forecast.today}</span><b>${format.money(pair.today.total)}</b></span>
    ${pair.changed === null ? nothing : html`<span><span>${t.forecast.changed}</span><b>${format.money(pair.changed.total)}</b></span>
      <span class="difference"><span>${t.forecast.difference}</span><b>${differenceText(t, pair, format)}</b></span>`}
    <small>${t.forecast.chart.count((pair.changed ?? pair.today).invoices.length, format)}</small>`}</div>`
}
