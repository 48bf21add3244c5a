import { allowed, effectivePolicy, planTerm, refuseOffer, refuseOutsideOffer } from '@assento/rules'
import type { Decision, OfferFacts, SubscriptionPolicy, TermPlan } from '@assento/rules'
import { findAccount, findOffer, findProduct, listOfferTerms, parseJson } from '@assento/store'
import { z } from 'zod'
import { refuseRestricted } from '../collections/holds.ts'
import { notFound } from '../platform/errors.ts'
import { id, seats, text } from '../platform/inputs.ts'
import { command } from '../platform/procedure.ts'
import type { CommandContext, CommandResult } from '../platform/types.ts'
import type { SubscriptionDetail } from './dto.ts'
import { loadDetail } from './load-detail.ts'
import { storePurchase } from './store-purchase.ts'

const input = z.strictObject({ customerId: id, offerId: id, seats, name: text(120).optional() })

/** A purchase's answer; `subscription` is null after a refusal, since there is none. */
export type Purchased = Decision<TermPlan> & { readonly subscription: SubscriptionDetail | null }

/**
 * A purchase by the reseller's server: the term starts today at the price of the day, with its first charge and its window.
 * Prices and dates are ours; the caller names customer, offer and seats only (abuse case 45).
 */
export const createSubscription = command('subscriptions.create', input, async (ctx, request): Promise<CommandResult<Purchased>> => {
  const customer = await findAccount(ctx.tx, ctx.tenant.id, request.customerId)
  if (customer === null || customer.kind !== 'customer') notFound()
  const offer = await findOffer(ctx.tx, ctx.tenant.id, request.offerId, ctx.now)
  const isTrial = offer !== null && await isTrialOffer(ctx, offer)
  const refusal = await refuseRestricted(ctx, ctx.tx, customer.id) ?? (isTrial ? null : refuseOffer(offer, ctx.now)) ?? (offer === null ? null : refuseOutsideOffer(offer, request.seats, 0))
  if (refusal !== null || offer === null) {
    const decision = refusal ?? notFound()
    const audit = { outcome: 'denied' as const, rule: decision.rule, subjectId: null, customerId: customer.id, after: { requested: request } }
    return { answer: { ...decision, subscription: null }, audit }
  }
  const plan = planTerm({ policy: await policyOf(ctx, offer), offer, seats: request.seats, activatedAt: ctx.now })
  const subscriptionId = await storePurchase(ctx, { customerId: customer.id, name: request.name ?? null, plan, isTrial })
  return {
    answer: { ...allowed(plan), subscription: await loadDetail(ctx, ctx.tx, subscriptionId) },
    audit: {
      outcome: 'done', subjectId: subscriptionId, customerId: customer.id, before: null,
      after: { seats: plan.seats, offerId: offer.offerId, term: plan.term, dueNow: plan.dueNow },
    },
  }
})

async function isTrialOffer(ctx: CommandContext, offer: OfferFacts): Promise<boolean> {
  const terms = await listOfferTerms(ctx.tx, ctx.tenant.id, offer.planId)
  return terms.some(({ offerId, isTrial }) => offerId === offer.offerId && isTrial === 1)
}

async function policyOf(ctx: CommandContext, offer: OfferFacts): Promise<SubscriptionPolicy> {
  const product = await findProduct(ctx.tx, ctx.tenant.id, offer.productId)
  if (product === null) notFound()
  return effectivePolicy(parseJson<SubscriptionPolicy>(product.policy), ctx.tenant.settings.policy)
}
