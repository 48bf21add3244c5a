import { html, nothing } from 'lit'
import type { PropertyValues, TemplateResult } from 'lit'
import type { Alternative, Instant } from '@assento/rules'
import type { AssentoError, CancelQuote, SubscriptionDetail } from '@assento/client'
import { AssentoElement } from '../runtime/assento-element.ts'
import { AssentoActionEvent, AssentoRenewalScheduledEvent, AssentoSeatsChangedEvent, AssentoSubscriptionChangedEvent } from '../runtime/events.ts'
import { callout } from '../runtime/states.ts'
import { askCancel, confirmCancel, restorePlan, scheduleForRenewal, setEndOfTerm } from './seat-editor-alternatives.ts'
import { noticeCallout, refusalCallout } from './seat-editor-callouts.ts'
import type { SeatActions } from './seat-editor-callouts.ts'
import { ServerClock } from './seat-editor-clock.ts'
import { SeatChangeFlow } from './seat-editor-flow.ts'
import type { SeatFlowHost } from './seat-editor-flow.ts'
import { commandOf } from './seat-editor-notices.ts'
import type { SeatIntent } from './seat-editor-notices.ts'
import { provisioningBanner, reductionWindows, seatEditorHead, seatField } from './seat-editor-parts.ts'
import type { SeatEditorLook } from './seat-editor-parts.ts'
import { seatEditorStyles } from './seat-editor-styles.ts'
import { cancelPanel, changeSummary } from './seat-editor-summary.ts'
import { isReadOnly, reductionsAt, standingRefusal } from './seat-editor-view.ts'
import { announcementOf } from './seat-editor-words.ts'

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
    cancelQuote: { state: true },
  }

  static override styles = [AssentoElement.shared, seatEditorStyles]
  static override sections = ['seatEditor'] as const

  declare subscriptionId: string | null
  declare readonly: boolean
  declare protected cancelQuote: CancelQuote | null

  /** The tenant's time in this element; tests may give it their own count of elapsed milliseconds. */
  clock = new ServerClock()
  #flow: SeatChangeFlow | null = null
  #openWindows = 0
  #stopTicking: (() => void) | undefined

  constructor() {
    super()
    this.subscriptionId = null
    this.readonly = false
    this.cancelQuote = null
  }

  override connectedCallback(): void {
    super.connectedCallback()
    this.#stopTicking = this.clock.onTick(() => this.#redrawWhenAWindowCloses())
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#stopTicking?.()
    this.#flow?.disconnect()
  }

  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector<HTMLElement>('#seats')?.focus(options)
  }

  protected override async load(signal: AbortSignal): Promise<void> {
    const { subscriptionId } = this
    if (subscriptionId === null) return
    const detail = await this.client.subscriptions.get.query({ subscriptionId }, { signal })
    if (signal.aborted) return
    this.#flow ??= new SeatChangeFlow(this.#host())
    this.#flow.accept(detail)
  }

  protected override isEmpty(): boolean { return this.subscriptionId === null }
  protected override concerns(subjectId: string): boolean { return subjectId === this.subscriptionId }
  protected override skeletonRows(): number { return 4 }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed)
    if (changed.has('subscriptionId') && changed.get('subscriptionId') !== undefined) void this.refresh()
  }

  protected override renderContent(): TemplateResult {
    const flow = this.#flow
    const detail = flow?.detail ?? null
    if (flow === null || detail === null || this.subscriptionId === null) return this.#renderEmpty()
    const look: SeatEditorLook = { t: this.t, format: this.format, clock: this.clock, now: this.clock.now(), detail }
    const standing = standingRefusal(detail, look.now)
    const cannotChange = this.readonly || standing !== null || isReadOnly(detail)
    this.#openWindows = reductionsAt(detail.facts, look.now).open.length
    return html`
      ${this.noHeader ? nothing : seatEditorHead(look, this.headingLevel)}
      ${this.#renderTop(look)}
      <div class="cols">
        <section class="edit">
          ${this.#renderField(look, flow, cannotChange)}
          ${standing === null ? this.#renderRefusal(look, flow) : refusalCallout(look, standing, this.#actions(flow))}
          ${isReadOnly(detail) ? callout('info', look.t.seatEditor.readOnly, nothing) : nothing}
          ${standing === null ? reductionWindows(look) : nothing}
        </section>
        ${this.#renderSummary(look, flow, cannotChange)}
      </div>
      <slot name="footer"></slot>`
  }

  #renderEmpty(): TemplateResult {
    const words = this.t.seatEditor
    return html`<slot name="empty"><div class="empty"><p class="strong">${words.emptyTitle}</p><p class="muted">${words.emptyText}</p></div></slot>`
  }

  /** A failed refresh over older data, and where the activation stands. */
  #renderTop(look: SeatEditorLook): TemplateResult | typeof nothing {
    const failed = this.#flow?.acts.notice === null ? this.renderFailure() : nothing
    const banner = provisioningBanner(look)
    return failed === nothing && banner === nothing ? nothing : html`<div class="top">${failed}${banner}</div>`
  }

  #renderField(look: SeatEditorLook, flow: SeatChangeFlow, cannotChange: boolean): TemplateResult {
    return html`<form @submit=${(event: SubmitEvent) => { event.preventDefault(); void flow.confirm() }}>${seatField(look, {
      draft: flow.draft, preview: flow.preview(), isReadOnly: cannotChange, isBusy: flow.acts.isBusy,
      onDraft: (draft) => { this.cancelQuote = null; flow.edit(draft) },
    })}</form>`
  }

  #renderRefusal(look: SeatEditorLook, flow: SeatChangeFlow): TemplateResult | typeof nothing {
    if (this.cancelQuote !== null) return nothing
    const { notice } = flow.acts
    const preview = flow.preview()
    const refusal = notice?.kind === 'refused' ? notice.refusal : preview.kind === 'refused' ? preview.refusal : null
    return refusal === null ? nothing : refusalCallout(look, refusal, this.#actions(flow))
  }

  #renderSummary(look: SeatEditorLook, flow: SeatChangeFlow, cannotChange: boolean): TemplateResult {
    const { notice, isBusy } = flow.acts
    const told = notice === null ? nothing : noticeCallout(look, notice, this.#actions(flow))
    const quote = this.cancelQuote
    return html`<aside class="summary">
      ${told}
      ${quote !== null
        ? cancelPanel(look, quote, isBusy, () => void this.#cancel(flow, quote), () => { this.cancelQuote = null })
        : changeSummary(look, {
            preview: flow.preview(), quoteState: flow.quoteState, acknowledged: flow.acknowledged, isBusy, draft: flow.draft, canChange: !cannotChange,
            onAcknowledge: (acknowledged) => flow.acknowledge(acknowledged), onConfirm: () => void flow.confirm(),
          })}
    </aside>`
  }

  #actions(flow: SeatChangeFlow): SeatActions {
    return {
      isBusy: flow.acts.isBusy,
      changeTo: (seats, shown) => void flow.changeTo(seats, shown),
      restore: (plan) => void restorePlan(flow, plan),
      choose: (alternative) => void this.#choose(flow, alternative),
      reload: () => { flow.acts.dismiss(); void this.refresh() },
    }
  }

  async #choose(flow: SeatChangeFlow, alternative: Alternative): Promise<void> {
    switch (alternative.kind) {
      case 'scheduleForRenewal': return scheduleForRenewal(flow, alternative.seats)
      case 'changeSeatsNow': return flow.changeNow(alternative.seats)
      case 'endAtEndOfTerm': return setEndOfTerm(flow, 'end')
      case 'turnOnAutomaticRenewal': return setEndOfTerm(flow, 'renew')
      case 'acknowledgeScheduleLoss': flow.acknowledge(true); return flow.confirm()
      case 'cancelSubscription': this.cancelQuote = await askCancel(flow); return
      case 'unassignSeats': this.dispatchEvent(new AssentoActionEvent({ action: 'assignSeats', subscriptionId: this.subscriptionId ?? '' })); return
      default: flow.acts.dismiss(); return this.refresh()
    }
  }

  async #cancel(flow: SeatChangeFlow, quote: CancelQuote): Promise<void> {
    await confirmCancel(flow, quote)
    if (flow.acts.notice?.kind === 'cancelled') this.cancelQuote = null
  }

  #host(): SeatFlowHost {
    return {
      client: this.client,
      clock: this.clock,
      run: (work) => this.run(work),
      lastFailure: (): AssentoError | null => this.failure,
      mayProceed: (intent, quoteId) => this.isApproved({
        command: commandOf(intent), subscriptionId: intent.subscriptionId, dueNowCents: intent.dueNow?.cents ?? null, quoteId,
      }),
      committed: (intent, subscription) => this.#committed(intent, subscription),
      changed: () => this.requestUpdate(),
      settled: () => this.#announceNotice(),
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

  #announceNotice(): void {
    const notice = this.#flow?.acts.notice
    const detail = this.#flow?.detail
    const words = notice && detail ? announcementOf(notice, detail, this.t, this.format) : ''
    if (words !== '') this.announce(words)
  }

  #redrawWhenAWindowCloses(): void {
    const facts = this.#flow?.detail?.facts
    if (facts && reductionsAt(facts, this.clock.now()).open.length !== this.#openWindows) this.requestUpdate()
  }
}

declare global {
  interface HTMLElementTagNameMap { 'assento-seat-editor': AssentoSeatEditor }
}
