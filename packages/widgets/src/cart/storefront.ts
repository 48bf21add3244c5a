import { html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import type { StorefrontPlan } from '@assento/client'
import { AssentoElement } from '../runtime/assento-element.ts'
import { dialogStyles } from '../runtime/dialog-styles.ts'
import { heading } from '../runtime/heading.ts'
import { icon } from '../runtime/icons.ts'
import { numberFieldStyles } from '../runtime/number-field.ts'
import { callout } from '../runtime/states.ts'
import { AssentoCartChangedEvent } from './cart-events.ts'
import type { Look } from './offer-words.ts'
import { planCard } from './storefront-card.ts'
import type { PlanChoice } from './storefront-choice.ts'
import { StorefrontPages } from './storefront-pages.ts'
import type { ShopHost, StorefrontShop } from './storefront-shop.ts'
import { storefrontStyles } from './storefront-styles.ts'
import { storefrontTools, type StorefrontFilter } from './storefront-tools.ts'

/**
 * What can be bought today: plans by product family, each with its commitments and ways of billing, what every choice costs
 * and commits to, and the way into the cart.
 *
 * @summary Storefront by product family (adicionar produtos).
 * @attr {number} page-size - Plans a page, 1 to 200; 24 when absent.
 * @attr family-id - The family that is shown at first; all when absent. The person may choose others.
 * @attr customer-id - Whose cart it fills; a widget session has its own customer in any case.
 * @attr cart-href - Your page with the cart; without it the cart opens in a dialog.
 * @attr invoices-href - Your page with the invoices; without it they open in a dialog.
 * @attr {number} heading-level - 1 to 6; 2 when absent.
 * @attr {boolean} no-header - Without title, cart button, search and families.
 * @slot empty - Instead of the text when nothing is sold.
 * @slot error - Instead of the message when the first load failed.
 * @slot header-actions - Beside the cart button.
 * @slot footer
 * @event assento-cart-changed - Something was put into the cart. Bubbles.
 * @event assento-ready
 * @event assento-error
 * @csspart header
 * @csspart action-primary
 * @csspart dialog
 * @cssproperty --assento-color-accent - Buttons, chosen offers and families.
 */
export class AssentoStorefront extends AssentoElement {
  static override properties = {
    pageSize: { type: Number, attribute: 'page-size' },
    familyId: { type: String, attribute: 'family-id' },
    customerId: { type: String, attribute: 'customer-id' },
    cartHref: { type: String, attribute: 'cart-href' },
    invoicesHref: { type: String, attribute: 'invoices-href' },
    filter: { state: true },
  }

  static override styles = [AssentoElement.shared, numberFieldStyles, dialogStyles, storefrontStyles]
  static override sections = ['cart'] as const
  static override laterSections = ['rules', 'checkout'] as const
  /** Rest after the last letter before a search is asked, in milliseconds. */
  static searchRestMs = 250

  declare pageSize: number
  declare familyId: string | null
  declare customerId: string | null
  declare cartHref: string | null
  declare invoicesHref: string | null
  declare private filter: StorefrontFilter

  /** Null until its code has arrived, just after the first paint. */
  #shop: StorefrontShop | null = null
  readonly #choices = new Map<string, PlanChoice>()
  readonly #pages = new StorefrontPages({
    client: () => this.client, ask: () => void this.refresh(),
    question: () => ({ ...this.filter, limit: Math.min(200, Math.max(1, Math.trunc(this.pageSize) || 24)) }),
  })

  constructor() {
    super()
    this.pageSize = 24
    this.familyId = null
    this.customerId = null
    this.cartHref = null
    this.invoicesHref = null
    this.filter = { familyId: null, search: '' }
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#pages.cancel()
  }

  protected override async load(signal: AbortSignal): Promise<void> {
    const isNewAnswer = await this.#pages.load(signal)
    if (!signal.aborted && isNewAnswer) this.announce(this.t.cart.store.found(this.#pages.items.length, this.#pages.isComplete))
  }

  protected override afterShown(): void { void this.#shopReady().catch(() => undefined) }
  protected override isEmpty(): boolean { return this.#pages.items.length === 0 && !this.#pages.isFiltered }
  protected override concerns(subjectId: string): boolean { return subjectId === 'cart' }
  protected override onSubjectChanged(): void { void this.#shop?.readCart().catch(() => undefined) }
  protected override skeletonRows(): number { return 6 }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed)
    // Another choice of the host page outweighs what the person had chosen.
    if (changed.has('familyId') && this.familyId !== this.filter.familyId) this.filter = { ...this.filter, familyId: this.familyId }
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed)
    if (changed.get('familyId') !== undefined || changed.get('pageSize') !== undefined) this.#pages.questionChanged(0)
    if (changed.get('customerId') !== undefined) void this.#shop?.readCart().catch(() => undefined)
  }

  protected override renderContent(): TemplateResult {
    const look: Look = { t: this.t, format: this.format }
    const words = look.t.cart.store
    const pages = this.#pages
    const shop = this.#shop
    const hasTools = !this.noHeader && (pages.items.length > 0 || pages.isFiltered || pages.isOutdated)
    return html`
      ${this.noHeader ? nothing : html`<div class="head" part="header"><div>${heading(this.headingLevel, words.title)}
        ${hasTools ? html`<p class="sub">${(pages.isFiltered ? words.found : words.summary)(pages.items.length, pages.isComplete)}</p>` : nothing}</div>
        <div class="actions"><slot name="header-actions"></slot>${shop?.cart ? shop.cartButton(look) : nothing}</div></div>`}
      ${hasTools ? storefrontTools(look, pages.families, this.filter, (filter) => this.#onFilter(filter)) : nothing}
      ${this.failure ? html`<div class="banner">${this.renderFailure()}</div>` : nothing}
      ${shop?.canOrder === false ? html`<div class="banner">${callout('info', look.t.cart.forbidden, look.t.cart.forbiddenText)}</div>` : nothing}
      <div class="results" aria-busy=${pages.isOutdated && this.failure === null ? 'true' : 'false'}>
        ${pages.items.length > 0 ? html`<ul class="cards">${repeat(pages.items, ({ planId }) => planId, (plan) => this.#renderCard(look, plan))}</ul>` : pages.isFiltered ? this.#renderNoMatch() : this.#renderEmpty()}
        ${pages.isComplete ? nothing : html`<div class="foot"><button type="button" class="button" aria-disabled=${this.isBusy ? 'true' : 'false'}
          @click=${() => void this.#loadMore()}>${this.isBusy ? words.moreLoading : words.more}</button></div>`}
      </div>
      <slot name="footer"></slot>
      ${shop && 'checkout' in look.t ? shop.dialog(look, this.portal!) : nothing}`
  }

  #renderCard(look: Look, plan: StorefrontPlan): TemplateResult {
    const shop = this.#shop
    return planCard(look, plan, {
      choice: this.#choices.get(plan.planId) ?? null, canOrder: shop?.canOrder ?? true, isIdle: shop === null, isBusy: shop?.isBusyWith(plan.planId) ?? false,
      outcome: shop?.outcome(look, plan.planId) ?? nothing,
      onChoose: (choice) => { this.#choices.set(plan.planId, choice); shop?.dismiss(plan.planId); this.requestUpdate() },
      onAdd: (choice) => void shop?.add(plan, choice),
    })
  }

  #renderEmpty(): TemplateResult {
    const { title, text } = this.t.cart.store.empty
    return html`<slot name="empty"><div class="blank">${icon('info')}<strong>${title}</strong><p>${text}</p></div></slot>`
  }

  #renderNoMatch(): TemplateResult {
    const { title, text, clear } = this.t.cart.store.noMatch
    return html`<div class="blank">${icon('search')}<strong>${title}</strong><p>${text}</p>
      <button type="button" class="button" @click=${() => this.#onFilter({ search: '', familyId: null })}>${clear}</button></div>`
  }

  #onFilter(filter: StorefrontFilter): void {
    const isTyped = filter.search !== this.filter.search && filter.search !== ''
    this.filter = filter
    this.failure = null
    this.#pages.questionChanged(isTyped ? (this.constructor as typeof AssentoStorefront).searchRestMs : 0)
  }

  async #loadMore(): Promise<void> {
    const count = await this.run(() => this.#pages.more())
    if (typeof count === 'number') this.announce(this.t.cart.store.loaded(count))
  }

  async #shopReady(): Promise<void> {
    if (this.#shop === null) {
      const { StorefrontShop } = await import('./storefront-shop.ts')
      this.#shop ??= new StorefrontShop(this.#host())
      this.requestUpdate()
    }
    await this.#shop.readCart()
  }

  #host(): ShopHost {
    return {
      client: this.client,
      settings: () => ({ customerId: this.customerId, cartHref: this.cartHref, invoicesHref: this.invoicesHref }),
      run: (work) => this.run(work),
      lastFailure: () => this.#takeFailure(),
      changed: () => this.requestUpdate(),
      settled: () => { const words = this.#shop?.announcement({ t: this.t, format: this.format }) ?? ''; if (words !== '') this.announce(words) },
      added: (cart) => {
        this.dispatchEvent(new AssentoCartChangedEvent({ change: 'added', items: cart.items.length }))
        this.portal?.notify('cart', this)
      },
    }
  }

  /** What failed is said under the button that was pressed, not at the top as well. */
  #takeFailure() {
    const { failure } = this
    if (this.phase !== 'session-expired') this.failure = null
    return failure
  }
}

declare global {
  interface HTMLElementTagNameMap { 'assento-storefront': AssentoStorefront }
}
