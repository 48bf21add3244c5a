import { cycleOf, dateInZone, decideAfterTerm, effectivePolicy, nextActionAt, planCycleCharge, planFrequencyStart, startOfDate, termEndsAt } from '@assento/rules'
import type { Instant, LifecyclePlan, OfferFacts, SubscriptionFacts } from '@assento/rules'
import { applyCycle, applyFrequencyStart, applyLifecycle, findFrequencyChange, findSubscription, loadSubscriptionFacts, setNextActionAt } from '@assento/store'
import type { FrequencyChangeRow, Tx } from '@assento/store'
import type { ProcedureContext } from '../platform/types.ts'
import { applyMeta } from '../subscriptions/apply-meta.ts'
import { requestProvisioning } from '../platform/provisioning.ts'
import { auditTime } from './audit-time.ts'
import { renewTerm } from './renew-term.ts'

/**
 * Does the one step that is due for a subscription, and sets when the next one is. False when another worker has done it: the
 * stored due instant is read after the row is locked, and only moves forward. Steps that were missed are caught up one by one.
 */
export async function advanceDue(ctx: ProcedureContext, tx: Tx, subscriptionId: string): Promise<boolean> {
  const stored = await loadSubscriptionFacts(tx, ctx.tenant.id, subscriptionId)
  const dueAt = (await findSubscription(tx, ctx.tenant.id, subscriptionId))?.next_action_at ?? null
  if (stored === null || dueAt === null || dueAt > ctx.now) return false
  const facts = { ...stored, policy: effectivePolicy(stored.policy, ctx.tenant.settings.policy) }
  const lifecycle = decideAfterTerm(facts, ctx.now)
  if (lifecycle !== null && lifecycle.effectiveAt <= dueAt) await stepLifecycle(ctx, tx, facts, lifecycle)
  else if (dueAt < termEndsAt(facts)) await chargeCycle(ctx, tx, facts, dueAt)
  else if (facts.endOfTerm !== 'end' && (facts.status === 'active' || facts.status === 'extended')) await renewTerm(ctx, tx, facts, dueAt)
  else await setNextActionAt(tx, ctx.tenant.id, facts.id, laterThan(dueAt, nextActionAt(facts, dueAt)))
  return true
}

/** Charges the cycle that `dueAt` lies in, also when it had to wait; where there is nothing to charge, time goes on to the next. */
async function chargeCycle(ctx: ProcedureContext, tx: Tx, facts: SubscriptionFacts, dueAt: Instant): Promise<void> {
  const change = await findFrequencyChange(tx, ctx.tenant.id, facts.id)
  if (change !== null && change.effective_on <= dateInZone(dueAt, facts.policy.zone)) return startFrequency(ctx, tx, facts, change)
  const next = nextActionAt(facts, dueAt)
  const { startsOn } = cycleOf(facts.anchorOn, facts.term, facts.offer.billingFrequency, dateInZone(dueAt, facts.policy.zone))
  const plan = planCycleCharge(facts, startsOn, ctx.now)
  if (plan === null) return setNextActionAt(tx, ctx.tenant.id, facts.id, next)
  await applyCycle(tx, ctx.tenant.id, plan, applyMeta(ctx, facts, { nextActionAt: next }))
}

/** The day on which another billing frequency begins (U5): its first charge, and the next cycle counted by its length. */
async function startFrequency(ctx: ProcedureContext, tx: Tx, facts: SubscriptionFacts, change: FrequencyChangeRow): Promise<void> {
  const { offer_id: offerId, billing_frequency: billingFrequency, effective_on: startsOn } = change
  const offer: OfferFacts = { ...facts.offer, offerId, billingFrequency, unitPrice: { currency: facts.currency, cents: change.cycle_unit_cents } }
  const plan = planFrequencyStart(facts, offer, startsOn)
  const nextAt = nextActionAt({ ...facts, offer }, startOfDate(startsOn, facts.policy.zone))
  const { customerId } = await applyFrequencyStart(tx, ctx.tenant.id, change, plan, applyMeta(ctx, facts, { nextActionAt: nextAt }))
  await auditTime(ctx, tx, 'plans.frequency', { facts, customerId }, { offerId, billingFrequency, startsOn, dueNow: plan.dueNow })
}

async function stepLifecycle(ctx: ProcedureContext, tx: Tx, facts: SubscriptionFacts, plan: LifecyclePlan): Promise<void> {
  const next = nextActionAt({ ...facts, status: plan.toStatus })
  const { customerId } = await applyLifecycle(tx, ctx.tenant.id, plan, applyMeta(ctx, facts, { nextActionAt: next }))
  if (plan.toStatus === 'disabled' || plan.toStatus === 'deleted') await requestProvisioning(ctx, tx, facts.id, 'cancel', null)
  await auditTime(ctx, tx, 'subscriptions.lifecycle', { facts, customerId }, { status: plan.toStatus, effectiveAt: plan.effectiveAt })
}

/** A due instant never stays: what is asked again at the same instant would be asked for ever. */
function laterThan(dueAt: Instant, next: Instant | null): Instant | null {
  return next !== null && next > dueAt ? next : null
}
