import type { Instant } from '@assento/rules'
import {
  insertImportedCharges, insertSubscriptions, newId, recordDateMismatches, replaceRenewalPlan, replaceSeatBatches, replaceSubscription, updateAccount,
} from '@assento/store'
import type { Tx } from '@assento/store'
import type { Wanted } from './apply-subscriptions.ts'

/** Writes what a batch of rows decided, in the order in which keys refer to one another. */
export async function writeSubscriptions(tx: Tx, tenantId: string, batch: readonly Wanted[], now: Instant): Promise<void> {
  for (const { learns } of batch) {
    if (learns !== null) await updateAccount(tx, tenantId, learns.account.id, learns.account.version, { external_ref: learns.externalRef })
  }
  const changed = batch.filter(({ writes }) => writes)
  await insertSubscriptions(tx, tenantId, changed.filter(({ known }) => known === null).map((wanted) => ({
    ...wanted.row, id: wanted.id, assigned_seats: 0, promotion_cap_seats: null, base_subscription_id: null, addon_minimum_percent: null,
    version: 1, created_at: now, updated_at: now,
  })))
  for (const { known, row } of changed) if (known !== null) await replaceSubscription(tx, tenantId, known.row, { ...row, updated_at: now })
  for (const wanted of changed) await writeParts(tx, tenantId, wanted, now)
  await insertImportedCharges(tx, tenantId, changed.flatMap((wanted) => chargeRows(wanted, now)))
  await recordDateMismatches(tx, tenantId, batch.flatMap(({ id, mismatches }) =>
    mismatches.map(({ field, ours, vendors }) => ({ subscription_id: id, field, ours, vendors, recorded_at: now }))))
}

async function writeParts(tx: Tx, tenantId: string, { id, known, batches, renewalPlan }: Wanted, now: Instant): Promise<void> {
  if (batches !== undefined && (known !== null || batches.length > 0)) {
    const rows = batches.map(({ seats, addedAt, until }) => ({ id: newId('bat'), seats, added_at: addedAt, until }))
    await replaceSeatBatches(tx, tenantId, id, rows)
  }
  if (renewalPlan !== undefined && (known !== null || renewalPlan !== null)) {
    await replaceRenewalPlan(tx, tenantId, id, renewalPlan === null ? null : { ...renewalPlan, created_at: now, created_by: 'import' })
  }
}

/** The running cycle as the vendor's evidence; the natural key keeps it from being charged again by us. */
function chargeRows({ id, row, charge }: Wanted, now: Instant) {
  if (charge === null) return []
  return [{
    id: newId('chg'), subscription_id: id, customer_id: row.customer_id, kind: charge.kind, seats: charge.seats, currency: charge.amount.currency,
    unit_cents: charge.unitPrice.cents, billing_days: charge.billingDays, cycle_days: charge.cycleDays,
    period_starts_on: charge.period.startsOn, period_until: charge.period.until, amount_cents: charge.amount.cents, credited_cents: 0,
    quote_id: null, invoice_draft_id: null, natural_key: `cycle:${id}:${charge.period.startsOn}`, created_at: now,
  }]
}
