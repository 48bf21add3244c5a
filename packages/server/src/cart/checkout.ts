import { refuseMissingTaxId } from '@assento/rules'
import { lockCart } from '@assento/store'
import { staleVersion } from '../platform/errors.ts'
import { command } from '../platform/procedure.ts'
import type { CommandResult } from '../platform/types.ts'
import { storeBillingData } from './billing-data.ts'
import { cartCustomer } from './cart-customer.ts'
import { refuseOutdatedOrder } from './checkout-quotes.ts'
import type { Ordered } from './dto.ts'
import { checkoutInput } from './inputs.ts'
import { placeOrder } from './place-order.ts'
import { prepareOrder } from './prepare-order.ts'
import type { PreparedOrder } from './prepare-order.ts'

/**
 * Orders the whole cart for exactly what the quote said: decides every item again under locks, charges, closes the invoice of
 * the day and empties the cart, all of it or nothing. Two at once: the second finds another version of the cart.
 */
export const checkout = command('cart.checkout', checkoutInput, async (ctx, request): Promise<CommandResult<Ordered>> => {
  const found = await cartCustomer(ctx, ctx.tx, request.customerId)
  const cart = await lockCart(ctx.tx, ctx.tenant.id, found.id, ctx.now)
  if (request.version !== cart.version) staleVersion(cart.version)
  const order = await prepareOrder(ctx, ctx.tx, found, cart.items, request.acknowledgeScheduleLoss)
  const refused = (decision: Extract<Ordered, { verdict: 'denied' }>): CommandResult<Ordered> => ({
    answer: decision, audit: {
      outcome: 'denied', rule: decision.rule, subjectId: cart.id, customerId: found.id, after: { quoteId: request.quoteId, facts: decision.facts },
    },
  })
  if (order.decision.verdict === 'denied') return refused({ ...order.decision, subscriptionIds: [], invoice: null })
  const review = order.decision.plan
  const refusal = refuseMissingTaxId({ raisesPrice: review.needsBilling, taxId: request.billing?.taxId ?? null })
    ?? await refuseOutdatedOrder(ctx, request.quoteId, { customerId: found.id, items: order.items, review })
  if (refusal !== null) return refused({ ...refusal, subscriptionIds: [], invoice: null })
  if (review.needsBilling && request.billing !== undefined) await storeBillingData(ctx, found, request.billing)
  const placed = await placeOrder(ctx, { customerId: found.id, cart, items: order.items, review, quoteId: request.quoteId })
  return { answer: { ...order.decision, ...placed }, audit: auditOf(cart.id, found.id, order, placed, request.quoteId) }
})

function auditOf(cartId: string, customerId: string, { items }: PreparedOrder, placed: Pick<Ordered, 'subscriptionIds' | 'invoice'>, quoteId: string) {
  return {
    outcome: 'done' as const, subjectId: cartId, customerId,
    before: { items: items.map(({ row }) => ({ kind: row.kind, offerId: row.offer_id, seats: row.seats, subscriptionId: row.subscription_id })) },
    after: { quoteId, subscriptionIds: placed.subscriptionIds, invoiceId: placed.invoice?.id ?? null },
  }
}
