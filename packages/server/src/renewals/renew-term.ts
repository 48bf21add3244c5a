import { addHours, assert, decideRenewal, nextActionAt, termEndsAt } from '@assento/rules'
import type { Denied, Instant, RenewalTermPlan, SubscriptionFacts } from '@assento/rules'
import {
  appendEvent, appendPlannedEvents, applyRenewalTerm, canonicalJson, findSubscription, newId, releaseNewestSeats, setNextActionAt,
} from '@assento/store'
import type { Tx } from '@assento/store'
import { requestProvisioning } from '../platform/provisioning.ts'
import type { ProcedureContext } from '../platform/types.ts'
import { applyMeta } from '../subscriptions/apply-meta.ts'
import { auditTime } from './audit-time.ts'
import { loadRenewalOffers } from './offers-for-renewal.ts'

/** Hours after which a renewal that could not be done is tried again: every hour on the first day, then once a day. */
const RETRY_HOURS = 1
const DAILY_RETRY_HOURS = 24

/**
 * Renews or extends a term that is over, at the price list of the tenant's now: one new term, one draft, one window, the plan
 * applied and spent (R8, W3). Where fewer seats remain than are assigned, the newest assignments end. What cannot renew (no
 * price in force) raises an alert once and is tried again every hour of the first day, then once a day.
 */
export async function renewTerm(ctx: ProcedureContext, tx: Tx, facts: SubscriptionFacts, dueAt: Instant): Promise<void> {
  const decision = decideRenewal(facts, await loadRenewalOffers(ctx, tx, facts), ctx.now)
  if (decision.verdict === 'denied') return postpone(ctx, tx, facts, decision, dueAt)
  const { plan } = decision
  const meta = applyMeta(ctx, facts, { nextActionAt: nextActionOfRenewed(facts, plan) })
  const unassigned = await releaseNewestSeats(tx, ctx.tenant.id, facts.id, plan.seats)
  const { customerId } = await applyRenewalTerm(tx, ctx.tenant.id, plan, meta)
  await requestProvisioning(ctx, tx, facts.id, 'renew', plan.seats)
  const told = { subjectId: facts.id, customerId, at: ctx.now }
  await appendPlannedEvents(tx, ctx.tenant.id, told, unassigned.map((assignmentId) => (
    { name: 'seat.unassigned', subject: { subscriptionId: facts.id, assignmentId } })))
  await auditTime(ctx, tx, 'renewals.run', { facts, customerId }, whatRenewed(plan, unassigned))
}

/** What the audit log says of a new term. */
export function whatRenewed(plan: RenewalTermPlan, unassigned: readonly string[]) {
  return {
    outcome: plan.outcome, seats: plan.seats, offerId: plan.offer.offerId, term: plan.term, completedAt: plan.completedAt,
    dueNow: plan.dueNow, alert: plan.alert, unassigned,
  }
}

/** When time next acts in the new term; its first cycle is charged by the plan. */
export function nextActionOfRenewed(facts: SubscriptionFacts, plan: RenewalTermPlan): Instant | null {
  return nextActionAt({
    ...facts, status: plan.outcome === 'renewed' ? 'active' : 'extended', isTrial: false, seats: plan.seats, offer: plan.offer,
    term: plan.term, anchorOn: plan.anchorOn, endOfTerm: plan.endOfTerm, renewalPlan: null, charged: [],
  })
}

async function postpone(ctx: ProcedureContext, tx: Tx, facts: SubscriptionFacts, refusal: Denied, dueAt: Instant): Promise<void> {
  const isFirstDay = ctx.now < addHours(termEndsAt(facts), DAILY_RETRY_HOURS)
  await setNextActionAt(tx, ctx.tenant.id, facts.id, addHours(ctx.now, isFirstDay ? RETRY_HOURS : DAILY_RETRY_HOURS))
  if (dueAt !== termEndsAt(facts)) return
  const row = await findSubscription(tx, ctx.tenant.id, facts.id)
  assert(row !== null, `subscription ${facts.id} is locked`)
  const customerId = row.customer_id
  await appendEvent(tx, ctx.tenant.id, {
    id: newId('evt'), name: 'renewal.failed', subject_id: facts.id, customer_id: customerId, at: ctx.now, published_at: null,
    payload: canonicalJson({ subscriptionId: facts.id, rule: refusal.rule, reason: refusal.reason }),
  })
  await auditTime(ctx, tx, 'renewals.run', { facts, customerId }, { reason: refusal.reason, facts: refusal.facts }, refusal.rule)
}
