/** Paid units are charged every month by themselves, on the partner's draft of the day. */
import { dateInZone } from '@assento/rules'
import { advanceUnitBilling, issueLicenceCharges, lockDueUnitBillings, openDayDrafts } from '@assento/store'
import type { NewLicenceCharge, Tx, UnitBillingRow } from '@assento/store'
import type { ProcedureContext } from '../platform/types.ts'
import { unitCycle } from './unit-cycle.ts'

/** Rows of one transaction. */
const BATCH = 500

/**
 * Charges the next cycle of up to 500 rows of billing and answers how many; 0 = none is due. Exactly once: rows are locked, those
 * that another worker holds are left to it, and charges have natural keys. Who owes several months is charged one a run.
 */
export function runDueUnits(ctx: ProcedureContext): Promise<number> {
  return ctx.database.withTx(async (tx) => {
    const today = dateInZone(ctx.now, ctx.tenant.zone)
    const due = await lockDueUnitBillings(tx, ctx.tenant.id, today, BATCH)
    for (const currency of new Set(due.map((row) => row.currency))) {
      const rows = due.filter((row) => row.currency === currency)
      const day = { kind: 'cycle', currency, on: today, zone: ctx.tenant.zone, at: ctx.now } as const
      const drafts = await openDayDrafts(tx, ctx.tenant.id, day, rows.map((row) => row.partner_id))
      await charge(ctx, tx, rows, drafts)
    }
    return due.length
  })
}

async function charge(ctx: ProcedureContext, tx: Tx, rows: readonly UnitBillingRow[], drafts: ReadonlyMap<string, string>): Promise<void> {
  const charges: NewLicenceCharge[] = []
  for (const row of rows) {
    const { period, description, quantity, unitCents, cents } = unitCycle(row, row.cycles_charged)
    await advanceUnitBilling(tx, ctx.tenant.id, row, period.until)
    if (cents === 0) continue
    charges.push({
      customer_id: row.partner_id, kind: 'units', product_id: row.product_id, order_id: row.order_id, serial_id: null, unit_billing_id: row.id,
      description, quantity, currency: row.currency, unit_cents: unitCents,
      period_starts_on: period.startsOn, period_until: period.until, amount_cents: cents, invoice_draft_id: drafts.get(row.partner_id) ?? null,
      natural_key: `units:${row.id}:${period.startsOn}`, created_at: ctx.now,
    })
  }
  await issueLicenceCharges(tx, ctx.tenant.id, charges)
}
