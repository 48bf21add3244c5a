import { html, nothing } from 'lit'
import type { PropertyValues, TemplateResult } from 'lit'
import type { RenewalView } from '@assento/client'
import { AssentoElement } from '../runtime/assento-element.ts'
import { AssentoRenewalScheduledEvent } from '../runtime/events.ts'
import { numberFieldStyles } from '../runtime/number-field.ts'
import { callout } from '../runtime/states.ts'
import { onTick } from '../runtime/clock.ts'
import { compareTerms } from './renewal-compare.ts'
import { storedDraft } from './renewal-draft.ts'
import type { RenewalDraft } from './renewal-draft.ts'
import { schedulerFoot } from './renewal-foot.ts'
import type { FootView } from './renewal-foot.ts'
import type { RenewalInteraction, RenewalInteractionHost } from './renewal-interaction.ts'
import { choiceCards, renewalHead, timeline } from './renewal-parts.ts'
import type { RenewalLook } from './renewal-parts.ts'
import { renewalSchedulerStyles } from './renewal-scheduler-styles.ts'

/**
 * Plans what happens at the end of a term: renew (with which seats, commitment and billing), extend month by month, or end.
 * Shows both terms side by side at today's price, and the dates up to which everything can still be changed.
 *
 * @summary Renewal planner with a priced preview (planejar a renovação).
 * @attr subscription-id - `sub_…`; without it the element says that none is chosen.
 * @attr {boolean} readonly - Shows everything, offers no change.
 * @attr {number} heading-level - 1 to 6; 2 when absent.
 * @attr {boolean} no-header - Leaves title and deadline to the host page.
 * @slot empty - Instead of the words for "no subscription chosen".
 * @slot error - Instead of the words for a failed first load.
 * @slot footer - Below the planner.
 * @event assento-renewal-scheduled - After a plan or a choice was stored or removed. Bubbles.
 * @event assento-before-submit - Before anything is sent; cancelable, `waitUntil(promise)`. Bubbles.
 * @csspart header - Title and deadline.
 * @csspart action-primary - The save button.
 * @cssproperty --assento-color-accent - Buttons, changed values and dates.
 */
export class AssentoRenewalScheduler extends AssentoElement {
  static override properties = {
    subscriptionId: { type: String, attribute: 'subscription-id' },
    readonly: { type: Boolean },
  }

  static override styles = [AssentoElement.shared, numberFieldStyles, renewalSchedulerStyles]
  static override sections = ['renewals'] as const

  declare subscriptionId: string | null
  declare readonly: boolean

  #view: RenewalView | null = null
  /** Null until its code has arrived, just after the first paint. */
  #interaction: RenewalInteraction | null = null
  /** A refresh is under way or has failed; older data are shown. */
  #isOutdated = false
  #stopTicking: (() => void) | undefined
  #wasOpen = true
  #hadFocus = false

  constructor() {
    super()
    this.subscriptionId = null
    this.readonly = false
  }

  override connectedCallback(): void {
    super.connectedCallback()
    this.#stopTicking = onTick(() => this.#redrawAtTheLastMoment())
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#stopTicking?.()
    this.#interaction?.flow.disconnect()
  }

  protected override async load(signal: AbortSignal): Promise<void> {
    const { subscriptionId } = this
    if (subscriptionId === null) return
    this.#isOutdated = true
    const view = await this.client.renewals.get.query({ subscriptionId }, { signal })
    if (signal.aborted) return
    this.#isOutdated = false
    this.#view = view
    this.clock.sync(view.subscription.now)
    this.#interaction?.flow.accept(view)
  }

  protected override afterShown(): void { if (this.#interaction === null) void this.#becomeInteractive() }
  protected override isEmpty(): boolean { return this.subscriptionId === null }
  protected override concerns(subjectId: string): boolean { return subjectId === this.subscriptionId }
  protected override skeletonRows(): number { return 6 }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed)
    if (changed.has('subscriptionId') && changed.get('subscriptionId') !== undefined) void this.refresh()
  }

  protected override renderContent(): TemplateResult {
    const interaction = this.#interaction
    const look = this.subscriptionId === null ? null : this.#look()
    if (look === null) return this.#renderEmpty()
    const { permissions } = look.view.subscription
    const mayPlan = permissions.planRenewal || permissions.setEndOfTerm
    return html`
      ${this.noHeader ? nothing : renewalHead(look, this.headingLevel)}
      ${this.#isOutdated && this.failure !== null ? html`<div class="top">${this.renderFailure()}</div>` : nothing}
      <form aria-busy=${interaction ? 'false' : 'true'} @submit=${(event: SubmitEvent) => event.preventDefault()}>
        ${choiceCards(look)}
        ${compareTerms(look)}
      </form>
      ${timeline(look)}
      <div class="foot">
        ${interaction?.refusal(look) ?? nothing}
        ${interaction?.notice(look) ?? nothing}
        ${mayPlan ? nothing : callout('info', look.t.renewals.readOnly, look.t.renewals.readOnlyText)}
        ${look.isClosed || !mayPlan || this.readonly ? nothing : schedulerFoot(look, interaction?.foot(look) ?? IDLE_FOOT)}
      </div>
      <slot name="footer"></slot>`
  }

  #look(): RenewalLook | null {
    const flow = this.#interaction?.flow
    const view = flow?.view ?? this.#view
    if (view === null) return null
    const { permissions } = view.subscription
    const draft = flow?.draft ?? storedDraft(view)
    const now = this.clock.now()
    this.#wasOpen = now <= view.changeableUntil
    const isClosed = !this.#wasOpen || (this.#interaction?.isClosed(draft, view, now) ?? false)
    return {
      t: this.t, format: this.format, clock: this.clock, now, view, draft, preview: flow?.preview() ?? view.preview, isClosed,
      canEdit: !this.readonly && !isClosed && !flow?.acts.isBusy && permissions.planRenewal,
      onEdit: (changes) => void this.#edit(changes),
    }
  }

  #renderEmpty(): TemplateResult {
    const words = this.t.renewals
    return html`<slot name="empty"><div class="empty"><p class="strong">${words.emptyTitle}</p><p class="muted">${words.emptyText}</p></div></slot>`
  }

  async #edit(changes: Partial<RenewalDraft>): Promise<void> {
    if (this.#interaction === null) await this.#becomeInteractive()
    this.#interaction?.flow.edit(changes)
  }

  /** Fetches what is not needed to look. A failure is tried again at the next change or refresh. */
  async #becomeInteractive(): Promise<void> {
    const words = this.portal?.ready(['acts']).then(() => true, () => false)
    const code = await import('./renewal-interaction.ts').catch(() => null)
    if (code === null || !(await words) || this.#interaction !== null || this.#view === null) return
    this.#interaction = new code.RenewalInteraction(this.#host())
    this.#interaction.flow.accept(this.#view)
  }

  #host(): RenewalInteractionHost {
    return {
      client: this.client,
      clock: this.clock,
      run: (work) => {
        this.#hadFocus = this.matches(':focus-within')
        return this.run(work)
      },
      lastFailure: () => this.failure,
      mayProceed: (command, quoteId) => this.isApproved({ command, subscriptionId: this.subscriptionId ?? '', dueNowCents: null, quoteId }),
      committed: (view) => this.#committed(view),
      refresh: () => this.refresh(),
      changed: () => this.requestUpdate(),
      settled: () => void this.#settled(),
    }
  }

  #committed(view: RenewalView): void {
    const { id } = view.subscription
    this.dispatchEvent(new AssentoRenewalScheduledEvent({ subscriptionId: id, seats: view.renewalPlan?.seats ?? null, endOfTerm: view.endOfTerm }))
    this.portal?.notify(id, this)
  }

  /** Says how the act ended, and gives the focus back when the button that was pressed is gone. */
  async #settled(): Promise<void> {
    const look = this.#look()
    const words = look === null ? '' : this.#interaction?.announcement(look) ?? ''
    if (words !== '') this.announce(words)
    await this.updateComplete
    if (this.#hadFocus && !this.matches(':focus-within')) this.renderRoot.querySelector<HTMLElement>('#save')?.focus()
  }

  #redrawAtTheLastMoment(): void {
    const until = this.#view?.changeableUntil
    if (until !== undefined && this.#wasOpen && this.clock.now() > until) this.requestUpdate()
  }
}

/** The foot before anything can be changed: nothing to save, nothing lost. */
const IDLE_FOOT: FootView = {
  canSave: false, isBusy: false, isAsking: false, validUntil: null, loss: null, acknowledged: false, hasNotice: false, isNoticeFirst: false,
  onAcknowledge: () => undefined, onSave: () => undefined, onDiscard: () => undefined, onRemove: () => undefined,
}

declare global {
  interface HTMLElementTagNameMap { 'assento-renewal-scheduler': AssentoRenewalScheduler }
}
