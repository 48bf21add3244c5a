/** A trial becomes a paid subscription: quote and execution decide alike, by today's price (X3, G6). */
import { decideTrialSubscription } from '@assento/rules'
import type { Decision, TermChangePlan } from '@assento/rules'
import type { Handle } from '@assento/store'
import { z } from 'zod'
import { billingFrequency, commitment, id, seats } from '../platform/inputs.ts'
import { command, quotation } from '../platform/procedure.ts'
import { auditOfDecision } from '../platform/types.ts'
import type { CommandResult, ProcedureContext } from '../platform/types.ts'
import { askFields, quotedFields } from '../subscriptions/inputs.ts'
import { loadDetail } from '../subscriptions/load-detail.ts'
import { answerQuote, refuseOutdatedQuote } from '../subscriptions/quotes.ts'
import type { Quotable } from '../subscriptions/quotes.ts'
import { loadVisible, refuseSelfService, unlessStale } from '../subscriptions/visible-subscription.ts'
import type { VisibleSubscription } from '../subscriptions/visible-subscription.ts'
import { refuseRestricted } from '../collections/holds.ts'
import { applyPlanChange } from './apply-plan-change.ts'
import type { PlanChanged, PlanQuote } from './dto.ts'
import { wishedOffer } from './prepare-plan-change.ts'

/** By default the trial's own plan for a year paid by the month. */
const wish = { seats, planId: id.optional(), commitment: commitment.default('P1Y'), billingFrequency: billingFrequency.default('monthly') } as const
const quoteInput = z.strictObject({ ...askFields, ...wish })
const confirmInput = z.strictObject({ ...quotedFields, ...wish })

/** What subscribing a trial would charge now. */
export const quoteTrialConversion = quotation('subscriptions.convertTrial.quote', quoteInput, async (ctx, input): Promise<PlanQuote> => {
  const { subject, decision } = await prepare(ctx, ctx.database, { ...input, acknowledgeScheduleLoss: true })
  return answerQuote(ctx, subject, decision, (plan) => quotable(subject, plan))
})

/** Subscribes a trial, running or ended and recoverable, for exactly what the quote said. */
export const confirmTrialConversion = command('subscriptions.convertTrial.confirm', confirmInput, async (ctx, input): Promise<CommandResult<PlanChanged>> => {
  const { subject, decision } = await prepare(ctx, ctx.tx, input)
  const answer = decision.verdict === 'denied'
    ? decision : await refuseOutdatedQuote(ctx, input.quoteId, quotable(subject, decision.plan)) ?? decision
  const plan = answer.verdict === 'denied' ? null : answer.plan
  if (plan !== null) await applyPlanChange(ctx, subject, plan, input.quoteId)
  const { facts, customerId } = subject
  return {
    answer: { ...answer, subscription: await loadDetail(ctx, ctx.tx, facts.id), restoreSchedule: plan?.losesRenewalPlan ?? null },
    audit: auditOfDecision(answer, facts.id, customerId, {
      before: { status: facts.status, isTrial: facts.isTrial, seats: facts.seats, version: facts.version },
      after: { seats: input.seats, offerId: plan?.offer.offerId ?? null, term: plan?.term ?? null, quoteId: input.quoteId ?? null },
    }),
  }
})

async function prepare(
  ctx: ProcedureContext, handle: Handle, input: z.output<typeof quoteInput>,
): Promise<{ readonly subject: VisibleSubscription; readonly decision: Decision<TermChangePlan> }> {
  const subject = await loadVisible(ctx, handle, input.subscriptionId)
  const request = {
    seats: input.seats, offer: await wishedOffer(ctx, handle, subject.facts, input), expectedVersion: input.version,
    acknowledgeScheduleLoss: input.acknowledgeScheduleLoss,
  }
  const decision = await refuseRestricted(ctx, handle, subject.customerId) ?? await refuseSelfService(ctx, handle, subject.customerId)
    ?? decideTrialSubscription(subject.facts, request, ctx.now)
  return { subject, decision: unlessStale(decision, subject.facts.version) }
}

function quotable(subject: VisibleSubscription, plan: TermChangePlan): Quotable {
  return {
    ...subject, procedure: 'subscriptions.convertTrial.confirm', cents: plan.dueNow.cents,
    request: { subscriptionId: plan.subscriptionId, offerId: plan.offer.offerId, seats: plan.seats },
  }
}
