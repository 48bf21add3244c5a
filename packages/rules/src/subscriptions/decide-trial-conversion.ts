import { allowed } from '../decision.ts'
import type { Decision, Denied } from '../decision.ts'
import { denied } from '../decision.ts'
import type { Instant } from '../time.ts'
import { refuseOffer } from '../catalog/refuse-offer.ts'
import { lostRenewalPlan, refuseScheduleLoss, scheduleLossEvents } from '../renewals/refuse-schedule-loss.ts'
import type { TermChangePlan } from '../plans/plan-change.ts'
import type { OfferFacts, SubscriptionFacts } from './facts.ts'
import { planTerm } from './plan-term.ts'
import { refuseByState, refuseStale } from './refuse-by-state.ts'
import { refuseOutsideOffer, refuseZero } from './refuse-seat-quantity.ts'

export interface TrialConversionRequest {
  readonly seats: number
  /** The paid offer, by default P1Y charged monthly; without a promotion. Null when there is no price. */
  readonly offer: OfferFacts | null
  readonly expectedVersion?: number | undefined
  readonly acknowledgeScheduleLoss?: boolean
}

/**
 * Whether a trial becomes a paid subscription today (contratar a avaliação): a full new term from today with at least the
 * trial's seats, the first charge, and a window. Fewer seats are possible by planning the renewal instead.
 * Denies subscriptions.trial.minimum (X3), catalog.offer.notFound (also for a promotional offer), and the usual refusals.
 */
export function decideTrialConversion(facts: SubscriptionFacts, request: TrialConversionRequest, now: Instant): Decision<TermChangePlan> {
  const { offer, seats } = request
  const notTrial = facts.isTrial ? null : denied('subscriptions.state.notActive', 'Only a trial is converted.', { facts: { status: facts.status } })
  const early =
    refuseByState(facts, now, { statuses: ['active'], inTrial: true }) ?? notTrial
    ?? refuseStale(facts, request.expectedVersion) ?? refuseZero(facts, seats, now, 'atRenewal') ?? refuseOffer(offer, now)
  if (early !== null || offer === null) return early ?? denied('catalog.offer.notFound', 'No price is in force.')
  const lost = lostRenewalPlan(facts)
  const refusal =
    refusePromotion(offer)
    ?? refuseOutsideOffer(offer, seats, 0)
    ?? (seats >= facts.seats ? null : belowTrial(facts, seats))
    ?? refuseScheduleLoss(facts, lost, request.acknowledgeScheduleLoss)
  if (refusal !== null) return refusal
  return allowed({
    ...planTerm({ policy: facts.policy, offer, seats, activatedAt: now }),
    subscriptionId: facts.id, fromVersion: facts.version, change: 'trialConverted', losesRenewalPlan: lost,
    endOfTerm: facts.endOfTerm,
    events: [
      { name: 'subscription.trial_converted', subject: { subscriptionId: facts.id, seats, offerId: offer.offerId } },
      ...scheduleLossEvents(facts.id, lost),
    ],
  })
}

function refusePromotion(offer: OfferFacts): Denied | null {
  if (offer.promotionCapSeats === null) return null
  return denied('catalog.offer.notFound', 'A trial converts without a promotion.', { facts: { offerId: offer.offerId } })
}

function belowTrial(facts: SubscriptionFacts, seats: number): Denied {
  return denied('subscriptions.trial.minimum', 'Converting before the end needs at least the seats of the trial.', {
    facts: { minimum: facts.seats, requested: seats, renewsOn: facts.term.until },
    alternatives: [
      { kind: 'changeSeatsNow', seats: facts.seats },
      { kind: 'scheduleForRenewal', seats, renewsOn: facts.term.until },
    ],
  })
}
