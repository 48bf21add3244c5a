/** The lines of a cart: seats that are stored as they are typed, removal and its undo. */
import type { Denied } from '@assento/rules'
import { toAssentoError } from '@assento/client'
import type { AssentoClient, CartChanged, CartItemView, CartView, InputOf } from '@assento/client'
import { ActRunner, noticeOfRefusal } from '../runtime/acts.ts'
import { Intents } from '../runtime/intents.ts'
import { nameOf } from './cart-items.ts'
import type { CartFlowHost, CartNotice, Stage } from './cart-notices.ts'
import { SeatDrafts } from './seat-drafts.ts'

/** A pause in the typing after which a number of seats is stored. */
export const SEATS_DELAY_MS = 500

export class CartLines {
  readonly host: CartFlowHost
  readonly acts: ActRunner<CartNotice>
  readonly drafts = new SeatDrafts()
  stage: Stage = 'items'
  cart: CartView | null = null
  /** The item that the last refusal was about. */
  refusedItemId: string | null = null
  removed: { readonly item: CartItemView; readonly index: number } | null = null
  protected readonly intents = new Intents()
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(host: CartFlowHost) {
    this.host = host
    this.acts = new ActRunner(host)
  }

  /** Takes the cart as the server has it; numbers that are being typed survive. */
  accept(cart: CartView): void {
    this.cart = cart
    this.host.clock.sync(cart.now)
    this.drafts.keepFor(cart)
    this.host.changed()
  }

  disconnect(): void { clearTimeout(this.#timer) }

  editSeats(item: CartItemView, seats: number | null): void {
    clearTimeout(this.#timer)
    this.drafts.edit(item, seats)
    if (!this.acts.isBusy) this.acts.dismiss()
    this.#timer = setTimeout(() => void this.storeSeats(), SEATS_DELAY_MS)
    this.host.changed()
  }

  /** Stores the numbers that were typed, one after another; what was typed meanwhile follows. */
  async storeSeats(): Promise<void> {
    clearTimeout(this.#timer)
    const next = this.#nextDraft()
    if (next === undefined || this.acts.isBusy) return
    const { item, seats } = next
    await this.acts.run(() => this.#store(item, seats))
    if (this.#nextDraft() !== undefined && this.acts.notice?.kind === 'updated') await this.storeSeats()
  }

  async remove(item: CartItemView): Promise<void> {
    const { cart } = this
    if (cart === null) return
    const index = cart.items.indexOf(item)
    this.drafts.forget(item.id)
    await this.acts.run(async () => {
      const input = { ...this.whose(), version: this.cart?.version ?? cart.version, itemId: item.id }
      const answer = await this.send('cart.remove', input, this.host.client.cart.remove)
      if (answer.verdict === 'denied') return this.refusedAt(item.id, answer)
      this.removed = { item, index }
      this.host.cartChanged('removed', answer.cart)
      return { kind: 'removed', name: nameOf(item) }
    })
  }

  /** Puts back what was taken out last. */
  async undo(): Promise<void> {
    const { removed } = this
    if (removed === null) return
    const { item } = removed
    const { planId, commitment, billingFrequency, offerId } = item.offer
    const wish: InputOf<AssentoClient['cart']['add']>['item'] = item.subscriptionId === null ? { kind: 'purchase', offerId, seats: item.seats }
      : { kind: 'planChange', subscriptionId: item.subscriptionId, planId, commitment, billingFrequency, seats: item.seats }
    await this.acts.run(async () => {
      const answer = await this.send('cart.add', { ...this.whose(), item: wish }, this.host.client.cart.add)
      if (answer.verdict === 'denied') return noticeOfRefusal(answer)
      this.removed = null
      this.host.cartChanged('added', answer.cart)
      return { kind: 'restored', name: nameOf(item) }
    })
  }

  /** Null when every number is stored. */
  protected async storeAll(): Promise<CartNotice | null> {
    clearTimeout(this.#timer)
    for (let next = this.#nextDraft(); next !== undefined; next = this.#nextDraft()) {
      const notice = await this.#store(next.item, next.seats)
      if (notice.kind !== 'updated') return notice
    }
    return this.drafts.size > 0 ? { kind: 'incomplete', count: this.drafts.size } : null
  }

  protected async send<Input>(
    act: string, input: Input, procedure: { mutate(input: Input, options: { context: { idempotencyKey: string } }): Promise<CartChanged> },
  ): Promise<CartChanged> {
    const answer = await this.intents.run(act, input, (body, idempotencyKey) => procedure.mutate(body, { context: { idempotencyKey } }))
    this.accept(answer.cart)
    return answer
  }

  protected refusedAt(itemId: string | null, answer: Denied): CartNotice {
    this.refusedItemId = this.cart?.items.some(({ id }) => id === itemId) ? itemId : null
    if (this.refusedItemId !== null) this.stage = 'items'
    return noticeOfRefusal(answer) ?? { kind: 'stale' }
  }

  protected whose() {
    const { customerId } = this.host.settings()
    return customerId === null ? {} : { customerId }
  }

  /** A number of seats for an item; a refusal leaves the stored number, and says why at the item. */
  async #store(item: CartItemView, seats: number): Promise<CartNotice> {
    const input = { ...this.whose(), version: this.cart?.version ?? 1, itemId: item.id, seats }
    try {
      const answer = await this.send('cart.update', input, this.host.client.cart.update)
      this.drafts.decided(item.id, seats)
      if (answer.verdict === 'denied') return this.refusedAt(item.id, answer)
      this.host.cartChanged('updated', answer.cart)
      return { kind: 'updated', name: nameOf(item), seats }
    } catch (cause) {
      const isApart = toAssentoError(cause).details.some(({ rule }) => rule === 'plans.oneChangeAtATime')
      if (!isApart) throw cause
      this.drafts.forget(item.id)
      return { kind: 'seatsElsewhere', itemId: item.id }
    }
  }

  #nextDraft() { return this.drafts.next(this.cart?.items ?? []) }
}
