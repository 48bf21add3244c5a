import { assert, dateInZone, nextActionAt } from '@assento/rules'
import type { TermPlan } from '@assento/rules'
import {
  appendEvent, canonicalJson, findPlan, insertSubscriptions, issueCharges, loadSubscriptionFacts, newId, openDayDraft, openSeatBatch, setNextActionAt,
} from '@assento/store'
import type { CommandContext } from '../platform/types.ts'
import { requestProvisioning } from '../platform/provisioning.ts'

interface Purchase {
  readonly customerId: string
  /** Null takes the plan's name. */
  readonly name: string | null
  readonly plan: TermPlan
  readonly isTrial: boolean
}

/** Writes a purchase: subscription, window, first charge on the day's draft, provisioning, event. Answers the new id. */
export async function storePurchase(ctx: CommandContext, { customerId, name, plan, isTrial }: Purchase): Promise<string> {
  const { offer, term } = plan
  const tenantId = ctx.tenant.id
  const subscriptionId = newId('sub')
  const sold = await findPlan(ctx.tx, tenantId, offer.planId)
  assert(sold !== null, `offer ${offer.offerId} has a plan`)
  await insertSubscriptions(ctx.tx, tenantId, [{
    id: subscriptionId, customer_id: customerId, product_id: offer.productId, plan_id: offer.planId, offer_id: offer.offerId,
    name: name ?? sold.name, status: 'active', is_trial: isTrial ? 1 : 0, seats: plan.seats, assigned_seats: 0, commitment: offer.commitment,
    billing_frequency: offer.billingFrequency, currency: offer.unitPrice.currency, cycle_unit_cents: offer.unitPrice.cents,
    anchor_on: plan.anchorOn, term_starts_on: term.startsOn, term_until: term.until, term_activated_at: plan.activatedAt,
    bought_or_renewed_on: term.startsOn, end_of_term: 'renew', promotion_ref: null, promotion_cap_seats: offer.promotionCapSeats,
    base_subscription_id: null, addon_minimum_percent: null, external_ref: null, next_action_at: null, version: 1,
    created_at: ctx.now, updated_at: ctx.now,
  }])
  if (plan.opensBatch !== null) await openSeatBatch(ctx.tx, tenantId, subscriptionId, plan.opensBatch)
  await chargePurchase(ctx, subscriptionId, customerId, plan)
  const facts = await loadSubscriptionFacts(ctx.tx, tenantId, subscriptionId)
  assert(facts !== null, 'what was just stored is there')
  await setNextActionAt(ctx.tx, tenantId, subscriptionId, nextActionAt(facts))
  await requestProvisioning(ctx, ctx.tx, subscriptionId, 'create', plan.seats)
  await appendEvent(ctx.tx, tenantId, {
    id: newId('evt'), name: 'subscription.created', subject_id: subscriptionId, customer_id: customerId, at: ctx.now, published_at: null,
    payload: canonicalJson({ subscriptionId, seats: plan.seats, offerId: offer.offerId, startsOn: term.startsOn, until: term.until }),
  })
  return subscriptionId
}

async function chargePurchase(ctx: CommandContext, subscriptionId: string, customerId: string, plan: TermPlan): Promise<void> {
  if (plan.lines.length === 0) return
  const { zone } = ctx.tenant
  const draftId = await openDayDraft(ctx.tx, ctx.tenant.id, {
    customerId, kind: 'purchase', currency: plan.dueNow.currency, on: dateInZone(ctx.now, zone), zone, at: ctx.now,
  })
  await issueCharges(ctx.tx, ctx.tenant.id, {
    subscriptionId, customerId, lines: plan.lines, naturalKeys: plan.lines.map((line) => `cycle:${subscriptionId}:${line.period.startsOn}`),
    draftId, quoteId: null, at: ctx.now,
  })
}
