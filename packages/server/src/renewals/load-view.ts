import { changeableUntil, decideEndOfTerm, isFrequencyOffered, previewRenewal } from '@assento/rules'
import type { EndOfTerm, RenewalOffers, SubscriptionFacts } from '@assento/rules'
import { findPlan, listOffers, parseJson } from '@assento/store'
import type { Handle } from '@assento/store'
import { offerFacts } from '../catalog/offer-facts.ts'
import { priceAMonth } from '../catalog/price-a-month.ts'
import type { ProcedureContext } from '../platform/types.ts'
import { detailOf } from '../subscriptions/load-detail.ts'
import { previewVisible } from '../subscriptions/visible-subscription.ts'
import type { RenewalOption, RenewalView } from './dto.ts'
import { isPlanApplicable, loadRenewalOffers, nextOffer, segmentOf } from './offers-for-renewal.ts'

const CHOICES: readonly EndOfTerm[] = ['renew', 'extend', 'end']

/** Everything that the scheduler shows, priced by the list of the tenant's now. */
export async function loadRenewalView(ctx: ProcedureContext, handle: Handle, subscriptionId: string): Promise<RenewalView> {
  const subject = await previewVisible(ctx, handle, subscriptionId)
  const { facts } = subject
  const subscription = await detailOf(ctx, handle, subject)
  const offers = await loadRenewalOffers(ctx, handle, facts)
  const applies = isPlanApplicable(ctx, facts, offers)
  const shown = applies ? facts : { ...facts, renewalPlan: null }
  return {
    subscription,
    endOfTerm: facts.endOfTerm,
    choices: CHOICES.map((choice) => availability(ctx, facts, offers, choice)),
    renewalPlan: facts.renewalPlan,
    preview: previewRenewal(shown, nextOffer(offers, facts.endOfTerm, applies), facts.endOfTerm),
    options: await loadOptions(ctx, handle, facts),
    changeableUntil: changeableUntil(facts),
    contacts: subscription.contacts,
  }
}

function availability(
  ctx: ProcedureContext, facts: SubscriptionFacts, offers: RenewalOffers, choice: EndOfTerm,
): RenewalView['choices'][number] {
  const request = { choice, acknowledgeScheduleLoss: true, renewalOffer: nextOffer(offers, choice, false) }
  const decision = decideEndOfTerm(facts, request, ctx.now)
  return { choice, available: decision.verdict !== 'denied', rule: decision.verdict === 'denied' ? decision.rule : null }
}

/** Offers of this plan and of those that it may be upgraded to, in the same segment and currency, on sale now. */
async function loadOptions(ctx: ProcedureContext, handle: Handle, facts: SubscriptionFacts): Promise<readonly RenewalOption[]> {
  const plan = await findPlan(handle, ctx.tenant.id, facts.offer.planId)
  const planIds = [facts.offer.planId, ...(plan === null ? [] : parseJson<string[]>(plan.upgrade_plan_ids))]
  const segment = await segmentOf(ctx, handle, facts.offer)
  const options: RenewalOption[] = []
  for (const planId of planIds) {
    const { items } = await listOffers(handle, ctx.tenant.id, { planId, now: ctx.now, afterId: null, limit: 200 })
    for (const listed of items) {
      const isOnSale = listed.withdrawnAt === null || ctx.now < listed.withdrawnAt
      const fits = listed.segment === segment && listed.unitPrice.currency === facts.currency
      if (!isOnSale || !fits || listed.isTrial || !isFrequencyOffered(listed.commitment, listed.billingFrequency)) continue
      options.push({
        offer: offerFacts(listed), planName: listed.planName, commitment: listed.commitment,
        billingFrequency: listed.billingFrequency, perSeatMonth: priceAMonth(listed),
      })
    }
  }
  return options
}
