import { allowed } from '../decision.ts'
import type { Decision, Denied } from '../decision.ts'
import { denied } from '../decision.ts'
import type { Instant } from '../time.ts'
import { refuseOffer } from '../catalog/refuse-offer.ts'
import { decideTrialConversion } from '../subscriptions/decide-trial-conversion.ts'
import type { TrialConversionRequest } from '../subscriptions/decide-trial-conversion.ts'
import type { SubscriptionFacts } from '../subscriptions/facts.ts'
import { planTerm } from '../subscriptions/plan-term.ts'
import { refuseStale } from '../subscriptions/refuse-by-state.ts'
import { refuseOutsideOffer, refuseZero } from '../subscriptions/refuse-seat-quantity.ts'
import type { TermChangePlan } from './plan-change.ts'

/** True for a trial that has ended and whose users and data are still there (avaliação encerrada, recuperável). */
export function isRecoverableTrial(facts: Pick<SubscriptionFacts, 'isTrial' | 'status'>): boolean {
  return facts.isTrial && (facts.status === 'expired' || facts.status === 'disabled')
}

/**
 * Whether a trial becomes a paid subscription: a running one as `decideTrialConversion` says, an ended one that can still be
 * recovered from today on, with any number of seats that the offer and the people assigned allow (subscribe now).
 * Rule plans.trial.subscribedAgain (G6). Denies subscriptions.state.notRecoverable once it is deleted, subscriptions.seats.belowAssigned,
 * catalog.offer.notFound, and what `decideTrialConversion` denies.
 */
export function decideTrialSubscription(facts: SubscriptionFacts, request: TrialConversionRequest, now: Instant): Decision<TermChangePlan> {
  if (!isRecoverableTrial(facts)) return decideTrialConversion(facts, request, now)
  const { offer, seats } = request
  const early = refuseStale(facts, request.expectedVersion) ?? refuseZero(facts, seats, now, 'atRenewal') ?? refuseOffer(offer, now)
  if (early !== null || offer === null) return early ?? denied('catalog.offer.notFound', 'No price is in force.')
  const refusal = refuseOutsideOffer(offer, seats, 0) ?? refuseFewerThanAssigned(facts, seats)
  if (refusal !== null) return refusal
  return allowed({
    ...planTerm({ policy: facts.policy, offer, seats, activatedAt: now }),
    subscriptionId: facts.id, fromVersion: facts.version, change: 'trialConverted', losesRenewalPlan: facts.renewalPlan, endOfTerm: 'renew',
    events: [{ name: 'subscription.trial_converted', subject: { subscriptionId: facts.id, seats, offerId: offer.offerId } }],
  })
}

function refuseFewerThanAssigned(facts: SubscriptionFacts, seats: number): Denied | null {
  if (seats >= facts.assignedSeats) return null
  const toUnassign = facts.assignedSeats - seats
  return denied('subscriptions.seats.belowAssigned', 'More seats are assigned than would be bought.', {
    alternatives: [{ kind: 'unassignSeats', count: toUnassign }],
    facts: { requested: seats, current: facts.seats, assigned: facts.assignedSeats, toUnassign },
  })
}
