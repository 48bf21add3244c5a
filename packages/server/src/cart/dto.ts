/** What storefront, cart, checkout and plan change take and give, as plain JSON. */
import type { Contacts } from '../subscriptions/dto.ts'
import type {
  BillingFrequency, CalendarDate, Commitment, Decision, Denied, Instant, Money, OfferFacts, PricedDocument, RenewalPlan,
} from '@assento/rules'

/** A plan in the storefront, with the offers that it is sold under at today's price. */
export interface StorefrontPlan {
  readonly planId: string
  readonly planName: string
  readonly productId: string
  readonly productName: string
  readonly familyId: string
  readonly familyName: string
  readonly description: string | null
  readonly minSeats: number
  readonly maxSeats: number | null
  readonly offers: readonly { readonly offer: OfferFacts; readonly perSeatMonth: Money; readonly isTrial: boolean }[]
}

export interface StorefrontPage {
  readonly families: readonly { readonly id: string; readonly name: string; readonly plans: number }[]
  readonly items: readonly StorefrontPlan[]
  readonly nextCursor: string | null
}

export interface CartItemView {
  readonly id: string
  readonly kind: 'purchase' | 'planChange'
  readonly planName: string
  readonly productName: string
  readonly subscriptionId: string | null
  readonly subscriptionName: string | null
  readonly seats: number
  /** Of a plan change: what it is today. */
  readonly from: { readonly planName: string; readonly seats: number; readonly commitment: Commitment; readonly billingFrequency: BillingFrequency } | null
  readonly offer: OfferFacts
  /** What each cycle costs: unit price × seats. */
  readonly perCycle: Money
  /** Why this item cannot be ordered now; null = it can. */
  readonly refusal: Denied | null
}

export interface CartView {
  readonly items: readonly CartItemView[]
  /** Of the cart; a customer that has none yet is at version 1. */
  readonly version: number
  /** What this caller may do with the cart, by role and session; a product's rules may still refuse an item. */
  readonly permissions: { readonly edit: boolean; readonly checkout: boolean }
  readonly contacts: Contacts
  readonly zone: string
  readonly now: Instant
}

/** Answer of `cart.add`, `cart.update` and `cart.remove`: the cart as it is now; after a refusal nothing was changed. */
export type CartChanged = Decision<{ readonly itemId: string }> & { readonly cart: CartView }

/** The review before an order (G4): what is due now, line by line, and what comes next. */
export interface OrderReview {
  /** One an item, in the cart's order. */
  readonly items: readonly {
    readonly item: CartItemView
    /** The billing period that starts with this order, `[startsOn, until)`. */
    readonly period: { readonly startsOn: CalendarDate; readonly until: CalendarDate } | null
    /** Price of the new period, and the credit for the unused days of what was paid (negative or zero). */
    readonly price: Money
    readonly credit: Money
    /** What the item alone will come to, with the tax of its product; null when nothing follows. */
    readonly nextInvoice: { readonly on: CalendarDate; readonly amount: Money } | null
  }[]
  /** Everything that this order adds, priced as one document: subtotal, taxes, total. */
  readonly document: PricedDocument
  /** Customer credit that will be used on the invoice. */
  readonly creditUsed: Money
  readonly totalDue: Money
  /** When the invoice will be due. */
  readonly dueOn: CalendarDate
  /** The price rises and the account has no tax number yet: ask for billing data. */
  readonly needsBilling: boolean
  /** Stored renewal plans that the order drops; ordering then needs `acknowledgeScheduleLoss`. */
  readonly losses: readonly RenewalPlan[]
}

/** A quote of the whole order; a refusal has no id. */
export interface CheckoutQuote {
  readonly decision: Decision<OrderReview>
  readonly quoteId: string | null
  readonly validUntil: Instant | null
  readonly cartVersion: number
}

/** Billing data asked for when the price rises: CNPJ or CPF, or another country's text. */
export interface BillingInput {
  readonly country: string
  readonly taxId: string
  readonly name: string
  readonly email: string
}

export type Ordered = Decision<OrderReview> & {
  readonly subscriptionIds: readonly string[]
  readonly invoice: { readonly id: string; readonly number: string; readonly total: Money; readonly dueOn: CalendarDate } | null
}
