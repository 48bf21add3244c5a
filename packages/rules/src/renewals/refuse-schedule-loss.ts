import { denied } from '../decision.ts'
import type { Denied } from '../decision.ts'
import type { RenewalPlan, SubscriptionFacts } from '../subscriptions/facts.ts'
import type { PlannedEvent } from '../subscriptions/plan.ts'

/**
 * The renewal plan that a change drops; null when there is none or the product keeps it. A change that ends the subscription
 * (`always`) drops it whatever the product says. Rule renewals.schedule.lossNotAcknowledged (R4, decision 11).
 */
export function lostRenewalPlan(facts: SubscriptionFacts, drops: 'byPolicy' | 'always' = 'byPolicy'): RenewalPlan | null {
  return drops === 'always' || facts.policy.scheduleOnChange === 'dropped' ? facts.renewalPlan : null
}

/** Refuses to drop a renewal plan that the customer has not agreed to lose; null when nothing is lost or it is agreed. */
export function refuseScheduleLoss(facts: SubscriptionFacts, lost: RenewalPlan | null, acknowledged: boolean | undefined): Denied | null {
  if (lost === null || acknowledged === true) return null
  return denied('renewals.schedule.lossNotAcknowledged', 'The change drops the stored renewal plan.', {
    alternatives: [{ kind: 'acknowledgeScheduleLoss' }],
    facts: {
      plannedSeats: lost.seats, plannedCommitment: lost.commitment, plannedBillingFrequency: lost.billingFrequency,
      plannedOfferId: lost.offerId, renewsOn: facts.term.until,
    },
  })
}

/** The event that tells of a dropped plan; none when nothing is lost. */
export function scheduleLossEvents(subscriptionId: string, lost: RenewalPlan | null): readonly PlannedEvent[] {
  return lost === null ? [] : [{ name: 'renewal_plan.dropped', subject: { subscriptionId, seats: lost.seats, offerId: lost.offerId } }]
}
