/** Writes an order that was decided in this transaction: subscriptions, plan changes, and the invoice of the day. */
import { assert, money } from '@assento/rules'
import { advanceCart, appendEvent, canonicalJson, clearCart, findInvoice, newId } from '@assento/store'
import type { Cart } from '@assento/store'
import { closeDayDraft } from '../invoices/close-drafts.ts'
import { applyPlanChange } from '../plans/apply-plan-change.ts'
import { writeAudit } from '../platform/audit.ts'
import type { AuditNote, CommandContext } from '../platform/types.ts'
import { storePurchase } from '../subscriptions/store-purchase.ts'
import type { Ordered, OrderReview } from './dto.ts'
import type { ItemPlan, PreparedItem } from './prepare-item.ts'

export type PlacedOrder = Pick<Ordered, 'subscriptionIds' | 'invoice'>

interface Order {
  readonly customerId: string
  readonly cart: Cart
  readonly items: readonly PreparedItem[]
  readonly review: OrderReview
  readonly quoteId: string
}

/** Applies every item in the cart's order, empties the cart, and closes the day's draft at once, so that the invoice exists. */
export async function placeOrder(ctx: CommandContext, order: Order): Promise<PlacedOrder> {
  const subscriptionIds: string[] = []
  for (const { plan, row } of order.items) {
    assert(plan !== null, `item ${row.id} of an order that is not refused has a plan`)
    subscriptionIds.push(await placeItem(ctx, order, plan))
  }
  await clearCart(ctx.tx, ctx.tenant.id, order.cart.id)
  await advanceCart(ctx.tx, ctx.tenant.id, order.cart, ctx.now)
  const invoice = await invoiceOf(ctx, order)
  await appendEvent(ctx.tx, ctx.tenant.id, {
    id: newId('evt'), name: 'order.placed', subject_id: order.quoteId, customer_id: order.customerId, at: ctx.now, published_at: null,
    payload: canonicalJson({
      quoteId: order.quoteId, items: order.items.length, totalCents: order.review.document.total.cents, invoiceId: invoice?.id ?? null,
    }),
  })
  return { subscriptionIds, invoice }
}

async function placeItem(ctx: CommandContext, { customerId, quoteId }: Order, ordered: ItemPlan): Promise<string> {
  const subscriptionId = ordered.kind === 'purchase'
    ? await storePurchase(ctx, { customerId, name: ordered.name, plan: ordered.plan, isTrial: false }) : ordered.subject.facts.id
  // A charge names the quote of one subscription; that of a whole order is in the audit.
  if (ordered.kind === 'planChange') await applyPlanChange(ctx, ordered.subject, ordered.plan, undefined)
  // The order's own entry is about the cart: each subscription's history tells of it too.
  await writeAudit(ctx.tx, ctx, 'cart.checkout', { outcome: 'done', subjectId: subscriptionId, customerId, ...changeOf(ordered, quoteId) })
  return subscriptionId
}

function changeOf(ordered: ItemPlan, quoteId: string): Pick<AuditNote, 'before' | 'after'> {
  const { plan } = ordered
  const after = { quoteId, offerId: plan.offer.offerId, planId: plan.offer.planId, term: plan.term, seats: 'seats' in plan ? plan.seats : null }
  if (ordered.kind === 'purchase') return { before: null, after }
  const { offer, seats, term, version } = ordered.subject.facts
  return { before: { offerId: offer.offerId, planId: offer.planId, seats, term, version }, after }
}

async function invoiceOf(ctx: CommandContext, { customerId, review }: Order): Promise<PlacedOrder['invoice']> {
  const closed = await closeDayDraft(ctx, ctx.tx, customerId, review.document.currency)
  const row = closed?.invoiceId == null ? null : await findInvoice(ctx.tx, ctx.tenant.id, closed.invoiceId)
  return row === null ? null : { id: row.id, number: row.number, total: money(row.currency, row.total_cents), dueOn: row.due_on }
}
