import { html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import type { PlanOptions, WhoAmI } from '@assento/client'
import { AssentoCartChangedEvent, AssentoTicketOpenedEvent } from '../cart/cart-events.ts'
import { AssentoElement } from '../runtime/assento-element.ts'
import { dialogStyles } from '../runtime/dialog-styles.ts'
import { numberFieldStyles } from '../runtime/number-field.ts'
import { callout } from '../runtime/states.ts'
import { planChangerStyles } from './plan-changer-styles.ts'
import { presentDraft, type PlanDraft } from './plan-draft.ts'
import type { PlanInteraction, PlanInteractionHost } from './plan-interaction.ts'
import { comparePlans, planChoices, planHead, type PlanLook } from './plan-parts.ts'

/**
 * Changes the plan, the seats and the billing of one subscription by an order: the plans by tier, today beside the choice, what
 * is credited and charged now, and the way into the cart or straight to the review. A lower plan opens a support ticket.
 *
 * @summary Plan changer with an exact preview and checkout (alterar plano).
 * @attr subscription-id - `sub_…`; without it the element says that none is chosen.
 * @attr cart-href - Your page with the cart; without it the cart is shown here.
 * @attr invoices-href - Your page with the invoices; without it they open in a dialog.
 * @attr {boolean} readonly - Shows everything, offers no change.
 * @attr {number} heading-level - 1 to 6; 2 when absent.
 * @attr {boolean} no-header - Leaves name and terms to the host page.
 * @slot empty - Instead of the words for "no subscription chosen".
 * @slot error - Instead of the words for a failed first load.
 * @slot footer
 * @event assento-cart-changed - The change is in the cart. Bubbles.
 * @event assento-order-placed - From the cart that is shown here. Bubbles.
 * @event assento-plan-changed - Bubbles.
 * @event assento-ticket-opened - A lower plan was asked for. Bubbles.
 * @event assento-before-submit - Before the order; cancelable, `waitUntil(promise)`. Bubbles.
 * @csspart header
 * @csspart action-primary
 * @csspart dialog
 * @cssproperty --assento-color-accent - Buttons, chosen plan and changed values.
 */
export class AssentoPlanChanger extends AssentoElement {
  static override properties = {
    subscriptionId: { type: String, attribute: 'subscription-id' },
    cartHref: { type: String, attribute: 'cart-href' },
    invoicesHref: { type: String, attribute: 'invoices-href' },
    readonly: { type: Boolean },
  }

  static override styles = [AssentoElement.shared, numberFieldStyles, dialogStyles, planChangerStyles]
  static override sections = ['plans'] as const

  declare subscriptionId: string | null
  declare cartHref: string | null
  declare invoicesHref: string | null
  declare readonly: boolean

  #view: PlanOptions | null = null
  #who: WhoAmI | null = null
  /** Null until its code has arrived, just after the first paint. */
  #interaction: PlanInteraction | null = null
  /** A refresh is under way or has failed; older data are shown. */
  #isOutdated = false
  #shownStage: PlanInteraction['stage'] = 'plans'

  constructor() {
    super()
    this.subscriptionId = null
    this.cartHref = null
    this.invoicesHref = null
    this.readonly = false
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#interaction?.flow.disconnect()
  }

  protected override async load(signal: AbortSignal): Promise<void> {
    const { subscriptionId } = this
    if (subscriptionId === null) return
    this.#isOutdated = true
    const [view, who] = await Promise.all([this.client.plans.options.query({ subscriptionId }, { signal }), this.portal?.whoami() ?? null])
    if (signal.aborted) return
    this.#isOutdated = false
    this.#view = view
    this.#who = who
    this.clock.sync(view.subscription.now)
    this.#interaction?.flow.accept(view)
  }

  protected override afterShown(): void { if (this.#interaction === null) void this.#becomeInteractive() }
  protected override isEmpty(): boolean { return this.subscriptionId === null }
  protected override concerns(subjectId: string): boolean { return subjectId === this.subscriptionId || subjectId === 'cart' }
  protected override onSubjectChanged(subjectId: string): void {
    if (subjectId === 'cart') void this.#interaction?.flow.readCart().catch(() => undefined)
    else super.onSubjectChanged(subjectId)
  }
  protected override skeletonRows(): number { return 6 }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed)
    if (changed.has('subscriptionId') && changed.get('subscriptionId') !== undefined) {
      if (this.#interaction) this.#interaction.stage = 'plans'
      void this.refresh()
    }
    const stage = this.#interaction?.stage ?? 'plans'
    if (stage === this.#shownStage) return
    this.#shownStage = stage
    // The button that was pressed is gone: the focus goes to the way back, and back at the plans to the order.
    this.renderRoot.querySelector<HTMLElement>('#back, #order')?.focus()
  }

  protected override renderContent(): TemplateResult {
    const interaction = this.#interaction
    const look = this.subscriptionId === null ? null : this.#look()
    if (look === null) return this.#renderEmpty()
    const words = look.t.plans
    return html`
      ${this.noHeader ? nothing : planHead(look, this.headingLevel)}
      ${this.#isOutdated && this.failure ? html`<div class="banner">${this.renderFailure()}</div>` : nothing}
      ${interaction && interaction.stage !== 'plans' ? interaction.checkout(look, this.portal!, this.headingLevel)
        : look.view.items.length === 0 ? html`<div class="banner">${callout('info', words.noOptions, nothing)}</div><div class="empty"></div>` : this.#renderPlans(look)}
      <slot name="footer"></slot>
      ${interaction?.dialogs(look, this.portal!) ?? nothing}`
  }

  #renderPlans(look: PlanLook): TemplateResult {
    const interaction = this.#interaction
    const standing = interaction?.standing(look) ?? null
    const refusal = interaction?.refusal(look) ?? nothing
    return html`
      <form aria-busy=${interaction ? 'false' : 'true'} @submit=${(event: SubmitEvent) => event.preventDefault()}>
        ${planChoices(look)}
        ${refusal === nothing ? nothing : html`<div class="refusal">${refusal}</div>`}
        ${standing === null ? html`<div class="cols"><section class="main">${comparePlans(look)}</section>
          <aside class="summary">${interaction === null || this.readonly ? html`<p class="label">${look.t.plans.summary}</p><p class="note">${look.t.plans.hint}</p>` : interaction.summary(look)}</aside></div>` : nothing}
      </form>`
  }

  #renderEmpty(): TemplateResult {
    const words = this.t.plans
    return html`<slot name="empty"><div class="empty"><p class="strong">${words.emptyTitle}</p><p class="muted">${words.emptyText}</p></div></slot>`
  }

  #look(): PlanLook | null {
    const interaction = this.#interaction
    const flow = interaction?.flow
    const view = flow?.view ?? this.#view
    if (view === null) return null
    const isClosed = interaction !== null && interaction.standing({ view }) !== null
    return {
      t: this.t, format: this.format, now: this.clock.now(), view, draft: flow?.draft ?? presentDraft(view), nextTerm: interaction?.nextTerm() ?? null,
      canEdit: !this.readonly && !isClosed && !(flow?.acts.isBusy ?? false), onEdit: (changes) => void this.#edit(changes),
    }
  }

  async #edit(changes: Partial<PlanDraft>): Promise<void> {
    if (this.#interaction === null) await this.#becomeInteractive()
    this.#interaction?.flow.edit(changes)
  }

  /** Fetches what is not needed to look. A failure is tried again at the next change or refresh. */
  async #becomeInteractive(): Promise<void> {
    const words = this.portal?.ready(['acts', 'cart', 'checkout']).then(() => true, () => false)
    const code = await import('./plan-interaction.ts').catch(() => null)
    if (code === null || !(await words) || this.#interaction !== null || this.#view === null) return
    this.#interaction = new code.PlanInteraction(this.#host())
    this.#interaction.flow.accept(this.#view)
    await this.#interaction.flow.readCart().catch(() => undefined)
  }

  #host(): PlanInteractionHost {
    return {
      client: this.client,
      clock: this.clock,
      // A session of one customer has its cart; an agent's names whose it is.
      settings: () => ({ customerId: this.#who?.customer ? null : this.#view?.subscription.customerId ?? null, cartHref: this.cartHref, invoicesHref: this.invoicesHref }),
      run: (work) => this.run(work),
      lastFailure: () => this.#takeFailure(),
      changed: () => this.requestUpdate(),
      settled: () => { const words = this.#interaction?.announcement({ t: this.t, format: this.format }) ?? ''; if (words !== '') this.announce(words) },
      refresh: () => this.refresh(),
      cartChanged: (cart) => {
        this.dispatchEvent(new AssentoCartChangedEvent({ change: 'added', items: cart.items.length }))
        this.portal?.notify('cart', this)
      },
      opened: ({ id, number }) => {
        this.announce(this.t.checkout.ticket.done(number))
        this.dispatchEvent(new AssentoTicketOpenedEvent({ ticketId: id, number, subscriptionId: this.subscriptionId ?? '' }))
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
  interface HTMLElementTagNameMap { 'assento-plan-changer': AssentoPlanChanger }
}
