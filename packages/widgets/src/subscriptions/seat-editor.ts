import { html, nothing } from 'lit'
import type { PropertyValues, TemplateResult } from 'lit'
import type { SubscriptionDetail } from '@assento/client'
import { AssentoElement } from '../runtime/assento-element.ts'
import { AssentoActionEvent, AssentoRenewalScheduledEvent, AssentoSeatsChangedEvent, AssentoSubscriptionChangedEvent } from '../runtime/events.ts'
import { numberFieldStyles } from '../runtime/number-field.ts'
import { Poll } from '../runtime/poll.ts'
import { callout } from '../runtime/states.ts'
import { onTick } from '../runtime/clock.ts'
import type { SeatInteraction, SeatInteractionHost } from './seat-editor-interaction.ts'
import { commandOf } from './seat-editor-intent.ts'
import type { SeatIntent } from './seat-editor-intent.ts'
import { provisioningBanner, reductionWindows, seatEditorHead, seatField } from './seat-editor-parts.ts'
import type { SeatEditorLook } from './seat-editor-parts.ts'
import { seatEditorStyles } from './seat-editor-styles.ts'
import { changeSummary } from './seat-editor-summary.ts'
import { isReadOnly, reductionsAt } from './seat-editor-windows.ts'

/**
 * Changes the seats of one subscription: what is held, what can still be reduced and until when, what a change costs to the
 * cent before it is made, and, where a rule says no, why, from when, and what to do instead.
 *
 * @summary Quantity editor with reduction windows and an exact quote (alterar quantidade de licenças).
 * @attr subscription-id - `sub_…`; without it the element says that none is chosen.
 * @attr {boolean} readonly - Shows everything, offers no change.
 * @attr {number} heading-level - 1 to 6; 2 when absent.
 * @attr {boolean} no-header - Leaves name, terms and state to the host page.
 * @slot empty - Instead of the words for "no subscription chosen".
 * @slot error - Instead of the words for a failed first load.
 * @slot footer - Below the editor.
 * @event assento-seats-changed - After the server has changed the seats. Bubbles.
 * @event assento-renewal-scheduled - After a number was planned for the renewal from here. Bubbles.
 * @event assento-subscription-changed - After a cancellation, or another choice for the end of the term. Bubbles.
 * @event assento-before-submit - Before anything is charged or becomes irreversible; cancelable, `waitUntil(promise)`. Bubbles.
 * @event assento-action - Seats have to be taken from users first: the host opens its own screen. Bubbles, cancelable.
 * @csspart header - Name, terms and state.
 * @csspart action-primary - The confirm button.
 * @cssproperty --assento-color-accent - Buttons, bars and links.
 */
export class AssentoSeatEditor extends AssentoElement {
  static override properties = {
    subscriptionId: { type: String, attribute: 'subscription-id' },
    readonly: { type: Boolean },
  }

  static override styles = [AssentoElement.shared, numberFieldStyles, seatEditorStyles]
  static override sections = ['seatEditor'] as const

  /** Waits before the state of a running activation is read again. */
  static pollWaitsMs: readonly number[] = [4_000, 8_000, 15_000, 30_000]

  declare subscriptionId: string | null
  declare readonly: boolean

  #detail: SubscriptionDetail | null = null
  /** Null until its code has arrived, just after the first paint. */
  #interaction: SeatInteraction | null = null
  /** A number typed before that. */
  #earlyDraft: number | null | undefined
  /** A refresh is under way or has failed; older data are shown. */
  #isOutdated = false
  #openWindows = 0
  #stopTicking: (() => void) | undefined
  #hadFocus = false

  constructor() {
    super()
    this.subscriptionId = null
    this.readonly = false
    new Poll(this, {
      waitsMs: (this.constructor as typeof AssentoSeatEditor).pollWaitsMs,
      isNeeded: () => this.#isActivating(),
      run: () => this.refresh(),
    })
  }

  override connectedCallback(): void {
    super.connectedCallback()
    this.#stopTicking = onTick(() => this.#redrawWhenAWindowCloses())
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#stopTicking?.()
    this.#interaction?.flow.disconnect()
  }

  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector<HTMLElement>('#seats')?.focus(options)
  }

  protected override async load(signal: AbortSignal): Promise<void> {
    const { subscriptionId } = this
    if (subscriptionId === null) return
    this.#isOutdated = true
    const detail = await this.client.subscriptions.get.query({ subscriptionId }, { signal })
    if (signal.aborted) return
    this.#isOutdated = false
    this.#detail = detail
    this.clock.sync(detail.now)
    this.#interaction?.flow.accept(detail)
  }

  protected override afterShown(): void { if (this.#interaction === null) void this.#becomeInteractive() }
  protected override isEmpty(): boolean { return this.subscriptionId === null }
  protected override concerns(subjectId: string): boolean { return subjectId === this.subscriptionId }
  protected override skeletonRows(): number { return 4 }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed)
    if (changed.has('subscriptionId') && changed.get('subscriptionId') !== undefined) void this.refresh()
  }

  protected override renderContent(): TemplateResult {
    const interaction = this.#interaction
    const detail = interaction?.flow.detail ?? this.#detail
    if (detail === null || this.subscriptionId === null) return this.#renderEmpty()
    const look: SeatEditorLook = { t: this.t, format: this.format, clock: this.clock, now: this.clock.now(), detail }
    // The first paint knows the stored status only; the rules come with the interaction.
    const isClosed = interaction === null ? detail.status !== 'active' : interaction.isClosed(detail, look.now)
    const canChange = !this.readonly && !isClosed && !isReadOnly(detail)
    this.#openWindows = reductionsAt(detail.facts, look.now).open.length
    return html`
      ${this.noHeader ? nothing : seatEditorHead(look, this.headingLevel)}
      ${this.#renderTop(look)}
      <div class="cols">
        <section class="edit">
          ${this.#renderField(look, canChange)}
          ${interaction === null ? nothing : interaction.refusal(look)}
          ${isReadOnly(detail) ? callout('info', look.t.seatEditor.readOnly, look.t.seatEditor.readOnlyText) : nothing}
        </section>
        ${this.#renderSummary(look, canChange)}
        ${isClosed ? nothing : html`<div class="rest">${reductionWindows(look)}</div>`}
      </div>
      <slot name="footer"></slot>`
  }

  #renderEmpty(): TemplateResult {
    const words = this.t.seatEditor
    return html`<slot name="empty"><div class="empty"><p class="strong">${words.emptyTitle}</p><p class="muted">${words.emptyText}</p></div></slot>`
  }

  /** A failed refresh over older data, and where the activation stands. */
  #renderTop(look: SeatEditorLook): TemplateResult | typeof nothing {
    const failed = this.#isOutdated ? this.renderFailure() : nothing
    const banner = provisioningBanner(look)
    return failed === nothing && banner === nothing ? nothing : html`<div class="top">${failed}${banner}</div>`
  }

  #renderField(look: SeatEditorLook, canChange: boolean): TemplateResult {
    const flow = this.#interaction?.flow
    return html`<form aria-busy=${flow ? 'false' : 'true'} @submit=${(event: SubmitEvent) => { event.preventDefault(); void flow?.confirm() }}>${seatField(look, {
      draft: flow ? flow.draft : this.#earlyDraft === undefined ? look.detail.seats : this.#earlyDraft,
      preview: flow?.preview() ?? { kind: 'unchanged' }, isReadOnly: !canChange, isBusy: flow?.acts.isBusy ?? false,
      onDraft: (draft) => this.#edit(draft),
    })}</form>`
  }

  #renderSummary(look: SeatEditorLook, canChange: boolean): TemplateResult {
    const interaction = this.#interaction
    const flow = interaction?.flow
    return html`<aside class="summary">
      ${interaction?.notice(look) ?? nothing}
      ${interaction?.cancellation(look) ?? changeSummary(look, {
        preview: flow?.preview() ?? { kind: 'unchanged' }, quoteState: flow?.quoteState ?? 'none', acknowledged: flow?.acknowledged ?? false,
        isBusy: flow?.acts.isBusy ?? false, draft: flow?.draft ?? null, canChange, isNoticeFirst: interaction?.isNoticeFirst ?? false,
        onAcknowledge: (acknowledged) => flow?.acknowledge(acknowledged), onConfirm: () => void flow?.confirm(),
      })}
    </aside>`
  }

  #edit(draft: number | null): void {
    if (this.#interaction !== null) return this.#interaction.edit(draft)
    this.#earlyDraft = draft
    this.requestUpdate()
    void this.#becomeInteractive()
  }

  /** Fetches what is not needed to look. A failure is tried again at the next keystroke or refresh. */
  async #becomeInteractive(): Promise<void> {
    const words = this.portal?.ready(['acts']).then(() => true, () => false)
    const code = await import('./seat-editor-interaction.ts').catch(() => null)
    if (code === null || !(await words) || this.#interaction !== null || this.#detail === null) return
    this.#interaction = new code.SeatInteraction(this.#host())
    this.#interaction.flow.accept(this.#detail)
    if (this.#earlyDraft !== undefined) this.#interaction.edit(this.#earlyDraft)
    this.#earlyDraft = undefined
  }

  #host(): SeatInteractionHost {
    return {
      client: this.client,
      clock: this.clock,
      run: (work) => {
        this.#hadFocus = this.matches(':focus-within')
        return this.run(work)
      },
      lastFailure: () => this.failure,
      mayProceed: (intent, quoteId) => this.isApproved({
        command: commandOf(intent), subscriptionId: intent.subscriptionId, dueNowCents: intent.dueNow?.cents ?? null, quoteId,
      }),
      committed: (intent, subscription) => this.#committed(intent, subscription),
      refresh: () => this.refresh(),
      askToUnassign: () => { this.dispatchEvent(new AssentoActionEvent({ action: 'assignSeats', subscriptionId: this.subscriptionId ?? '' })) },
      changed: () => this.requestUpdate(),
      settled: () => void this.#settled(),
    }
  }

  #committed(intent: SeatIntent, subscription: SubscriptionDetail): void {
    const { subscriptionId, fromSeats } = intent
    if (intent.action === 'changeSeats') this.dispatchEvent(new AssentoSeatsChangedEvent({ subscriptionId, fromSeats, toSeats: subscription.seats, verdict: 'allowed' }))
    else if (intent.action === 'cancel') this.dispatchEvent(new AssentoSubscriptionChangedEvent({ subscriptionId, change: 'cancelled' }))
    else if (intent.action === 'setEndOfTerm') this.dispatchEvent(new AssentoSubscriptionChangedEvent({ subscriptionId, change: 'endOfTerm' }))
    else this.dispatchEvent(new AssentoRenewalScheduledEvent({ subscriptionId, seats: intent.toSeats, endOfTerm: subscription.endOfTerm }))
    this.portal?.notify(subscriptionId, this)
  }

  /** Says how the act ended, and gives the focus back when the button that was pressed is gone. */
  async #settled(): Promise<void> {
    const words = this.#interaction?.announcement(this.t, this.format) ?? ''
    if (words !== '') this.announce(words)
    await this.updateComplete
    if (this.#hadFocus && !this.matches(':focus-within')) this.renderRoot.querySelector<HTMLElement>('#confirm, #seats')?.focus()
  }

  #isActivating(): boolean {
    const state = (this.#interaction?.flow.detail ?? this.#detail)?.provisioningDetail?.state
    return this.phase === 'ready' && (state === 'requested' || state === 'provisioning')
  }

  #redrawWhenAWindowCloses(): void {
    const facts = this.#detail && (this.#interaction?.flow.detail ?? this.#detail).facts
    if (facts && reductionsAt(facts, this.clock.now()).open.length !== this.#openWindows) this.requestUpdate()
  }
}

declare global {
  interface HTMLElementTagNameMap { 'assento-seat-editor': AssentoSeatEditor }
}
