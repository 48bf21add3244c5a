import { html, nothing, type TemplateResult } from 'lit'
import { live } from 'lit/directives/live.js'
import type { CustomerItem, WhoAmI } from '@assento/client'
import { AssentoElement } from '../runtime/assento-element.ts'
import { heading } from '../runtime/heading.ts'
import { icon } from '../runtime/icons.ts'
import { isGranted, type Look } from '../orders/order-words.ts'
import { AssentoOrderMoreEvent } from '../orders/order-events.ts'
import { Paged, pageLimit } from '../orders/paged.ts'
import { AssentoCustomerChangedEvent, AssentoSerialAssignedEvent } from './customer-events.ts'
import type { CustomerActs, CustomerActsHost } from './customer-later.ts'
import { customerListStyles } from './customer-list-styles.ts'
import { customerRows, type CustomerAction } from './customer-rows.ts'

const STATES = ['active', 'blocked', 'withoutSerials', 'removed'] as const
type CustomerState = (typeof STATES)[number]

interface CustomerQuestion {
  readonly limit: number
  readonly state?: CustomerState
  readonly search?: string
}

const MAX_SEARCH_LENGTH = 100

/** What the session must have been granted for an action. */
const FEATURES: Readonly<Record<CustomerAction, readonly [component: string, feature: string]>> = {
  edit: ['customers', 'customers.edit'], assign: ['serials', 'serials.assign'], offboard: ['customers', 'customers.offboard'], export: ['customers', 'customers.offboard'],
  erase: ['customers', 'customers.erase'], receipt: ['customers', 'customers.erase'],
}

/**
 * Customers of a partner, or of the manufacturer: registered by CNPJ (letters allowed) or CPF, given licences, and cancelled by the X
 * of their row, which frees every licence and the CNPJ. Cancelled ones are a filter away, to export or to erase.
 *
 * @summary Customers with registration, licences and cancellation (clientes).
 * @attr {number} page-size - Rows a page, 1 to 200; 50 when absent.
 * @attr {number} heading-level - 1 to 6; 2 when absent.
 * @attr {boolean} no-header - Without title, search and filter.
 * @slot empty - Instead of the text when there is no customer.
 * @slot error - Instead of the message when the first load failed.
 * @slot header-actions - Buttons beside the title.
 * @slot footer
 * @event assento-customer-changed - A customer was registered, changed, offboarded or erased. Bubbles.
 * @event assento-serial-assigned - A licence was given to a customer. Bubbles.
 * @event assento-order-more - There is nothing to assign, and the person asked for more. Bubbles.
 * @event assento-before-submit - Before a cancellation or an erasure; cancelable, `waitUntil(promise)`. Bubbles.
 * @event assento-ready
 * @event assento-error
 * @csspart header
 * @csspart table
 * @csspart row
 * @csspart action-primary
 * @csspart dialog
 */
export class AssentoCustomerList extends AssentoElement {
  static override properties = {
    pageSize: { type: Number, attribute: 'page-size' },
    search: { state: true },
    filter: { state: true },
  }

  static override styles = [AssentoElement.shared, customerListStyles]
  static override sections = ['customers'] as const
  static override laterSections = ['customerActs', 'rules'] as const
  /** Rest after the last letter before a search is asked, in milliseconds. */
  static searchRestMs = 250

  declare pageSize: number
  declare private search: string
  declare private filter: CustomerState | null

  #who: WhoAmI | null = null
  /** Null until their code has arrived, just after the first paint. */
  #acts: CustomerActs | null = null
  readonly #pages = new Paged<CustomerItem, CustomerQuestion>({
    question: () => this.#question(),
    read: (question, cursor, signal) => this.client.customers.list.query({ ...question, ...(cursor === null ? {} : { cursor }) }, signal ? { signal } : {}),
    ask: () => void this.refresh(),
  })

  constructor() {
    super()
    this.pageSize = 50
    this.search = ''
    this.filter = null
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#pages.cancel()
  }

  protected override async load(signal: AbortSignal): Promise<void> {
    const [isNewAnswer, who] = await Promise.all([this.#pages.load(signal), this.portal!.whoami()])
    if (signal.aborted) return
    this.#who = who
    if (isNewAnswer) this.announce(this.t.customers.found(this.#pages.items.length, this.#pages.isComplete, this.format))
  }

  protected override afterShown(): void { void this.#actsReady().catch(() => undefined) }
  protected override isEmpty(): boolean { return this.#pages.items.length === 0 && !this.#isFiltered }
  /** Serials that siblings assign, suspend or give back change what the rows count. */
  protected override concerns(subjectId: string): boolean { return subjectId === 'customers' || subjectId === 'stock' || subjectId.startsWith('ser_') || this.#pages.find(subjectId) !== undefined }

  protected override renderContent(): TemplateResult {
    const { customers: words } = this.t
    const pages = this.#pages
    return html`
      ${this.noHeader ? nothing : this.#renderHead()}
      ${this.failure ? html`<div class="banner">${this.renderFailure()}</div>` : nothing}
      ${this.#acts?.renderNotice() ?? nothing}
      <div class="results" aria-busy=${pages.isOutdated && this.failure === null ? 'true' : 'false'}>
        ${pages.items.length === 0 ? this.#renderBlank() : html`<div class="scroller" tabindex="0" role="region" aria-label=${words.title}>${customerRows(this.#look(), {
          items: pages.items, namesPartners: this.#namesPartners, areRemoved: pages.items.every(({ removedAt }) => removedAt !== null), now: this.clock.now(), isBusy: this.isBusy,
          actionsOf: (item) => this.#actionsOf(item), onAction: (action, item) => void this.#withActs((acts) => acts.ask(action, item)),
        })}</div>`}
        ${pages.isComplete ? nothing : html`<div class="foot"><button type="button" class="button" aria-disabled=${this.isBusy ? 'true' : 'false'} @click=${() => void this.#loadMore()}>${this.isBusy ? this.t.common.loading : words.more}</button></div>`}
      </div>
      <slot name="footer"></slot>
      ${this.#acts?.renderDialog(this.#look()) ?? nothing}`
  }

  #renderHead(): TemplateResult {
    const { customers: words } = this.t
    const valueOf = (event: Event) => (event.target as HTMLInputElement | HTMLSelectElement).value
    const filter = this.filter ?? 'all'
    return html`
      <div class="head" part="header"><div>${heading(this.headingLevel, words.title)}</div>
        <div class="head-actions"><slot name="header-actions"></slot>
          ${this.#may('edit') ? html`<button type="button" class="button primary" part="action-primary" id="register" aria-disabled=${this.isBusy ? 'true' : 'false'} @click=${() => this.#register()}>${icon('plus')}${words.register}</button>` : nothing}</div></div>
      ${this.isEmpty() ? nothing : html`<div class="tools" role="search" aria-label=${words.searchLabel}>
        <div class="search">${icon('search')}<input class="input" type="search" aria-label=${words.search} placeholder=${words.search} autocomplete="off" maxlength=${MAX_SEARCH_LENGTH}
          .value=${live(this.search)} @input=${(event: Event) => this.#type(valueOf(event))}></div>
        <div class="select-box"><select class="select" id="state" aria-label=${words.filter} .value=${live(filter)} @change=${(event: Event) => this.#filter(valueOf(event))}>
          ${(['all', ...STATES] as const).map((state) => html`<option value=${state} ?selected=${state === filter}>${words.filters[state]}</option>`)}</select>${icon('chevron')}</div></div>`}`
  }

  #renderBlank(): TemplateResult {
    const { customers: words } = this.t
    if (this.isEmpty()) return html`<slot name="empty"><div class="blank">${icon('users')}<strong>${words.empty.title}</strong><p>${words.empty.text}</p></div></slot>`
    const clear = () => { this.search = ''; this.#filter('all') }
    return html`<div class="blank">${icon('search')}<strong>${words.noMatch.title}</strong><p>${words.noMatch.text}</p>
      <div class="actions"><button type="button" class="button" @click=${clear}>${words.noMatch.clear}</button></div></div>`
  }

  get #isFiltered(): boolean { return this.filter !== null || this.search.trim() !== '' }
  get #namesPartners(): boolean { return this.#who?.actor.role.startsWith('partner') !== true && this.#pages.items.some(({ partner }) => partner !== null) }
  #look(): Look { return { t: this.t, format: this.format } }

  #may(action: CustomerAction): boolean { return this.#who !== null && isGranted(...FEATURES[action], this.#who) }

  /** What the server allows by state and role, as far as the session was granted it; erased data leave their receipt. */
  #actionsOf({ actions, removedAt }: CustomerItem): readonly CustomerAction[] {
    const present: readonly CustomerAction[] = ['assign', 'edit', 'offboard']
    // Who may export a cancelled customer may see what was erased of it; `erase` is gone once that is done.
    const removed: readonly CustomerAction[] = actions.includes('export') && !actions.includes('erase') ? ['export', 'receipt'] : ['export', 'erase']
    const offered = removedAt === null ? present.filter((action) => actions.some((allowed) => allowed === action)) : removed.filter((action) => action === 'receipt' || actions.some((allowed) => allowed === action))
    return offered.filter((action) => this.#may(action))
  }

  #question(): CustomerQuestion {
    const search = this.search.trim().slice(0, MAX_SEARCH_LENGTH)
    return { limit: pageLimit(this.pageSize), ...(this.filter === null ? {} : { state: this.filter }), ...(search === '' ? {} : { search }) }
  }

  #type(search: string): void {
    this.search = search
    this.#pages.questionChanged((this.constructor as typeof AssentoCustomerList).searchRestMs)
  }

  #filter(value: string): void {
    this.filter = STATES.find((state) => state === value) ?? null
    this.#pages.questionChanged(0)
  }

  #register(): void {
    void this.#withActs((acts) => acts.register(this.#pages.items.length === 0 && !/\d/.test(this.search) ? this.search.trim() : ''))
  }

  async #loadMore(): Promise<void> {
    const count = await this.run(() => this.#pages.more())
    if (typeof count === 'number') this.announce(this.t.customers.loaded(count, this.format))
  }

  async #withActs(work: (acts: CustomerActs) => void | Promise<void>): Promise<void> {
    const acts = this.#acts ?? await this.run(() => this.#actsReady())
    if (acts) await work(acts)
  }

  /** Dialogs and what they do; with their words. */
  async #actsReady(): Promise<CustomerActs> {
    const [{ CustomerActs, customerLaterStyles }] = await Promise.all([import('./customer-later.ts'), this.portal?.ready(['customerActs', 'acts', 'stock'])])
    if (this.#acts === null) {
      const root = this.renderRoot as ShadowRoot
      root.adoptedStyleSheets = [...root.adoptedStyleSheets, ...customerLaterStyles.flatMap(({ styleSheet }) => styleSheet ?? [])]
      this.#acts = new CustomerActs(this.#host())
      this.requestUpdate()
    }
    return this.#acts
  }

  #host(): CustomerActsHost {
    return {
      client: this.client,
      endpoint: this.portal!.endpoint,
      who: () => this.#who,
      words: () => this.t,
      mayRegister: () => this.#may('edit'),
      orderMore: this.#who !== null && isGranted('orders', 'orders.submit', this.#who) ? (productId) => void this.dispatchEvent(new AssentoOrderMoreEvent({ productId: productId ?? '', kind: 'product' })) : null,
      run: (work) => this.run(work),
      lastFailure: () => this.#takeFailure(),
      mayProceed: (command) => this.isApproved({ command, subscriptionId: '', dueNowCents: null, quoteId: null }),
      changed: () => this.requestUpdate(),
      settled: () => undefined,
      announce: (text) => this.announce(text),
      focus: (selector) => void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(`dialog ${selector}`)?.focus()),
      took: (customer) => { if (customer === null) void this.refresh(); else this.#pages.replace(customer) },
      told: (change, customerId) => {
        this.dispatchEvent(new AssentoCustomerChangedEvent({ customerId, change }))
        for (const subject of change === 'offboarded' ? ['customers', 'stock', 'serials'] : ['customers']) this.portal?.notify(subject, this)
      },
      assigned: ({ id, customer, product }) => {
        this.dispatchEvent(new AssentoSerialAssignedEvent({ serialId: id, customerId: customer.id, productId: product.id }))
        for (const subject of ['stock', 'serials']) this.portal?.notify(subject, this)
      },
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
  interface HTMLElementTagNameMap { 'assento-customer-list': AssentoCustomerList }
}
