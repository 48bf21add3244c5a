/** Cancelling, suspending and resuming: one path from facts to decision, for quotes and for the acts. */
import { decideCancellation, decideResumption, decideSuspension } from '@assento/rules'
import type { Decision, StatePlan } from '@assento/rules'
import type { Handle } from '@assento/store'
import type { ProcedureContext } from '../platform/types.ts'
import type { ChangeInput } from './inputs.ts'
import type { Quotable } from './quotes.ts'
import { loadVisible, refuseSelfService, unlessStale } from './visible-subscription.ts'
import type { VisibleSubscription } from './visible-subscription.ts'

export interface PreparedStateChange {
  readonly subject: VisibleSubscription
  readonly decision: Decision<StatePlan>
}

const DECIDE = { cancel: decideCancellation, suspend: decideSuspension, resume: decideResumption } as const

/** Loads the subscription (locked when `handle` is a transaction) and decides; unknown ids and stale versions end the call. */
export async function prepareStateChange(
  ctx: ProcedureContext, handle: Handle, change: keyof typeof DECIDE, input: ChangeInput,
): Promise<PreparedStateChange> {
  const subject = await loadVisible(ctx, handle, input.subscriptionId)
  const request = { expectedVersion: input.version, acknowledgeScheduleLoss: input.acknowledgeScheduleLoss }
  const decision = await refuseSelfService(ctx, handle, subject.customerId) ?? DECIDE[change](subject.facts, request, ctx.now)
  return { subject, decision: unlessStale(decision, subject.facts.version) }
}

/** What a quote of a cancellation promises. */
export function quotableCancellation(subject: VisibleSubscription, plan: StatePlan): Quotable {
  return {
    ...subject, procedure: 'subscriptions.cancel.confirm', cents: plan.dueNow.cents, request: { subscriptionId: plan.subscriptionId },
  }
}
