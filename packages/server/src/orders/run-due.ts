/** Paid units are charged every month by themselves, on the partner's draft of the day. */
import { addMonths, dateInZone } from '@assento/rules'
import { advanceUnitBilling, issueLicenceCharges, lockDueUnitBillings, openDayDrafts } from '@assento/store'
import type { NewLicenceCharge, Tx, UnitBillingRow } from '@assento/store'
import type { ProcedureContext } from '../platform/types.ts'
import { unitsSentence } from './charge-words.ts'

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
      const drafts = await openDayDrafts(tx, ctx.tenant.id, { kind: 'cycle', currency, on: today, zone: ctx.tenant.zone, at: ctx.now }, rows.map((row) => row.partner_id))
      await charge(ctx, tx, rows, drafts)
    }
    return due.length
  })
}

async function charge(ctx: ProcedureContext, tx: Tx, rows: readonly UnitBillingRow[], drafts: ReadonlyMap<string, string>): Promise<void> {
  const charges: NewLicenceCharge[] = []
  for (const row of rows) {
    // From the anchor, never from the month before: 31 January, 28 February, 31 March.
    const period = { startsOn: addMonths(row.anchor_on, row.cycles_charged), until: addMonths(row.anchor_on, row.cycles_charged + 1) }
    await advanceUnitBilling(tx, ctx.tenant.id, row, period.until)
    const cents = row.paid_units * row.unit_cents
    if (cents === 0) continue
    charges.push({
      customer_id: row.partner_id, kind: 'units', product_id: row.product_id, order_id: row.order_id, serial_id: null, unit_billing_id: row.id,
      description: unitsSentence(row.description, period), quantity: row.paid_units, currency: row.currency, unit_cents: row.unit_cents,
      period_starts_on: period.startsOn, period_until: period.until, amount_cents: cents, invoice_draft_id: drafts.get(row.partner_id) ?? null,
      natural_key: `units:${row.id}:${period.startsOn}`, created_at: ctx.now,
    })
  }
  await issueLicenceCharges(tx, ctx.tenant.id, charges)
}
