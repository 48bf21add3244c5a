/** orders.submit: a draft that lived in the page becomes a pending order with its prices fixed; no stock and no invoice yet. */
import { decideSubmission } from '@assento/rules'
import type { Decision, SubmissionPlan } from '@assento/rules'
import { z } from 'zod'
import { id } from '../platform/inputs.ts'
import { command } from '../platform/procedure.ts'
import { auditOfDecision } from '../platform/types.ts'
import type { CommandContext, CommandResult } from '../platform/types.ts'
import type { OrderAnswer } from './dto.ts'
import { orderDetail } from './order-detail.ts'
import { itemFields, loadPartnerTerms, prepareItem } from './order-items.ts'
import type { PartnerTerms, PreparedItem } from './order-items.ts'
import { actingPartner } from './partner-scope.ts'
import { storeOrder } from './store-order.ts'

const input = z.strictObject({
  type: z.enum(['purchase', 'additionalUsers']),
  items: z.array(z.strictObject(itemFields)).max(200),
  /** The total that the person was shown: another one is refused, with old and new. */
  expectedTotalCents: z.int().min(0).max(Number.MAX_SAFE_INTEGER),
  /** Keys name the partner; a session is of one. */
  partnerId: id.optional(),
})
type Request = z.output<typeof input>

/** Prices are computed here once more and stored with the order, which never changes afterwards but for its state. */
export const submitOrder = command('orders.submit', input, async (ctx, request): Promise<CommandResult<OrderAnswer>> => {
  const partner = await actingPartner(ctx, ctx.tx, request.partnerId)
  const terms = await loadPartnerTerms(ctx, ctx.tx, partner.id)
  const prepared = await prepareAll(ctx, { id: partner.id, terms }, request)
  const decision = decide(prepared, request.expectedTotalCents)
  const orderId = decision.verdict === 'denied'
    ? null : await storeOrder(ctx, { partnerId: partner.id, terms, prepared, type: request.type, plan: decision.plan })
  return {
    answer: { ...decision, order: orderId === null ? null : await orderDetail(ctx, ctx.tx, orderId) },
    audit: auditOfDecision(decision, orderId ?? partner.id, partner.id, { after: request }),
  }
})

async function prepareAll(
  ctx: CommandContext, partner: { readonly id: string; readonly terms: PartnerTerms }, { type, items }: Request,
): Promise<readonly PreparedItem[]> {
  const prepared: PreparedItem[] = []
  for (const [index, item] of items.entries()) prepared.push(await prepareItem(ctx, ctx.tx, partner, type, items.slice(0, index), item))
  return prepared
}

/** The first item that does not go in refuses the whole. */
function decide(prepared: readonly PreparedItem[], expectedTotalCents: number): Decision<SubmissionPlan> {
  for (const { decision } of prepared) if (decision.verdict === 'denied') return decision
  return decideSubmission({ items: prepared.flatMap(({ view }) => view ?? []), expectedTotalCents })
}
