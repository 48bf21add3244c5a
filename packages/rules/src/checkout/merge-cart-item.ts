/** What the rules need to know of an item in the cart. */
export interface CartEntry {
  readonly id: string
  readonly kind: 'purchase' | 'planChange'
  readonly offerId: string
  readonly seats: number
  readonly subscriptionId: string | null
}

export type CartMerge =
  | { readonly kind: 'add' }
  /** The item that is there takes the new wish; `seats` is what it has afterwards. */
  | { readonly kind: 'into'; readonly itemId: string; readonly seats: number }

/**
 * Where a new wish goes in a cart: an equal purchase adds its seats to the one that is there, and another change of a
 * subscription replaces the one that is there, since a subscription changes once an order.
 */
export function mergeCartItem(items: readonly CartEntry[], wish: Omit<CartEntry, 'id'>): CartMerge {
  const same = items.find((item) => item.kind === wish.kind
    && (wish.kind === 'purchase' ? item.offerId === wish.offerId : item.subscriptionId === wish.subscriptionId))
  if (same === undefined) return { kind: 'add' }
  return { kind: 'into', itemId: same.id, seats: wish.kind === 'purchase' ? same.seats + wish.seats : wish.seats }
}
