import { money } from '@assento/rules'
import { findCart } from '@assento/store'
import type { Handle } from '@assento/store'
import { mayCall } from '../platform/authorize.ts'
import type { ProcedureContext } from '../platform/types.ts'
import { refuseSelfService } from '../subscriptions/visible-subscription.ts'
import type { CartItemView, CartView } from './dto.ts'
import { prepareItems } from './prepare-item.ts'
import type { PreparedItem } from './prepare-item.ts'

/** A cart into which nothing was ever put. */
export const EMPTY_CART = { version: 1, items: [] } as const

/** The customer's cart as it could be ordered now, each item with the rule that refuses it. Nothing is locked. */
export async function loadCartView(ctx: ProcedureContext, handle: Handle, customerId: string): Promise<CartView> {
  const cart = await findCart(handle, ctx.tenant.id, customerId) ?? EMPTY_CART
  // The loss of a renewal plan is asked for at the order, not here.
  const items = await prepareItems(ctx, { db: handle.db, dialect: handle.dialect }, cart.items, true)
  return {
    items: await itemViews(ctx, handle, customerId, items), version: cart.version,
    permissions: { edit: mayCall('cart.add', ctx.caller), checkout: mayCall('cart.checkout', ctx.caller) },
    contacts: ctx.tenant.settings.contacts, zone: ctx.tenant.zone, now: ctx.now,
  }
}

/** What is shown of prepared items; of a corporate account every one is refused to its own people (G7). */
export async function itemViews(
  ctx: ProcedureContext, handle: Handle, customerId: string, items: readonly PreparedItem[],
): Promise<readonly CartItemView[]> {
  const bySelfService = items.length === 0 ? null : await refuseSelfService(ctx, handle, customerId)
  return items.map(({ row, subject, offer, refusal }): CartItemView => ({
    id: row.id, kind: row.kind, planName: row.planName, productName: row.productName, seats: row.seats, offer,
    subscriptionId: row.subscription_id, subscriptionName: row.subscriptionName,
    from: subject === null ? null : {
      planName: row.presentPlanName ?? row.planName, seats: subject.facts.seats,
      commitment: subject.facts.offer.commitment, billingFrequency: subject.facts.offer.billingFrequency,
    },
    perCycle: money(offer.unitPrice.currency, offer.unitPrice.cents * row.seats),
    refusal: bySelfService ?? refusal,
  }))
}
