import { denied } from '../decision.ts'
import type { Denied } from '../decision.ts'
import type { Currency } from '../money.ts'

/** Refuses an order of nothing; null when there is at least one item. Denies checkout.cart.empty. */
export function refuseEmptyCart(items: number): Denied | null {
  return items > 0 ? null : denied('checkout.cart.empty', 'The cart has no items.')
}

/**
 * Refuses an item that is charged in another currency than the order's first item: an invoice has one currency (billing.md § 2).
 * Null for the first item. Denies checkout.cart.oneCurrency.
 */
export function refuseOtherCurrency(ordered: Currency | null, item: Currency): Denied | null {
  if (ordered === null || ordered === item) return null
  return denied('checkout.cart.oneCurrency', 'An order is charged in one currency.', { facts: { orderCurrency: ordered, itemCurrency: item } })
}

/**
 * Refuses an order that raises the price for an account without a tax number, since no invoice can be issued to it; null when
 * it may be placed. Denies checkout.billing.taxIdRequired (G4).
 */
export function refuseMissingTaxId(order: { readonly raisesPrice: boolean; readonly taxId: string | null }): Denied | null {
  if (!order.raisesPrice || order.taxId !== null) return null
  return denied('checkout.billing.taxIdRequired', 'The price rises and the account has no tax number.')
}
