import { allowed, assert, planRelease } from '@assento/rules'
import type { Decision, StatePlan } from '@assento/rules'
import { findRetroactiveUntil, listSuspendingHolds } from '@assento/store'
import type { CollectionsHoldRow, Tx } from '@assento/store'
import type { ProcedureContext } from '../platform/types.ts'
import { isCustomerPerson } from '../subscriptions/permissions.ts'
import type { VisibleSubscription } from '../subscriptions/visible-subscription.ts'
import { refuseHeld } from './holds.ts'

/** Refusals that a hold explains better: the term may end while it lasts, and payment still releases. */
const EXPLAINED = ['subscriptions.resume.termEnded', 'subscriptions.resume.retroactivePaymentDue']

/**
 * What asking for release means for a subscription that an unpaid invoice holds: the customer's people are told to pay (denies
 * collections.suspension.unpaid); the reseller lifts the hold by asking, and what was is restored. Without a hold,
 * the decision as it is.
 */
export async function decideHeldResumption(
  ctx: ProcedureContext, tx: Tx, { facts }: VisibleSubscription, decision: Decision<StatePlan>,
): Promise<Decision<StatePlan>> {
  const [first] = await listSuspendingHolds(tx, ctx.tenant.id, [facts.id])
  if (first === undefined || (decision.verdict === 'denied' && !EXPLAINED.includes(decision.rule))) return decision
  if (isCustomerPerson(ctx.caller)) return await refuseHeld(ctx, tx, facts.id) ?? decision
  const { prior_status: status, prior_end_of_term: endOfTerm } = first
  assert(status !== null && endOfTerm !== null, 'a suspension knows what was before')
  const release = planRelease(facts, {
    heldFrom: { status, endOfTerm }, release: 'paymentInFull', retroactivePaidUntil: await invoicedUntil(tx, ctx.tenant.id, first),
  }, ctx.now)
  return release.kind === 'released' ? allowed(release.plan) : decision
}

/** What a retroactive invoice asks for is not charged again, paid or not. */
async function invoicedUntil(tx: Tx, tenantId: string, hold: CollectionsHoldRow) {
  return hold.is_retroactive === 1 ? findRetroactiveUntil(tx, tenantId, hold.invoice_id, hold.subscription_id) : null
}
