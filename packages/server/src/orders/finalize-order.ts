/** What a finalized order does: units into stock, monthly billing, and the invoice of setup fees and the first month. */
import { addMonths, assert, dateInZone, movementsOfItem } from '@assento/rules'
import type { CalendarDate, DatePeriod } from '@assento/rules'
import {
  addSerialUsers, insertUnitBillings, issueLicenceCharges, moveStock, openOwnDraft, setOrderDraft,
} from '@assento/store'
import type { LicenceOrderItemRow, NewLicenceCharge, OrderListRow, StockMove } from '@assento/store'
import { closeDrafts } from '../invoices/close-drafts.ts'
import { actorOf } from '../platform/audit.ts'
import type { CommandContext } from '../platform/types.ts'
import { setupSentence, unitsOfOrder, unitsSentence } from './charge-words.ts'
import { priceSegments } from './price-segments.ts'

/** The order was pending and is settled by this transaction. */
export async function finalizeOrder(ctx: CommandContext, order: OrderListRow, items: readonly LicenceOrderItemRow[]): Promise<void> {
  await moveStock(ctx.tx, ctx.tenant.id, items.flatMap((item) => movesOf(ctx, order, item)), ctx.tenant.settings.licences.lowStock)
  for (const item of items) {
    if (item.target_serial_id === null) continue
    const isOpen = await addSerialUsers(ctx.tx, ctx.tenant.id, item.target_serial_id, (item.quantity + item.bonus) * item.users_per_unit)
    assert(isOpen, `serial ${item.target_serial_id} is locked and not over`)
  }
  const today = dateInZone(ctx.now, ctx.tenant.zone)
  const draftId = await openOwnDraft(ctx.tx, ctx.tenant.id, {
    customerId: order.partner_id, kind: 'purchase', naturalKey: `order:${order.id}`, currency: order.currency, on: today, at: ctx.now,
  })
  await issueLicenceCharges(ctx.tx, ctx.tenant.id, await chargesOf(ctx, order, items, { draftId, today }))
  await setOrderDraft(ctx.tx, ctx.tenant.id, order.id, draftId)
  await closeDrafts(ctx, ctx.tx, [draftId], { byPerson: true })
}

/** Paid and bonus units; those that are bound to one serial go on to it at once. */
function movesOf(ctx: CommandContext, order: OrderListRow, item: LicenceOrderItemRow): readonly StockMove[] {
  const { actorId, actorName } = actorOf(ctx.caller)
  const base = { partnerId: order.partner_id, productId: item.product_id, orderId: order.id, actorId, actorName, note: null, at: ctx.now }
  const bought = movementsOfItem(item).map((movement) => ({ ...base, ...movement, serialId: null }))
  if (item.target_serial_id === null) return bought
  return [...bought, { ...base, kind: 'assign', quantity: -(item.quantity + item.bonus), serialId: item.target_serial_id }]
}

interface FirstInvoice {
  readonly draftId: string
  readonly today: CalendarDate
}

/** Setup fee and first month of each item; the month is a full one, whatever its day (licences.md § 5.5). */
async function chargesOf(
  ctx: CommandContext, order: OrderListRow, items: readonly LicenceOrderItemRow[], { draftId, today }: FirstInvoice,
): Promise<readonly NewLicenceCharge[]> {
  const month: DatePeriod = { startsOn: today, until: addMonths(today, 1) }
  const charges: NewLicenceCharge[] = []
  const base = {
    customer_id: order.partner_id, order_id: order.id, serial_id: null, currency: order.currency, period_starts_on: month.startsOn, period_until: month.until,
    invoice_draft_id: draftId, created_at: ctx.now,
  }
  for (const item of items) {
    const units = unitsOfOrder(item.product_name, order.number)
    if (item.setup_cents > 0) {
      charges.push({
        ...base, kind: 'setupFee', product_id: item.product_id, unit_billing_id: null, description: setupSentence(units),
        quantity: item.quantity, unit_cents: item.setup_unit_cents, amount_cents: item.setup_cents, natural_key: `order:${order.id}:${item.line_no}:setup`,
      })
    }
    for (const billing of await billItem(ctx, order, item, month)) {
      charges.push({
        ...base, kind: 'units', product_id: item.product_id, unit_billing_id: billing.id, description: unitsSentence(units, month),
        quantity: billing.quantity, unit_cents: billing.unitCents, amount_cents: billing.quantity * billing.unitCents,
        natural_key: `units:${billing.id}:${month.startsOn}`,
      })
    }
  }
  return charges.filter(({ amount_cents: cents }) => cents > 0)
}

/** From now on each of the item's prices is charged every month; of `graduated` tiers the last units have the last price, and go first. */
async function billItem(ctx: CommandContext, order: OrderListRow, item: LicenceOrderItemRow, month: DatePeriod) {
  const segments = priceSegments(item)
  const ids = await insertUnitBillings(ctx.tx, ctx.tenant.id, segments.map(({ quantity, unitCents }, index) => ({
    partner_id: order.partner_id, product_id: item.product_id, order_id: order.id, line_no: item.line_no, description: unitsOfOrder(item.product_name, order.number),
    currency: order.currency, unit_cents: unitCents, paid_units: quantity, bonus_units: index === 0 ? item.bonus : 0, anchor_on: month.startsOn,
    cycles_charged: 1, next_on: month.until,
  })))
  return segments.map((segment, index) => ({ ...segment, id: ids[index] ?? '' }))
}
