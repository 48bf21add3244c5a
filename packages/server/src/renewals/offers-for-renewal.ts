/** Today's prices for the next term: what the renewal job is told, and what views show. */
import { refuseRenewalPlan } from '@assento/rules'
import type { EndOfTerm, OfferFacts, RenewalOffers, SubscriptionFacts } from '@assento/rules'
import { findOffer, findOfferFor, listOfferTerms } from '@assento/store'
import type { Handle } from '@assento/store'
import type { ProcedureContext } from '../platform/types.ts'

export const DEFAULT_SEGMENT = 'Commercial'

/** The segment that the running term was sold in; the next one stays in it. */
export async function segmentOf(ctx: ProcedureContext, handle: Handle, offer: OfferFacts): Promise<string> {
  const terms = await listOfferTerms(handle, ctx.tenant.id, offer.planId)
  return terms.find(({ offerId }) => offerId === offer.offerId)?.segment ?? DEFAULT_SEGMENT
}

/** The prices of the tenant's now for each way in which the term may go on; null where none is in force. */
export async function loadRenewalOffers(ctx: ProcedureContext, handle: Handle, facts: SubscriptionFacts): Promise<RenewalOffers> {
  const { offer, renewalPlan } = facts
  const segment = await segmentOf(ctx, handle, offer)
  const ofPlan = (commitment: 'P1M' | 'P1Y') =>
    findOfferFor(handle, ctx.tenant.id, { planId: offer.planId, commitment, billingFrequency: 'monthly', segment }, ctx.now)
  return {
    plannedOffer: renewalPlan === null ? null : await findOffer(handle, ctx.tenant.id, renewalPlan.offerId, ctx.now),
    // A trial turns into a year paid by the month unless something else is planned (X3).
    currentOffer: facts.isTrial ? await ofPlan('P1Y') : await findOffer(handle, ctx.tenant.id, offer.offerId, ctx.now),
    monthlyOffer: await ofPlan('P1M'),
  }
}

/** Whether the stored plan would be applied if the term renewed at `ctx.now` (R2, decision 12). */
export function isPlanApplicable(ctx: ProcedureContext, facts: SubscriptionFacts, offers: RenewalOffers): boolean {
  return facts.renewalPlan !== null && refuseRenewalPlan(facts, facts.renewalPlan, offers.plannedOffer, ctx.now) === null
}

/** The offer of the next term for a choice at the end of this one, as `previewRenewal` wants it. */
export function nextOffer(offers: RenewalOffers, choice: EndOfTerm, appliesPlan: boolean): OfferFacts | null {
  if (choice === 'extend') return offers.monthlyOffer ?? offers.currentOffer
  return appliesPlan ? offers.plannedOffer : offers.currentOffer
}
