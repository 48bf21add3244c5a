import type { Decision, StatePlan } from '@assento/rules'
import { applyStatePlan } from '@assento/store'
import { auditOfDecision } from '../platform/types.ts'
import type { CommandContext, CommandResult } from '../platform/types.ts'
import { nextActionAfter } from '../renewals/next-action.ts'
import { applyMeta } from './apply-meta.ts'
import type { StateChanged } from './dto.ts'
import { loadDetail } from './load-detail.ts'
import { requestProvisioning } from '../platform/provisioning.ts'
import type { VisibleSubscription } from './visible-subscription.ts'

/** Writes a cancellation, suspension or resumption that is allowed, and answers with the subscription as it is afterwards. */
export async function applyStateChange(
  ctx: CommandContext, subject: VisibleSubscription, decision: Decision<StatePlan>, kind: 'cancel' | 'suspend' | 'resume', quoteId?: string,
): Promise<CommandResult<StateChanged>> {
  const { facts } = subject
  if (decision.verdict !== 'denied') {
    const { plan } = decision
    const after = { ...facts, status: plan.toStatus, endOfTerm: plan.endOfTerm, term: plan.term ?? facts.term }
    await applyStatePlan(ctx.tx, ctx.tenant.id, plan, applyMeta(ctx, facts, { quoteId, nextActionAt: await nextActionAfter(ctx, after) }))
    await requestProvisioning(ctx, ctx.tx, facts.id, kind, null)
  }
  const plan = decision.verdict === 'denied' ? null : decision.plan
  return {
    answer: {
      ...decision, subscription: await loadDetail(ctx, ctx.tx, facts.id), restoreSchedule: plan?.losesRenewalPlan ?? null,
    },
    audit: auditOfDecision(decision, facts.id, subject.customerId, {
      before: { status: facts.status, endOfTerm: facts.endOfTerm, version: facts.version, renewalPlan: facts.renewalPlan },
      after: { change: kind, status: plan?.toStatus ?? null, endOfTerm: plan?.endOfTerm ?? null, dueNow: plan?.dueNow ?? null },
    }),
  }
}
