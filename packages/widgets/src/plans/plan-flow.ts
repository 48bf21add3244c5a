/** From a chosen plan to a line in the cart: instant preview, the server's quote, and the way into the order. */
import type { Denied } from '@assento/rules'
import { toAssentoError } from '@assento/client'
import type { AssentoClient, CartView, PlanOptions, PlanQuote } from '@assento/client'
import { ActRunner, noticeOfRefusal, type ActHost, type CommonNotice } from '../runtime/acts.ts'
import type { ShopSettings } from '../cart/offer-words.ts'
import type { ServerClock } from '../runtime/clock.ts'
import { Intents } from '../runtime/intents.ts'
import { presentDraft, withTerms, type PlanDraft } from './plan-draft.ts'
import { previewPlan, withQuote, type PlanPreview } from './plan-preview.ts'

export type PlanNotice = CommonNotice | { readonly kind: 'added'; readonly items: number } | { readonly kind: 'checkout' }

export interface PlanFlowHost extends ActHost {
  readonly client: AssentoClient
  readonly clock: ServerClock
  settings(): ShopSettings
  cartChanged(cart: CartView): void
}

/** `unavailable` = this person may order but not ask; the review prices it then. */
export type QuoteState = 'none' | 'pending' | 'ready' | 'unavailable'

/** A pause after a change, after which the server is asked. */
export const QUOTE_DELAY_MS = 250

export class PlanFlow {
  readonly host: PlanFlowHost
  readonly acts: ActRunner<PlanNotice>
  readonly #intents = new Intents()
  view: PlanOptions | null = null
  draft: PlanDraft | null = null
  quoteState: QuoteState = 'none'
  /** Null until it is known. */
  cart: CartView | null = null
  #quote: PlanQuote | null = null
  #asking: AbortController | undefined
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(host: PlanFlowHost) {
    this.host = host
    this.acts = new ActRunner(host)
  }

  /** Takes the subscription as the server has it; what was chosen survives while it still changes something. */
  accept(view: PlanOptions): void {
    const isSame = this.view?.subscription.id === view.subscription.id && this.view.subscription.version === view.subscription.version
    this.view = view
    this.host.clock.sync(view.subscription.now)
    if (this.draft === null || !isSame) this.#change(presentDraft(view))
    else this.host.changed()
  }

  async readCart(): Promise<void> {
    const { client } = this.host
    const { customerId } = this.host.settings()
    this.cart = await client.cart.get.query(customerId === null ? {} : { customerId })
    this.host.changed()
  }

  /** False while it is unknown or not allowed. */
  get canOrder(): boolean { return this.cart?.permissions.edit ?? false }

  /** Lines of the cart besides a change of this subscription, which a new one replaces. */
  get otherItems(): number {
    return this.cart?.items.filter(({ subscriptionId }) => subscriptionId === null || subscriptionId !== this.view?.subscription.id).length ?? 0
  }

  edit(changes: Partial<PlanDraft>): void {
    if (this.view === null || this.draft === null || this.acts.isBusy) return
    this.acts.dismiss()
    this.#change(withTerms(this.draft, changes, this.view))
  }

  preview(): PlanPreview {
    if (this.view === null || this.draft === null) return { kind: 'incomplete' }
    return withQuote(previewPlan(this.view, this.draft, this.host.clock.now()), this.#quote)
  }

  /** Puts the change into the cart: alone there it goes on to the review, beside others it waits with them (G3). */
  async order(): Promise<void> {
    const { draft, view } = this
    if (draft === null || view === null || draft.seats === null) return
    const { planId, commitment, billingFrequency, seats } = draft
    const { client } = this.host
    const { customerId } = this.host.settings()
    const item = { kind: 'planChange' as const, subscriptionId: view.subscription.id, planId, commitment, billingFrequency, seats }
    const isAlone = this.otherItems === 0
    await this.acts.run(async () => {
      const answer = await this.#intents.run('cart.add', { ...(customerId === null ? {} : { customerId }), item },
        (body, idempotencyKey) => client.cart.add.mutate(body, { context: { idempotencyKey } }))
      this.cart = answer.cart
      if (answer.verdict === 'denied') return noticeOfRefusal(answer)
      this.host.cartChanged(answer.cart)
      return isAlone ? { kind: 'checkout' } : { kind: 'added', items: answer.cart.items.length }
    })
  }

  /** Why the draft cannot be ordered; null when it can. */
  refusal(): Denied | null {
    const { notice } = this.acts
    const preview = this.preview()
    return notice?.kind === 'refused' ? notice.refusal : preview.kind === 'refused' ? preview.refusal : null
  }

  disconnect(): void {
    clearTimeout(this.#timer)
    this.#asking?.abort()
  }

  #change(draft: PlanDraft): void {
    this.disconnect()
    this.draft = draft
    this.#quote = null
    const isPriced = this.preview().kind === 'priced'
    this.quoteState = isPriced ? 'pending' : 'none'
    if (isPriced) this.#timer = setTimeout(() => void this.#ask(draft), QUOTE_DELAY_MS)
    this.host.changed()
  }

  async #ask({ planId, commitment, billingFrequency, seats }: PlanDraft): Promise<void> {
    const subscription = this.view?.subscription
    if (subscription === undefined || seats === null) return
    const asking = (this.#asking = new AbortController())
    const input = { subscriptionId: subscription.id, version: subscription.version, planId, commitment, billingFrequency, seats, acknowledgeScheduleLoss: true }
    const quote = await this.host.client.plans.quote.mutate(input, { signal: asking.signal }).catch((cause: unknown) => {
      // A quote in passing only speaks up when the page is out of date; the order is priced again in any case.
      if (!asking.signal.aborted && toAssentoError(cause).code === 'stale_version') this.acts.notice = { kind: 'stale' }
      return null
    })
    if (asking.signal.aborted) return
    this.#quote = quote
    this.quoteState = quote === null ? 'unavailable' : 'ready'
    this.host.changed()
  }
}
