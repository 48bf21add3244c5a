import { decideEndOfTerm } from '@assento/rules'
import { command } from '../platform/procedure.ts'
import { loadVisible, refuseSelfService, unlessStale } from '../subscriptions/visible-subscription.ts'
import { applySchedule } from './apply-schedule.ts'
import { endOfTermInput } from './inputs.ts'
import { isPlanApplicable, loadRenewalOffers, nextOffer } from './offers-for-renewal.ts'

/** Chooses what happens when the term is over: renew, extend, or end (B8, R10). Leaving `renew` drops a stored plan, with consent. */
export const setEndOfTerm = command('renewals.setEndOfTerm', endOfTermInput, async (ctx, input) => {
  const subject = await loadVisible(ctx, ctx.tx, input.subscriptionId)
  const { facts, customerId } = subject
  const offers = await loadRenewalOffers(ctx, ctx.tx, facts)
  const request = {
    choice: input.choice, expectedVersion: input.version, acknowledgeScheduleLoss: input.acknowledgeScheduleLoss,
    renewalOffer: nextOffer(offers, input.choice, isPlanApplicable(ctx, facts, offers)),
  }
  const decision = await refuseSelfService(ctx, ctx.tx, customerId) ?? decideEndOfTerm(facts, request, ctx.now)
  return applySchedule(ctx, subject, unlessStale(decision, facts.version))
})
