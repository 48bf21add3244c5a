import { mergeCartItem } from '@assento/rules'
import type { CartEntry } from '@assento/rules'
import { insertCartItem, newId, updateCartItem } from '@assento/store'
import type { Cart, CartItemRow } from '@assento/store'
import { actorOf } from '../platform/audit.ts'
import { fail } from '../platform/errors.ts'
import { command } from '../platform/procedure.ts'
import type { CommandContext } from '../platform/types.ts'
import { changeCart } from './change-cart.ts'
import { chooseItem } from './choose-item.ts'
import type { ChosenItem } from './choose-item.ts'
import { addInput } from './inputs.ts'

/** No cart holds more: an order is one transaction, and each item is decided in it. */
const MOST_ITEMS = 50

/** Puts a purchase or a change of a subscription into the cart; an equal purchase grows, another change replaces the first. */
export const addItem = command('cart.add', addInput, (ctx, request) => changeCart(ctx, request, request.item, async (cart, customerId) => {
  const chosen = await chooseItem(ctx, ctx.tx, customerId, request.item)
  return 'verdict' in chosen ? chosen : { itemId: await put(ctx, cart, chosen) }
}))

async function put(ctx: CommandContext, cart: Cart, chosen: ChosenItem): Promise<string> {
  const merge = mergeCartItem(cart.items.map(entryOf), {
    kind: chosen.kind, offerId: chosen.offer_id, seats: chosen.seats, subscriptionId: chosen.subscription_id,
  })
  if (merge.kind === 'into') {
    await updateCartItem(ctx.tx, ctx.tenant.id, cart.id, merge.itemId, { ...changeable(chosen), seats: merge.seats })
    return merge.itemId
  }
  if (cart.items.length >= MOST_ITEMS) {
    fail('validation', 'the input is not valid', [{ field: 'item', rule: 'cart.full', message: `a cart holds at most ${MOST_ITEMS} items` }])
  }
  const id = newId('cti')
  await insertCartItem(ctx.tx, ctx.tenant.id, { ...chosen, cart_id: cart.id, id, added_at: ctx.now, added_by: actorOf(ctx.caller).actorId })
  return id
}

/** The columns that a change of an item writes. */
export function changeable({ offer_id, seats, plan_id, commitment, billing_frequency }: ChosenItem) {
  return { offer_id, seats, plan_id, commitment, billing_frequency }
}

function entryOf(row: CartItemRow): CartEntry {
  return { id: row.id, kind: row.kind, offerId: row.offer_id, seats: row.seats, subscriptionId: row.subscription_id }
}
