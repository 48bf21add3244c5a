/** The one path of a change inside a term: options, quote and execution all decide here. */
import {
  decideCommitmentChange, decideFrequencyChange, decidePlanUpgrade, decideSubscriptionChange, decideTrialSubscription, isFrequencyOffered,
} from '@assento/rules'
import type { Decision, OfferFacts, SubscriptionFacts } from '@assento/rules'
import { findOfferFor } from '@assento/store'
import type { Handle } from '@assento/store'
import { z } from 'zod'
import { billingFrequency, commitment, id, seats } from '../platform/inputs.ts'
import { refuseRestricted } from '../collections/holds.ts'
import { fail } from '../platform/errors.ts'
import type { ProcedureContext } from '../platform/types.ts'
import { segmentOf } from '../renewals/offers-for-renewal.ts'
import { askFields, quotedFields } from '../subscriptions/inputs.ts'
import type { Quotable } from '../subscriptions/quotes.ts'
import { loadVisible, refuseSelfService, unlessStale } from '../subscriptions/visible-subscription.ts'
import type { VisibleSubscription } from '../subscriptions/visible-subscription.ts'
import type { PlanChangePlan } from './dto.ts'
import { knownPlan, pathBetween } from './plan-paths.ts'

/**
 * What is wished for; what is not named stays. Where a change starts a new period, everything may change together (G1);
 * elsewhere one change at a time: another plan, or another commitment, or another frequency.
 */
const wish = { planId: id.optional(), commitment: commitment.optional(), billingFrequency: billingFrequency.optional(), seats: seats.optional() } as const

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
  const decision = unlessStale(
    await refuseSelfService(ctx, handle, subject.customerId) ?? await decide(ctx, handle, subject.facts, input), subject.facts.version)
  // What the rules refuse anyway is refused for its own reason.
  return { subject, decision: (decision.verdict === 'denied' ? null : await refuseRestricted(ctx, handle, subject.customerId)) ?? decision }
}

/** What a quote of this change promises. */
export function quotablePlanChange(subject: VisibleSubscription, plan: PlanChangePlan): Quotable {
  return {
    ...subject, procedure: 'plans.change', cents: 'dueNow' in plan ? plan.dueNow.cents : 0,
    request: { subscriptionId: plan.subscriptionId, offerId: plan.offer.offerId, seats: 'seats' in plan ? plan.seats : null },
  }
}

async function decide(ctx: ProcedureContext, handle: Handle, facts: SubscriptionFacts, input: PlanInput): Promise<Decision<PlanChangePlan>> {
  const request = { expectedVersion: input.version, acknowledgeScheduleLoss: input.acknowledgeScheduleLoss }
  const offer = await wishedOffer(ctx, handle, facts, input)
  const seats = input.seats ?? facts.seats
  if (facts.isTrial) return decideTrialSubscription(facts, { ...request, seats, offer }, ctx.now)
  if (facts.policy.planChange.periodAnchor === 'reset') {
    return decideSubscriptionChange(facts, { ...request, seats, offer, path: await pathOf(ctx, handle, facts, input) }, ctx.now)
  }
  refuseSeveralWishes(facts, input)
  const path = await pathOf(ctx, handle, facts, input)
  if (path !== 'same') return decidePlanUpgrade(facts, { ...request, seats, offer, path }, ctx.now)
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

async function pathOf(
  ctx: ProcedureContext, handle: Handle, facts: SubscriptionFacts, { planId }: PlanInput,
): Promise<'upgrade' | 'downgrade' | 'none' | 'same'> {
  if (planId === undefined || planId === facts.offer.planId) return 'same'
  return pathBetween(await knownPlan(ctx, handle, facts.offer.planId), await knownPlan(ctx, handle, planId))
}

/** The offer that is wished for, at today's price. What is not named stays. */
export async function wishedOffer(
  ctx: ProcedureContext, handle: Handle, facts: SubscriptionFacts, input: Pick<PlanInput, 'planId' | 'commitment' | 'billingFrequency'>,
): Promise<OfferFacts | null> {
  const planId = input.planId ?? facts.offer.planId
  const term = input.commitment ?? facts.offer.commitment
  const cycle = input.billingFrequency ?? facts.offer.billingFrequency
  // A pair that does not exist is not in the catalogue either; the rule is told of it, so that its answer names why (T1).
  if (!isFrequencyOffered(term, cycle)) return { ...facts.offer, planId, commitment: term, billingFrequency: cycle }
  const segment = await segmentOf(ctx, handle, facts.offer)
  return findOfferFor(handle, ctx.tenant.id, { planId, commitment: term, billingFrequency: cycle, segment }, ctx.now)
}

/** An upgrade keeps the term, and a plan change the seats: another commitment, frequency or quantity is a change of its own. */
function refuseSeveralWishes({ offer, seats: held }: SubscriptionFacts, input: PlanInput): void {
  const changesPlan = input.planId !== undefined && input.planId !== offer.planId
  const changesSeats = input.seats !== undefined && input.seats !== held
  const changedTerms = (['commitment', 'billingFrequency'] as const).filter((field) => input[field] !== undefined && input[field] !== offer[field])
  const other = changesSeats ? 'seats' : changesPlan ? changedTerms[0] : undefined
  if (other === undefined) return
  fail('validation', 'the input is not valid', [
    { field: other, rule: 'plans.oneChangeAtATime', message: 'this product changes plan, commitment, frequency and seats one at a time' },
  ])
}
