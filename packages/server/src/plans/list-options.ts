import { isFrequencyOffered } from '@assento/rules'
import { listLowerPlans, listOffers } from '@assento/store'
import type { OfferListItem } from '@assento/store'
import { offerFacts } from '../catalog/offer-facts.ts'
import { priceAMonth } from '../catalog/price-a-month.ts'
import { query } from '../platform/procedure.ts'
import type { ProcedureContext } from '../platform/types.ts'
import { segmentOf } from '../renewals/offers-for-renewal.ts'
import { subscriptionIdInput } from '../subscriptions/inputs.ts'
import { detailOf } from '../subscriptions/load-detail.ts'
import { loadVisible } from '../subscriptions/visible-subscription.ts'
import type { VisibleSubscription } from '../subscriptions/visible-subscription.ts'
import type { PlanDirection, PlanOption, PlanOptions } from './dto.ts'
import { knownPlan, upgradesOf } from './plan-paths.ts'
import { preparePlanChange } from './prepare-plan-change.ts'

/** What a running term could change to, each with the rule that refuses it now: other plans, and other terms of this plan. */
export const listPlanOptions = query('plans.options', subscriptionIdInput, async (ctx, { subscriptionId }): Promise<PlanOptions> => {
  const subject = await loadVisible(ctx, ctx.database, subscriptionId)
  const { offer } = subject.facts
  const segment = await segmentOf(ctx, ctx.database, offer)
  // Where a change starts a new period, plan and billing change together; lower plans are shown with whom to ask (G2).
  const changesTogether = subject.facts.policy.planChange.periodAnchor === 'reset'
  const items: PlanOption[] = []
  for (const [planId, direction] of await reachablePlans(ctx, offer.planId)) {
    const { items: offers } = await listOffers(ctx.database, ctx.tenant.id, { planId, now: ctx.now, afterId: null, limit: 200 })
    const fitting = offers.filter((listed) => listed.segment === segment && !listed.isTrial && listed.offerId !== offer.offerId
      && isFrequencyOffered(listed.commitment, listed.billingFrequency)
      && (direction === 'same' || changesTogether || (listed.commitment === offer.commitment && listed.billingFrequency === offer.billingFrequency)))
    if (fitting.length === 0) continue
    const { description } = await knownPlan(ctx, ctx.database, planId)
    for (const listed of fitting) items.push({ ...await optionOf(ctx, subject, listed, direction), description })
  }
  return { subscription: await detailOf(ctx, ctx.database, subject), items }
})

async function reachablePlans(ctx: ProcedureContext, planId: string): Promise<readonly (readonly [string, PlanDirection])[]> {
  const plan = await knownPlan(ctx, ctx.database, planId)
  const lower = await listLowerPlans(ctx.database, ctx.tenant.id, planId)
  return [
    ...lower.map(({ id }) => [id, 'down'] as const), [planId, 'same'], ...upgradesOf(plan).map((target) => [target, 'up'] as const),
  ]
}

async function optionOf(ctx: ProcedureContext, subject: VisibleSubscription, listed: OfferListItem, direction: PlanDirection): Promise<Omit<PlanOption, 'description'>> {
  const { decision } = await preparePlanChange(ctx, ctx.database, {
    subscriptionId: subject.facts.id, version: subject.facts.version, acknowledgeScheduleLoss: true,
    commitment: listed.commitment, billingFrequency: listed.billingFrequency, ...(direction === 'same' ? {} : { planId: listed.planId }),
  })
  return {
    offer: offerFacts(listed), planName: listed.planName, direction, perSeatMonth: priceAMonth(listed),
    available: decision.verdict !== 'denied', rule: decision.verdict === 'denied' ? decision.rule : null,
  }
}
