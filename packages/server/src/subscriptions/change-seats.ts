import type { SeatPlan } from '@assento/rules'
import { applySeatPlan } from '@assento/store'
import { command } from '../platform/procedure.ts'
import { auditOfDecision } from '../platform/types.ts'
import type { CommandContext, CommandResult } from '../platform/types.ts'
import { applyMeta } from './apply-meta.ts'
import type { SeatChanged } from './dto.ts'
import { seatChangeInput } from './inputs.ts'
import { loadDetail } from './load-detail.ts'
import { prepareSeatChange, quotableSeatChange } from './prepare-seat-change.ts'
import { refuseOutdatedQuote } from './quotes.ts'
import { requestProvisioning } from '../platform/provisioning.ts'
import type { VisibleSubscription } from './visible-subscription.ts'

/**
 * Changes the number of seats: decides again inside the transaction, holds to the quote when there is one, and writes seats,
 * batches, charges, provisioning and events together. A "no" changes nothing but the audit.
 */
export const changeSeats = command('subscriptions.seats.change', seatChangeInput, async (ctx, input): Promise<CommandResult<SeatChanged>> => {
  const { subject, decision } = await prepareSeatChange(ctx, ctx.tx, input)
  const answer = decision.verdict === 'denied'
    ? decision : await refuseOutdatedQuote(ctx, input.quoteId, quotableSeatChange(subject, decision.plan)) ?? decision
  if (answer.verdict !== 'denied') await apply(ctx, subject, answer.plan, input.quoteId)
  const restoreSchedule = answer.verdict === 'denied' ? null : answer.plan.losesRenewalPlan
  return {
    answer: { ...answer, subscription: await loadDetail(ctx, ctx.tx, input.subscriptionId), restoreSchedule },
    audit: auditOfDecision(answer, subject.facts.id, subject.customerId, {
      before: { seats: subject.facts.seats, version: subject.facts.version, renewalPlan: subject.facts.renewalPlan },
      after: { seats: input.seats, quoteId: input.quoteId ?? null, dueNow: answer.verdict === 'denied' ? null : answer.plan.dueNow },
    }),
  }
})

async function apply(ctx: CommandContext, subject: VisibleSubscription, plan: SeatPlan, quoteId: string | undefined): Promise<void> {
  if (plan.change === 'none') return
  await applySeatPlan(ctx.tx, ctx.tenant.id, plan, applyMeta(ctx, subject.facts, { quoteId }))
  await requestProvisioning(ctx, ctx.tx, plan.subscriptionId, 'seats', plan.toSeats)
}
