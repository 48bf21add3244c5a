import { command } from '../platform/procedure.ts'
import { auditOfDecision } from '../platform/types.ts'
import type { CommandResult } from '../platform/types.ts'
import { loadDetail } from '../subscriptions/load-detail.ts'
import { refuseOutdatedQuote } from '../subscriptions/quotes.ts'
import { applyPlanChange } from './apply-plan-change.ts'
import type { PlanChanged } from './dto.ts'
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
  if (plan !== null) await applyPlanChange(ctx, subject, plan, input.quoteId)
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
