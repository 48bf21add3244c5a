import type { Decision, SchedulePlan } from '@assento/rules'
import { clearRenewalPlan, saveRenewalPlan } from '@assento/store'
import { auditOfDecision } from '../platform/types.ts'
import type { CommandContext, CommandResult } from '../platform/types.ts'
import { applyMeta } from '../subscriptions/apply-meta.ts'
import type { VisibleSubscription } from '../subscriptions/visible-subscription.ts'
import type { RenewalChanged } from './dto.ts'
import { loadRenewalView } from './load-view.ts'
import { nextActionAfter } from './next-action.ts'

/** Writes what is planned for the end of the term, unless it is so already, and answers with the scheduler's view afterwards. */
export async function applySchedule(
  ctx: CommandContext, subject: VisibleSubscription, decision: Decision<SchedulePlan>, quoteId?: string,
): Promise<CommandResult<RenewalChanged>> {
  const { facts } = subject
  const plan = decision.verdict === 'denied' ? null : decision.plan
  if (plan !== null && plan.events.length > 0) {
    const after = { ...facts, endOfTerm: plan.endOfTerm, renewalPlan: plan.renewalPlan }
    const meta = applyMeta(ctx, facts, { quoteId, nextActionAt: await nextActionAfter(ctx, after) })
    await (plan.renewalPlan === null ? clearRenewalPlan : saveRenewalPlan)(ctx.tx, ctx.tenant.id, plan, meta)
  }
  return {
    answer: { ...decision, view: await loadRenewalView(ctx, ctx.tx, facts.id), restoreSchedule: plan?.losesRenewalPlan ?? null },
    audit: auditOfDecision(decision, facts.id, subject.customerId, {
      before: { endOfTerm: facts.endOfTerm, renewalPlan: facts.renewalPlan, version: facts.version },
      after: plan === null ? null : { endOfTerm: plan.endOfTerm, renewalPlan: plan.renewalPlan, quoteId: quoteId ?? null },
    }),
  }
}
