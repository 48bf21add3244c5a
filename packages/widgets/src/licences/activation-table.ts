import { html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import type { SerialFilter, WhoAmI } from '@assento/client'
import { AssentoElement } from '../runtime/assento-element.ts'
import { Poll } from '../runtime/poll.ts'
import { activationTableStyles } from './activation-table-styles.ts'
import type { DrawerHost, SerialDrawer } from './serial-drawer.ts'
import { NO_FILTER, questionOf, statesOf, type TableFilter } from './serial-filter.ts'
import { SerialPages } from './serial-pages.ts'
import { TableBody } from './table-body.ts'
import type { HandsHost, TableHands } from './table-hands.ts'
import { emptyGrid, tableHead } from './table-frame.ts'
import { tableTools } from './table-tools.ts'

/**
 * Serial numbers of all customers, with the computer on which each is active: customers expand to their serials, a serial to its
 * details, activations and history, and to what this person may do with it. 100,000 customers scroll as ten do.
 *
 * @summary Serials and activations (ativações).
 * @attr states - Exact states shown at first, apart by spaces (`suspended expired`). The person may choose others.
 * @attr {active|grace|expired} badge - Only what the list paints so at first; `expired` is all that is red.
 * @attr product-id - Only this product's.
 * @attr customer-id - Only this customer's; a session of a customer sees its own in any case.
 * @attr partner-id - Only this partner's; a session of a partner sees its own in any case.
 * @attr {number} heading-level - 1 to 6; 2 when absent.
 * @attr {boolean} no-header - Without title, search and filters.
 * @slot empty - Instead of the text when there is nothing.
 * @slot error - Instead of the message when the first load failed.
 * @slot header-actions - Buttons beside the title.
 * @slot footer
 * @event assento-serial-changed - Bubbles.
 * @event assento-before-submit - Cancelable, with `waitUntil()`.
 * @event assento-ready
 * @event assento-error
 * @csspart table
 * @csspart header
 * @csspart row
 * @csspart action-primary
 * @csspart dialog
 * @cssproperty --assento-table-height - Height of the rows' view at most.
 */
export class AssentoActivationTable extends AssentoElement {
  static override properties = {
    states: { type: String }, badge: { type: String },
    productId: { type: String, attribute: 'product-id' }, customerId: { type: String, attribute: 'customer-id' }, partnerId: { type: String, attribute: 'partner-id' },
    filter: { state: true },
  }

  static override styles = [AssentoElement.shared, activationTableStyles]
  static override sections = ['licences'] as const
  static override laterSections = ['licenceDetail', 'rules'] as const
  static override loadsBesideWords = true
  /** Rest after the last letter before a search is asked, in milliseconds. */
  static searchRestMs = 250
  /** Between questions about what others changed meanwhile, in milliseconds (X10). */
  static pollWaitsMs: readonly number[] = [30_000]

  declare states: string | null
  declare badge: string | null
  declare productId: string | null
  declare customerId: string | null
  declare partnerId: string | null
  declare private filter: TableFilter

  #who: WhoAmI | null = null
  #body: TableBody | null = null
  #hands: TableHands | null = null
  #isAnew = false
  #blank: typeof import('./table-blank.ts') | null = null
  /** Null until its code has arrived, just after the first paint. */
  #drawer: SerialDrawer | null = null
  readonly #pages = new SerialPages({
    client: () => this.client, question: () => this.#question(), ask: () => void this.refresh(), changed: () => this.requestUpdate(), arrived: () => this.#body?.window.paint(),
    failed: (cause) => void this.run(async () => { throw cause }),
  })

  constructor() {
    super()
    this.states = this.badge = this.productId = this.customerId = this.partnerId = null
    this.filter = { ...NO_FILTER, status: null }
    new Poll(this, {
      waitsMs: (this.constructor as typeof AssentoActivationTable).pollWaitsMs,
      isNeeded: () => this.phase === 'ready', run: () => this.refresh(),
    })
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#pages.cancel()
  }

  /** The focus goes to the table, to the row where it was. */
  override focus(): void { this.#hands?.focus() }

  /** Lets the server write what the filter shows as CSV, and the browser fetch the file. */
  async exportCsv(): Promise<void> {
    const done = await this.run(async () => (await import('./export-serials.ts')).exportSerials(this.client, this.#question(), this.portal!.endpoint))
    if (done) this.announce(this.t.licences.exported)
  }

  protected override async load(signal: AbortSignal): Promise<void> {
    const [isNewAnswer, who] = await Promise.all([this.#pages.load(signal), this.portal?.whoami() ?? null, this.portal?.ready(['common', 'licences'])])
    if (signal.aborted) return
    this.#who = who
    const { outline } = this.#pages
    if (outline?.customers === 0) this.#blank ??= await import('./table-blank.ts')
    if (!isNewAnswer || outline === null) return
    this.#isAnew = true
    this.announce(this.t.licences.found(outline.serials, outline.customers, this.format))
  }

  protected override afterShown(): void { void this.#drawerReady().catch(() => undefined) }
  protected override isEmpty(): boolean { return this.#pages.outline?.customers === 0 && !this.#pages.isFiltered }
  /** A customer that is registered or leaves, an order that brings stock and a payment change what is listed. */
  protected override concerns(subjectId: string): boolean { return /^(ser|acc|cus|ord|inv)/.test(subjectId) }
  protected override onSubjectChanged(subjectId: string): void {
    void this.refresh()
    void this.#drawer?.siblingChanged(subjectId)
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed)
    // Another choice of the host page outweighs what the person had chosen.
    if (GIVEN.some((name) => changed.get(name) !== undefined)) this.filter = { ...this.filter, status: null }
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed)
    if (GIVEN.some((name) => changed.get(name) !== undefined)) this.#pages.questionChanged(0)
    const grid = this.renderRoot.querySelector<HTMLElement>('.grid')
    if (grid !== this.#body?.grid) {
      this.#body = grid ? new TableBody(grid, { pages: this.#pages, look: () => this.#look() }) : null
      this.#hands = null
      // A click that comes before the code that it is for waits for it.
      if (grid) grid.onclick = ({ target }) => void (this.#hands ?? this.run(() => this.#drawerReady()).then(() => { if (this.#hands) (target as HTMLElement).click() }))
    }
    this.#body?.layOut(this.#isAnew)
    this.#isAnew = false
  }

  protected override renderContent(): TemplateResult {
    const pages = this.#pages
    const look = this.#look()
    const isBlank = pages.outline?.customers === 0
    const hasTools = !isBlank || pages.isFiltered || pages.isOutdated
    return html`
      ${this.noHeader ? nothing : html`${tableHead({
        ...look, headingLevel: this.headingLevel, outline: pages.outline, isFiltered: pages.isFiltered, isBusy: this.isBusy, onExport: hasTools && this.#mayExport() ? () => void this.exportCsv() : null,
      })}${hasTools ? tableTools({
        t: this.t, filter: this.filter, givenStates: this.filter.status === null ? statesOf(this.states).length || Number(this.badge !== null) : 0, products: pages.outline?.products ?? [],
        onChange: (filter) => this.#onFilter(filter),
      }) : nothing}`}
      ${this.failure && !this.#drawer?.isOpen ? html`<div class="banner">${this.renderFailure()}</div>` : nothing}
      <div class="results" aria-busy=${pages.isOutdated && this.failure === null ? 'true' : 'false'}>
        ${isBlank ? (pages.isFiltered ? this.#blank?.noMatch(look, this.noHeader ? null : () => this.#onFilter(NO_FILTER)) : this.#blank?.noSerials(look)) : emptyGrid(look)}
      </div>
      <slot name="footer"></slot>
      ${this.#drawer?.render({ ...look, who: this.#who, failure: this.failure, isBusy: this.isBusy }) ?? nothing}`
  }

  #look() { return { t: this.t, format: this.format } }
  #question(): SerialFilter { return questionOf(this.filter, this) }
  #mayExport(): boolean { return this.#who?.actor.role === 'server' || (this.#who?.components['serials']?.features.includes('download') ?? false) }

  #onFilter(filter: TableFilter): void {
    const isTyped = filter.search !== this.filter.search && filter.search !== ''
    this.filter = filter
    this.failure = null
    this.#pages.questionChanged(isTyped ? (this.constructor as typeof AssentoActivationTable).searchRestMs : 0)
  }

  /** Its code, its look, and the words that it is drawn with; and with it what pointer and keyboard do. */
  async #drawerReady(): Promise<void> {
    const [{ drawerSheets, SerialDrawer, TableHands }] = await Promise.all([import('./serial-drawer.ts'), this.portal?.ready(['licenceDetail'])])
    const host: DrawerHost & HandsHost = {
      element: this, pages: this.#pages, words: () => this.t, run: (command) => this.run(command), forgetFailure: () => { this.failure = null },
      isApproved: (detail) => this.isApproved(detail), announce: (text) => this.announce(text),
    }
    if (this.#drawer === null) {
      const root = this.renderRoot as ShadowRoot
      root.adoptedStyleSheets = [...root.adoptedStyleSheets, ...drawerSheets]
      this.#drawer = new SerialDrawer(host)
      this.requestUpdate()
    }
    if (this.#body) this.#hands ??= new TableHands(this.#body, host, (item) => void this.#drawer?.open(item))
  }
}

const GIVEN = ['states', 'badge', 'productId', 'customerId', 'partnerId'] as const

declare global {
  interface HTMLElementTagNameMap { 'assento-activation-table': AssentoActivationTable }
}
