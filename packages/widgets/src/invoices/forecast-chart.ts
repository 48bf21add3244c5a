/** Twelve bars as SVG of our own: a pair a month when there is a change, told apart by pattern as well as by tone. */
import { html, nothing, svg, type SVGTemplateResult, type TemplateResult } from 'lit'
import type { CalendarDate } from '@assento/rules'
import { differenceOf, monthName, monthPairs, shortMoney, signedMoney, type ForecastLook, type MonthPair } from './forecast-look.ts'
import { scaleOf, type Scale } from './forecast-scale.ts'
import type { tooltip } from './forecast-tip.ts'

const HEIGHT = 288
const TOP = 8
/** Of the bars alone; below are the names of the months. */
const PLOT = 246
const AXIS_WIDTH = 76
/** Of a month's width, in percent. */
const BAR = 56

export interface ChartView extends ForecastLook {
  readonly onCurrent: (month: CalendarDate | null) => void
  readonly onKey: (event: KeyboardEvent, index: number) => void
  /** Follows the first paint. */
  readonly tooltip: typeof tooltip | null
}

/** The chart with its legend. Hidden in narrow places, where the table draws the bars. */
export function forecastChart(view: ChartView): TemplateResult {
  const { t, format, forecast } = view
  const pairs = monthPairs(forecast)
  const scale = scaleOf(pairs.flatMap(({ today, changed }) => [today.total.cents, changed?.total.cents ?? 0]))
  const y = (cents: number) => TOP + scale.at(cents) * PLOT
  return html`
    <div class="chart" @pointerleave=${() => view.onCurrent(null)}>
      <svg class="axis" width=${AXIS_WIDTH} height=${HEIGHT} aria-hidden="true">
        ${scale.ticks.map((cents) => svg`<text x=${AXIS_WIDTH - 10} y=${y(cents) + 4} text-anchor="end">${shortMoney(cents, forecast.currency, format)}</text>`)}
      </svg>
      <div class="plot-box">
        <svg class="plot" width="100%" height=${HEIGHT} role="group" aria-label=${t.forecast.chart.label}>
          ${scale.ticks.map((cents) => svg`<line class=${cents === 0 ? 'zero' : 'grid'} x1="0" x2="100%" y1=${y(cents)} y2=${y(cents)}></line>`)}
          ${pairs.map((pair, index) => monthBars(view, pair, index, y))}
        </svg>
        ${view.tooltip?.(view, pairs) ?? nothing}
      </div>
    </div>
    ${forecast.planned === null ? nothing : html`<ul class="legend" aria-hidden="true">
      <li><svg width="14" height="14"><rect class="bar" width="14" height="14" rx="3"></rect></svg>${t.forecast.today}</li>
      <li><svg width="14" height="14"><rect class="bar changed" x=".5" y=".5" width="13" height="13" rx="3"></rect></svg>${t.forecast.changed}</li></ul>`}`
}

function monthBars(view: ChartView, pair: MonthPair, index: number, y: Scale['at']): SVGTemplateResult {
  const { format, current, opened, onOpen, onCurrent, onKey } = view
  const { month } = pair.today
  const width = 100 / 12
  const left = index * width
  const room = (width * BAR) / 100
  const from = left + (width - room) / 2
  const isStop = current === null ? index === 0 : current === month
  return svg`
    <g class="month ${current === month ? 'current' : ''}" id="bar-${month}" role="button" tabindex=${isStop ? 0 : -1} aria-label=${barName(view, pair)} aria-expanded=${opened.has(month)}
      @pointerenter=${() => onCurrent(month)} @focus=${() => onCurrent(month)} @blur=${() => onCurrent(null)}
      @click=${() => onOpen(month)} @keydown=${(event: KeyboardEvent) => onKey(event, index)}>
      <rect class="ground" x="${left}%" y="0" width="${width}%" height=${HEIGHT} rx="6"></rect>
      ${pair.changed === null ? bar('bar', pair.today.total.cents, from, room, y)
        : svg`${bar('bar', pair.today.total.cents, from, room * .47, y)}${bar('bar changed', pair.changed.total.cents, from + room * .53, room * .47, y)}`}
    </g>
    <g class="name ${current === month ? 'current' : ''}" aria-hidden="true">
      <text x="${left + width / 2}%" y=${HEIGHT - 12} text-anchor="middle">${monthName(month, 'short', format).slice(0, 3)}</text>
      ${index === 0 || month.slice(5, 7) === '01' ? svg`<text class="year" x="${left + width / 2}%" y=${HEIGHT - 1} text-anchor="middle">${month.slice(0, 4)}</text>` : nothing}
    </g>`
}

/** From zero to the amount; an amount too small to be seen still has a line. */
function bar(name: string, cents: number, x: number, width: number, y: Scale['at']): SVGTemplateResult | typeof nothing {
  if (cents === 0) return nothing
  const top = Math.min(y(0), y(cents))
  return svg`<rect class=${name} x="${x}%" y=${top} width="${width}%" height=${Math.max(2, Math.abs(y(cents) - y(0)))} rx="3"></rect>`
}

function barName({ t, format }: ForecastLook, pair: MonthPair): string {
  const words = t.forecast.chart
  const month = monthName(pair.today.month, 'long', format)
  const today = format.money(pair.today.total)
  if (pair.changed === null) return words.bar(month, `${today}, ${words.count(pair.today.invoices.length, format)}`)
  return words.barChanged(month, today, format.money(pair.changed.total), differenceText(t, pair, format))
}

/** What a month's change comes to, in words for one without any. */
export function differenceText(t: ForecastLook['t'], pair: MonthPair, format: ForecastLook['format']): string {
  const difference = differenceOf(pair)
  return difference.cents === 0 ? t.forecast.chart.same : signedMoney(difference, format)
}

/** What tells the planned bars apart. Apart from the chart: a pattern of what is not drawn is not drawn either. */
export const hatch = html`<svg class="live" width="0" height="0" aria-hidden="true"><defs><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
  <rect class="hatch-ground" width="6" height="6"></rect><rect class="hatch-line" width="3" height="6"></rect></pattern></defs></svg>`
