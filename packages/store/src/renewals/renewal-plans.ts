import { assert, type Instant, type SchedulePlan } from '@assento/rules'
import type { Selectable } from 'kysely'
import { appendPlannedEvents } from '../events/events.ts'
import type { Handle, Tx } from '../handle.ts'
import { assertPageLimit } from '../page.ts'
import type { RenewalPlanTable } from '../schema.ts'
import { advanceSubscription, deleteRenewalPlan, type AppliedChange, type ApplyMeta } from '../subscriptions/apply.ts'

export type RenewalPlanRow = Selectable<RenewalPlanTable>

export async function findRenewalPlan(handle: Handle, tenantId: string, subscriptionId: string): Promise<RenewalPlanRow | null> {
  const query = handle.db.selectFrom('renewal_plan').selectAll().where('tenant_id', '=', tenantId).where('subscription_id', '=', subscriptionId)
  return (await query.executeTakeFirst()) ?? null
}

/** Stores the renewal plan whole, in place of one that is there (rule R3). Throws StaleVersionError. */
export async function saveRenewalPlan(tx: Tx, tenantId: string, plan: SchedulePlan, meta: ApplyMeta): Promise<AppliedChange> {
  const planned = plan.renewalPlan
  assert(planned !== null, 'a plan to save is there')
  const customerId = await advanceSubscription(tx, tenantId, plan, meta, { end_of_term: plan.endOfTerm })
  await deleteRenewalPlan(tx, tenantId, plan.subscriptionId)
  await tx.db.insertInto('renewal_plan').values({
    tenant_id: tenantId, subscription_id: plan.subscriptionId, seats: planned.seats, offer_id: planned.offerId, plan_id: planned.planId,
    commitment: planned.commitment, billing_frequency: planned.billingFrequency, custom_term_until: planned.customTermUntil,
    created_at: meta.at, created_by: meta.actorId,
  }).execute()
  return announce(tx, tenantId, customerId, plan, meta)
}

/** Removes the renewal plan, and sets what happens at the end of the term. Throws StaleVersionError. */
export async function clearRenewalPlan(tx: Tx, tenantId: string, plan: SchedulePlan, meta: ApplyMeta): Promise<AppliedChange> {
  assert(plan.renewalPlan === null, 'a plan to clear is not there afterwards')
  const customerId = await advanceSubscription(tx, tenantId, plan, meta, { end_of_term: plan.endOfTerm })
  await deleteRenewalPlan(tx, tenantId, plan.subscriptionId)
  return announce(tx, tenantId, customerId, plan, meta)
}

/** A subscription on which time alone acts now. */
export interface DueSubscription {
  readonly id: string
  readonly nextActionAt: Instant
}

/** Subscriptions whose next action is due at `now` (inclusive), the longest due first. */
export async function dueSubscriptions(handle: Handle, tenantId: string, now: Instant, limit: number): Promise<DueSubscription[]> {
  assertPageLimit(limit)
  return handle.db.selectFrom('subscription').select(['id', 'next_action_at as nextActionAt']).$narrowType<{ nextActionAt: Instant }>()
    .where('tenant_id', '=', tenantId).where('next_action_at', '<=', now)
    .orderBy('next_action_at').orderBy('id').limit(limit).execute()
}

/** When time alone next acts on any subscription of the tenant; null when never. */
export async function nextActionOfTenant(handle: Handle, tenantId: string): Promise<Instant | null> {
  const row = await handle.db.selectFrom('subscription').select('next_action_at').where('tenant_id', '=', tenantId)
    .where('next_action_at', 'is not', null).orderBy('next_action_at').orderBy('id').limit(1).executeTakeFirst()
  return row?.next_action_at ?? null
}

async function announce(tx: Tx, tenantId: string, customerId: string, plan: SchedulePlan, meta: ApplyMeta): Promise<AppliedChange> {
  await appendPlannedEvents(tx, tenantId, { subjectId: plan.subscriptionId, customerId, at: meta.at }, plan.events)
  return { customerId, version: plan.fromVersion + 1, chargeIds: [], draftId: null }
}
