import { nextActionAt } from '@assento/rules'
import type { Instant, SubscriptionFacts } from '@assento/rules'
import { applyTermChange, applyUpgrade, saveFrequencyChange } from '@assento/store'
import { requestProvisioning } from '../platform/provisioning.ts'
import type { CommandContext } from '../platform/types.ts'
import { nextActionAfter } from '../renewals/next-action.ts'
import { applyMeta } from '../subscriptions/apply-meta.ts'
import type { VisibleSubscription } from '../subscriptions/visible-subscription.ts'
import type { PlanChangePlan } from './dto.ts'

/** Writes a change inside the term that was decided in this transaction, and asks for its provisioning. */
export async function applyPlanChange(
  ctx: CommandContext, { facts }: VisibleSubscription, plan: PlanChangePlan, quoteId: string | undefined,
): Promise<void> {
  if (!('dueNow' in plan)) {
    // Nothing is due now: the next cycle is charged in the new way, and that is when time acts next anyway.
    await saveFrequencyChange(ctx.tx, ctx.tenant.id, plan, applyMeta(ctx, facts, { quoteId }))
    return
  }
  const after = { ...facts, offer: plan.offer, term: plan.term, anchorOn: plan.anchorOn }
  if ('scope' in plan) {
    const meta = applyMeta(ctx, facts, { quoteId, nextActionAt: await nextActionAfter(ctx, after) })
    await applyUpgrade(ctx.tx, ctx.tenant.id, plan, meta)
  } else {
    const meta = applyMeta(ctx, facts, { quoteId, nextActionAt: firstActionOf({ ...after, endOfTerm: plan.endOfTerm }, ctx.now) })
    await applyTermChange(ctx.tx, ctx.tenant.id, plan, meta)
  }
  await requestProvisioning(ctx, ctx.tx, facts.id, 'seats', plan.seats)
}

/** A term that begins today: nothing of the old one is due any more. */
function firstActionOf(facts: SubscriptionFacts, now: Instant): Instant | null {
  return nextActionAt({ ...facts, status: 'active', charged: [] }, now)
}
