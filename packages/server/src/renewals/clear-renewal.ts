import { decideRenewalPlanRemoval } from '@assento/rules'
import { command } from '../platform/procedure.ts'
import { changeInput } from '../subscriptions/inputs.ts'
import { loadVisible, refuseSelfService, unlessStale } from '../subscriptions/visible-subscription.ts'
import { applySchedule } from './apply-schedule.ts'
import { loadRenewalOffers, nextOffer } from './offers-for-renewal.ts'

/** Removes the stored renewal plan: the term renews as it is. The answer offers to restore it. */
export const clearRenewal = command('renewals.clear', changeInput, async (ctx, input) => {
  const subject = await loadVisible(ctx, ctx.tx, input.subscriptionId)
  const { facts, customerId } = subject
  const offers = await loadRenewalOffers(ctx, ctx.tx, facts)
  const request = { expectedVersion: input.version, renewalOffer: nextOffer(offers, facts.endOfTerm, false) }
  const decision = await refuseSelfService(ctx, ctx.tx, customerId) ?? decideRenewalPlanRemoval(facts, request, ctx.now)
  return applySchedule(ctx, subject, unlessStale(decision, facts.version))
})
