import { html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { toAssentoError, type OrderForm, type WhoAmI } from '@assento/client'
import { AssentoElement } from '../runtime/assento-element.ts'
import { heading } from '../runtime/heading.ts'
import { icon } from '../runtime/icons.ts'
import { numberFieldStyles } from '../runtime/number-field.ts'
import { callout } from '../runtime/states.ts'
import { computedValues } from './order-computed.ts'
import { draftOf, type DraftType } from './order-draft.ts'
import { OrderEditing, type EditingHost } from './order-editing.ts'
import { orderFields } from './order-fields.ts'
import { orderFormStyles } from './order-form-styles.ts'
import type { OrderSubmission, SubmissionHost } from './order-submission.ts'
import { amount, isGranted, type Look } from './order-words.ts'

/**
 * A partner's order of licences: type, product and quantity are chosen, everything else is computed from the price list of the
 * partner (pauta); items are added and taken out, never altered, and the whole is confirmed. What is not confirmed stays in the
 * memory of the page; leaving it warns.
 *
 * @summary New order of licences or of additional users (novo pedido).
 * @attr {purchase|additionalUsers} type - Chosen at first; `purchase` when absent.
 * @attr product-id - Product chosen at first.
 * @attr orders-href - Your page with the list of orders; offered once the order is confirmed.
 * @attr {number} heading-level - 1 to 6; 2 when absent.
 * @attr {boolean} no-header - Leaves the title to the host page.
 * @slot empty - Instead of the text when the price list has nothing in force.
 * @slot error - Instead of the message when the first load failed.
 * @slot header-actions
 * @slot footer
 * @event assento-order-submitted - The order has its number. Bubbles.
 * @event assento-before-submit - Before the order; cancelable, `waitUntil(promise)`. Bubbles.
 * @event assento-ready
 * @event assento-error
 * @csspart header
 * @csspart table
 * @csspart row
 * @csspart action-primary
 * @csspart dialog
 */
export class AssentoOrderForm extends AssentoElement {
  static override properties = {
    type: { type: String },
    productId: { type: String, attribute: 'product-id' },
    ordersHref: { type: String, attribute: 'orders-href' },
  }

  static override styles = [AssentoElement.shared, numberFieldStyles, orderFormStyles]
  static override sections = ['orders'] as const
  static override laterSections = ['orderActs', 'rules'] as const
  /** Rest after the last change before a price is asked, in milliseconds. */
  static priceRestMs = 250

  declare type: DraftType | null
  declare productId: string | null
  declare ordersHref: string | null

  #form: OrderForm | null = null
  #who: WhoAmI | null = null
  /** The vendor has agreed on no price list with this partner yet. */
  #hasNoTerms = false
  readonly #editing = new OrderEditing(this.#editingHost())
  /** Null until its code has arrived, just after the first paint. */
  #submission: OrderSubmission | null = null

  constructor() {
    super()
    this.type = null
    this.productId = null
    this.ordersHref = null
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#editing.pricing.disconnect()
  }

  protected override async load(signal: AbortSignal): Promise<void> {
    const [form, who] = await Promise.all([this.#readForm(signal), this.portal!.whoami()])
    if (signal.aborted) return
    this.#hasNoTerms = form === null
    if (form === null) return
    const isFirst = this.#form === null
    this.#form = form
    this.#who = who
    const draft = draftOf(this.portal!, form.partner.id)
    if (isFirst && draft.items.length === 0) draft.type = this.type === 'additionalUsers' ? 'additionalUsers' : 'purchase'
    if (isFirst && this.productId) this.#editing.fields.choose({ productId: this.productId })
    this.#editing.begin(draft)
  }

  protected override afterShown(): void { void this.#submissionReady().catch(() => undefined) }
  protected override isEmpty(): boolean { return this.#hasNoTerms || this.#form?.products.length === 0 && this.#editing.draft.items.length === 0 }
  /** Approved orders change what additional users can be for. */
  protected override concerns(subjectId: string): boolean { return subjectId === 'stock' }
  protected override skeletonRows(): number { return 5 }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed)
    if (changed.get('productId') === undefined || this.#form === null || !this.productId) return
    this.#editing.fields.choose({ productId: this.productId })
    this.#editing.begin(this.#editing.draft)
  }

  protected override renderContent(): TemplateResult {
    const { t } = this
    const form = this.#form
    const submission = this.#submission
    return html`
      ${this.noHeader ? nothing : html`<div class="head" part="header"><div>${heading(this.headingLevel, t.orders.form.title)}
        ${submission?.done || form === null ? nothing : html`<p class="sub">${t.orders.form.approval[form.approval]}</p>`}</div><slot name="header-actions"></slot></div>`}
      ${submission?.done ? submission.renderDone(this.#look()) : form === null || this.isEmpty() ? this.#renderEmpty() : this.#renderForm(form)}
      <slot name="footer"></slot>
      ${submission?.renderDialog(this.#look()) ?? nothing}`
  }

  #renderForm(form: OrderForm): TemplateResult {
    const { t } = this
    const look = this.#look()
    const editing = this.#editing
    const { draft, fields, pricing } = editing
    const isIdle = this.#submission === null
    const product = fields.productOf(form)
    return html`
      ${this.failure ? html`<div class="banner">${this.renderFailure()}</div>` : nothing}
      ${this.#mayOrder ? nothing : html`<div class="banner">${callout('info', t.orders.form.readOnly.title, t.orders.form.readOnly.text)}</div>`}
      <form class="cols" novalidate aria-busy=${isIdle ? 'true' : 'false'} @submit=${(event: Event) => { event.preventDefault(); if (!isIdle) void editing.add() }}>
        <section class="main">${orderFields(look, {
          form, type: draft.type, fields, product, duplicate: draft.find(fields.choice) ?? null,
          onType: (type) => this.#switchType(type), onChange: (change) => editing.choose(change), onRemove: (item) => void editing.remove(item),
        })}</section>
        <aside class="summary">${computedValues(look, { pricing, formulasOf: (price) => this.#submission?.formulasOf(look, price) ?? null, refusalOf: (denied) => this.#submission?.renderRefusal(look, denied, () => pricing.retry()) ?? nothing })}
          <button type="submit" class="button ${draft.items.length === 0 ? 'primary' : ''} full" id="add" aria-disabled=${isIdle ? 'true' : 'false'}>${icon('plus')}${t.orders.form.add}</button></aside>
      </form>
      ${this.#renderItems(look, isIdle)}`
  }

  #renderItems(look: Look, isIdle: boolean): TemplateResult {
    const { form: words } = this.t.orders
    const editing = this.#editing
    const { draft } = editing
    return html`<section class="items">
      <div class="items-head">${heading(this.headingLevel + 1, words.items)}${draft.items.length === 0 ? nothing : html`<p class="sub">${words.noEdit}</p>`}</div>
      ${draft.items.length === 0 && draft.removed === null ? html`<p class="none">${words.noItems}</p>` : this.#submission?.renderItems(look, {
        draft, canOrder: this.#mayOrder, isBusy: this.isBusy || isIdle, onRemove: (item) => void editing.remove(item), onUndo: () => void editing.undo(),
      }) ?? nothing}
    </section>`
  }

  #renderEmpty(): TemplateResult {
    const { title, text } = this.t.orders.form.noProducts
    return html`<slot name="empty"><div class="blank">${icon('info')}<strong>${title}</strong><p>${text}</p></div></slot>`
  }

  get #mayOrder(): boolean { return this.#who === null || isGranted('orders', 'orders.submit', this.#who) }
  #look(): Look { return { t: this.t, format: this.format } }

  /** Null when there is nothing to order by: an answer, and no failure. */
  async #readForm(signal: AbortSignal): Promise<OrderForm | null> {
    try {
      return await this.client.orders.form.query({}, { signal })
    } catch (cause) {
      if (toAssentoError(cause).details.some(({ rule }) => rule === 'orders.terms.missing')) return null
      throw cause
    }
  }

  #switchType(type: DraftType): void {
    const { draft } = this.#editing
    if (type !== draft.type && draft.items.length > 0) this.#submission?.askSwitch(type)
    else if (type !== draft.type) this.#editing.takeType(type)
    this.requestUpdate()
  }

  async #focus(selector: string): Promise<void> {
    this.requestUpdate()
    await this.updateComplete
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus()
  }

  /** Confirming, and all that it can lead to; with its words. */
  async #submissionReady(): Promise<void> {
    const [{ OrderSubmission, submissionSheets }] = await Promise.all([import('./order-submission.ts'), this.portal?.ready(['orderActs', 'acts'])])
    if (this.#submission !== null) return
    const root = this.renderRoot as ShadowRoot
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, ...submissionSheets]
    this.#submission = new OrderSubmission(this.#host())
    this.requestUpdate()
  }

  #editingHost(): EditingHost {
    return {
      client: () => this.client,
      form: () => this.#form!,
      words: () => this.t.orderActs.items,
      restMs: () => (this.constructor as typeof AssentoOrderForm).priceRestMs,
      changed: () => this.requestUpdate(),
      announce: (text) => this.announce(text),
      focus: (selector) => this.#focus(selector),
      priced: (failure) => {
        if (failure?.code === 'unauthenticated') void this.run(() => Promise.reject(failure))
        const { price } = this.#editing.pricing
        if (price !== null) this.announce(this.t.orders.form.priced(amount(this.format, price.currency, price.totalCents)))
        this.requestUpdate()
      },
      edited: () => this.#submission?.dismiss(),
    }
  }

  #host(): SubmissionHost {
    return {
      client: this.client,
      draft: () => this.#editing.draft,
      ordersHref: () => this.ordersHref,
      headingLevel: () => this.headingLevel,
      contacts: () => this.#who?.tenant.contacts ?? null,
      run: (work) => this.run(work),
      lastFailure: () => this.#takeFailure(),
      mayProceed: (dueNowCents) => this.isApproved({ command: 'orders.submit', subscriptionId: '', dueNowCents, quoteId: null }),
      changed: () => this.requestUpdate(),
      settled: () => this.#settled(),
      switched: (type) => this.#editing.takeType(type),
      submitted: (event) => {
        this.portal?.notify('orders', this)
        this.dispatchEvent(event)
      },
      startAgain: () => void this.#focus('#product'),
    }
  }

  #settled(): void {
    const words = this.#submission?.announcement(this.#look()) ?? ''
    if (words !== '') this.announce(words)
    if (this.#submission?.done) void this.#focus('#done')
  }

  /** What failed is said where the button was pressed, not at the top as well. */
  #takeFailure() {
    const { failure } = this
    if (this.phase !== 'session-expired') this.failure = null
    return failure
  }
}

declare global {
  interface HTMLElementTagNameMap { 'assento-order-form': AssentoOrderForm }
}
