/** Carts, and the quotes of whole orders. */
import type { BillingFrequency, Commitment, Instant } from '@assento/rules'
import type { Bit, JsonText } from './values.ts'

/** One a customer: what is chosen and not yet ordered. */
export interface CartTable {
  tenant_id: string
  id: string
  customer_id: string
  /** Moves with every change, so that a quote knows what it was made from. */
  version: number
  updated_at: Instant
}

export interface CartItemTable {
  tenant_id: string
  cart_id: string
  id: string
  kind: 'purchase' | 'planChange'
  /** The offer bought, or changed to. */
  offer_id: string
  seats: number
  /** Of a plan change. */
  subscription_id: string | null
  plan_id: string | null
  commitment: Commitment | null
  billing_frequency: BillingFrequency | null
  added_at: Instant
  added_by: string
}

/** What a whole order would charge, kept so that exactly that is charged (X2). */
export interface CheckoutQuoteTable {
  tenant_id: string
  id: string
  customer_id: string
  /** Canonical JSON of what was quoted: items, versions, draft of the day. */
  request: JsonText
  /** The priced document as answered. */
  document: JsonText
  total_cents: number
  created_at: Instant
  valid_until: Instant
  used_at: Instant | null
  needs_tax_id: Bit
}
