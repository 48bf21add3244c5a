import { allowed, assert } from '@assento/rules'
import { releaseSubscriptionHolds } from '@assento/store'
import { decideHeldResumption } from '../collections/decide-held-resumption.ts'
import { releaseSubscription } from '../collections/release-subscription.ts'
import { command } from '../platform/procedure.ts'
import { auditOfDecision } from '../platform/types.ts'
import type { CommandContext, CommandResult } from '../platform/types.ts'
import { applyStateChange } from './apply-state-change.ts'
import type { StateChanged } from './dto.ts'
import { resumeInput } from './inputs.ts'
import { loadDetail } from './load-detail.ts'
import { prepareStateChange } from './prepare-state-change.ts'
import type { VisibleSubscription } from './visible-subscription.ts'

/**
 * Releases a suspended subscription (liberar) before its term ends; automatic renewal stays off (L2). One that an unpaid invoice
 * holds is released by payment, or by the reseller. Where suspension pauses billing and the term has ended, the time since is
 * invoiced at once with the caller's consent, and paid in full before access comes back (L6).
 */
export const resumeSubscription = command('subscriptions.resume', resumeInput, async (ctx, input) => {
  const prepared = await prepareStateChange(ctx, ctx.tx, 'resume', input)
  const { subject } = prepared
  const decision = await decideHeldResumption(ctx, ctx.tx, subject, prepared.decision)
  const owesTimeSince = decision.verdict === 'denied' && decision.rule === 'subscriptions.resume.retroactivePaymentDue'
  if (owesTimeSince && input.acceptsRetroactiveInvoice) return invoiceFirst(ctx, subject)
  if (decision.verdict !== 'denied') await releaseSubscriptionHolds(ctx.tx, ctx.tenant.id, subject.facts.id, ctx.now)
  return applyStateChange(ctx, subject, decision, 'resume')
})

/** The plan's lines are on the new invoice, and the subscription stays suspended until it is paid. */
async function invoiceFirst(ctx: CommandContext, { facts, customerId }: VisibleSubscription): Promise<CommandResult<StateChanged>> {
  const request = { heldFrom: { status: 'active', endOfTerm: facts.endOfTerm }, release: 'retroactiveInvoice', retroactivePaidUntil: null } as const
  const release = await releaseSubscription(ctx, ctx.tx, facts.id, request, [])
  assert(release.kind === 'released' || release.kind === 'invoicedFirst', `${facts.id} was found suspended`)
  const decision = allowed(release.plan)
  return {
    answer: { ...decision, subscription: await loadDetail(ctx, ctx.tx, facts.id), restoreSchedule: null },
    audit: auditOfDecision(decision, facts.id, customerId, {
      before: { status: facts.status, term: facts.term, version: facts.version },
      after: { change: 'resume', status: release.plan.toStatus, dueNow: release.plan.dueNow },
    }),
  }
}
