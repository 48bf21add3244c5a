import type { CalendarDate, CyclePlan, LifecyclePlan, RenewalTermPlan } from '@assento/rules'
import { appendPlannedEvents } from '../events/events.ts'
import type { Tx } from '../handle.ts'
import { deleteFrequencyChange } from '../plans/frequency-changes.ts'
import { advanceSubscription, deleteRenewalPlan, issueLines, openSeatBatch, type AppliedChange, type ApplyMeta } from '../subscriptions/apply.ts'

/** Writes a new term: its terms and price, one window instead of the old ones, its first charge; the stored plan is spent. */
export async function applyRenewalTerm(tx: Tx, tenantId: string, plan: RenewalTermPlan, meta: ApplyMeta): Promise<AppliedChange> {
  const { offer, term } = plan
  const customerId = await advanceSubscription(tx, tenantId, plan, meta, {
    status: plan.outcome === 'renewed' ? 'active' : 'extended',
    // A trial that renews has turned into a paid term (X3).
    is_trial: 0, seats: plan.seats, product_id: offer.productId, plan_id: offer.planId, offer_id: offer.offerId, commitment: offer.commitment,
    billing_frequency: offer.billingFrequency, currency: offer.unitPrice.currency, cycle_unit_cents: offer.unitPrice.cents,
    promotion_cap_seats: offer.promotionCapSeats, anchor_on: plan.anchorOn, term_starts_on: term.startsOn, term_until: term.until,
    term_activated_at: plan.completedAt, end_of_term: plan.endOfTerm,
    ...(plan.outcome === 'renewed' ? { bought_or_renewed_on: term.startsOn } : {}),
  })
  await tx.db.deleteFrom('seat_batch').where('tenant_id', '=', tenantId).where('subscription_id', '=', plan.subscriptionId).execute()
  if (plan.opensBatch !== null) await openSeatBatch(tx, tenantId, plan.subscriptionId, plan.opensBatch)
  await deleteRenewalPlan(tx, tenantId, plan.subscriptionId)
  await deleteFrequencyChange(tx, tenantId, plan.subscriptionId)
  return issueLines(tx, tenantId, customerId, plan, meta, cycleKeys(plan.subscriptionId, plan.lines), 'renewal')
}

/** Writes one cycle's charge inside a running term. */
export async function applyCycle(tx: Tx, tenantId: string, plan: CyclePlan, meta: ApplyMeta): Promise<AppliedChange> {
  const customerId = await advanceSubscription(tx, tenantId, plan, meta, {})
  return issueLines(tx, tenantId, customerId, plan, meta, cycleKeys(plan.subscriptionId, plan.lines), 'cycle')
}

/** Writes a step that time alone brings; answers the version afterwards. */
export async function applyLifecycle(tx: Tx, tenantId: string, plan: LifecyclePlan, meta: ApplyMeta): Promise<AppliedChange> {
  const customerId = await advanceSubscription(tx, tenantId, plan, meta, { status: plan.toStatus })
  await deleteRenewalPlan(tx, tenantId, plan.subscriptionId)
  await appendPlannedEvents(tx, tenantId, { subjectId: plan.subscriptionId, customerId, at: meta.at }, plan.events)
  return { customerId, version: plan.fromVersion + 1, chargeIds: [], draftId: null }
}

/** `cycle:<subscription>:<start>`: a cycle is charged once, whether by a renewal, a job or a job that runs again. */
export function cycleKeys(subscriptionId: string, lines: readonly { readonly period: { readonly startsOn: CalendarDate } }[]): string[] {
  const seen = new Map<CalendarDate, number>()
  return lines.map(({ period: { startsOn } }) => {
    const count = seen.get(startsOn) ?? 0
    seen.set(startsOn, count + 1)
    return `cycle:${subscriptionId}:${startsOn}${count === 0 ? '' : `:${count}`}`
  })
}
