import { assert } from '@assento/rules'
import type { SubmissionPlan } from '@assento/rules'
import { appendEvents, canonicalJson, insertLicenceOrder, newId } from '@assento/store'
import type { NewLicenceOrderItem } from '@assento/store'
import { actorOf } from '../platform/audit.ts'
import type { CommandContext } from '../platform/types.ts'
import type { PartnerTerms, PreparedItem } from './order-items.ts'

export interface Submission {
  readonly partnerId: string
  readonly terms: PartnerTerms
  readonly prepared: readonly PreparedItem[]
  readonly type: 'purchase' | 'additionalUsers'
  readonly plan: SubmissionPlan
}

/** Writes a submitted order as it was decided, and tells of it; answers its id. */
export async function storeOrder(ctx: CommandContext, { partnerId, terms: { list }, prepared, type, plan: { totals, toState } }: Submission): Promise<string> {
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
