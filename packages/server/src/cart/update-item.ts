import { updateCartItem } from '@assento/store'
import type { CartItemRow } from '@assento/store'
import { fail, notFound } from '../platform/errors.ts'
import { command } from '../platform/procedure.ts'
import { changeable } from './add-item.ts'
import { changeCart } from './change-cart.ts'
import { chooseItem } from './choose-item.ts'
import { updateInput } from './inputs.ts'
import type { ItemInput, UpdateInput } from './inputs.ts'

/** Changes the seats of an item, or what a change of a subscription goes to. What is not named stays. */
export const updateItem = command('cart.update', updateInput, (ctx, request) => changeCart(ctx, request, wishedOnly(request), async (cart, customerId) => {
  const row = cart.items.find(({ id }) => id === request.itemId) ?? notFound()
  const chosen = await chooseItem(ctx, ctx.tx, customerId, wishOf(row, request))
  if ('verdict' in chosen) return chosen
  await updateCartItem(ctx.tx, ctx.tenant.id, cart.id, row.id, changeable(chosen))
  return { itemId: row.id }
}))

function wishOf(row: CartItemRow, request: UpdateInput): ItemInput {
  const seats = request.seats ?? row.seats
  if (row.subscription_id === null) {
    const other = (['planId', 'commitment', 'billingFrequency'] as const).find((field) => request[field] !== undefined)
    if (other !== undefined) {
      fail('validation', 'the input is not valid', [{ field: other, rule: 'cart.purchase.seatsOnly', message: 'another offer is another item' }])
    }
    return { kind: 'purchase', offerId: row.offer_id, seats }
  }
  return {
    kind: 'planChange', subscriptionId: row.subscription_id, seats, planId: request.planId ?? row.plan_id ?? row.offerPlanId,
    commitment: request.commitment ?? row.commitment ?? row.offerCommitment,
    billingFrequency: request.billingFrequency ?? row.billing_frequency ?? row.offerFrequency,
  }
}

function wishedOnly({ itemId, seats, planId, commitment, billingFrequency }: UpdateInput) {
  return { itemId, seats: seats ?? null, planId: planId ?? null, commitment: commitment ?? null, billingFrequency: billingFrequency ?? null }
}
