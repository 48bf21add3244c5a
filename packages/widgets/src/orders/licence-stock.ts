import { html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { dateInZone } from '@assento/rules'
import type { StockItem, StockTotals, WhoAmI } from '@assento/client'
import { AssentoSerialAssignedEvent } from '../customers/customer-events.ts'
import { AssentoElement } from '../runtime/assento-element.ts'
import { heading } from '../runtime/heading.ts'
import { icon } from '../runtime/icons.ts'
import { AssentoOrderMoreEvent } from './order-events.ts'
import { shortDay } from './order-days.ts'
import { amount, isGranted, type Look } from './order-words.ts'
import { Paged, pageLimit } from './paged.ts'
import { stockCards, type StockAction, type StockRow } from './stock-cards.ts'
import type { StockActs, StockActsHost } from './stock-later.ts'
import { stockStyles } from './stock-styles.ts'

interface StockQuestion {
  readonly limit: number
  readonly partnerId?: string
}

/**
 * Licences that a partner owns, product by product: how many are free, how many are with customers, what they cost a month, and every
 * movement behind those numbers. A free one is given to a customer here, which makes its key.
 *
 * @summary Stock of licences with assignment (estoque de licenças).
 * @attr {number} page-size - Products a page, 1 to 200; 50 when absent.
 * @attr partner-id - Only this partner's; a partner's session sees its own in any case.
 * @attr order-href - Your page with the order form, for more units; without it the form opens in a dialog.
 * @attr {number} heading-level - 1 to 6; 2 when absent.
 * @attr {boolean} no-header - Without title and sums.
 * @slot empty - Instead of the text when there is nothing in stock.
 * @slot error - Instead of the message when the first load failed.
 * @slot header-actions - Buttons beside the title.
 * @slot footer
 * @event assento-order-more - The person asked for more units; `preventDefault()` when you open your own page. Bubbles.
 * @event assento-serial-assigned - A licence was given to a customer. Bubbles.
 * @event assento-customer-changed - A customer was registered on the way. Bubbles.
 * @event assento-ready
 * @event assento-error
 * @csspart header
 * @csspart row
 * @csspart action-primary
 * @csspart dialog
 */
export class AssentoLicenceStock extends AssentoElement {
  static override properties = {
    pageSize: { type: Number, attribute: 'page-size' },
    partnerId: { type: String, attribute: 'partner-id' },
    orderHref: { type: String, attribute: 'order-href' },
  }

  static override styles = [AssentoElement.shared, stockStyles]
  static override sections = ['stock'] as const
  static override laterSections = ['orderActs', 'rules'] as const

  declare pageSize: number
  declare partnerId: string | null
  declare orderHref: string | null

  #who: WhoAmI | null = null
  #totals: StockTotals | null = null
  /** Null until their code has arrived, just after the first paint. */
  #acts: StockActs | null = null
  readonly #pages = new Paged<StockRow, StockQuestion>({
    question: () => ({ limit: pageLimit(this.pageSize), ...(this.partnerId ? { partnerId: this.partnerId } : {}) }),
    read: async (question, cursor, signal) => {
      const page = await this.client.stock.list.query({ ...question, ...(cursor === null ? {} : { cursor }) }, signal ? { signal } : {})
      this.#totals = page.totals
      return { items: page.items.map((item) => ({ ...item, id: `${item.partner.id}-${item.product.id}` })), nextCursor: page.nextCursor }
    },
    ask: () => void this.refresh(),
  })

  constructor() {
    super()
    this.pageSize = 50
    this.partnerId = null
    this.orderHref = null
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#pages.cancel()
  }

  protected override async load(signal: AbortSignal): Promise<void> {
    const [, who] = await Promise.all([this.#pages.load(signal), this.portal!.whoami()])
    if (!signal.aborted) this.#who = who
  }

  protected override afterShown(): void { void this.#actsReady().catch(() => undefined) }
  protected override isEmpty(): boolean { return this.#pages.items.length === 0 }
  /** Orders that are finalized, and serials that are given, taken back or written off. */
  protected override concerns(subjectId: string): boolean { return subjectId === 'stock' || subjectId.startsWith('ser_') }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed)
    if ((['partnerId', 'pageSize'] as const).some((name) => changed.get(name) !== undefined)) this.#pages.questionChanged(0)
  }

  protected override renderContent(): TemplateResult {
    const { t } = this
    const pages = this.#pages
    return html`
      ${this.noHeader ? nothing : html`<div class="head" part="header"><div>${heading(this.headingLevel, t.stock.title)}</div><div class="head-actions"><slot name="header-actions"></slot></div></div>
        ${this.isEmpty() ? nothing : this.#renderSums()}`}
      ${this.failure ? html`<div class="banner">${this.renderFailure()}</div>` : nothing}
      ${this.#acts?.renderNotice() ?? nothing}
      ${this.isEmpty() ? this.#renderEmpty() : stockCards(this.#look(), {
        items: pages.items, headingLevel: this.headingLevel + 1, namesPartners: this.#namesPartners, orderHref: this.orderHref, actionsOf: (item) => this.#actionsOf(item),
        onAction: (action, item, event) => this.#act(action, item, event), isBusy: this.isBusy,
      })}
      ${pages.isComplete ? nothing : html`<div class="foot"><button type="button" class="button" aria-disabled=${this.isBusy ? 'true' : 'false'} @click=${() => void this.#loadMore()}>${this.isBusy ? t.common.loading : t.stock.more}</button></div>`}
      <slot name="footer"></slot>
      ${this.#acts?.renderDialog(this.#look()) ?? nothing}`
  }

  #renderSums(): TemplateResult {
    const { stock: words } = this.t
    const { format } = this
    const { available, assigned, nextMonthly, nextChargeOn } = this.#totals!
    const cell = (label: string, figure: string, more: string | null = null) => html`<div><dt class="label">${label}</dt><dd><span class="figure">${figure}</span>${more === null ? nothing : html`<span class="sub"> ${more}</span>`}</dd></div>`
    const today = dateInZone(this.clock.now(), format.zone)
    return html`<dl class="glance">
      ${cell(words.available, format.number(available))}${cell(words.assigned, format.number(assigned))}
      ${nextMonthly.cents === 0 ? nothing : cell(words.nextMonthly, amount(format, nextMonthly.currency, nextMonthly.cents), nextChargeOn === null ? null : words.nextOn(shortDay(nextChargeOn, today, format)))}
    </dl>`
  }

  #renderEmpty(): TemplateResult {
    const { empty, orderMore } = this.t.stock
    const mayOrder = this.#who?.actor.role.startsWith('partner') && this.#may('orders', 'orders.submit')
    return html`<slot name="empty"><div class="blank">${icon('info')}<strong>${empty.title}</strong><p>${this.#isVendor ? empty.vendor : empty.text}</p>
      ${mayOrder ? html`<div class="actions"><button type="button" class="button primary" @click=${(event: Event) => this.#orderMore(null, event)}>${orderMore}</button></div>` : nothing}</div></slot>`
  }

  get #isVendor(): boolean { return this.#who?.actor.role.startsWith('partner') !== true }
  get #namesPartners(): boolean { return this.#isVendor && !this.partnerId }
  #look(): Look { return { t: this.t, format: this.format } }
  #may(component: string, feature: string): boolean { return this.#who !== null && isGranted(component, feature, this.#who) }

  #actionsOf({ product, available }: StockItem): readonly StockAction[] {
    return [
      ...(product.kind === 'product' && available > 0 && this.#may('serials', 'serials.assign') ? ['assign' as const] : []),
      ...(!this.#isVendor && this.#may('orders', 'orders.submit') ? ['orderMore' as const] : []),
      'movements',
      ...(this.#isVendor && this.#may('stock', 'stock.adjust') ? ['adjust' as const] : []),
    ]
  }

  #act(action: StockAction, item: StockRow, event: Event): void {
    if (action === 'orderMore') return this.#orderMore(item, event)
    void this.#withActs((acts) => acts[action](item))
  }

  /** The host may open its own page; the link goes there, and without one the form opens here. */
  #orderMore(item: StockItem | null, event: Event): void {
    const more = new AssentoOrderMoreEvent({ productId: item?.product.id ?? '', kind: item?.product.kind ?? 'product' })
    this.dispatchEvent(more)
    if (more.defaultPrevented) return event.preventDefault()
    const isLink = event.currentTarget instanceof HTMLAnchorElement
    if (!isLink && this.orderHref !== null) window.location.assign(this.orderHref)
    else if (!isLink) void this.#withActs((acts) => acts.order(more.detail.productId, more.detail.kind))
  }

  async #loadMore(): Promise<void> {
    const count = await this.run(() => this.#pages.more())
    if (typeof count === 'number') this.announce(this.t.stock.loaded(this.#pages.items.length, this.format))
  }

  async #withActs(work: (acts: StockActs) => void | Promise<void>): Promise<void> {
    const acts = this.#acts ?? await this.run(() => this.#actsReady())
    if (acts) await work(acts)
  }

  /** Assignment and movements; with their words. */
  async #actsReady(): Promise<StockActs> {
    const [{ StockActs, stockLaterStyles }] = await Promise.all([import('./stock-later.ts'), this.portal?.ready(['orderActs', 'customers', 'customerActs', 'acts'])])
    if (this.#acts === null) {
      const root = this.renderRoot as ShadowRoot
      root.adoptedStyleSheets = [...root.adoptedStyleSheets, ...stockLaterStyles.flatMap(({ styleSheet }) => styleSheet ?? [])]
      this.#acts = new StockActs(this.#host())
      this.requestUpdate()
    }
    return this.#acts
  }

  #host(): StockActsHost {
    return {
      client: this.client,
      endpoint: this.portal!.endpoint,
      portal: this.portal!,
      who: () => this.#who,
      mayRegister: () => this.#may('customers', 'customers.edit'),
      run: (work) => this.run(work),
      lastFailure: () => this.#takeFailure(),
      mayProceed: (command) => this.isApproved({ command, subscriptionId: '', dueNowCents: null, quoteId: null }),
      changed: () => this.requestUpdate(),
      settled: () => undefined,
      announce: (text) => this.announce(text),
      focus: (selector) => void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(`dialog ${selector}`)?.focus()),
      dispatch: (event) => void this.dispatchEvent(event),
      orderMore: (productId, event) => this.#orderMore(this.#pages.items.find(({ product }) => product.id === productId) ?? null, event),
      assigned: ({ id, customer, product }) => {
        this.dispatchEvent(new AssentoSerialAssignedEvent({ serialId: id, customerId: customer.id, productId: product.id }))
        for (const subject of ['serials', 'customers']) this.portal?.notify(subject, this)
      },
      words: () => this.t,
      format: () => this.format,
      outdated: () => void this.refresh(),
    }
  }

  /** What failed is said where the button was pressed, not at the top as well. */
  #takeFailure() {
    const { failure } = this
    if (this.phase !== 'session-expired') this.failure = null
    return failure
  }
}

declare global {
  interface HTMLElementTagNameMap { 'assento-licence-stock': AssentoLicenceStock }
}
