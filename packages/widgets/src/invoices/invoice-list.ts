import { html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import type { InvoiceItem, WhoAmI } from '@assento/client'
import { AssentoElement } from '../runtime/assento-element.ts'
import { AssentoInvoicePaidEvent } from '../runtime/events.ts'
import { Poll } from '../runtime/poll.ts'
import { isGranted, offeredActions, type InvoiceAction, type InvoiceFeature } from './invoice-actions.ts'
import type { DetailsHost, InvoiceDetails } from './invoice-details.ts'
import { NO_FILTER, questionOf, type InvoiceFilter, type InvoiceQuestion } from './invoice-filter.ts'
import { listHead, noInvoices, noMatch } from './invoice-frame.ts'
import { invoiceListStyles } from './invoice-list-styles.ts'
import { InvoicePages } from './invoice-pages.ts'
import { invoiceTable } from './invoice-rows.ts'
import { invoiceSummary } from './invoice-summary.ts'
import { invoiceTools } from './invoice-tools.ts'
import { isUnpaid } from './invoice-words.ts'

/**
 * A customer's invoices: what is open now and what comes next, every document, each line explained with its formula and its
 * cause, and the ways to pay with their state live.
 *
 * @summary Invoices with boleto, Pix, nota fiscal and explanation (faturas).
 * @attr {number} page-size - Rows a page, 1 to 200; 50 when absent.
 * @attr customer-id - Only this customer's; a widget session sees its own customer in any case.
 * @attr status - States shown at first, apart by spaces (`open overdue`); all when absent. The person may choose others.
 * @attr {number} heading-level - 1 to 6; 2 when absent.
 * @attr {boolean} no-header - Without title, overview and filters.
 * @slot empty - Instead of the text when there is no invoice.
 * @slot error - Instead of the message when the first load failed.
 * @slot header-actions - Buttons beside the title.
 * @slot footer
 * @event assento-invoice-downloaded - A document is on its way to the person's machine. Bubbles.
 * @event assento-invoice-paid - A payment became known while the page was open. Bubbles.
 * @event assento-invoice-disputed - Bubbles.
 * @event assento-ready
 * @event assento-error
 * @csspart table
 * @csspart header
 * @csspart row
 * @csspart action-primary
 * @csspart dialog
 */
export class AssentoInvoiceList extends AssentoElement {
  static override properties = {
    pageSize: { type: Number, attribute: 'page-size' },
    customerId: { type: String, attribute: 'customer-id' },
    status: { type: String },
    filter: { state: true },
  }

  static override styles = [AssentoElement.shared, invoiceListStyles]
  static override sections = ['invoices'] as const
  static override laterSections = ['invoiceDetail', 'rules'] as const
  /** Between questions about an open invoice that is not paid yet, in milliseconds. */
  static pollWaitsMs: readonly number[] = [15_000]
  /** Rest after the last letter before a search is asked, in milliseconds. */
  static searchRestMs = 250

  declare pageSize: number
  declare customerId: string | null
  declare status: string | null
  declare private filter: InvoiceFilter

  #who: WhoAmI | null = null
  /** Null until their code has arrived, just after the first paint. */
  #details: InvoiceDetails | null = null
  readonly #pages = new InvoicePages({
    client: () => this.client, customerId: () => this.customerId, question: () => this.#question(), ask: () => void this.refresh(),
    changed: (before, after) => this.#onChanged(before, after),
  })

  constructor() {
    super()
    this.pageSize = 50
    this.customerId = null
    this.status = null
    this.filter = { ...NO_FILTER, status: null }
    new Poll(this, {
      waitsMs: (this.constructor as typeof AssentoInvoiceList).pollWaitsMs,
      isNeeded: () => this.#details?.awaitsPayment ?? false,
      run: async () => { await this.#details?.readUnpaid() },
    })
  }

  override connectedCallback(): void {
    super.connectedCallback()
    document.addEventListener('visibilitychange', this.#onVisible)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    document.removeEventListener('visibilitychange', this.#onVisible)
    this.#pages.cancel()
  }

  protected override async load(signal: AbortSignal): Promise<void> {
    const [isNewAnswer, who] = await Promise.all([this.#pages.load(signal), this.portal?.whoami() ?? null])
    if (signal.aborted) return
    this.#who = who
    if (isNewAnswer) this.announce(this.t.invoices.found(this.#pages.items.length, this.#pages.isComplete, this.format))
  }

  protected override afterShown(): void {
    void this.#detailsReady().catch(() => undefined)
    void this.#pages.readOldest().then(() => this.requestUpdate(), () => undefined)
  }

  protected override isEmpty(): boolean { return this.#pages.items.length === 0 && !this.#pages.isFiltered }
  /** A change of seats or plans changes the invoice of the day. */
  protected override concerns(subjectId: string): boolean { return subjectId.startsWith('sub_') || this.#pages.find(subjectId) !== undefined }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed)
    // Another choice of the host page outweighs what the person had chosen.
    if (changed.get('status') !== undefined) this.filter = { ...this.filter, status: null }
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed)
    const isAskedAnew = (['customerId', 'pageSize', 'status'] as const).some((name) => changed.get(name) !== undefined)
    if (isAskedAnew) this.#pages.questionChanged(0)
  }

  protected override renderContent(): TemplateResult {
    const { t } = this
    const pages = this.#pages
    const isBlank = pages.items.length === 0
    const hasTools = !isBlank || pages.isFiltered || pages.isOutdated
    return html`
      ${this.noHeader ? nothing : html`${listHead({ t, headingLevel: this.headingLevel, contact: pages.head?.financeContact ?? null, isBusy: this.isBusy, onExport: hasTools && this.#may('download') ? () => void this.#export() : null })}${this.#renderSummary(hasTools)}
        ${hasTools && pages.today ? invoiceTools(t, this.filter, this.status, pages.today, (filter) => this.#onFilter(filter)) : nothing}`}
      ${this.failure ? html`<div class="banner">${this.renderFailure()}</div>` : nothing}
      <div class="results" aria-busy=${pages.isOutdated && this.failure === null ? 'true' : 'false'}>
        ${isBlank ? (pages.isFiltered ? noMatch(t, this.noHeader ? null : () => this.#onFilter(NO_FILTER)) : noInvoices(t)) : this.#renderTable()}
        ${pages.isComplete ? nothing : html`<div class="foot">
          <button type="button" class="button" aria-disabled=${this.isBusy ? 'true' : 'false'} @click=${() => void this.#loadMore()}>${this.isBusy ? t.common.loading : t.invoices.more}</button></div>`}
      </div>
      <slot name="footer"></slot>
      ${this.#details?.renderDialog(this.#look()) ?? nothing}`
  }

  #renderSummary(hasTools: boolean): TemplateResult | typeof nothing {
    const pages = this.#pages
    const { head, today } = pages
    if (today === null || (!hasTools && !head?.upcoming && !head?.credit)) return nothing
    return invoiceSummary({
      t: this.t, format: this.format, pages, today, actionsOf: (item) => this.#actionsOf(item),
      onAction: (action, item) => void this.#act(action, item), onPay: (item) => void this.#withDetails((details) => details.pay(item)),
    })
  }

  #renderTable(): TemplateResult {
    const { t, format } = this
    const details = this.#details
    const { items, today } = this.#pages
    return html`<div class="scroller" tabindex="0" role="region" aria-label=${t.invoices.title}>${invoiceTable({
      t, format, today: today!, items, namesCustomers: this.#who?.customer === null && !this.customerId,
      stateOf: (id) => details?.of(id) ?? null,
      detailOf: (item) => details?.render(item, this.#look()) ?? html``,
      actionsOf: (item) => this.#actionsOf(item),
      onToggle: (item) => void this.#withDetails((ready) => ready.toggle(item)),
      onAction: (action, item) => void this.#act(action, item),
    })}</div>`
  }

  #look() { return { t: this.t, format: this.format, today: this.#pages.today!, who: this.#who, headingLevel: this.headingLevel } }
  #may(feature: InvoiceFeature): boolean { return this.#who !== null && isGranted(feature, this.#who) }
  #actionsOf(item: InvoiceItem): readonly InvoiceAction[] { return this.#who ? offeredActions(item, this.#who) : [] }
  #question(): InvoiceQuestion { return questionOf(this.filter, this, this.#pages.today) }

  #onFilter(filter: InvoiceFilter): void {
    const isTyped = filter.search !== this.filter.search && filter.search !== ''
    this.filter = filter
    this.failure = null
    this.#pages.questionChanged(isTyped ? (this.constructor as typeof AssentoInvoiceList).searchRestMs : 0)
  }

  async #loadMore(): Promise<void> {
    const count = await this.run(() => this.#pages.more())
    if (typeof count === 'number') this.announce(this.t.invoices.loaded(count, this.format))
  }

  async #act(action: InvoiceAction, item: InvoiceItem): Promise<void> {
    await this.#withDetails((details) => 'document' in action ? details.download(item, action.document.id)
      : action.name === 'secondCopy' ? details.secondCopy(item) : details.pay(item))
  }

  async #export(): Promise<void> {
    const { limit: _, ...question } = this.#question()
    const done = await this.run(async () => {
      const { exportList } = await import('./export-list.ts')
      return await exportList(this.client, question, this.portal!.endpoint)
    })
    if (done) this.announce(this.t.invoices.exported)
  }

  async #withDetails(work: (details: InvoiceDetails) => Promise<void>): Promise<void> {
    const details = this.#details ?? await this.run(() => this.#detailsReady())
    if (details) await work(details)
  }

  /** Their code, and the words that they are drawn with. */
  async #detailsReady(): Promise<InvoiceDetails> {
    const [{ detailStyles, InvoiceDetails }] = await Promise.all([import('./invoice-details.ts'), this.portal?.ready(['invoiceDetail'])])
    if (this.#details === null) {
      const root = this.renderRoot as ShadowRoot
      root.adoptedStyleSheets = [...root.adoptedStyleSheets, ...detailStyles]
      this.#details = new InvoiceDetails(this.#host())
      this.requestUpdate()
    }
    return this.#details
  }

  #host(): DetailsHost {
    return {
      client: this.client, endpoint: this.portal!.endpoint,
      words: () => this.t,
      changed: () => { this.requestUpdate(); return this.updateComplete },
      announce: (text) => this.announce(text),
      dispatch: (event) => { this.dispatchEvent(event) },
      took: (detail) => { this.clock.sync(detail.now); this.#pages.replace(detail) },
      expired: (error) => { void this.run(() => Promise.reject(error)) },
      find: (selector) => this.renderRoot.querySelector<HTMLElement>(selector),
    }
  }

  /** The person comes back, perhaps from the bank. */
  readonly #onVisible = () => {
    if (document.visibilityState !== 'visible' || this.phase !== 'ready' || !this.#pages.unpaid.length) return
    void this.refresh().then(() => this.#details?.readUnpaid())
  }

  #onChanged(before: InvoiceItem, after: InvoiceItem): void {
    if (!isUnpaid(before.status) || after.status !== 'paid') return
    this.announce(this.t.invoices.paidNow(after.number))
    this.dispatchEvent(new AssentoInvoicePaidEvent({ invoiceId: after.id, number: after.number, paidOn: after.paidOn }))
    this.portal?.notify(after.id, this)
  }
}

declare global {
  interface HTMLElementTagNameMap { 'assento-invoice-list': AssentoInvoiceList }
}
