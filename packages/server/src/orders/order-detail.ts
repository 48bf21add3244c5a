/** One order with everything that hangs on it. */
import { assert, refuseApprover } from '@assento/rules'
import { findInvoiceOfDraft, findLicenceOrder, findLicenceProduct, listLicenceOrderItems, listReversals } from '@assento/store'
import type { Handle, LicenceOrderItemRow, OrderListRow } from '@assento/store'
import type { ProcedureContext } from '../platform/types.ts'
import type { OrderDetail } from './dto.ts'
import { approvalOf, approverOf, orderFacts, orderSummary, visibleOrder } from './order-view.ts'

/** The order as this caller sees it now; ids that are not the caller's end the call. */
export async function orderDetail(ctx: ProcedureContext, handle: Handle, orderId: string): Promise<OrderDetail> {
  const row = visibleOrder(ctx, await findLicenceOrder(handle, ctx.tenant.id, orderId))
  const items = await listLicenceOrderItems(handle, ctx.tenant.id, [row.id])
  const approval = await approvalOf(ctx, handle, row.partner_id)
  const reversals = await listReversals(handle, ctx.tenant.id, row.id)
  const facts = orderFacts(row)
  return {
    ...orderSummary(ctx, row, items, approval),
    lines: await linesOf(ctx, handle, row, items),
    cancelReason: row.cancel_reason,
    reverses: await reversedOrder(ctx, handle, row),
    reversals: reversals.map((reversal) => ({ id: reversal.id, number: reversal.number, units: reversal.units_total })),
    invoice: await invoiceOf(ctx, handle, row),
    approvalRefusal: facts.state === 'pending' ? refuseApprover(facts, approverOf(ctx, approval))?.rule ?? null : null,
  }
}

async function invoiceOf(ctx: ProcedureContext, handle: Handle, { invoice_draft_id: draftId }: OrderListRow): Promise<OrderDetail['invoice']> {
  const invoice = draftId === null ? null : await findInvoiceOfDraft(handle, ctx.tenant.id, draftId)
  return invoice === null ? null : { id: invoice.id, number: invoice.number }
}

async function reversedOrder(ctx: ProcedureContext, handle: Handle, { reverses_id: reversesId }: OrderListRow): Promise<OrderDetail['reverses']> {
  if (reversesId === null) return null
  const order = await findLicenceOrder(handle, ctx.tenant.id, reversesId)
  assert(order !== null, 'an order is never deleted')
  return { id: order.id, number: order.number }
}

async function linesOf(ctx: ProcedureContext, handle: Handle, { currency }: OrderListRow, items: readonly LicenceOrderItemRow[]): Promise<OrderDetail['lines']> {
  const names = new Map<string, string>()
  for (const baseId of new Set(items.flatMap((item) => item.base_product_id ?? []))) {
    names.set(baseId, (await findLicenceProduct(handle, ctx.tenant.id, baseId))?.name ?? '')
  }
  return items.map((item) => {
    const unitsTotal = item.quantity + item.bonus
    return {
      lineNo: item.line_no, productId: item.product_id, productName: item.product_name, baseProductId: item.base_product_id,
      baseProductName: item.base_product_id === null ? null : names.get(item.base_product_id) ?? null, targetSerialId: item.target_serial_id, currency,
      quantity: item.quantity, bonus: item.bonus, unitsTotal, usersTotal: unitsTotal * item.users_per_unit, unitMonthlyCents: item.unit_monthly_cents,
      setupCents: item.setup_cents, monthlyCents: item.monthly_cents, totalCents: item.setup_cents + item.monthly_cents, graceDays: item.grace_days,
    }
  })
}
