import { query } from '../platform/procedure.ts'
import { cartCustomer } from './cart-customer.ts'
import { loadCartView } from './cart-view.ts'
import type { CartView } from './dto.ts'
import { getInput } from './inputs.ts'

/** What a customer has chosen and not yet ordered, at today's prices. */
export const getCart = query('cart.get', getInput, async (ctx, { customerId }): Promise<CartView> => {
  const customer = await cartCustomer(ctx, ctx.database, customerId)
  return loadCartView(ctx, ctx.database, customer.id)
})
