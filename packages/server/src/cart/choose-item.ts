/** What a wish puts into a cart: the offer it means, and the item it becomes. */
import { effectivePolicy, isFrequencyOffered, refuseOffer } from '@assento/rules'
import type { BillingFrequency, Commitment, DenialRuleId, Denied, SubscriptionFacts, SubscriptionPolicy } from '@assento/rules'
import { findOfferFor, findOfferProduct, parseJson } from '@assento/store'
import type { Tx } from '@assento/store'
import { knownPlan } from '../plans/plan-paths.ts'
import { preparePlanChange } from '../plans/prepare-plan-change.ts'
import { notFound } from '../platform/errors.ts'
import type { ProcedureContext } from '../platform/types.ts'
import { segmentOf } from '../renewals/offers-for-renewal.ts'
import { loadVisible, refuseSelfService } from '../subscriptions/visible-subscription.ts'
import type { ItemInput } from './inputs.ts'
import { refuseByRole } from './prepare-item.ts'

/** The columns that say what is wished for. */
export interface ChosenItem {
  readonly kind: 'purchase' | 'planChange'
  readonly offer_id: string
  readonly seats: number
  readonly subscription_id: string | null
  readonly plan_id: string | null
  readonly commitment: Commitment | null
  readonly billing_frequency: BillingFrequency | null
}

type PlanChangeWish = Extract<ItemInput, { kind: 'planChange' }>

/** Rules that no later day of the same item changes: such an item is not put into the cart at all. */
const REFUSED_AT_ONCE: readonly DenialRuleId[] = [
  'accounts.role.forbidden', 'plans.corporate.byRepresentative', 'plans.downgrade.bySupport', 'plans.change.nothingAsked',
]

/**
 * The item that a wish means, or the refusal that keeps it out of the cart; other refusals are shown beside the item, since
 * they may pass. Ends the call for ids that the caller may not know.
 */
export async function chooseItem(ctx: ProcedureContext, tx: Tx, customerId: string, wish: ItemInput): Promise<ChosenItem | Denied> {
  if (wish.kind === 'planChange') return choosePlanChange(ctx, tx, customerId, wish)
  const product = await findOfferProduct(tx, ctx.tenant.id, wish.offerId) ?? notFound()
  const policy = effectivePolicy(parseJson<SubscriptionPolicy>(product.policy), ctx.tenant.settings.policy)
  const refusal = await refuseSelfService(ctx, tx, customerId) ?? refuseByRole(ctx, policy, false)
  return refusal ?? {
    kind: 'purchase', offer_id: wish.offerId, seats: wish.seats, subscription_id: null, plan_id: null, commitment: null, billing_frequency: null,
  }
}

async function choosePlanChange(ctx: ProcedureContext, tx: Tx, customerId: string, wish: PlanChangeWish): Promise<ChosenItem | Denied> {
  const { customerId: owner, facts } = await loadVisible(ctx, tx, wish.subscriptionId)
  if (owner !== customerId) notFound()
  const terms = wishedTerms(facts, wish)
  const seats = wish.seats ?? facts.seats
  if (terms.planId !== facts.offer.planId) await knownPlan(ctx, tx, terms.planId)
  const byRole = refuseByRole(ctx, facts.policy, !facts.isTrial && seats < facts.seats)
  if (byRole !== null) return byRole
  const { decision } = await preparePlanChange(ctx, tx, { subscriptionId: facts.id, seats, ...terms, acknowledgeScheduleLoss: true })
  if (decision.verdict === 'denied' && REFUSED_AT_ONCE.includes(decision.rule)) return decision
  const offer = isFrequencyOffered(terms.commitment, terms.billingFrequency)
    ? await findOfferFor(tx, ctx.tenant.id, { ...terms, segment: await segmentOf(ctx, tx, facts.offer) }, ctx.now)
    : { ...facts.offer, ...terms }
  const notSold = refuseOffer(offer, ctx.now)
  if (notSold !== null || offer === null) return notSold ?? notFound()
  return {
    kind: 'planChange', offer_id: offer.offerId, seats, subscription_id: facts.id, plan_id: terms.planId,
    commitment: terms.commitment, billing_frequency: terms.billingFrequency,
  }
}

/** What is not named stays; a trial becomes a year paid by the month (X3). */
function wishedTerms({ offer, isTrial }: SubscriptionFacts, wish: PlanChangeWish) {
  return {
    planId: wish.planId ?? offer.planId,
    commitment: wish.commitment ?? (isTrial ? 'P1Y' as const : offer.commitment),
    billingFrequency: wish.billingFrequency ?? (isTrial ? 'monthly' as const : offer.billingFrequency),
  }
}
