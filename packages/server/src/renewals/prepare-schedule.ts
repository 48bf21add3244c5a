/** The one path of planning a renewal: quote and execution both decide here. */
import { decideRenewalPlan, isFrequencyOffered } from '@assento/rules'
import type { Decision, OfferFacts, SchedulePlan, SubscriptionFacts } from '@assento/rules'
import { findOfferFor } from '@assento/store'
import type { Handle } from '@assento/store'
import type { ProcedureContext } from '../platform/types.ts'
import type { Quotable } from '../subscriptions/quotes.ts'
import { loadVisible, refuseSelfService, unlessStale } from '../subscriptions/visible-subscription.ts'
import type { VisibleSubscription } from '../subscriptions/visible-subscription.ts'
import type { RenewalInput } from './inputs.ts'
import { segmentOf } from './offers-for-renewal.ts'

export interface PreparedSchedule {
  readonly subject: VisibleSubscription
  readonly decision: Decision<SchedulePlan>
}

/** Loads the subscription (locked when `handle` is a transaction), prices the wished term by today's list, and decides. */
export async function prepareSchedule(ctx: ProcedureContext, handle: Handle, input: RenewalInput): Promise<PreparedSchedule> {
  const subject = await loadVisible(ctx, handle, input.subscriptionId)
  const { facts } = subject
  const offer = await wishedOffer(ctx, handle, facts, input)
  const plan = { seats: input.seats ?? facts.seats, customTermUntil: input.customTermUntil ?? null }
  const decision = await refuseSelfService(ctx, handle, subject.customerId)
    ?? decideRenewalPlan(facts, { plan, offer, expectedVersion: input.version }, ctx.now)
  return { subject, decision: unlessStale(decision, facts.version) }
}

/** What a quote of this plan promises: the price of the next term. */
export function quotableSchedule(subject: VisibleSubscription, plan: SchedulePlan): Quotable {
  return {
    ...subject, procedure: 'renewals.schedule', cents: plan.preview.next?.perTerm.cents ?? 0,
    request: {
      subscriptionId: plan.subscriptionId, seats: plan.renewalPlan?.seats ?? null, offerId: plan.renewalPlan?.offerId ?? null,
      customTermUntil: plan.renewalPlan?.customTermUntil ?? null,
    },
  }
}

async function wishedOffer(ctx: ProcedureContext, handle: Handle, facts: SubscriptionFacts, input: RenewalInput): Promise<OfferFacts | null> {
  // A trial turns into a year paid by the month unless something else is asked for (X3).
  const commitment = input.commitment ?? (facts.isTrial ? 'P1Y' : facts.offer.commitment)
  const billingFrequency = input.billingFrequency ?? (facts.isTrial ? 'monthly' : facts.offer.billingFrequency)
  const planId = input.planId ?? facts.offer.planId
  // A pair that does not exist is not in the catalogue either; the rule is told of it, so that its answer names why (T1).
  if (!isFrequencyOffered(commitment, billingFrequency)) return { ...facts.offer, planId, commitment, billingFrequency }
  const segment = await segmentOf(ctx, handle, facts.offer)
  return findOfferFor(handle, ctx.tenant.id, { planId, commitment, billingFrequency, segment }, ctx.now)
}
