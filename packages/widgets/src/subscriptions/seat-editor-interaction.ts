/** All that a seat editor needs once someone touches it; fetched after the first paint, so that the first paint is light. */
import { nothing } from 'lit'
import type { TemplateResult } from 'lit'
import type { Alternative, Instant } from '@assento/rules'
import type { CancelQuote, SubscriptionDetail } from '@assento/client'
import type { Messages } from '../locales/messages.ts'
import type { Format } from '../runtime/format.ts'
import { askCancel, confirmCancel, restorePlan, scheduleForRenewal, setEndOfTerm } from './seat-editor-alternatives.ts'
import { noticeCallout, seatRefusal } from './seat-editor-callouts.ts'
import type { SeatActions } from './seat-editor-callouts.ts'
import { cancelPanel } from './seat-editor-cancel.ts'
import { SeatChangeFlow } from './seat-editor-flow.ts'
import type { SeatFlowHost } from './seat-editor-flow.ts'
import { announcementOf } from './seat-editor-notices.ts'
import type { SeatEditorLook } from './seat-editor-parts.ts'
import { standingRefusal } from './seat-editor-preview.ts'

export interface SeatInteractionHost extends SeatFlowHost {
  refresh(): Promise<void>
  /** Seats have to be taken from users first: the host page opens its own screen. */
  askToUnassign(): void
}

export class SeatInteraction {
  readonly flow: SeatChangeFlow
  readonly #host: SeatInteractionHost
  /** The priced cancellation that waits for its own confirmation. */
  #cancelQuote: CancelQuote | null = null

  constructor(host: SeatInteractionHost) {
    this.#host = host
    this.flow = new SeatChangeFlow(host)
  }

  /** A typed number withdraws a cancellation that was only being looked at. */
  edit(draft: number | null): void {
    this.#cancelQuote = null
    this.flow.edit(draft)
  }

  /** Nothing can be changed as things stand: suspended, renewing, ended, trial. */
  isClosed(detail: SubscriptionDetail, now: Instant): boolean {
    return standingRefusal(detail, now) !== null
  }

  /** Why the number cannot be confirmed, with what can be done instead; nothing while it can. */
  refusal(look: SeatEditorLook): TemplateResult | typeof nothing {
    if (this.#cancelQuote !== null) return nothing
    const { notice } = this.flow.acts
    const preview = this.flow.preview()
    const refusal = standingRefusal(look.detail, look.now)
      ?? (notice?.kind === 'refused' ? notice.refusal : preview.kind === 'refused' ? preview.refusal : null)
    return refusal === null ? nothing : seatRefusal(look, refusal, this.#actions())
  }

  /** The last act ended with a question that has its own button. */
  get isNoticeFirst(): boolean {
    return ['quoteExpired', 'stale', 'failed'].includes(this.flow.acts.notice?.kind ?? '')
  }

  /** How the last act ended. */
  notice(look: SeatEditorLook): TemplateResult | typeof nothing {
    const { notice } = this.flow.acts
    return notice === null ? nothing : noticeCallout(look, notice, this.#actions())
  }

  /** The cancellation that waits for its yes; null when there is none. */
  cancellation(look: SeatEditorLook): TemplateResult | null {
    const quote = this.#cancelQuote
    return quote === null ? null : cancelPanel(look, quote, this.flow.acts.isBusy, () => void this.#cancel(quote), () => this.#showCancel(null))
  }

  /** The last act in one sentence, for screen readers; empty where an alert says it already. */
  announcement(t: Messages, format: Format): string {
    const { acts: { notice }, detail } = this.flow
    return notice === null || detail === null ? '' : announcementOf(notice, detail, t, format)
  }

  #actions(): SeatActions {
    const { flow } = this
    return {
      isBusy: flow.acts.isBusy,
      changeTo: (seats, shown) => void flow.changeTo(seats, shown),
      restore: (plan) => void restorePlan(flow, plan),
      choose: (alternative) => void this.#choose(alternative),
      reload: () => { flow.acts.dismiss(); void this.#host.refresh() },
    }
  }

  async #choose(alternative: Alternative): Promise<void> {
    const { flow } = this
    switch (alternative.kind) {
      case 'scheduleForRenewal': return scheduleForRenewal(flow, alternative.seats)
      case 'changeSeatsNow': return flow.changeNow(alternative.seats)
      case 'endAtEndOfTerm': return setEndOfTerm(flow, 'end')
      case 'turnOnAutomaticRenewal': return setEndOfTerm(flow, 'renew')
      case 'acknowledgeScheduleLoss': flow.acknowledge(true); return flow.confirm()
      case 'cancelSubscription': return this.#showCancel(await askCancel(flow))
      case 'unassignSeats': return this.#host.askToUnassign()
      default: flow.acts.dismiss(); return this.#host.refresh()
    }
  }

  async #cancel(quote: CancelQuote): Promise<void> {
    await confirmCancel(this.flow, quote)
    if (this.flow.acts.notice?.kind === 'cancelled') this.#showCancel(null)
  }

  #showCancel(quote: CancelQuote | null): void {
    this.#cancelQuote = quote
    this.#host.changed()
  }
}
