/** The price of what stands in the fields, asked of the server a moment after the last change. */
import { MAX_ITEM_QUANTITY } from '@assento/rules'
import type { OrderItemPrice, PricedItemAnswer } from '@assento/client'
import { toAssentoError, type AssentoClient, type AssentoError } from '@assento/client'
import type { DraftType, ItemChoice } from './order-draft.ts'

/** What is asked of `orders.priceItem`, and sent for each item of an order. */
export interface PricedChoice extends ItemChoice {
  readonly type: DraftType
}

export interface PricingHost {
  readonly client: () => AssentoClient
  /** Rest after the last change before the price is asked, in milliseconds. */
  readonly restMs: () => number
  readonly changed: () => void
}

export class ItemPricing {
  /** Of the choice before, until the next answer is there. */
  answer: PricedItemAnswer | null = null
  failure: AssentoError | null = null
  readonly #host: PricingHost
  #choice: PricedChoice | null = null
  #timer: ReturnType<typeof setTimeout> | undefined
  #asked: Promise<void> | null = null

  constructor(host: PricingHost) {
    this.#host = host
  }

  /** The answer belongs to an older choice, or is on its way. */
  get isPending(): boolean { return this.#timer !== undefined || this.#asked !== null }
  /** The price of exactly what is chosen; null while it is not known. */
  get price(): OrderItemPrice | null { return !this.isPending && this.answer !== null && this.answer.verdict !== 'denied' ? this.answer.plan : null }

  /** Takes another choice; one that is not complete has no price. */
  choose(choice: PricedChoice, restMs = this.#host.restMs()): void {
    if (JSON.stringify(choice) === JSON.stringify(this.#choice) && this.failure === null) return
    this.#choice = choice
    this.failure = null
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#asked = null
    if (isComplete(choice)) this.#timer = setTimeout(() => void this.settle(), restMs)
    else this.answer = null
    this.#host.changed()
  }

  /** Asks now instead of a moment later, and waits for the answer. */
  async settle(): Promise<void> {
    const choice = this.#choice
    if (this.#timer !== undefined && choice !== null) {
      clearTimeout(this.#timer)
      this.#timer = undefined
      this.#asked = this.#ask(choice)
    }
    await this.#asked
  }

  retry(): void {
    const choice = this.#choice
    if (choice === null) return
    this.#choice = null
    this.choose(choice, 0)
  }

  disconnect(): void { clearTimeout(this.#timer) }

  async #ask(choice: PricedChoice): Promise<void> {
    try {
      const answer = await priceOf(this.#host.client(), choice)
      if (this.#choice === choice) this.answer = answer
    } catch (cause) {
      if (this.#choice === choice) { this.answer = null; this.failure = toAssentoError(cause) }
    }
    if (this.#choice !== choice) return
    this.#asked = null
    this.#host.changed()
  }
}

/** The item as it would be ordered today. */
export function priceOf(client: AssentoClient, { type, ...choice }: PricedChoice): Promise<PricedItemAnswer> {
  return client.orders.priceItem.query({ type, ...itemInput(choice) })
}

/** An item as the server takes it: what it costs is never sent. */
export function itemInput({ productId, baseProductId, quantity }: ItemChoice) {
  return { productId, quantity, ...(baseProductId === null ? {} : { baseProductId }) }
}

export function isQuantity(quantity: number): boolean {
  return Number.isInteger(quantity) && quantity >= 1 && quantity <= MAX_ITEM_QUANTITY
}

function isComplete({ type, productId, baseProductId, quantity }: PricedChoice): boolean {
  return productId !== '' && isQuantity(quantity) && (type === 'purchase' || baseProductId !== null)
}
