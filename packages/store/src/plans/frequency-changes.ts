import type { CyclePlan, FrequencyPlan } from '@assento/rules'
import type { Selectable } from 'kysely'
import type { Handle, Tx } from '../handle.ts'
import type { FrequencyChangeTable } from '../schema.ts'
import { advanceSubscription, deleteRenewalPlan, issueLines, type AppliedChange, type ApplyMeta } from '../subscriptions/apply.ts'

export type FrequencyChangeRow = Selectable<FrequencyChangeTable>

/** The change of frequency that waits for its day; null when none does. */
export async function findFrequencyChange(handle: Handle, tenantId: string, subscriptionId: string): Promise<FrequencyChangeRow | null> {
  const query = handle.db.selectFrom('frequency_change').selectAll().where('tenant_id', '=', tenantId).where('subscription_id', '=', subscriptionId)
  return (await query.executeTakeFirst()) ?? null
}

/** Stores a change of frequency for its day, at the price locked now; it replaces one that waits. Throws StaleVersionError. */
export async function saveFrequencyChange(tx: Tx, tenantId: string, plan: FrequencyPlan, meta: ApplyMeta): Promise<AppliedChange> {
  const customerId = await advanceSubscription(tx, tenantId, plan, meta, {})
  await deleteFrequencyChange(tx, tenantId, plan.subscriptionId)
  await tx.db.insertInto('frequency_change').values({
    tenant_id: tenantId, subscription_id: plan.subscriptionId, offer_id: plan.offer.offerId, billing_frequency: plan.offer.billingFrequency,
    cycle_unit_cents: plan.offer.unitPrice.cents, effective_on: plan.effectiveOn, created_at: meta.at, created_by: meta.actorId,
  }).execute()
  if (plan.losesRenewalPlan !== null) await deleteRenewalPlan(tx, tenantId, plan.subscriptionId)
  return issueLines(tx, tenantId, customerId, { ...plan, lines: [] }, meta, [], 'change')
}

/** Writes the day on which the frequency changes: the subscription has the new one, and its first charge is issued once. */
export async function applyFrequencyStart(
  tx: Tx, tenantId: string, change: FrequencyChangeRow, plan: CyclePlan, meta: ApplyMeta,
): Promise<AppliedChange> {
  const customerId = await advanceSubscription(tx, tenantId, plan, meta, {
    offer_id: change.offer_id, billing_frequency: change.billing_frequency, cycle_unit_cents: change.cycle_unit_cents,
  })
  await deleteFrequencyChange(tx, tenantId, plan.subscriptionId)
  const key = `cycle:${plan.subscriptionId}:${change.effective_on}`
  return issueLines(tx, tenantId, customerId, plan, meta, plan.lines.map(() => key), 'cycle')
}

/** A term that is replaced takes its waiting change of frequency with it. */
export async function deleteFrequencyChange(tx: Tx, tenantId: string, subscriptionId: string): Promise<void> {
  await tx.db.deleteFrom('frequency_change').where('tenant_id', '=', tenantId).where('subscription_id', '=', subscriptionId).execute()
}
