/** orders.submit: a draft that lived in the page becomes a pending order with its prices fixed; no stock and no invoice yet. */
import { assert, decideSubmission } from '@assento/rules'
import type { Decision, SubmissionPlan } from '@assento/rules'
import { appendEvents, canonicalJson, insertLicenceOrder, newId } from '@assento/store'
import type { NewLicenceOrderItem } from '@assento/store'
import { z } from 'zod'
import { actorOf } from '../platform/audit.ts'
import { id } from '../platform/inputs.ts'
import { command } from '../platform/procedure.ts'
import { auditOfDecision } from '../platform/types.ts'
import type { CommandContext, CommandResult } from '../platform/types.ts'
import type { OrderAnswer } from './dto.ts'
import { orderDetail } from './order-detail.ts'
import { itemFields, loadPartnerTerms, prepareItem } from './order-items.ts'
import type { PartnerTerms, PreparedItem } from './order-items.ts'
import { actingPartner } from './partner-scope.ts'

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
  const orderId = decision.verdict === 'denied' ? null : await store(ctx, { partnerId: partner.id, terms, prepared, type: request.type, plan: decision.plan })
  return {
    answer: { ...decision, order: orderId === null ? null : await orderDetail(ctx, ctx.tx, orderId) },
    audit: auditOfDecision(decision, orderId ?? partner.id, partner.id, { after: request }),
  }
})

async function prepareAll(ctx: CommandContext, partner: { readonly id: string; readonly terms: PartnerTerms }, { type, items }: Request): Promise<readonly PreparedItem[]> {
  const prepared: PreparedItem[] = []
  for (const [index, item] of items.entries()) prepared.push(await prepareItem(ctx, ctx.tx, partner, type, items.slice(0, index), item))
  return prepared
}

/** The first item that does not go in refuses the whole. */
function decide(prepared: readonly PreparedItem[], expectedTotalCents: number): Decision<SubmissionPlan> {
  for (const { decision } of prepared) if (decision.verdict === 'denied') return decision
  return decideSubmission({ items: prepared.flatMap(({ view }) => view ?? []), expectedTotalCents })
}

interface Submission {
  readonly partnerId: string
  readonly terms: PartnerTerms
  readonly prepared: readonly PreparedItem[]
  readonly type: Request['type']
  readonly plan: SubmissionPlan
}

async function store(ctx: CommandContext, { partnerId, terms: { list }, prepared, type, plan: { totals, toState } }: Submission): Promise<string> {
  const { actorId, actorName } = actorOf(ctx.caller)
  const id = newId('ord')
  const number = await insertLicenceOrder(ctx.tx, ctx.tenant.id, {
    id, type, partner_id: partnerId, price_list_id: list.id, price_list_name: list.name, currency: list.currency, state: toState,
    units_total: totals.unitsTotal, users_total: totals.usersTotal, monthly_cents: totals.monthlyCents, setup_cents: totals.setupCents,
    total_cents: totals.totalCents, submitted_at: ctx.now, submitted_by: actorId, submitted_by_name: actorName, decided_at: null, decided_by: null,
    decided_by_name: null, cancel_reason: null, reverses_id: null, invoice_draft_id: null,
  }, prepared.map(itemRow))
  await appendEvents(ctx.tx, ctx.tenant.id, ctx.now, [
    { name: 'order.submitted', subjectId: id, customerId: partnerId, subject: { orderId: id, number, partnerId, type, totalCents: totals.totalCents } },
  ])
  return id
}

function itemRow({ view, row }: PreparedItem): NewLicenceOrderItem {
  assert(view !== null && row !== null, 'every item of an order that is not refused has a price')
  return {
    product_id: view.productId, product_name: view.productName, base_product_id: view.baseProductId, target_serial_id: view.targetSerialId,
    quantity: view.quantity, bonus: view.bonus, users_per_unit: row.usersPerUnit, unit_monthly_cents: view.unitMonthlyCents,
    setup_unit_cents: row.setupUnitCents, monthly_cents: view.monthlyCents, setup_cents: view.setupCents, grace_days: row.graceDays,
    price_row: canonicalJson(row),
  }
}
