/** Quotes of whole orders: exactly what was shown is charged, or the order is refused with old and new (X2, decision 13). */
import { addDays, addMs, dateInZone, denied, earliest, quoteValidUntil, startOfDate } from '@assento/rules'
import type { Denied, Instant } from '@assento/rules'
import { canonicalJson, findCheckoutQuote, insertCheckoutQuote, markCheckoutQuoteUsed, newId } from '@assento/store'
import { notFound } from '../platform/errors.ts'
import type { CommandContext, ProcedureContext } from '../platform/types.ts'
import type { OrderReview } from './dto.ts'
import type { PreparedItem } from './prepare-item.ts'

/** What a quote of an order promises: these items, from these versions, for this amount. */
interface QuotedOrder {
  readonly customerId: string
  readonly items: readonly PreparedItem[]
  readonly review: OrderReview
}

/** Stores what was answered; answers its id and the last instant, inclusive, at which it can be ordered. */
export async function storeCheckoutQuote(ctx: ProcedureContext, order: QuotedOrder): Promise<{ readonly quoteId: string; readonly validUntil: Instant }> {
  const quoteId = newId('quo')
  const validUntil = validUntilOf(ctx, order.items)
  await ctx.database.withTx((tx) => insertCheckoutQuote(tx, ctx.tenant.id, {
    id: quoteId, customer_id: order.customerId, request: requestOf(order), document: canonicalJson(order.review), total_cents: order.review.totalDue.cents,
    created_at: ctx.now, valid_until: validUntil, used_at: null, needs_tax_id: order.review.needsBilling ? 1 : 0,
  }))
  return { quoteId, validUntil }
}

/**
 * Holds an order to its quote: null when the quote promises exactly this; then it is marked used. Unknown quotes and those of
 * another customer end the call as unknown ids do. Denies quotes.quote.expired with what was quoted and what it would be.
 */
export async function refuseOutdatedOrder(ctx: CommandContext, quoteId: string, order: QuotedOrder): Promise<Denied | null> {
  const quote = await findCheckoutQuote(ctx.tx, ctx.tenant.id, quoteId)
  if (quote === null || quote.customer_id !== order.customerId) notFound()
  const { totalDue } = order.review
  const holds = ctx.now <= quote.valid_until && quote.request === requestOf(order) && quote.total_cents === totalDue.cents
  if (holds && await markCheckoutQuoteUsed(ctx.tx, ctx.tenant.id, quoteId, ctx.now)) return null
  return denied('quotes.quote.expired', 'The quote of the order no longer holds: ask for a new one.', {
    alternatives: [{ kind: 'requote' }],
    facts: { oldCents: quote.total_cents, newCents: totalDue.cents, currency: totalDue.currency, validUntil: quote.valid_until },
  })
}

/** Items with the versions that they were priced from, and every amount of the document. */
function requestOf({ items, review }: QuotedOrder): string {
  return canonicalJson({
    items: items.map(({ row, subject, offer }) => ({
      id: row.id, offerId: offer.offerId, seats: row.seats, unitCents: offer.unitPrice.cents,
      subscriptionId: subject?.facts.id ?? null, version: subject?.facts.version ?? null,
    })),
    lines: review.document.lines.map(({ kind, quantity, amount, period }) => ({ kind, quantity, cents: amount.cents, ...period })),
    subtotalCents: review.document.subtotal.cents, taxCents: review.document.tax.cents, creditUsedCents: review.creditUsed.cents, dueOn: review.dueOn,
  })
}

/** The end of the day in the seller's zone, where the invoice is dated, and in the zone of each product, where days are counted. */
function validUntilOf({ now, tenant }: ProcedureContext, items: readonly PreparedItem[]): Instant {
  const ofDay = addMs(startOfDate(addDays(dateInZone(now, tenant.zone), 1), tenant.zone), -1)
  return items.reduce((until, { policy }) => earliest(until, quoteValidUntil(policy, now)), ofDay)
}
