import { html, nothing } from 'lit'
import type { PropertyValues, TemplateResult } from 'lit'
import type { Alternative, Denied } from '@assento/rules'
import type { RenewalView } from '@assento/client'
import { AssentoElement } from '../runtime/assento-element.ts'
import { AssentoRenewalScheduledEvent } from '../runtime/events.ts'
import { callout } from '../runtime/states.ts'
import { refusalCallout } from '../subscriptions/seat-editor-callouts.ts'
import { ServerClock } from '../subscriptions/seat-editor-clock.ts'
import { decideDraft } from './renewal-draft.ts'
import { compareTerms } from './renewal-compare.ts'
import { doneTitle, renewalNotice, schedulerFoot } from './renewal-foot.ts'
import { RenewalFlow } from './renewal-flow.ts'
import type { RenewalFlowHost } from './renewal-flow.ts'
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

  static override styles = [AssentoElement.shared, renewalSchedulerStyles]
  static override sections = ['renewals', 'seatEditor'] as const

  declare subscriptionId: string | null
  declare readonly: boolean

  /** The tenant's time in this element; tests may give it their own count of elapsed milliseconds. */
  clock = new ServerClock()
  #flow: RenewalFlow | null = null
  #stopTicking: (() => void) | undefined
  #hadFocus = false
  #wasOpen = true

  constructor() {
    super()
    this.subscriptionId = null
    this.readonly = false
  }

  override connectedCallback(): void {
    super.connectedCallback()
    this.#stopTicking = this.clock.onTick(() => this.#redrawAtTheLastMoment())
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#stopTicking?.()
    this.#flow?.disconnect()
  }

  protected override async load(signal: AbortSignal): Promise<void> {
    const { subscriptionId } = this
    if (subscriptionId === null) return
    const view = await this.client.renewals.get.query({ subscriptionId }, { signal })
    if (signal.aborted) return
    this.#flow ??= new RenewalFlow(this.#host())
    this.#flow.accept(view)
  }

  protected override isEmpty(): boolean { return this.subscriptionId === null }
  protected override concerns(subjectId: string): boolean { return subjectId === this.subscriptionId }
  protected override skeletonRows(): number { return 6 }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed)
    if (changed.has('subscriptionId') && changed.get('subscriptionId') !== undefined) void this.refresh()
  }

  protected override renderContent(): TemplateResult {
    const flow = this.#flow
    const open = flow === null || this.subscriptionId === null ? null : this.#lookOf(flow)
    if (flow === null || open === null) return this.#renderEmpty()
    const standing = standingRefusal(open)
    const look = standing === null ? open : { ...open, canEdit: false }
    const { notice } = flow.acts
    const refusal = standing ?? (notice?.kind === 'refused' ? notice.refusal : flow.refusal())
    const { permissions } = look.view.subscription
    const mayPlan = permissions.planRenewal || permissions.setEndOfTerm
    return html`
      ${this.noHeader ? nothing : renewalHead(look, this.headingLevel)}
      ${notice === null && this.failure !== null ? html`<div class="top">${this.renderFailure()}</div>` : nothing}
      ${choiceCards(look)}
      ${compareTerms(look)}
      ${timeline(look)}
      <div class="foot">
        ${refusal === null ? nothing : refusalCallout({ ...look, detail: look.view.subscription }, refusal, {
          isBusy: flow.acts.isBusy, changeTo: () => undefined, restore: (plan) => void flow.restore(plan),
          choose: (alternative) => void this.#choose(flow, alternative), reload: () => void this.refresh(),
        })}
        ${notice === null ? nothing : renewalNotice(look, notice, flow, () => { flow.acts.dismiss(); void this.refresh() })}
        ${mayPlan ? nothing : callout('info', look.t.renewals.readOnly, nothing)}
        ${standing !== null || !mayPlan || this.readonly ? nothing : schedulerFoot(look, flow)}
      </div>
      <slot name="footer"></slot>`
  }

  #lookOf(flow: RenewalFlow): RenewalLook | null {
    const { view, draft } = flow
    const preview = flow.preview()
    if (view === null || draft === null || preview === null) return null
    const { permissions } = view.subscription
    const now = this.clock.now()
    this.#wasOpen = now <= view.changeableUntil
    return {
      t: this.t, format: this.format, clock: this.clock, now, view, draft, preview,
      canEdit: !this.readonly && !flow.acts.isBusy && this.#wasOpen && permissions.planRenewal,
      onEdit: (changes) => flow.edit(changes),
    }
  }

  #renderEmpty(): TemplateResult {
    const words = this.t.renewals
    return html`<slot name="empty"><div class="empty"><p class="strong">${words.emptyTitle}</p><p class="muted">${words.emptyText}</p></div></slot>`
  }

  async #choose(flow: RenewalFlow, alternative: Alternative): Promise<void> {
    switch (alternative.kind) {
      case 'endAtEndOfTerm': flow.edit({ choice: 'end' }); return flow.save()
      case 'turnOnAutomaticRenewal': flow.edit({ choice: 'renew' }); return flow.save()
      case 'changeSeatsNow': case 'scheduleForRenewal': flow.edit({ seats: alternative.seats }); return flow.save()
      case 'acknowledgeScheduleLoss': flow.acknowledge(true); return flow.save()
      default: flow.acts.dismiss(); return this.refresh()
    }
  }

  #host(): RenewalFlowHost {
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
      changed: () => this.requestUpdate(),
      settled: () => { this.#announceNotice(); void this.#returnFocus() },
    }
  }

  #committed(view: RenewalView): void {
    const { id } = view.subscription
    this.dispatchEvent(new AssentoRenewalScheduledEvent({ subscriptionId: id, seats: view.renewalPlan?.seats ?? null, endOfTerm: view.endOfTerm }))
    this.portal?.notify(id, this)
  }

  /** Focus goes back to the button when the one that was pressed is gone. */
  async #returnFocus(): Promise<void> {
    await this.updateComplete
    if (this.#hadFocus && !this.matches(':focus-within')) this.renderRoot.querySelector<HTMLElement>('#save')?.focus()
  }

  #announceNotice(): void {
    const flow = this.#flow
    const look = flow === null ? null : this.#lookOf(flow)
    const notice = flow?.acts.notice
    const words = look && notice ? doneTitle(look, notice) : ''
    if (words !== '') this.announce(words)
  }

  #redrawAtTheLastMoment(): void {
    const until = this.#flow?.view?.changeableUntil
    if (until !== undefined && this.#wasOpen && this.clock.now() > until) this.requestUpdate()
  }
}

/** The refusal that meets every choice as things stand (renewing, ended, suspended); null when something can be chosen. */
function standingRefusal({ view, draft, now }: RenewalLook): Denied | null {
  const refusals = view.choices.map(({ choice }) => decideDraft({ ...draft, choice, seats: draft.seats ?? view.subscription.seats }, view, now))
  const denied = refusals.flatMap((decision) => (decision?.verdict === 'denied' ? [decision] : []))
  const isStanding = denied.find(({ rule }) => rule.startsWith('subscriptions.state.') || rule === 'subscriptions.extended.locked')
  return isStanding !== undefined && denied.length >= view.choices.length - 1 ? isStanding : null
}

declare global {
  interface HTMLElementTagNameMap { 'assento-renewal-scheduler': AssentoRenewalScheduler }
}
