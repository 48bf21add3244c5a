import { nextActionAt } from '@assento/rules'
import type { Instant, SubscriptionFacts } from '@assento/rules'
import { applyTermChange, applyUpgrade, saveFrequencyChange } from '@assento/store'
import { command } from '../platform/procedure.ts'
import { requestProvisioning } from '../platform/provisioning.ts'
import { auditOfDecision } from '../platform/types.ts'
import type { CommandContext, CommandResult } from '../platform/types.ts'
import { nextActionAfter } from '../renewals/next-action.ts'
import { applyMeta } from '../subscriptions/apply-meta.ts'
import { loadDetail } from '../subscriptions/load-detail.ts'
import { refuseOutdatedQuote } from '../subscriptions/quotes.ts'
import type { VisibleSubscription } from '../subscriptions/visible-subscription.ts'
import type { PlanChanged, PlanChangePlan } from './dto.ts'
import { planChangeInput, preparePlanChange, quotablePlanChange } from './prepare-plan-change.ts'

/**
 * Moves all seats to a better plan, begins a longer commitment today, or has the next cycle charged otherwise: for exactly
 * what the quote said (U1, U4, U5).
 */
export const changePlan = command('plans.change', planChangeInput, async (ctx, input): Promise<CommandResult<PlanChanged>> => {
  const { subject, decision } = await preparePlanChange(ctx, ctx.tx, input)
  const answer = decision.verdict === 'denied'
    ? decision : await refuseOutdatedQuote(ctx, input.quoteId, quotablePlanChange(subject, decision.plan)) ?? decision
  const plan = answer.verdict === 'denied' ? null : answer.plan
  if (plan !== null) await apply(ctx, subject, plan, input.quoteId)
  const { facts, customerId } = subject
  return {
    answer: { ...answer, subscription: await loadDetail(ctx, ctx.tx, facts.id), restoreSchedule: plan?.losesRenewalPlan ?? null },
    audit: auditOfDecision(answer, facts.id, customerId, {
      before: {
        offerId: facts.offer.offerId, planId: facts.offer.planId, term: facts.term, version: facts.version, renewalPlan: facts.renewalPlan,
      },
      after: {
        planId: input.planId ?? null, commitment: input.commitment ?? null, offerId: plan?.offer.offerId ?? null, quoteId: input.quoteId ?? null,
      },
    }),
  }
})

async function apply(ctx: CommandContext, { facts }: VisibleSubscription, plan: PlanChangePlan, quoteId: string | undefined): Promise<void> {
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
