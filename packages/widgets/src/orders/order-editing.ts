/** What stands in the fields, what it costs, and the items of the draft: everything up to the confirmation. */
import type { AssentoClient, AssentoError, OrderForm } from '@assento/client'
import type { Messages } from '../locales/messages.ts'
import { ItemPricing } from './item-pricing.ts'
import { keyOf, OrderDraft, type DraftItem, type DraftType, type ItemChoice } from './order-draft.ts'
import { FieldState } from './order-field-state.ts'

export interface EditingHost {
  readonly client: () => AssentoClient
  readonly form: () => OrderForm
  readonly words: () => Messages['orderActs']['items']
  /** Rest after the last change before a price is asked, in milliseconds. */
  readonly restMs: () => number
  changed(): void
  announce(text: string): void
  /** Puts the focus there once the next drawing is done. */
  focus(selector: string): Promise<void>
  /** A price has come, or its failure. */
  priced(failure: AssentoError | null): void
  /** The draft is another than the one that was last confirmed. */
  edited(): void
}

export class OrderEditing {
  draft = new OrderDraft()
  readonly fields = new FieldState()
  readonly pricing: ItemPricing
  readonly #host: EditingHost

  constructor(host: EditingHost) {
    this.#host = host
    this.pricing = new ItemPricing({ client: host.client, restMs: host.restMs, changed: () => host.priced(this.pricing.failure) })
  }

  /** Shows a draft on a form that was read; drops what the form does not offer any more. */
  begin(draft: OrderDraft): void {
    this.draft = draft
    this.fields.fit(this.#host.form(), draft.type)
    this.price(0)
  }

  choose(change: Partial<ItemChoice>): void {
    this.fields.choose(change)
    this.price()
    this.#host.changed()
  }

  price(restMs?: number): void {
    const { choice } = this.fields
    // What the order has already is not priced again beside it.
    const isThere = this.draft.find(choice) !== undefined
    this.pricing.choose({ type: this.draft.type, ...choice, ...(isThere ? { productId: '' } : {}) }, restMs)
  }

  /** An order of another type begins empty. */
  takeType(type: DraftType): void {
    this.draft.switchTo(type)
    this.fields.fit(this.#host.form(), type)
    this.price(0)
    this.#host.changed()
  }

  /** Waits for the price of what is chosen: nothing is added that was not priced by the server. */
  async add(): Promise<void> {
    const wrong = this.fields.check(this.draft.type)
    const isThere = this.draft.find(this.fields.choice) !== undefined
    if (wrong === null && !isThere) await this.pricing.settle()
    const { price } = this.pricing
    if (wrong !== null || isThere || price === null) return await this.#host.focus('[aria-invalid=true], #drop')
    this.draft.add(price)
    this.fields.choose({ productId: '', quantity: 1 })
    this.fields.fit(this.#host.form(), this.draft.type)
    this.price(0)
    this.#host.edited()
    this.#host.announce(this.#host.words().added(price.productName, this.draft.items.length))
    await this.#host.focus('#product')
  }

  async remove(item: DraftItem): Promise<void> {
    this.draft.remove(item)
    this.price(0)
    this.#host.edited()
    this.#host.announce(this.#host.words().removed(item.price.productName))
    await this.#host.focus('#undo')
  }

  async undo(): Promise<void> {
    const item = this.draft.removed?.item
    if (!item) return
    this.draft.undo()
    this.price(0)
    this.#host.edited()
    this.#host.announce(this.#host.words().restored(item.price.productName))
    await this.#host.focus(`#remove-${keyOf(item)}`)
  }
}
