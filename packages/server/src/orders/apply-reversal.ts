/** Writes a reversal: its own order, units out of stock, less billing, and a credit note on the invoice of the order. */
import { assert, unitsAfterTermination } from '@assento/rules'
import type { ReversalPlan } from '@assento/rules'
import { appendPlannedEvents, insertLicenceOrder, moveStock, newId, setBilledUnits } from '@assento/store'
import type { LicenceOrderItemRow, NewLicenceOrderItem, OrderListRow, UnitBillingRow } from '@assento/store'
import { actorOf } from '../platform/audit.ts'
import type { CommandContext } from '../platform/types.ts'
import { creditReversal } from './credit-reversal.ts'

export interface Reversal {
  readonly order: OrderListRow
  readonly items: readonly LicenceOrderItemRow[]
  /** Locked. */
  readonly billings: readonly UnitBillingRow[]
  readonly plan: ReversalPlan
  readonly reason: string
}

/** What is taken off one row of billing. */
export interface UnbilledUnits {
  readonly billing: UnitBillingRow
  readonly paid: number
}

/** One line of the reversal. */
export interface ReversedLine {
  readonly item: LicenceOrderItemRow
  readonly paid: number
  readonly bonus: number
  readonly unbilled: readonly UnbilledUnits[]
}

export async function applyReversal(ctx: CommandContext, { order, items, billings, plan, reason }: Reversal): Promise<void> {
  const lines: ReversedLine[] = []
  for (const { lineNo, paid, bonus } of plan.lines) {
    const item = items.find((each) => each.line_no === lineNo)
    assert(item !== undefined, `line ${lineNo} is in the order`)
    lines.push({ item, paid, bonus, unbilled: await unbill(ctx, billings.filter((billing) => billing.line_no === lineNo), paid + bonus) })
  }
  const reversalId = await storeReversal(ctx, order, lines)
  const { actorId, actorName } = actorOf(ctx.caller)
  await moveStock(ctx.tx, ctx.tenant.id, lines.map(({ item, paid, bonus }) => ({
    partnerId: order.partner_id, productId: item.product_id, kind: 'reversal', quantity: -(paid + bonus), orderId: reversalId, serialId: null, actorId,
    actorName, note: reason, at: ctx.now,
  })), ctx.tenant.settings.licences.lowStock)
  await creditReversal(ctx, order, lines, reason)
  await appendPlannedEvents(ctx.tx, ctx.tenant.id, { subjectId: order.id, customerId: order.partner_id, at: ctx.now }, plan.events)
}

/** Paid units before bonus ones, from the next cycle on; the price of those that stay is the one they were bought at. */
async function unbill(ctx: CommandContext, billings: readonly UnitBillingRow[], units: number): Promise<readonly UnbilledUnits[]> {
  const rows = billings.map((billing) => ({ id: billing.id, paidUnits: billing.paid_units, bonusUnits: billing.bonus_units, billing }))
  const changed = unitsAfterTermination(rows, units)
  for (const row of changed) await setBilledUnits(ctx.tx, ctx.tenant.id, row)
  return changed.map(({ billing, paidUnits }) => ({ billing, paid: billing.paid_units - paidUnits }))
}

/** Amounts of a reversal are positive: its type says that they go the other way. */
async function storeReversal(ctx: CommandContext, order: OrderListRow, lines: readonly ReversedLine[]): Promise<string> {
  const { actorId, actorName } = actorOf(ctx.caller)
  const id = newId('ord')
  const items = lines.map(itemRow)
  const sum = (of: (item: NewLicenceOrderItem) => number) => items.reduce((total, item) => total + of(item), 0)
  const [monthly, setup] = [sum((item) => item.monthly_cents), sum((item) => item.setup_cents)]
  await insertLicenceOrder(ctx.tx, ctx.tenant.id, {
    id, type: 'reversal', partner_id: order.partner_id, price_list_id: order.price_list_id, price_list_name: order.price_list_name,
    currency: order.currency, state: 'finalized', units_total: sum((item) => item.quantity + item.bonus),
    users_total: sum((item) => (item.quantity + item.bonus) * item.users_per_unit), monthly_cents: monthly, setup_cents: setup, total_cents: monthly + setup,
    submitted_at: ctx.now, submitted_by: actorId, submitted_by_name: actorName, decided_at: ctx.now, decided_by: actorId, decided_by_name: actorName,
    cancel_reason: null, reverses_id: order.id, invoice_draft_id: null,
  }, items)
  return id
}

function itemRow({ item, paid, bonus, unbilled }: ReversedLine): NewLicenceOrderItem {
  const { tenant_id: _tenantId, order_id: _orderId, line_no: _lineNo, ...rest } = item
  return {
    ...rest, quantity: paid, bonus, monthly_cents: unbilled.reduce((sum, { billing, paid: units }) => sum + billing.unit_cents * units, 0),
    setup_cents: item.setup_unit_cents * paid,
  }
}
