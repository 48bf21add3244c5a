import { isFrequencyOffered } from '@assento/rules'
import { listOffers } from '@assento/store'
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

/** What a running term could change to, each with the rule that refuses it now: better plans, and other terms of this plan. */
export const listPlanOptions = query('plans.options', subscriptionIdInput, async (ctx, { subscriptionId }): Promise<PlanOptions> => {
  const subject = await loadVisible(ctx, ctx.database, subscriptionId)
  const { offer } = subject.facts
  const segment = await segmentOf(ctx, ctx.database, offer)
  const items: PlanOption[] = []
  for (const [planId, direction] of await reachablePlans(ctx, offer.planId)) {
    const { items: offers } = await listOffers(ctx.database, ctx.tenant.id, { planId, now: ctx.now, afterId: null, limit: 200 })
    const fitting = offers.filter((listed) => listed.segment === segment && !listed.isTrial && listed.offerId !== offer.offerId
      && isFrequencyOffered(listed.commitment, listed.billingFrequency)
      && (direction === 'same' || (listed.commitment === offer.commitment && listed.billingFrequency === offer.billingFrequency)))
    for (const listed of fitting) items.push(await optionOf(ctx, subject, listed, direction))
  }
  return { subscription: await detailOf(ctx, ctx.database, subject), items }
})

async function reachablePlans(ctx: ProcedureContext, planId: string): Promise<readonly (readonly [string, PlanDirection])[]> {
  const plan = await knownPlan(ctx, ctx.database, planId)
  return [[planId, 'same'], ...upgradesOf(plan).map((target) => [target, 'up'] as const)]
}

async function optionOf(ctx: ProcedureContext, subject: VisibleSubscription, listed: OfferListItem, direction: PlanDirection): Promise<PlanOption> {
  const { decision } = await preparePlanChange(ctx, ctx.database, {
    subscriptionId: subject.facts.id, version: subject.facts.version, acknowledgeScheduleLoss: true,
    ...(direction === 'same' ? { commitment: listed.commitment, billingFrequency: listed.billingFrequency } : { planId: listed.planId }),
  })
  return {
    offer: offerFacts(listed), planName: listed.planName, direction, perSeatMonth: priceAMonth(listed),
    available: decision.verdict !== 'denied', rule: decision.verdict === 'denied' ? decision.rule : null,
  }
}
