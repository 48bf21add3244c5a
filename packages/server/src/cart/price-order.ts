/** What an order adds to the invoice of the day: priced as one document, with the credit that it will use. */
import { addDays, dateInZone, money, priceDocument, startOfDate } from '@assento/rules'
import type { CalendarDate, Currency, Money, PricedDocument } from '@assento/rules'
import { dayDraftKey, isDraftClosed, listCredits } from '@assento/store'
import type { Handle } from '@assento/store'
import { issueDates } from '../invoices/due-dates.ts'
import { marginalOf } from '../invoices/marginal-of.ts'
import type { LineToPrice } from '../invoices/marginal-of.ts'
import type { ProcedureContext } from '../platform/types.ts'
import type { ItemPlan, PreparedItem } from './prepare-item.ts'

export interface PricedOrder {
  readonly document: PricedDocument
  readonly creditUsed: Money
  readonly totalDue: Money
  readonly dueOn: CalendarDate
}

/** Prices the plans of an order; a total below zero is credit, so that nothing is due then. */
export async function priceOrder(
  ctx: ProcedureContext, handle: Handle, customerId: string, currency: Currency, items: readonly PreparedItem[],
): Promise<PricedOrder> {
  const lines = items.flatMap(({ row, plan }) => (plan === null ? [] : linesOf(row.subscriptionName ?? row.planName, plan)))
  const document = lines.length === 0 ? priceDocument(currency, []) : await marginalOf(ctx, handle, customerId, lines)
  const credits = await listCredits(handle, ctx.tenant.id, customerId)
  const available = credits.find((credit) => credit.currency === currency)?.cents ?? 0
  const total = Math.max(0, document.total.cents)
  const used = Math.min(available, total)
  return {
    document, creditUsed: money(currency, used), totalDue: money(currency, total - used), dueOn: await dueOnOf(ctx, handle, customerId, currency),
  }
}

function linesOf(description: string, ordered: ItemPlan): readonly LineToPrice[] {
  const { plan } = ordered
  if (!('lines' in plan)) return []
  const subscriptionId = ordered.kind === 'planChange' ? ordered.subject.facts.id : null
  // The invoice names the subscription's product as it is afterwards, also beside the credit of what it was.
  return plan.lines.map((line) => ({ line, productId: plan.offer.productId, subscriptionId, description }))
}

/** The order's invoice is issued at once, unless today's is issued already: then the lines wait for tomorrow's draft to close. */
async function dueOnOf(ctx: ProcedureContext, handle: Handle, customerId: string, currency: Currency): Promise<CalendarDate> {
  const { zone } = ctx.tenant
  const today = dateInZone(ctx.now, zone)
  if (!await isDraftClosed(handle, ctx.tenant.id, dayDraftKey(customerId, today, currency))) return issueDates(ctx).dueOn
  return issueDates({ ...ctx, now: startOfDate(addDays(today, 2), zone) }).dueOn
}
