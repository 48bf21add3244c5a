import type { CartItemView, CartView } from '@assento/client'

/** Numbers of seats that are typed and not stored yet, by item; null is no number. */
export class SeatDrafts {
  readonly #drafts = new Map<string, number | null>()

  get size(): number { return this.#drafts.size }
  of(item: Pick<CartItemView, 'id'>): number | null | undefined { return this.#drafts.get(item.id) }

  edit(item: CartItemView, seats: number | null): void {
    if (seats === item.seats) this.#drafts.delete(item.id)
    else this.#drafts.set(item.id, seats)
  }

  /** The server has decided about a number; another one that was typed since stays. */
  decided(itemId: string, seats: number): void { if (this.#drafts.get(itemId) === seats) this.#drafts.delete(itemId) }
  forget(itemId: string): void { this.#drafts.delete(itemId) }
  clear(): void { this.#drafts.clear() }

  /** Drops what is stored by now, and what its item is gone of. */
  keepFor({ items }: CartView): void {
    for (const [id, seats] of this.#drafts) if (!items.some((item) => item.id === id && item.seats !== seats)) this.#drafts.delete(id)
  }

  /** The first number that can be sent: whole, and within what is sold. */
  next(items: readonly CartItemView[]): { readonly item: CartItemView; readonly seats: number } | undefined {
    for (const item of items) {
      const seats = this.#drafts.get(item.id)
      const { minSeats, maxSeats } = item.offer
      if (typeof seats === 'number' && Number.isInteger(seats) && seats >= Math.max(1, minSeats) && seats <= (maxSeats ?? Infinity)) return { item, seats }
    }
    return undefined
  }
}
