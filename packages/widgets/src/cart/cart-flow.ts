/** From a cart to an order: the quote of the whole, and the order at exactly that amount. */
import type { Denied, Money } from '@assento/rules'
import { toAssentoError } from '@assento/client'
import type { BillingInput, CartView, OrderReview } from '@assento/client'
import { askOnce, noticeOfRefusal } from '../runtime/acts.ts'
import type { BillingField } from './billing-data.ts'
import { BillingDraft } from './billing-draft.ts'
import { CartLines } from './cart-lines.ts'
import type { CartNotice, PlacedOrder, Quoted } from './cart-notices.ts'

export class CartFlow extends CartLines {
  readonly billing = new BillingDraft()
  quote: Quoted | null = null
  acknowledged = false
  placed: PlacedOrder | null = null

  get review(): OrderReview | null { return this.quote?.review ?? null }
  get needsConsent(): boolean { return (this.review?.losses.length ?? 0) > 0 && !this.acknowledged }

  /** A review of another cart than the one there is now is not shown on. */
  override accept(cart: CartView): void {
    if (this.stage === 'review' && this.cart !== null && cart.version !== this.cart.version) {
      this.stage = 'items'
      this.quote = null
      this.acts.notice = { kind: 'stale' }
    }
    super.accept(cart)
  }

  /** Prices the whole cart, and shows it. */
  async startReview(): Promise<void> {
    if (this.cart === null) return
    await this.acts.run(async () => {
      const unstored = await this.storeAll()
      if (unstored !== null) return unstored
      this.removed = null
      const refused = await this.#quoteNow()
      if (this.quote !== null) this.stage = 'review'
      return refused
    })
  }

  edit(): void {
    this.stage = 'items'
    this.placed = null
    this.quote = null
    this.acts.dismiss()
    this.host.changed()
  }

  acknowledge(acknowledged: boolean): void {
    this.acknowledged = acknowledged
    if (this.acts.notice?.kind === 'incomplete') this.acts.dismiss()
    this.host.changed()
  }

  editBilling(data: BillingInput): void {
    this.billing.edit(data)
    if (!this.acts.isBusy) this.acts.dismiss()
    this.host.changed()
  }

  leaveBilling(field: BillingField): void {
    this.billing.leave(field)
    this.host.changed()
  }

  /** Orders at exactly the total that is shown; another total is shown before anything is charged. */
  async placeOrder(): Promise<void> {
    const { quote } = this
    if (quote === null || this.acts.isBusy) return
    const missing = (quote.review.needsBilling ? this.billing.check() : 0) + (this.needsConsent ? 1 : 0)
    const subscriptionId = quote.review.items.length === 1 ? quote.review.items[0]?.item.subscriptionId ?? '' : ''
    const mayProceed = askOnce((quoteId) => this.host.mayProceed(quote.review.totalDue, quoteId ?? '', subscriptionId))
    await this.acts.run(async () => {
      if (missing > 0) return { kind: 'incomplete', count: missing }
      if (!(await mayProceed(quote.quoteId))) return { kind: 'stopped' }
      return await this.#checkout(quote)
    })
  }

  async #checkout(quote: Quoted): Promise<CartNotice | null> {
    const { client } = this.host
    const input = {
      ...this.whose(), version: quote.cartVersion, quoteId: quote.quoteId, acknowledgeScheduleLoss: quote.review.losses.length > 0,
      ...(quote.review.needsBilling ? { billing: this.billing.toSend() } : {}),
    }
    try {
      const answer = await this.intents.run('cart.checkout', input, (body, idempotencyKey) => client.cart.checkout.mutate(body, { context: { idempotencyKey } }))
      return answer.verdict === 'denied' ? await this.#refusedOrder(answer, quote.review.totalDue) : this.#placed(answer, quote.review)
    } catch (cause) {
      const error = toAssentoError(cause)
      const refused = error.code === 'validation' ? this.billing.takeRefusal(error.details, this.host.errorWords()) : 0
      if (refused === 0) throw cause
      return { kind: 'incomplete', count: refused }
    }
  }

  #placed(answer: PlacedOrder['answer'], review: OrderReview): CartNotice {
    this.placed = { answer, review }
    this.stage = 'done'
    this.quote = null
    this.acknowledged = false
    this.billing.clear()
    this.drafts.clear()
    if (this.cart !== null) this.cart = { ...this.cart, items: [], version: this.cart.version + 1 }
    this.host.ordered(this.placed)
    return { kind: 'ordered' }
  }

  /** An order whose quote no longer holds is quoted again, and asked for again. */
  async #refusedOrder(answer: Denied, old: Money): Promise<CartNotice | null> {
    if (answer.rule !== 'quotes.quote.expired' && answer.rule !== 'checkout.billing.taxIdRequired') return this.refusedAt(itemOf(answer), answer)
    const refused = await this.#quoteNow()
    if (refused !== null || this.quote === null) return refused
    return answer.rule === 'quotes.quote.expired' ? { kind: 'quoteExpired', old, now: this.quote.review.totalDue } : noticeOfRefusal(answer)
  }

  /** Null when the quote is there. */
  async #quoteNow(): Promise<CartNotice | null> {
    const quote = await this.host.client.cart.quote.mutate({ ...this.whose(), ...(this.cart === null ? {} : { version: this.cart.version }) })
    this.quote = null
    if (quote.decision.verdict === 'denied' || quote.quoteId === null) {
      this.stage = 'items'
      return quote.decision.verdict === 'denied' ? this.refusedAt(itemOf(quote.decision), quote.decision) : null
    }
    this.quote = { ...quote, quoteId: quote.quoteId, review: quote.decision.plan }
    return null
  }
}

/** The item that the server names in a refusal of the whole order. */
function itemOf({ facts }: Denied): string | null {
  return typeof facts['itemId'] === 'string' ? facts['itemId'] : null
}
