import { assert, type TermChangePlan, type UpgradePlan } from '@assento/rules'
import type { Updateable } from 'kysely'
import type { Tx } from '../handle.ts'
import type { SubscriptionTable } from '../schema.ts'
import { deleteFrequencyChange } from './frequency-changes.ts'
import {
  advanceSubscription, consumeBatch, deleteRenewalPlan, issueChange, openSeatBatch, type AppliedChange, type ApplyMeta,
} from '../subscriptions/apply.ts'

/** Writes a full upgrade: the subscription keeps its id, its moved seats leave their windows. Throws StaleVersionError. */
export async function applyUpgrade(tx: Tx, tenantId: string, plan: UpgradePlan, meta: ApplyMeta): Promise<AppliedChange> {
  assert(plan.scope === 'full', `a ${plan.scope} upgrade touches two subscriptions`)
  const customerId = await advanceSubscription(tx, tenantId, plan, meta, termColumns(plan))
  for (const { batchId, seats } of plan.consumesBatches) await consumeBatch(tx, tenantId, plan.subscriptionId, batchId, seats)
  await deleteFrequencyChange(tx, tenantId, plan.subscriptionId)
  if (plan.losesRenewalPlan !== null) await deleteRenewalPlan(tx, tenantId, plan.subscriptionId)
  return issueChange(tx, tenantId, customerId, plan, meta)
}

/**
 * Writes a term that begins today: a longer commitment, a converted trial, another plan with its seats. Windows of before are
 * gone; only a converted trial opens one (W2, W7). Throws StaleVersionError.
 */
export async function applyTermChange(tx: Tx, tenantId: string, plan: TermChangePlan, meta: ApplyMeta): Promise<AppliedChange> {
  const customerId = await advanceSubscription(tx, tenantId, plan, meta, {
    ...termColumns(plan), end_of_term: plan.endOfTerm, status: 'active', is_trial: 0, seats: plan.seats, term_activated_at: plan.activatedAt,
    bought_or_renewed_on: plan.term.startsOn,
  })
  await tx.db.deleteFrom('seat_batch').where('tenant_id', '=', tenantId).where('subscription_id', '=', plan.subscriptionId).execute()
  if (plan.opensBatch !== null) await openSeatBatch(tx, tenantId, plan.subscriptionId, plan.opensBatch)
  await deleteFrequencyChange(tx, tenantId, plan.subscriptionId)
  if (plan.losesRenewalPlan !== null) await deleteRenewalPlan(tx, tenantId, plan.subscriptionId)
  return issueChange(tx, tenantId, customerId, plan, meta)
}

function termColumns({ offer, anchorOn, term }: Pick<UpgradePlan, 'offer' | 'anchorOn' | 'term'>): Updateable<SubscriptionTable> {
  return {
    product_id: offer.productId, plan_id: offer.planId, offer_id: offer.offerId, commitment: offer.commitment,
    billing_frequency: offer.billingFrequency, currency: offer.unitPrice.currency, cycle_unit_cents: offer.unitPrice.cents,
    promotion_cap_seats: offer.promotionCapSeats, anchor_on: anchorOn, term_starts_on: term.startsOn, term_until: term.until,
  }
}
