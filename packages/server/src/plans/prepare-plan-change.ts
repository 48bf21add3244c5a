/** The one path of a change inside a term: options, quote and execution all decide here. */
import { decideCommitmentChange, decideFrequencyChange, decidePlanUpgrade, isFrequencyOffered } from '@assento/rules'
import type { Decision, OfferFacts, SubscriptionFacts } from '@assento/rules'
import { findOfferFor } from '@assento/store'
import type { Handle } from '@assento/store'
import { z } from 'zod'
import { billingFrequency, commitment, id } from '../platform/inputs.ts'
import { fail } from '../platform/errors.ts'
import type { ProcedureContext } from '../platform/types.ts'
import { segmentOf } from '../renewals/offers-for-renewal.ts'
import { askFields, quotedFields } from '../subscriptions/inputs.ts'
import type { Quotable } from '../subscriptions/quotes.ts'
import { loadVisible, refuseSelfService, unlessStale } from '../subscriptions/visible-subscription.ts'
import type { VisibleSubscription } from '../subscriptions/visible-subscription.ts'
import type { PlanChangePlan } from './dto.ts'
import { knownPlan, pathBetween } from './plan-paths.ts'

/** One change at a time: another plan, or another commitment, or another frequency. */
const wish = { planId: id.optional(), commitment: commitment.optional(), billingFrequency: billingFrequency.optional() } as const

export const planQuoteInput = z.strictObject({ ...askFields, ...wish })
export const planChangeInput = z.strictObject({ ...quotedFields, ...wish })
export type PlanInput = z.output<typeof planQuoteInput>

export interface PreparedPlanChange {
  readonly subject: VisibleSubscription
  readonly decision: Decision<PlanChangePlan>
}

/** Loads the subscription (locked when `handle` is a transaction), prices the wish by today's list, and decides. */
export async function preparePlanChange(ctx: ProcedureContext, handle: Handle, input: PlanInput): Promise<PreparedPlanChange> {
  const subject = await loadVisible(ctx, handle, input.subscriptionId)
  const decision = await refuseSelfService(ctx, handle, subject.customerId) ?? await decide(ctx, handle, subject.facts, input)
  return { subject, decision: unlessStale(decision, subject.facts.version) }
}

/** What a quote of this change promises. */
export function quotablePlanChange(subject: VisibleSubscription, plan: PlanChangePlan): Quotable {
  return {
    ...subject, procedure: 'plans.change', cents: 'dueNow' in plan ? plan.dueNow.cents : 0,
    request: { subscriptionId: plan.subscriptionId, offerId: plan.offer.offerId },
  }
}

async function decide(ctx: ProcedureContext, handle: Handle, facts: SubscriptionFacts, input: PlanInput): Promise<Decision<PlanChangePlan>> {
  const request = { expectedVersion: input.version, acknowledgeScheduleLoss: input.acknowledgeScheduleLoss }
  const offer = await wishedOffer(ctx, handle, facts, input)
  if (input.planId !== undefined && input.planId !== facts.offer.planId) {
    refuseSeveralWishes(facts, input)
    const [from, to] = [await knownPlan(ctx, handle, facts.offer.planId), await knownPlan(ctx, handle, input.planId)]
    return decidePlanUpgrade(facts, { ...request, seats: facts.seats, offer, path: pathBetween(from, to) }, ctx.now)
  }
  if (input.commitment !== undefined && input.commitment !== facts.offer.commitment) {
    return decideCommitmentChange(facts, { ...request, offer }, ctx.now)
  }
  if (input.billingFrequency === undefined || input.billingFrequency === facts.offer.billingFrequency) {
    fail('validation', 'the input is not valid', [
      { field: 'planId', rule: 'plans.nothingAsked', message: 'name another plan, commitment or frequency' },
    ])
  }
  return decideFrequencyChange(facts, { ...request, offer }, ctx.now)
}

/** The offer that is wished for, at today's price. What is not named stays. */
async function wishedOffer(ctx: ProcedureContext, handle: Handle, facts: SubscriptionFacts, input: PlanInput): Promise<OfferFacts | null> {
  const planId = input.planId ?? facts.offer.planId
  const term = input.commitment ?? facts.offer.commitment
  const cycle = input.billingFrequency ?? facts.offer.billingFrequency
  // A pair that does not exist is not in the catalogue either; the rule is told of it, so that its answer names why (T1).
  if (!isFrequencyOffered(term, cycle)) return { ...facts.offer, planId, commitment: term, billingFrequency: cycle }
  const segment = await segmentOf(ctx, handle, facts.offer)
  return findOfferFor(handle, ctx.tenant.id, { planId, commitment: term, billingFrequency: cycle, segment }, ctx.now)
}

/** An upgrade keeps the term: another commitment or frequency is a change of its own. */
function refuseSeveralWishes({ offer }: SubscriptionFacts, input: PlanInput): void {
  const other = (['commitment', 'billingFrequency'] as const).find((field) => input[field] !== undefined && input[field] !== offer[field])
  if (other === undefined) return
  fail('validation', 'the input is not valid', [
    { field: other, rule: 'plans.oneChangeAtATime', message: 'an upgrade keeps commitment and frequency' },
  ])
}
