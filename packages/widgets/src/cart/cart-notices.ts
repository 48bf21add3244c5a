/** How an act on the cart can end, and what the acts need of their element. */
import type { Money } from '@assento/rules'
import type { AssentoClient, CartView, CheckoutQuote, Ordered, OrderReview } from '@assento/client'
import type { ActHost, CommonNotice } from '../runtime/acts.ts'
import type { ServerClock } from '../runtime/clock.ts'
import type { ShopSettings } from './offer-words.ts'

export type Stage = 'items' | 'review' | 'done'

export type CartNotice =
  | CommonNotice
  | { readonly kind: 'removed' | 'restored'; readonly name: string }
  | { readonly kind: 'updated'; readonly name: string; readonly seats: number }
  | { readonly kind: 'seatsElsewhere'; readonly itemId: string }
  | { readonly kind: 'quoteExpired'; readonly old: Money; readonly now: Money }
  /** Fields or consents are missing; they say which. */
  | { readonly kind: 'incomplete'; readonly count: number }
  | { readonly kind: 'ordered' }

/** A quote that can be ordered. */
export type Quoted = CheckoutQuote & { readonly quoteId: string; readonly review: OrderReview }
export type PlacedOrder = { readonly answer: Extract<Ordered, { verdict: 'allowed' | 'scheduled' }>; readonly review: OrderReview }

export interface CartFlowHost extends ActHost {
  readonly client: AssentoClient
  readonly clock: ServerClock
  settings(): ShopSettings
  /** Words of the billing form's errors by rule, to tell which of them the server named. */
  errorWords(): Readonly<Record<string, string>>
  mayProceed(dueNow: Money, quoteId: string, subscriptionId: string): Promise<boolean>
  cartChanged(change: 'added' | 'updated' | 'removed', cart: CartView): void
  ordered(placed: PlacedOrder): void
}
