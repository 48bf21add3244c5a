/** From a typed number to an answer: instant preview, the server's quote, and the change at exactly that amount. */
import type { Money } from '@assento/rules'
import { toAssentoError } from '@assento/client'
import type { AssentoClient, SeatChanged, SeatQuote, SubscriptionDetail } from '@assento/client'
import { ActRunner, askOnce, noticeOfRefusal } from '../runtime/acts.ts'
import type { ActHost } from '../runtime/acts.ts'
import type { ServerClock } from '../runtime/clock.ts'
import { Intents } from '../runtime/intents.ts'
import type { SeatIntent } from './seat-editor-intent.ts'
import type { SeatNotice } from './seat-editor-notices.ts'
import { previewSeats, withQuote } from './seat-editor-preview.ts'
import type { SeatPreview } from './seat-editor-preview.ts'

/** What the flow needs of its element. */
export interface SeatFlowHost extends ActHost {
  readonly client: AssentoClient
  readonly clock: ServerClock
  /** Asks the host page (assento-before-submit); false = it said no. */
  mayProceed(intent: SeatIntent, quoteId: string | null): Promise<boolean>
  /** Something was written: for events and sibling widgets. */
  committed(intent: SeatIntent, subscription: SubscriptionDetail): void
}

export type QuoteState = 'none' | 'pending' | 'ready' | 'failed'

/** A pause in the typing after which the server is asked. */
export const QUOTE_DELAY_MS = 250

export class SeatChangeFlow {
  readonly host: SeatFlowHost
  readonly intents = new Intents()
  readonly acts: ActRunner<SeatNotice>
  detail: SubscriptionDetail | null = null
  /** The number in the field; null while it is not a number. */
  draft: number | null = null
  acknowledged = false
  quoteState: QuoteState = 'none'
  #quote: SeatQuote | null = null
  #asked: Promise<SeatQuote> | null = null
  #asking: AbortController | undefined
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(host: SeatFlowHost) {
    this.host = host
    this.acts = new ActRunner(host)
  }

  /** Takes the subscription as the server has it; a number that the person is typing survives. */
  accept(detail: SubscriptionDetail): void {
    const isSame = this.detail?.id === detail.id
    const typing = isSame && this.draft !== this.detail?.seats
    const isQuoteGood = typing && this.detail?.version === detail.version
    this.detail = detail
    this.host.clock.sync(detail.now)
    if (isQuoteGood) return this.host.changed()
    if (!typing) this.draft = detail.seats
    this.#draftChanged()
  }

  edit(draft: number | null): void {
    if (this.acts.isBusy || draft === this.draft) return
    this.draft = draft
    this.acts.dismiss()
    this.#draftChanged()
  }

  acknowledge(acknowledged: boolean): void {
    this.acknowledged = acknowledged
    this.host.changed()
  }

  /** What the draft does now: the instant preview, or the server's answer once it is there. */
  preview(): SeatPreview {
    if (this.detail === null) return { kind: 'incomplete' }
    return withQuote(previewSeats(this.detail, this.draft, this.host.clock.now()), this.#quote)
  }

  /** Confirms the draft at the amount that is shown. */
  async confirm(): Promise<void> {
    const preview = this.preview()
    if (preview.kind === 'priced' && this.draft !== null) await this.changeTo(this.draft, preview.quoted?.dueNow ?? preview.plan.dueNow)
  }

  /** Changes to a number at the amount shown with it. Another amount is shown before anything is charged. */
  async changeTo(seats: number, shown: Money): Promise<void> {
    const detail = this.detail
    if (detail === null || this.acts.isBusy) return
    this.edit(seats)
    const preview = this.preview()
    if (preview.kind === 'priced' && preview.plan.losesRenewalPlan !== null && !this.acknowledged) return
    const intent: SeatIntent = { action: 'changeSeats', subscriptionId: detail.id, fromSeats: detail.seats, toSeats: seats, dueNow: shown }
    const mayProceed = askOnce((quoteId) => this.host.mayProceed(intent, quoteId))
    await this.acts.run(async () => {
      const quote = await this.#quoteNow(seats)
      const refused = noticeOfRefusal(quote.decision)
      if (refused !== null) return refused
      if (quote.dueNow.cents !== shown.cents) return { kind: 'quoteExpired', old: shown, quote, seats }
      if (!(await mayProceed(quote.quoteId))) return { kind: 'stopped' }
      return this.#settle(intent, await this.#change(detail, quote, seats), shown)
    })
  }

  /** The same in one click, at the amount of the instant preview; a loss is asked for in the form first. */
  async changeNow(seats: number): Promise<void> {
    this.edit(seats)
    await this.confirm()
  }

  disconnect(): void {
    clearTimeout(this.#timer)
    this.#asking?.abort()
  }

  #change(detail: SubscriptionDetail, quote: SeatQuote, seats: number): Promise<SeatChanged> {
    const input = {
      subscriptionId: detail.id, version: quote.version, seats,
      ...(quote.quoteId === null ? {} : { quoteId: quote.quoteId }),
      ...(this.acknowledged ? { acknowledgeScheduleLoss: true } : {}),
    }
    return this.intents.run('seats.change', input, (body, idempotencyKey) =>
      this.host.client.subscriptions.seats.change.mutate(body, { context: { idempotencyKey } }))
  }

  async #settle(intent: SeatIntent, answer: SeatChanged, shown: Money): Promise<SeatNotice | null> {
    if (answer.verdict === 'denied') {
      this.accept(answer.subscription)
      // What was quoted before a refusal is never offered again.
      this.#draftChanged()
      if (answer.rule !== 'quotes.quote.expired') return noticeOfRefusal(answer)
      const quote = await this.#quoteNow(intent.toSeats)
      return noticeOfRefusal(quote.decision) ?? { kind: 'quoteExpired', old: shown, quote, seats: intent.toSeats }
    }
    this.draft = answer.subscription.seats
    this.acknowledged = false
    this.accept(answer.subscription)
    this.host.committed(intent, answer.subscription)
    return { kind: 'changed', plan: answer.plan, lostPlan: answer.restoreSchedule }
  }

  #draftChanged(): void {
    clearTimeout(this.#timer)
    this.#asking?.abort()
    this.#quote = null
    this.#asked = null
    this.quoteState = 'none'
    const { draft } = this
    if (draft !== null && this.detail !== null && draft !== this.detail.seats) {
      this.quoteState = 'pending'
      this.#timer = setTimeout(() => { void this.#quoteNow(draft).catch((cause: unknown) => this.#tellStale(cause)) }, QUOTE_DELAY_MS)
    }
    this.host.changed()
  }

  /** The server's answer for the draft: the one at hand, the one under way, or a new one. */
  #quoteNow(seats: number): Promise<SeatQuote> {
    const detail = this.detail
    if (detail === null) return Promise.reject(new Error('nothing to quote'))
    clearTimeout(this.#timer)
    this.#asked ??= this.#ask(detail, seats)
    return this.#asked
  }

  /** A quote in passing only speaks up when the page is out of date; anything else is told when it matters. */
  #tellStale(cause: unknown): void {
    if (toAssentoError(cause).code !== 'stale_version') return
    this.acts.notice = { kind: 'stale' }
    this.host.changed()
  }

  /** Consent is asked for in the form, so the quote is made as if it were given: the amount comes first. */
  async #ask(detail: SubscriptionDetail, seats: number): Promise<SeatQuote> {
    const asking = new AbortController()
    this.#asking = asking
    this.quoteState = 'pending'
    try {
      const quote = await this.host.client.subscriptions.seats.quote.mutate(
        { subscriptionId: detail.id, version: detail.version, seats, acknowledgeScheduleLoss: true }, { signal: asking.signal },
      )
      if (!asking.signal.aborted) [this.#quote, this.quoteState] = [quote, 'ready']
      return quote
    } catch (cause) {
      if (!asking.signal.aborted) [this.#asked, this.quoteState] = [null, 'failed']
      throw cause
    } finally {
      this.host.changed()
    }
  }
}
