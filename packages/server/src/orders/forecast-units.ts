import { dateInZone, money, periodDays, taxOfProduct } from '@assento/rules'
import type { CalendarDate, DocumentLine } from '@assento/rules'
import { listUnitBillings } from '@assento/store'
import type { Handle } from '@assento/store'
import type { ProcedureContext } from '../platform/types.ts'
import { unitCycle } from './unit-cycle.ts'

/** Lines that the job will charge for a partner's units in the months to come, each with the day on which it will; by currency. */
export async function unitLinesAhead(
  ctx: ProcedureContext, handle: Handle, partnerId: string, months: number,
): Promise<readonly { readonly on: CalendarDate; readonly line: DocumentLine }[]> {
  const today = dateInZone(ctx.now, ctx.tenant.zone)
  const rows = await listUnitBillings(handle, ctx.tenant.id, partnerId)
  return rows.flatMap((row) => Array.from({ length: months + 1 }, (_month, ahead) => {
    const { period, description, quantity, unitCents, cents } = unitCycle(row, row.cycles_charged + ahead)
    const days = periodDays(period)
    const line: DocumentLine = {
      kind: 'other', chargeId: null, subscriptionId: null, description, quantity, unitPrice: money(row.currency, unitCents), billingDays: days, cycleDays: days,
      period, amount: money(row.currency, cents), tax: taxOfProduct(ctx.tenant.settings.billing.taxes, row.product_id),
    }
    // What is overdue for the job is charged on the day that it comes to it.
    return { on: period.startsOn < today ? today : period.startsOn, line }
  }))
}
