/** The one path of an order: quote and checkout both decide here, each time from facts and prices just loaded. */
import { allowed, assert, money, priceWithTax, raisesPrice, refuseEmptyCart, refuseOtherCurrency, reviewItem, taxOfProduct, todayIn } from '@assento/rules'
import type { Currency, Decision, Denied, RenewalPlan } from '@assento/rules'
import type { AccountRow, CartItemRow, Handle } from '@assento/store'
import { refuseRestricted } from '../collections/holds.ts'
import type { ProcedureContext } from '../platform/types.ts'
import { refuseSelfService } from '../subscriptions/visible-subscription.ts'
import { itemViews } from './cart-view.ts'
import type { CartItemView, OrderReview } from './dto.ts'
import { prepareItems } from './prepare-item.ts'
import type { ItemPlan, PreparedItem } from './prepare-item.ts'
import { priceOrder } from './price-order.ts'

type NextInvoice = OrderReview['items'][number]['nextInvoice']

export interface PreparedOrder {
  readonly items: readonly PreparedItem[]
  readonly decision: Decision<OrderReview>
}

/**
 * Decides the whole order: all of it or nothing. An account that collections restrict is refused first, then a corporate
 * account's own people (G7), then the first item that is refused, named in the facts.
 */
export async function prepareOrder(
  ctx: ProcedureContext, handle: Handle, customer: AccountRow, rows: readonly CartItemRow[], acknowledgeScheduleLoss: boolean,
): Promise<PreparedOrder> {
  const early = await refuseRestricted(ctx, handle, customer.id) ?? await refuseSelfService(ctx, handle, customer.id) ?? refuseEmptyCart(rows.length)
  if (early !== null) return { items: [], decision: early }
  const items = await prepareItems(ctx, handle, rows, acknowledgeScheduleLoss)
  const refusal = firstRefusal(items)
  if (refusal !== null) return { items, decision: refusal }
  const [first] = items
  assert(first !== undefined, 'an order that is not refused has an item')
  const views = await itemViews(ctx, handle, customer.id, items)
  return { items, decision: allowed(await reviewOf(ctx, handle, customer, items, views, first.offer.unitPrice.currency)) }
}

/** The first item that cannot be ordered, with its id and name among the facts, so that the cart can show which. */
function firstRefusal(items: readonly PreparedItem[]): Denied | null {
  let currency: Currency | null = null
  for (const { row, refusal, offer } of items) {
    const denial: Denied | null = refusal ?? refuseOtherCurrency(currency, offer.unitPrice.currency)
    if (denial !== null) return { ...denial, facts: { ...denial.facts, itemId: row.id, itemName: row.subscriptionName ?? row.planName } }
    currency = offer.unitPrice.currency
  }
  return null
}

async function reviewOf(
  ctx: ProcedureContext, handle: Handle, customer: AccountRow, items: readonly PreparedItem[], views: readonly CartItemView[], currency: Currency,
): Promise<OrderReview> {
  const priced = await priceOrder(ctx, handle, customer.id, currency, items)
  return {
    items: items.flatMap(({ plan }, index) => {
      const item = views[index]
      if (plan === null || item === undefined) return []
      const starts = whatStarts(ctx, plan)
      return [{ item, ...starts, nextInvoice: withTax(ctx, plan.plan.offer.productId, starts.nextInvoice) }]
    }),
    ...priced,
    needsBilling: customer.tax_id === null && items.some(raises),
    losses: items.flatMap(lostPlan),
  }
}

function whatStarts(ctx: ProcedureContext, ordered: ItemPlan): Omit<OrderReview['items'][number], 'item'> {
  if (ordered.kind === 'purchase') {
    const { plan } = ordered
    return reviewItem({ ...plan, endOfTerm: 'renew' }, plan.term.startsOn)
  }
  const { plan, subject: { facts } } = ordered
  if (!('dueNow' in plan)) {
    // Nothing starts now: the next cycle is charged in the new way.
    const nothing = money(facts.currency, 0)
    return { period: null, price: nothing, credit: nothing, nextInvoice: { on: plan.effectiveOn, amount: plan.firstCharge.amount } }
  }
  return reviewItem({ ...plan, endOfTerm: 'endOfTerm' in plan ? plan.endOfTerm : facts.endOfTerm }, todayIn({ ...facts, term: plan.term }, ctx.now))
}

/** What comes next as its invoice will ask for it: the tax is the product's as it is set now. */
function withTax({ tenant }: ProcedureContext, productId: string, next: NextInvoice): NextInvoice {
  return next === null ? null : { ...next, amount: priceWithTax(next.amount, taxOfProduct(tenant.settings.billing.taxes, productId)) }
}

function raises({ row, offer, plan }: PreparedItem): boolean {
  const before = plan?.kind === 'planChange' ? plan.subject.facts : null
  return raisesPrice(before, { seats: row.seats, offer })
}

function lostPlan({ plan }: PreparedItem): readonly RenewalPlan[] {
  const lost = plan?.kind === 'planChange' ? plan.plan.losesRenewalPlan : null
  return lost === null ? [] : [lost]
}
