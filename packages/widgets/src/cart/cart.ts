import { html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import type { CartItemView, CartView } from '@assento/client'
import { AssentoElement } from '../runtime/assento-element.ts'
import { dialogStyles } from '../runtime/dialog-styles.ts'
import { heading } from '../runtime/heading.ts'
import { icon } from '../runtime/icons.ts'
import { numberFieldStyles } from '../runtime/number-field.ts'
import { callout } from '../runtime/states.ts'
import { AssentoCartChangedEvent, AssentoOrderPlacedEvent, AssentoPlanChangedEvent } from './cart-events.ts'
import type { CartInteraction, CartInteractionHost } from './cart-interaction.ts'
import { cartItems, cartSummary } from './cart-items.ts'
import type { PlacedOrder, Stage } from './cart-notices.ts'
import { cartStyles } from './cart-styles.ts'
import type { Look } from './offer-words.ts'

/**
 * The cart, from its lines to the order: seats, removal with undo, the review with everything that is due now and next, billing
 * data where the price rises, and what comes after the order.
 *
 * @summary Cart, review and order (carrinho e pedido).
 * @attr customer-id - Whose cart; a widget session has its own customer in any case.
 * @attr {items|review} start-at - `review` prices the cart and shows the review at once.
 * @attr invoices-href - Your page with the invoices; without it they open in a dialog.
 * @attr {number} heading-level - 1 to 6; 2 when absent.
 * @attr {boolean} no-header - Leaves the title to the host page.
 * @slot empty - Instead of the text of an empty cart.
 * @slot error - Instead of the message when the first load failed.
 * @slot header-actions
 * @slot footer
 * @event assento-cart-changed - Bubbles.
 * @event assento-order-placed - Bubbles.
 * @event assento-plan-changed - Once a subscription that the order has changed. Bubbles.
 * @event assento-before-submit - Before the order; cancelable, `waitUntil(promise)`. Bubbles.
 * @event assento-ready
 * @event assento-error
 * @csspart header
 * @csspart action-primary
 * @csspart dialog
 * @cssproperty --assento-color-accent - Buttons and fields.
 */
export class AssentoCart extends AssentoElement {
  static override properties = {
    customerId: { type: String, attribute: 'customer-id' },
    startAt: { type: String, attribute: 'start-at' },
    invoicesHref: { type: String, attribute: 'invoices-href' },
  }

  static override styles = [AssentoElement.shared, numberFieldStyles, dialogStyles, cartStyles]
  static override sections = ['cart'] as const

  declare customerId: string | null
  declare startAt: 'items' | 'review'
  declare invoicesHref: string | null

  #cart: CartView | null = null
  /** Null until its code has arrived, just after the first paint. */
  #interaction: CartInteraction | null = null
  /** A refresh is under way or has failed; older data are shown. */
  #isOutdated = false
  #shownStage: Stage = 'items'
  #hadFocus = false

  constructor() {
    super()
    this.customerId = null
    this.startAt = 'items'
    this.invoicesHref = null
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#interaction?.flow.disconnect()
  }

  protected override async load(signal: AbortSignal): Promise<void> {
    this.#isOutdated = true
    const cart = await this.client.cart.get.query(this.customerId === null ? {} : { customerId: this.customerId }, { signal })
    if (signal.aborted) return
    this.#isOutdated = false
    this.#cart = cart
    this.clock.sync(cart.now)
    if (this.#interaction?.flow.stage !== 'done') this.#interaction?.flow.accept(cart)
  }

  protected override afterShown(): void { if (this.#interaction === null) void this.#becomeInteractive() }
  protected override isEmpty(): boolean { return this.#shown?.items.length === 0 && (this.#interaction?.flow.stage ?? 'items') === 'items' }
  protected override concerns(subjectId: string): boolean { return subjectId === 'cart' || (this.#cart?.items.some((item) => item.subscriptionId === subjectId) ?? false) }
  protected override skeletonRows(): number { return 3 }

  get #shown(): CartView | null { return this.#interaction?.flow.cart ?? this.#cart }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed)
    if (changed.get('customerId') !== undefined) void this.refresh()
    const stage = this.#interaction?.flow.stage ?? 'items'
    if (stage === this.#shownStage) return
    this.#shownStage = stage
    // The next step begins at its title; back at the items, at the button that led away.
    if (this.#hadFocus) this.renderRoot.querySelector<HTMLElement>('#stage, #checkout')?.focus()
  }

  protected override renderContent(): TemplateResult {
    const look: Look = { t: this.t, format: this.format }
    const interaction = this.#interaction
    const stage = interaction?.flow.stage ?? 'items'
    return html`
      ${this.noHeader ? nothing : html`<div class="head" part="header"><div>${heading(this.headingLevel, look.t.cart.title)}
        ${stage === 'items' && this.#shown!.items.length > 0 ? html`<p class="sub">${look.t.cart.items(this.#shown!.items.length)}</p>` : nothing}</div><slot name="header-actions"></slot></div>`}
      ${this.#isOutdated && this.failure ? html`<div class="banner">${this.renderFailure()}</div>` : nothing}
      ${stage === 'done' ? interaction!.done(look)
        : stage === 'review' ? interaction!.review({ ...look, now: this.clock.now(), zone: this.#shown!.zone, headingLevel: this.headingLevel })
        : this.#renderItems(look, this.#shown!)}
      <slot name="footer"></slot>
      ${interaction?.dialog(look, this.portal!) ?? nothing}`
  }

  #renderItems(look: Look, cart: CartView): TemplateResult {
    const interaction = this.#interaction
    const flow = interaction?.flow
    const removed = interaction?.removedRow(look) ?? null
    const notice = interaction?.notice(look) ?? nothing
    const banner = notice === nothing && cart.permissions.edit ? nothing : html`<div class="banner">
      ${notice}${cart.permissions.edit ? nothing : callout('info', look.t.cart.forbidden, look.t.cart.forbiddenText)}</div>`
    if (cart.items.length === 0 && removed === null) return html`${banner}${this.#renderEmpty()}`
    return html`${banner}
      <form class="cols" aria-busy=${flow ? 'false' : 'true'} @submit=${(event: Event) => { event.preventDefault(); void flow?.storeSeats() }}>
        <section class="main list">${cartItems(look, cart, {
          headingLevel: this.headingLevel, canEdit: cart.permissions.edit, isBusy: flow?.acts.isBusy ?? true, removed,
          draftOf: (item) => flow?.drafts.of(item), refusalOf: (item) => interaction?.refusalOf(look, item) ?? nothing,
          onSeats: (item, seats) => flow?.editSeats(item, seats), onRemove: (item) => void this.#remove(item),
        })}</section>
        <aside class="summary">${cartSummary(look, cart, { isBusy: flow?.acts.isBusy ?? false, isIdle: flow === undefined, onCheckout: () => void flow?.startReview() })}</aside>
      </form>`
  }

  #renderEmpty(): TemplateResult {
    const { title, text } = this.t.cart.empty
    return html`<slot name="empty"><div class="blank">${icon('info')}<strong>${title}</strong><p>${text}</p></div></slot>`
  }

  async #remove(item: CartItemView): Promise<void> {
    await this.#interaction?.flow.remove(item)
    await this.updateComplete
    this.renderRoot.querySelector<HTMLElement>('#undo')?.focus()
  }

  /** Fetches what is not needed to look. A failure is tried again at the next refresh. */
  async #becomeInteractive(): Promise<void> {
    const words = this.portal?.ready(['acts', 'checkout']).then(() => true, () => false)
    const code = await import('./cart-interaction.ts').catch(() => null)
    if (code === null || !(await words) || this.#interaction !== null || this.#cart === null) return
    this.#interaction = new code.CartInteraction(this.#host())
    this.#interaction.flow.accept(this.#cart)
    if (this.startAt === 'review' && this.#cart.items.length > 0) await this.#interaction.flow.startReview()
  }

  #host(): CartInteractionHost {
    return {
      client: this.client,
      clock: this.clock,
      settings: () => ({ customerId: this.customerId, cartHref: null, invoicesHref: this.invoicesHref }),
      errorWords: () => this.t.checkout.billing.errors,
      run: (work) => {
        this.#hadFocus = this.matches(':focus-within')
        return this.run(work)
      },
      lastFailure: () => this.#takeFailure(),
      mayProceed: (dueNow, quoteId, subscriptionId) => this.isApproved({ command: 'cart.checkout', subscriptionId, dueNowCents: dueNow.cents, quoteId }),
      changed: () => this.requestUpdate(),
      settled: () => this.#settled(),
      refresh: () => this.refresh(),
      find: (selector) => this.renderRoot.querySelector<HTMLElement>(selector),
      cartChanged: (change, cart) => {
        this.dispatchEvent(new AssentoCartChangedEvent({ change, items: cart.items.length }))
        this.portal?.notify('cart', this)
      },
      ordered: (placed) => this.#ordered(placed),
    }
  }

  #ordered({ answer: { invoice, subscriptionIds }, review }: PlacedOrder): void {
    this.dispatchEvent(new AssentoOrderPlacedEvent({
      subscriptionIds, invoiceId: invoice?.id ?? null, invoiceNumber: invoice?.number ?? null, totalDueCents: review.totalDue.cents, currency: review.totalDue.currency,
    }))
    for (const { item: { subscriptionId, seats, offer: { planId, commitment, billingFrequency } } } of review.items) {
      if (subscriptionId !== null) this.dispatchEvent(new AssentoPlanChangedEvent({ subscriptionId, planId, seats, commitment, billingFrequency }))
    }
    this.dispatchEvent(new AssentoCartChangedEvent({ change: 'ordered', items: 0 }))
    for (const subjectId of ['cart', 'orders', ...subscriptionIds]) this.portal?.notify(subjectId, this)
  }

  /** Says how the act ended; a cart that is out of date is read again. */
  #settled(): void {
    const words = this.#interaction?.announcement({ t: this.t, format: this.format }) ?? ''
    if (words !== '') this.announce(words)
    if (this.#interaction?.flow.acts.notice?.kind === 'stale') void this.refresh()
  }

  /** What failed is said where the button was pressed, not at the top as well. */
  #takeFailure() {
    const { failure } = this
    if (this.phase !== 'session-expired') this.failure = null
    return failure
  }
}

declare global {
  interface HTMLElementTagNameMap { 'assento-cart': AssentoCart }
}
