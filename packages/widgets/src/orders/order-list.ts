import { html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { live } from 'lit/directives/live.js'
import type { LicenceOrderState } from '@assento/rules'
import type { OrderSummary, WhoAmI } from '@assento/client'
import { AssentoElement } from '../runtime/assento-element.ts'
import { heading } from '../runtime/heading.ts'
import { icon } from '../runtime/icons.ts'
import type { OrderDecisions } from './order-decisions.ts'
import type { DecisionHost } from './order-decision-flow.ts'
import { AssentoOrderDecidedEvent } from './order-events.ts'
import { orderListStyles } from './order-list-styles.ts'
import { orderRows } from './order-rows.ts'
import { isGranted, type Look } from './order-words.ts'
import { Paged, pageLimit } from './paged.ts'

const STATES = ['pending', 'finalized', 'cancelled'] as const satisfies readonly LicenceOrderState[]

interface OrderQuestion {
  readonly limit: number
  readonly states?: readonly LicenceOrderState[]
}

/**
 * Orders of licences: those of the partner, or of all partners at the vendor. A pending one shows (PEND) below its number until
 * it is approved or cancelled here; a row opens to its items with every amount explained.
 *
 * @summary Orders with approval and cancellation (meus pedidos).
 * @attr {number} page-size - Rows a page, 1 to 200; 50 when absent.
 * @attr status - States shown at first, apart by spaces (`pending`); all when absent. The person may choose others.
 * @attr new-order-href - Your page with the order form; offered beside the title.
 * @attr invoices-href - Your page with the invoices; the invoice of an order leads there.
 * @attr {number} heading-level - 1 to 6; 2 when absent.
 * @attr {boolean} no-header - Without title and filter.
 * @slot empty - Instead of the text when there is no order.
 * @slot error - Instead of the message when the first load failed.
 * @slot header-actions - Buttons beside the title.
 * @slot footer
 * @event assento-order-decided - An order was approved, cancelled or taken back. Bubbles.
 * @event assento-before-submit - Before an approval; cancelable, `waitUntil(promise)`. Bubbles.
 * @event assento-ready
 * @event assento-error
 * @csspart header
 * @csspart table
 * @csspart row
 * @csspart action-primary
 * @csspart dialog
 */
export class AssentoOrderList extends AssentoElement {
  static override properties = {
    pageSize: { type: Number, attribute: 'page-size' },
    status: { type: String },
    newOrderHref: { type: String, attribute: 'new-order-href' },
    invoicesHref: { type: String, attribute: 'invoices-href' },
    chosen: { state: true },
  }

  static override styles = [AssentoElement.shared, orderListStyles]
  static override sections = ['orders'] as const
  static override laterSections = ['orderActs', 'rules'] as const

  declare pageSize: number
  declare status: string | null
  declare newOrderHref: string | null
  declare invoicesHref: string | null
  /** What the person filters by; null = as the attribute says. */
  declare private chosen: LicenceOrderState | 'all' | null

  #who: WhoAmI | null = null
  /** Null until their code has arrived, just after the first paint. */
  #decisions: OrderDecisions | null = null
  readonly #pages = new Paged<OrderSummary, OrderQuestion>({
    question: () => this.#question(),
    read: ({ states, limit }, cursor, signal) => this.client.orders.list.query(
      { limit, ...(states ? { states: [...states] } : {}), ...(cursor === null ? {} : { cursor }) }, signal ? { signal } : {}),
    ask: () => void this.refresh(),
  })

  constructor() {
    super()
    this.pageSize = 50
    this.status = null
    this.newOrderHref = null
    this.invoicesHref = null
    this.chosen = null
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#pages.cancel()
  }

  protected override async load(signal: AbortSignal): Promise<void> {
    const [isNewAnswer, who] = await Promise.all([this.#pages.load(signal), this.portal!.whoami()])
    if (signal.aborted) return
    this.#who = who
    if (isNewAnswer) this.announce(this.t.orders.list.found(this.#pages.items.length, this.#pages.isComplete, this.format))
    await this.#decisions?.readOpen()
  }

  protected override afterShown(): void { void this.#decisionsReady().catch(() => undefined) }
  protected override isEmpty(): boolean { return this.#pages.items.length === 0 && this.#question().states === undefined }
  protected override concerns(subjectId: string): boolean { return subjectId === 'orders' || this.#pages.find(subjectId) !== undefined }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed)
    if (changed.get('status') !== undefined) this.chosen = null
    if ((['pageSize', 'status'] as const).some((name) => changed.get(name) !== undefined)) this.#pages.questionChanged(0)
  }

  protected override renderContent(): TemplateResult {
    const { orders: { list: words } } = this.t
    const pages = this.#pages
    const isBlank = pages.items.length === 0
    return html`
      ${this.noHeader ? nothing : this.#renderHead()}
      ${this.failure ? html`<div class="banner">${this.renderFailure()}</div>` : nothing}
      ${this.#decisions?.renderNotice(this.#look()) ?? nothing}
      <div class="results" aria-busy=${pages.isOutdated && this.failure === null ? 'true' : 'false'}>
        ${isBlank ? this.#renderBlank() : html`<div class="scroller" tabindex="0" role="region" aria-label=${this.#title}>${orderRows(this.#look(), {
          items: pages.items, label: this.#title, namesPartners: this.#isVendor, now: this.clock.now(), isBusy: this.isBusy, canDecide: this.#mayDecide,
          isOpen: (id) => this.#decisions?.isOpen(id) ?? false,
          detailOf: (item) => this.#decisions?.renderDetail(this.#look(), item, this.invoicesHref) ?? nothing,
          onToggle: (item) => void this.#withDecisions((decisions) => decisions.toggle(item)),
          onAction: (action, item) => void this.#withDecisions((decisions) => decisions.ask(action, item)),
        })}</div>`}
        ${pages.isComplete ? nothing : html`<div class="foot"><button type="button" class="button" aria-disabled=${this.isBusy ? 'true' : 'false'} @click=${() => void this.#loadMore()}>${this.isBusy ? this.t.common.loading : words.more}</button></div>`}
      </div>
      <slot name="footer"></slot>
      ${this.#decisions?.renderDialog(this.#look()) ?? nothing}`
  }

  #renderHead(): TemplateResult {
    const { list: words } = this.t.orders
    const canOrder = this.newOrderHref !== null && this.#who !== null && !this.#isVendor && isGranted('orders', 'orders.submit', this.#who)
    const isFilterable = this.#pages.items.length > 0 || this.#question().states !== undefined
    return html`
      <div class="head" part="header"><div>${heading(this.headingLevel, this.#title)}</div>
        <div class="head-actions">${isFilterable ? this.#renderFilter() : nothing}<slot name="header-actions"></slot>
          ${canOrder ? html`<a class="button primary" part="action-primary" href=${this.newOrderHref!}>${icon('plus')}${words.newOrder}</a>` : nothing}</div></div>`
  }

  #renderFilter(): TemplateResult {
    const { states, list: words } = this.t.orders
    const given = statesOf(this.status)
    const value = this.chosen ?? (given.length === 0 ? 'all' : given.join(' '))
    const options = [...(given.length > 1 ? [[given.join(' '), given.map((state) => states[state]).join(', ')] as const] : []), ['all', words.allStates] as const, ...STATES.map((state) => [state, states[state]] as const)]
    return html`<div class="select-box"><select class="select" id="state" aria-label=${words.filter} .value=${live(value)}
      @change=${(event: Event) => this.#filter((event.target as HTMLSelectElement).value)}>${options.map(([key, text]) => html`<option value=${key} ?selected=${key === value}>${text}</option>`)}</select>${icon('chevron')}</div>`
  }

  #renderBlank(): TemplateResult {
    const words = this.t.orders.list
    if (!this.isEmpty()) return html`<div class="blank">${icon('search')}<strong>${words.noMatch.title}</strong>
      <div class="actions"><button type="button" class="button" @click=${() => this.#filter('all')}>${words.noMatch.clear}</button></div></div>`
    return html`<slot name="empty"><div class="blank">${icon('info')}<strong>${words.empty.title}</strong><p>${this.#isVendor ? words.vendorEmpty : words.empty.text}</p></div></slot>`
  }

  get #isVendor(): boolean { return this.#who?.actor.role === 'manufacturer' || this.#who?.actor.role === 'server' }
  get #title(): string { return this.#isVendor ? this.t.orders.list.vendorTitle : this.t.orders.list.title }
  get #mayDecide(): boolean { return this.#who !== null && isGranted('orders', 'orders.decide', this.#who) }
  #look(): Look { return { t: this.t, format: this.format } }

  #question(): OrderQuestion {
    const states = this.chosen === null ? statesOf(this.status) : this.chosen === 'all' ? [] : STATES.filter((state) => state === this.chosen)
    return { limit: pageLimit(this.pageSize), ...(states.length > 0 ? { states } : {}) }
  }

  #filter(value: string): void {
    this.chosen = value === 'all' ? 'all' : STATES.find((state) => state === value) ?? null
    this.#pages.questionChanged(0)
  }

  async #loadMore(): Promise<void> {
    const count = await this.run(() => this.#pages.more())
    if (typeof count === 'number') this.announce(this.t.orders.list.loaded(count, this.format))
  }

  async #withDecisions(work: (decisions: OrderDecisions) => void | Promise<void>): Promise<void> {
    const decisions = this.#decisions ?? await this.run(() => this.#decisionsReady())
    if (decisions) await work(decisions)
  }

  /** Details, questions and what they lead to; with their words. */
  async #decisionsReady(): Promise<OrderDecisions> {
    const [{ OrderDecisions, orderDetailStyles }] = await Promise.all([import('./order-decisions.ts'), this.portal?.ready(['orderActs', 'acts'])])
    if (this.#decisions === null) {
      const root = this.renderRoot as ShadowRoot
      root.adoptedStyleSheets = [...root.adoptedStyleSheets, ...orderDetailStyles.flatMap(({ styleSheet }) => styleSheet ?? [])]
      this.#decisions = new OrderDecisions(this.#host())
      this.requestUpdate()
    }
    return this.#decisions
  }

  #host(): DecisionHost {
    return {
      client: this.client,
      contacts: () => this.#who?.tenant.contacts ?? null,
      run: (work) => this.run(work),
      lastFailure: () => this.#takeFailure(),
      mayProceed: (command, dueNowCents) => this.isApproved({ command, subscriptionId: '', dueNowCents, quoteId: null }),
      changed: () => this.requestUpdate(),
      settled: () => {
        const words = this.#decisions?.announcement(this.#look()) ?? ''
        if (words !== '') this.announce(words)
      },
      took: (order) => this.#pages.replace(order),
      decided: (order, decision) => {
        this.dispatchEvent(new AssentoOrderDecidedEvent({ orderId: order.id, number: order.number, decision }))
        for (const subject of ['orders', 'stock']) this.portal?.notify(subject, this)
        if (decision === 'reversed' || this.#question().states !== undefined) void this.refresh()
      },
      isGone: () => void this.refresh(),
    }
  }

  /** What failed is said where the button was pressed, not at the top as well. */
  #takeFailure() {
    const { failure } = this
    if (this.phase !== 'session-expired') this.failure = null
    return failure
  }
}

/** The states named in an attribute, apart by spaces; unknown words count for nothing. */
function statesOf(attribute: string | null): readonly LicenceOrderState[] {
  const words = new Set((attribute ?? '').split(/\s+/))
  return STATES.filter((state) => words.has(state))
}

declare global {
  interface HTMLElementTagNameMap { 'assento-order-list': AssentoOrderList }
}
