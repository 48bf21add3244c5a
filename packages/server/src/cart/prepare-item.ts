/** The one path of a cart item: view, quote and checkout all decide here, each time by today's prices and facts. */
import {
  effectivePolicy, money, planTerm, refuseOffer, refuseOrderRole, refuseOutsideOffer, refuseUnpriced,
} from '@assento/rules'
import type { Denied, OfferFacts, SubscriptionPolicy, TermPlan } from '@assento/rules'
import { listOffersByIds, parseJson } from '@assento/store'
import type { CartItemRow, Handle } from '@assento/store'
import { isSoldTo } from '../catalog/is-sold-to.ts'
import { offerFacts } from '../catalog/offer-facts.ts'
import type { PlanChangePlan } from '../plans/dto.ts'
import { preparePlanChange } from '../plans/prepare-plan-change.ts'
import type { ProcedureContext } from '../platform/types.ts'
import { loadVisible } from '../subscriptions/visible-subscription.ts'
import type { VisibleSubscription } from '../subscriptions/visible-subscription.ts'

/** What ordering an item does. */
export type ItemPlan =
  /** `name` of the ended trial that it takes the place of. */
  | { readonly kind: 'purchase'; readonly plan: TermPlan; readonly name: string | null }
  | { readonly kind: 'planChange'; readonly subject: VisibleSubscription; readonly plan: PlanChangePlan }

export interface PreparedItem {
  readonly row: CartItemRow
  /** The subscription that changes; null for a purchase. */
  readonly subject: VisibleSubscription | null
  /** At today's price; at none where it has none, and then the item is refused. */
  readonly offer: OfferFacts
  readonly policy: SubscriptionPolicy
  readonly plan: ItemPlan | null
  readonly refusal: Denied | null
}

/** Prepares the items of one cart in its order; subscriptions are locked when `handle` is a transaction. */
export async function prepareItems(
  ctx: ProcedureContext, handle: Handle, rows: readonly CartItemRow[], acknowledgeScheduleLoss: boolean,
): Promise<readonly PreparedItem[]> {
  const priced = new Map((await listOffersByIds(handle, ctx.tenant.id, rows.map((row) => row.offer_id), ctx.now)).map((offer) => [offer.offerId, offer]))
  const items: PreparedItem[] = []
  for (const row of rows) {
    const listed = priced.get(row.offer_id)
    // A trial is not bought: it is offered without a price.
    const isSold = listed !== undefined && !listed.isTrial && (row.subscription_id !== null || isSoldTo(ctx, listed.segment))
    const offer = isSold ? { ...offerFacts(listed), withdrawnAt: row.withdrawnAt } : null
    items.push(row.subscription_id === null
      ? preparePurchase(ctx, row, offer) : await prepareChange(ctx, handle, row, row.subscription_id, offer, acknowledgeScheduleLoss))
  }
  return items
}

function preparePurchase(ctx: ProcedureContext, row: CartItemRow, offer: OfferFacts | null): PreparedItem {
  const policy = effectivePolicy(parseJson<SubscriptionPolicy>(row.policy), ctx.tenant.settings.policy)
  const refusal = refuseByRole(ctx, policy, false) ?? refusePurchase(ctx, offer, row.seats)
  const plan = refusal !== null || offer === null ? null : boughtTerm(ctx, policy, offer, row.seats, null)
  return { row, subject: null, offer: offer ?? unpriced(row), policy, plan, refusal }
}

async function prepareChange(
  ctx: ProcedureContext, handle: Handle, row: CartItemRow, subscriptionId: string, offer: OfferFacts | null, acknowledgeScheduleLoss: boolean,
): Promise<PreparedItem> {
  const subject = await loadVisible(ctx, handle, subscriptionId)
  const { facts } = subject
  const policy = facts.policy
  const known = { row, subject, offer: offer ?? unpriced(row), policy }
  const byRole = refuseByRole(ctx, policy, !facts.isTrial && row.seats < facts.seats)
  if (byRole !== null) return { ...known, plan: null, refusal: byRole }
  if (facts.isTrial && facts.status === 'deleted') {
    // Nothing is left to recover: the trial is subscribed as a new subscription.
    const refusal = refusePurchase(ctx, offer, row.seats)
    return { ...known, plan: refusal !== null || offer === null ? null : boughtTerm(ctx, policy, offer, row.seats, row.planName), refusal }
  }
  const { decision } = await preparePlanChange(ctx, handle, {
    subscriptionId, seats: row.seats, planId: row.plan_id ?? row.offerPlanId, commitment: row.commitment ?? row.offerCommitment,
    billingFrequency: row.billing_frequency ?? row.offerFrequency, acknowledgeScheduleLoss,
  })
  if (decision.verdict === 'denied') return { ...known, plan: null, refusal: decision }
  return { ...known, plan: { kind: 'planChange', subject, plan: decision.plan }, refusal: null }
}

function refusePurchase(ctx: ProcedureContext, offer: OfferFacts | null, seats: number): Denied | null {
  return refuseOffer(offer, ctx.now) ?? (offer === null ? null : refuseUnpriced(offer) ?? refuseOutsideOffer(offer, seats, 0))
}

function boughtTerm(ctx: ProcedureContext, policy: SubscriptionPolicy, offer: OfferFacts, seats: number, name: string | null): ItemPlan {
  return { kind: 'purchase', plan: planTerm({ policy, offer, seats, activatedAt: ctx.now }), name }
}

/** Keys and the command line are not roles: what they may call they may order. */
export function refuseByRole({ caller }: ProcedureContext, policy: SubscriptionPolicy, reducesSeats: boolean): Denied | null {
  return caller.kind === 'widget' ? refuseOrderRole(policy, caller.role, { reducesSeats }) : null
}

/** The offer as the catalogue knows it, for an item that has no price today: it is shown, and refused. */
function unpriced(row: CartItemRow): OfferFacts {
  return {
    offerId: row.offer_id, productId: row.productId, planId: row.offerPlanId, commitment: row.offerCommitment, billingFrequency: row.offerFrequency,
    unitPrice: money(row.currency ?? '', 0), minSeats: row.minSeats, maxSeats: row.maxSeats, promotionCapSeats: null, withdrawnAt: row.withdrawnAt,
  }
}
