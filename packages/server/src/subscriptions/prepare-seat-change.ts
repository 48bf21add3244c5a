/** The one path of a seat change: quote and execution both decide here, each time from facts just loaded. */
import { decideSeatChange } from '@assento/rules'
import type { Decision, SeatPlan } from '@assento/rules'
import type { Handle } from '@assento/store'
import { refuseRestricted } from '../collections/holds.ts'
import { fail } from '../platform/errors.ts'
import type { ProcedureContext } from '../platform/types.ts'
import type { SeatInput } from './inputs.ts'
import { isSalesAgent } from './permissions.ts'
import type { Quotable } from './quotes.ts'
import { loadVisible, refuseSelfService, unlessStale } from './visible-subscription.ts'
import type { VisibleSubscription } from './visible-subscription.ts'

export interface PreparedSeatChange {
  readonly subject: VisibleSubscription
  readonly decision: Decision<SeatPlan>
}

/**
 * Loads the subscription (locked when `handle` is a transaction) and decides. Ends the call when the id is unknown to the caller,
 * when a sales agent reduces (A2), or when the version is stale (Q6); corporate accounts are denied self-service (G7), and
 * increases while an overdue invoice restricts the customer (P4).
 */
export async function prepareSeatChange(ctx: ProcedureContext, handle: Handle, input: SeatInput): Promise<PreparedSeatChange> {
  const subject = await loadVisible(ctx, handle, input.subscriptionId)
  if (input.seats < subject.facts.seats && isSalesAgent(ctx.caller)) {
    fail('forbidden', 'a sales agent may not reduce seats', [
      { field: 'seats', rule: 'accounts.role.forbidden', message: 'ask an administrator' },
    ])
  }
  const request = { seats: input.seats, expectedVersion: input.version, acknowledgeScheduleLoss: input.acknowledgeScheduleLoss }
  const decision = unlessStale(
    await refuseSelfService(ctx, handle, subject.customerId) ?? decideSeatChange(subject.facts, request, ctx.now), subject.facts.version)
  const increases = decision.verdict !== 'denied' && decision.plan.change === 'increase'
  return { subject, decision: (increases ? await refuseRestricted(ctx, handle, subject.customerId) : null) ?? decision }
}

/** What a quote of this change promises. */
export function quotableSeatChange(subject: VisibleSubscription, plan: SeatPlan): Quotable {
  return {
    ...subject, procedure: 'subscriptions.seats.change', cents: plan.dueNow.cents,
    request: { subscriptionId: plan.subscriptionId, seats: plan.toSeats },
  }
}
