import { html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import type { SubscriptionDetail, SubscriptionItem, WhoAmI } from '@assento/client'
import { AssentoElement } from '../runtime/assento-element.ts'
import { dialogStyles } from '../runtime/dialog-styles.ts'
import { AssentoActionEvent, AssentoSubscriptionChangedEvent, type SubscriptionAction } from '../runtime/events.ts'
import { onTick } from '../runtime/clock.ts'
import { heading } from '../runtime/heading.ts'
import { icon } from '../runtime/icons.ts'
import { menuStyles } from '../runtime/menu.ts'
import { Poll } from '../runtime/poll.ts'
import { canChangeSeats, offeredActions } from './subscription-actions.ts'
import { groupItems, questionOf, type GroupBy, type ListFilter, type ListQuestion } from './subscription-filter.ts'
import { subscriptionListStyles } from './subscription-list-styles.ts'
import { subscriptionTable } from './subscription-list-rows.ts'
import { filterTools } from './subscription-list-tools.ts'
import { SubscriptionPages } from './subscription-pages.ts'
import { isOnItsWay } from './subscription-words.ts'
import type { StateChangeKind } from './state-change-flow.ts'
import type { DialogsHost, SubscriptionDialogs } from './subscription-dialogs.ts'

/**
 * The licence panel: every subscription of the session's customer with its seats, term, price, what may still be reduced, and
 * what this person may do about it.
 *
 * @summary Subscriptions with actions (painel de licenças).
 * @attr {number} page-size - Rows a page, 1 to 200; 50 when absent.
 * @attr {none|customer|family} group-by
 * @attr customer-id - Only this customer's; a widget session sees its own customer in any case.
 * @attr status - States shown at first, apart by spaces (`active suspended`); all when absent. The person may choose others.
 * @attr {number} heading-level - 1 to 6; 2 when absent.
 * @attr {boolean} no-header - Without title and search.
 * @slot empty - Instead of the text when there is nothing.
 * @slot error - Instead of the message when the first load failed.
 * @slot header-actions - Buttons beside the title.
 * @slot footer
 * @event assento-action - Cancelable: the host opens its own screen instead of ours.
 * @event assento-subscription-changed
 * @event assento-before-submit - Cancelable, with `waitUntil()`.
 * @event assento-ready
 * @event assento-error
 * @csspart table
 * @csspart header
 * @csspart row
 * @csspart action-primary
 * @csspart dialog
 */
export class AssentoSubscriptionList extends AssentoElement {
  static override properties = {
    pageSize: { type: Number, attribute: 'page-size' },
    groupBy: { type: String, attribute: 'group-by' },
    customerId: { type: String, attribute: 'customer-id' },
    status: { type: String },
    filter: { state: true },
  }

  static override styles = [AssentoElement.shared, menuStyles, dialogStyles, subscriptionListStyles]
  static override sections = ['subscriptionList'] as const
  /** Waits between questions about changes on their way to the vendor, in milliseconds. */
  static pollWaitsMs: readonly number[] = [4_000, 8_000, 15_000, 30_000]
  /** Rest after the last letter before a search is asked, in milliseconds. */
  static searchRestMs = 250

  declare pageSize: number
  declare groupBy: GroupBy
  declare customerId: string | null
  declare status: string | null
  declare private filter: ListFilter

  #who: WhoAmI | null = null
  /** Null until their code has arrived, just after the first paint. */
  #dialogs: SubscriptionDialogs | null = null
  #openWindows = 0
  #stopTicking: (() => void) | undefined
  readonly #poll: Poll
  readonly #pages = new SubscriptionPages({ client: () => this.client, question: () => this.#question(), ask: () => void this.refresh() })

  constructor() {
    super()
    this.pageSize = 50
    this.groupBy = 'none'
    this.customerId = null
    this.status = null
    this.filter = { search: '', status: null }
    this.#poll = new Poll(this, {
      waitsMs: (this.constructor as typeof AssentoSubscriptionList).pollWaitsMs,
      isNeeded: () => this.#pages.items.some(isOnItsWay),
      run: async () => { await Promise.all(this.#pages.items.filter(isOnItsWay).map((item) => this.#reload(item.id))) },
    })
  }

  override connectedCallback(): void {
    super.connectedCallback()
    this.#stopTicking = onTick(() => { if (this.#windowsOpen() !== this.#openWindows) this.requestUpdate() })
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#stopTicking?.()
    this.#pages.cancel()
  }

  protected override async load(signal: AbortSignal): Promise<void> {
    const [isNewAnswer, who] = await Promise.all([this.#pages.load(signal), this.portal?.whoami() ?? null])
    if (signal.aborted) return
    this.#who = who
    if (isNewAnswer) this.announce(this.t.subscriptionList.found(this.#pages.items.length, this.#pages.isComplete, this.format))
  }

  protected override afterShown(): void { void this.#dialogsReady().catch(() => undefined) }
  protected override isEmpty(): boolean { return this.#pages.items.length === 0 && !this.#pages.isFiltered }
  protected override concerns(subjectId: string): boolean { return subjectId === 'orders' || this.#pages.items.some((item) => item.id === subjectId) }
  /** An order may have brought new rows; anything else is about one of them. */
  protected override onSubjectChanged(subjectId: string): void { void (subjectId === 'orders' ? this.refresh() : this.#reload(subjectId)).catch(() => undefined) }

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
    const { t, format } = this
    const pages = this.#pages
    const words = t.subscriptionList
    const hasTools = pages.items.length > 0 || pages.isFiltered || pages.isOutdated
    return html`
      ${this.noHeader ? nothing : html`
        <div class="head"><div>${heading(this.headingLevel, words.title)}
          ${hasTools ? html`<p class="sub">${(pages.isFiltered ? words.found : words.summary)(pages.items.length, pages.isComplete, format)}</p>` : nothing}</div><slot name="header-actions"></slot></div>
        ${hasTools ? filterTools(t, this.filter, this.status, (filter) => this.#onFilter(filter)) : nothing}`}
      ${this.failure && !this.#dialogs?.flow.change ? html`<div class="banner">${this.renderFailure()}</div>` : nothing}
      <div class="results" aria-busy=${pages.isOutdated && this.failure === null ? 'true' : 'false'}>
        ${pages.items.length > 0 ? this.#renderTable() : pages.isFiltered ? this.#renderNoMatch() : this.#renderEmpty()}
        ${pages.isComplete ? nothing : html`<div class="foot">
          <button type="button" class="button" ?disabled=${this.isBusy} @click=${() => void this.#loadMore()}>${this.isBusy ? t.common.loading : t.common.loadMore}</button></div>`}
      </div>
      <slot name="footer"></slot>
      ${this.#dialogs?.render({ t, format, portal: this.portal!, failure: this.failure, isBusy: this.isBusy }) ?? nothing}`
  }

  #renderTable(): TemplateResult {
    this.#openWindows = this.#windowsOpen()
    return html`<div class="scroller" tabindex="0" role="region" aria-label=${this.t.subscriptionList.title}>${subscriptionTable({
      t: this.t, format: this.format, clock: this.clock, groups: groupItems(this.#pages.items, this.groupBy), label: this.t.subscriptionList.title,
      actionsOf: (item) => this.#who ? offeredActions(item, this.#who) : [], canChangeSeats: (item) => this.#who !== null && canChangeSeats(item, this.#who),
      onAction: (action, item) => void this.#act(action, item),
    })}</div>`
  }

  #renderEmpty(): TemplateResult {
    const { title, text } = this.t.subscriptionList.empty
    return html`<slot name="empty"><div class="blank">${icon('info')}<strong>${title}</strong><p>${text}</p></div></slot>`
  }

  /** With a way back to everything, unless the host page alone has chosen. */
  #renderNoMatch(): TemplateResult {
    const { title, text, clear } = this.t.subscriptionList.noMatch
    return html`<div class="blank">${icon('search')}<strong>${title}</strong>
      ${this.noHeader ? nothing : html`<p>${text}</p>
        <div class="actions"><button type="button" class="button" @click=${() => this.#onFilter({ search: '', status: [] })}>${clear}</button></div>`}</div>`
  }

  #onFilter(filter: ListFilter): void {
    const isTyped = filter.search !== this.filter.search && filter.search !== ''
    this.filter = filter
    this.failure = null
    this.#pages.questionChanged(isTyped ? (this.constructor as typeof AssentoSubscriptionList).searchRestMs : 0)
  }

  async #loadMore(): Promise<void> {
    const count = await this.run(() => this.#pages.more())
    if (typeof count === 'number') this.announce(this.t.subscriptionList.loaded(this.format.number(count)))
  }

  /** Reads one row again: after a change by a sibling, and while a change is on its way. */
  async #reload(id: string): Promise<void> {
    const fresh = await this.client.subscriptions.get.query({ subscriptionId: id })
    this.clock.sync(fresh.now)
    this.#replace(fresh)
  }

  #replace(fresh: SubscriptionItem): void {
    this.#pages.replace(fresh)
    this.requestUpdate()
    this.#poll.check()
  }

  /** The host may take the action over; otherwise our dialog opens. */
  async #act(action: SubscriptionAction, item: SubscriptionItem, seats: number | null = null): Promise<void> {
    const event = new AssentoActionEvent({ action, subscriptionId: item.id, ...(seats === null ? {} : { seats }) })
    if (!this.dispatchEvent(event)) return
    const dialogs = this.#dialogs ?? await this.run(() => this.#dialogsReady())
    await dialogs?.open(action, item)
  }

  async #dialogsReady(): Promise<SubscriptionDialogs> {
    const { SubscriptionDialogs } = await import('./subscription-dialogs.ts')
    return (this.#dialogs ??= new SubscriptionDialogs(this.#host()))
  }

  #host(): DialogsHost {
    return {
      client: this.client,
      run: (command) => this.run(command),
      isApproved: (detail) => this.isApproved(detail),
      onState: (change) => { if (change === null) this.failure = null; this.requestUpdate() },
      onDone: (kind, subscription) => this.#onStateChanged(kind, subscription),
      itemOf: (id) => this.#pages.items.find((item) => item.id === id),
      act: (action, item, seats) => this.#act(action, item, seats),
      changed: () => this.requestUpdate(),
    }
  }

  #onStateChanged(kind: StateChangeKind, subscription: SubscriptionDetail): void {
    this.#replace(subscription)
    this.announce(this.t.subscriptionList.done[kind](subscription.name))
    this.portal?.notify(subscription.id, this)
    this.dispatchEvent(new AssentoSubscriptionChangedEvent({ subscriptionId: subscription.id, change: CHANGE_OF_KIND[kind] }))
  }

  /** Rows whose seats can still be reduced at this moment. */
  #windowsOpen(): number {
    const now = this.portal?.now()
    return now === undefined ? 0 : this.#pages.items.filter(({ reducible }) => reducible !== null && now <= reducible.until).length
  }

  #question(): ListQuestion { return questionOf(this.filter, this) }
}

const CHANGE_OF_KIND = { cancel: 'cancelled', endAtEndOfTerm: 'endOfTerm', suspend: 'suspended', resume: 'resumed' } as const

declare global {
  interface HTMLElementTagNameMap { 'assento-subscription-list': AssentoSubscriptionList }
}
