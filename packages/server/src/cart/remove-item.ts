import { removeCartItem } from '@assento/store'
import { notFound } from '../platform/errors.ts'
import { command } from '../platform/procedure.ts'
import { changeCart } from './change-cart.ts'
import { removeInput } from './inputs.ts'

/** Takes one item out of the cart. */
export const removeItem = command('cart.remove', removeInput, (ctx, request) => changeCart(ctx, request, { itemId: request.itemId }, async (cart) => {
  if (!await removeCartItem(ctx.tx, ctx.tenant.id, cart.id, request.itemId)) notFound()
  return { itemId: request.itemId }
}))
