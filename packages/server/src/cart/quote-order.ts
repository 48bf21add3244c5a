import { findCart } from '@assento/store'
import { staleVersion } from '../platform/errors.ts'
import { quotation } from '../platform/procedure.ts'
import { cartCustomer } from './cart-customer.ts'
import { EMPTY_CART } from './cart-view.ts'
import { storeCheckoutQuote } from './checkout-quotes.ts'
import type { CheckoutQuote } from './dto.ts'
import { quoteInput } from './inputs.ts'
import { prepareOrder } from './prepare-order.ts'

/** What the whole cart would cost now, as one document on the invoice of the day. What it drops is told in `losses`. */
export const quoteOrder = quotation('cart.quote', quoteInput, async (ctx, request): Promise<CheckoutQuote> => {
  const customer = await cartCustomer(ctx, ctx.database, request.customerId)
  const cart = await findCart(ctx.database, ctx.tenant.id, customer.id) ?? EMPTY_CART
  if (request.version !== undefined && request.version !== cart.version) staleVersion(cart.version)
  const { items, decision } = await prepareOrder(ctx, ctx.database, customer, cart.items, true)
  if (decision.verdict === 'denied') return { decision, quoteId: null, validUntil: null, cartVersion: cart.version }
  const quote = await storeCheckoutQuote(ctx, { customerId: customer.id, items, review: decision.plan })
  return { decision, ...quote, cartVersion: cart.version }
})
