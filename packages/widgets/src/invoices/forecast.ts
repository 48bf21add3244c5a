import { html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import type { CalendarDate } from '@assento/rules'
import type { Forecast } from '@assento/client'
import { AssentoElement } from '../runtime/assento-element.ts'
import { heading } from '../runtime/heading.ts'
import { icon } from '../runtime/icons.ts'
import { forecastChart, hatch } from './forecast-chart.ts'
import { monthName, signedMoney, type ForecastLook } from './forecast-look.ts'
import { forecastStyles } from './forecast-styles.ts'
import { forecastTable } from './forecast-table.ts'
import type { WhatIf } from './forecast-what-if.ts'

const KEYS: Readonly<Record<string, (index: number) => number>> = {
  ArrowRight: (index) => index + 1, ArrowLeft: (index) => index - 1, Home: () => 0, End: () => 11,
}

/**
 * The invoices of the next twelve months under today's plans, as bars and as a table that opens into lines, and how a change
 * that is only thought of would move them.
 *
 * @summary Forecast of invoices with a simulation (previsão de gastos).
 * @attr customer-id - Whose invoices; a widget session sees its own customer in any case.
 * @attr {boolean} no-what-if - Without the simulation.
 * @attr {number} heading-level - 1 to 6; 2 when absent.
 * @attr {boolean} no-header - Without title and totals.
 * @slot empty - Instead of the text when there is nothing to foresee.
 * @slot error - Instead of the message when the first load failed.
 * @slot header-actions - Buttons beside the title.
 * @slot footer
 * @event assento-ready
 * @event assento-error
 * @csspart chart
 * @csspart table
 */
export class AssentoSpendForecast extends AssentoElement {
  static override properties = {
    customerId: { type: String, attribute: 'customer-id' },
    noWhatIf: { type: Boolean, attribute: 'no-what-if' },
    whatIf: { state: true }, forecast: { state: true }, current: { state: true }, opened: { state: true }, currency: { state: true }, isAsking: { state: true },
  }

  static override styles = [AssentoElement.shared, forecastStyles]
  static override sections = ['forecast'] as const
  static override laterSections = ['invoiceDetail', 'rules'] as const
  /** Rest after the last change of the simulation before it is asked, in milliseconds. */
  static restMs = 300

  declare customerId: string | null
  declare noWhatIf: boolean
  declare private whatIf: WhatIf | null
  declare private forecast: Forecast | null
  declare private current: CalendarDate | null
  declare private opened: ReadonlySet<CalendarDate>
  declare private currency: string | null
  declare private isAsking: boolean
  #timer = 0
  /** Null until it has arrived, just after the first paint. */
  #later: typeof import('./forecast-later.ts') | null = null

  constructor() {
    super()
    this.customerId = null
    this.noWhatIf = false
    this.whatIf = null
    this.forecast = null
    this.current = null
    this.opened = new Set()
    this.currency = null
    this.isAsking = false
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    clearTimeout(this.#timer)
  }

  protected override afterShown(): void {
    if (this.#later === null) void import('./forecast-later.ts').then((later) => this.#arrived(later), () => undefined)
  }

  /** A newer load aborts this one: of many changes only the last is answered. */
  protected override async load(signal: AbortSignal): Promise<void> {
    const change = this.#change()
    const question = { ...(this.customerId ? { customerId: this.customerId } : {}), ...(this.currency ? { currency: this.currency } : {}), ...(change ? { change } : {}) }
    try {
      const forecast = await this.client.invoices.forecast.query(question, { signal })
      if (signal.aborted) return
      this.forecast = forecast
      const { subscriptions } = forecast
      if (this.whatIf !== null && !subscriptions.some(({ id }) => id === this.whatIf?.subscriptionId)) this.whatIf = null
      if (forecast.plannedTotal !== null) this.announce(this.t.forecast.whatIf.result(this.format.money(forecast.plannedTotal), this.#differenceText(forecast)))
    } finally {
      if (!signal.aborted) this.isAsking = false
    }
  }

  protected override isEmpty(): boolean { return this.forecast?.subscriptions.length === 0 && this.forecast.months.every(({ invoices }) => invoices.length === 0) }
  protected override concerns(subjectId: string): boolean { return subjectId.startsWith('sub_') || subjectId.startsWith('inv_') }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed)
    if (changed.get('customerId') !== undefined) {
      this.whatIf = null
      this.currency = null
      void this.refresh()
    }
    const index = this.forecast?.months.findIndex(({ month }) => month === this.current) ?? -1
    this.renderRoot.querySelector<HTMLElement>('.tip')?.style.setProperty('--_at', String(this.#later?.tipEdge(index) ?? 0))
  }

  protected override renderContent(): TemplateResult {
    const { t, forecast } = this
    if (forecast === null) return html``
    if (this.isEmpty()) return html`${this.noHeader ? nothing : this.#head(forecast)}<slot name="empty"><div class="blank">${icon('info')}<strong>${t.forecast.empty.title}</strong><p>${t.forecast.empty.text}</p></div></slot>`
    const look = this.#look(forecast)
    const busy = this.isAsking ? 'true' : 'false'
    const hasForm = !this.noWhatIf && forecast.subscriptions.length > 0
    return html`
      ${this.noHeader ? nothing : html`${this.#head(forecast)}${this.#overview(forecast)}`}
      ${this.failure ? html`<div class="banner">${this.renderFailure()}</div>` : this.whatIf && this.#later?.refusedChange(this.t, this.format, forecast, this.whatIf, (whatIf) => this.#onWhatIf(whatIf)) || nothing}
      ${hatch}
      <div class="columns ${hasForm ? '' : 'alone'}">
        <div class="drawn ${forecast.planned === null ? '' : 'compares-bars'}" part="chart" aria-busy=${busy}>${forecastChart({ ...look, tooltip: this.#later?.tooltip ?? null, onCurrent: (month) => { this.current = month }, onKey: (event, at) => this.#onKey(event, at) })}</div>
        ${hasForm ? html`<aside>${this.#later?.whatIfForm({ t, format: this.format, forecast, whatIf: this.whatIf, isAsking: this.isAsking, onChange: (whatIf) => this.#onWhatIf(whatIf) }) ?? nothing}</aside>` : nothing}
      </div>
      <div class="results ${forecast.planned === null ? '' : 'compares-bars'}" part="table" aria-busy=${busy}>${forecastTable({ ...look, detail: this.#later?.monthDetail ?? null })}</div>
      ${this.#later?.forecastNotes(t, forecast) ?? nothing}
      <slot name="footer"></slot>`
  }

  #look(forecast: Forecast): ForecastLook {
    return { t: this.t, format: this.format, forecast, current: this.current, opened: this.opened, onOpen: (month) => this.#onOpen(month) }
  }

  #head({ months, currencies }: Forecast): TemplateResult {
    const { t, format } = this
    const [first, last] = [months[0], months.at(-1)]
    return html`<div class="head"><div>${heading(this.headingLevel, t.forecast.title)}
        ${first && last ? html`<p class="sub">${t.forecast.span(monthName(first.month, 'long', format), monthName(last.month, 'long', format))}</p>` : nothing}</div>
      ${currencies.length > 1 ? html`<div class="money-box">${this.#later?.select('currency', t.forecast.currency, (event) => this.#onCurrency(event), html`
        ${currencies.map((currency) => html`<option .selected=${currency === this.forecast?.currency}>${currency}</option>`)}`) ?? nothing}</div>` : nothing}
      <slot name="header-actions"></slot></div>`
  }

  #overview(forecast: Forecast): TemplateResult {
    const { t, format } = this
    const { plannedTotal, total } = forecast
    return html`<dl class="overview">
      <div><dt class="label">${plannedTotal === null ? t.forecast.total : t.forecast.today}</dt><dd class="figure ${plannedTotal === null ? '' : 'small-figure'}">${format.money(total)}</dd></div>
      ${plannedTotal === null ? nothing : html`
        <div><dt class="label">${t.forecast.changed}</dt><dd class="figure small-figure">${format.money(plannedTotal)}</dd></div>
        <div><dt class="label">${t.forecast.difference}</dt><dd class="figure difference">${this.#differenceText(forecast)}</dd></div>`}</dl>`
  }

  #differenceText({ plannedTotal, total }: Forecast): string {
    const cents = (plannedTotal?.cents ?? total.cents) - total.cents
    return cents === 0 ? this.t.forecast.noDifference : this.t.forecast.differenceIn(signedMoney({ ...total, cents }, this.format))
  }

  #arrived(later: typeof import('./forecast-later.ts')): void {
    if (this.#later !== null) return
    const root = this.renderRoot as ShadowRoot
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, ...later.forecastLaterStyles.flatMap(({ styleSheet }) => styleSheet ?? [])]
    this.#later = later
    this.requestUpdate()
  }

  #change() {
    const subject = this.forecast?.subscriptions.find(({ id }) => id === this.whatIf?.subscriptionId)
    return this.whatIf === null || subject === undefined ? null : this.#later?.changeOf(this.whatIf, subject) ?? null
  }

  #onWhatIf(whatIf: WhatIf | null): void {
    const before = JSON.stringify(this.#change())
    if (whatIf === null && this.whatIf !== null) this.announce(this.t.forecast.whatIf.cleared)
    this.whatIf = whatIf
    if (JSON.stringify(this.#change()) === before) return
    this.isAsking = true
    clearTimeout(this.#timer)
    this.#timer = window.setTimeout(() => void this.refresh(), whatIf === null ? 0 : (this.constructor as typeof AssentoSpendForecast).restMs)
  }

  #onCurrency(event: Event): void {
    this.currency = (event.target as HTMLSelectElement).value
    this.whatIf = null
    this.isAsking = true
    void this.refresh()
  }

  #onOpen(month: CalendarDate): void {
    const opened = new Set(this.opened)
    if (!opened.delete(month)) opened.add(month)
    this.opened = opened
  }

  #onKey(event: KeyboardEvent, index: number): void {
    const months = this.forecast?.months ?? []
    const next = months[KEYS[event.key]?.(index) ?? -1]
    if (event.key === 'Escape') this.current = null
    else if (event.key === 'Enter' || event.key === ' ') this.#openAndGo(months[index]?.month)
    else if (next !== undefined) this.renderRoot.querySelector<SVGElement>(`#bar-${next.month}`)?.focus()
    else if (!(event.key in KEYS)) return
    event.preventDefault()
  }

  /** From the bar to its lines. */
  #openAndGo(month: CalendarDate | undefined): void {
    if (month === undefined) return
    if (!this.opened.has(month)) this.#onOpen(month)
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(`#month-${month}`)?.focus())
  }
}

declare global {
  interface HTMLElementTagNameMap { 'assento-spend-forecast': AssentoSpendForecast }
}
