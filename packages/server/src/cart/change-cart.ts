/** What every change of a cart shares: whose it is, its lock and version, whether the item may be ordered, and the answer. */
import { allowed } from '@assento/rules'
import type { Denied } from '@assento/rules'
import { advanceCart, lockCart } from '@assento/store'
import type { Cart } from '@assento/store'
import { staleVersion } from '../platform/errors.ts'
import type { CommandContext, CommandResult } from '../platform/types.ts'
import { cartCustomer } from './cart-customer.ts'
import { loadCartView } from './cart-view.ts'
import type { CartChanged } from './dto.ts'

/** What a change did: the item it was about, or why it did nothing. */
export type CartOutcome = { readonly itemId: string } | Denied

interface CartRequest {
  readonly customerId?: string | undefined
  readonly version?: number | undefined
}

/**
 * Runs `change` on the locked cart and moves its version; a refusal changes nothing but the audit. Ends the call when a
 * version is named that is not the current one.
 */
export async function changeCart(
  ctx: CommandContext, request: CartRequest, after: unknown, change: (cart: Cart, customerId: string) => Promise<CartOutcome>,
): Promise<CommandResult<CartChanged>> {
  const customer = await cartCustomer(ctx, ctx.tx, request.customerId)
  const cart = await lockCart(ctx.tx, ctx.tenant.id, customer.id, ctx.now)
  if (request.version !== undefined && request.version !== cart.version) staleVersion(cart.version)
  const outcome = await change(cart, customer.id)
  if ('verdict' in outcome) {
    return {
      answer: { ...outcome, cart: await loadCartView(ctx, ctx.tx, customer.id) },
      audit: { outcome: 'denied', rule: outcome.rule, subjectId: cart.id, customerId: customer.id, after: { requested: after } },
    }
  }
  await advanceCart(ctx.tx, ctx.tenant.id, cart, ctx.now)
  return {
    answer: { ...allowed({ itemId: outcome.itemId }), cart: await loadCartView(ctx, ctx.tx, customer.id) },
    audit: { outcome: 'done', subjectId: cart.id, customerId: customer.id, before: { items: cart.items.length }, after },
  }
}
