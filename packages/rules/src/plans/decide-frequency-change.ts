import { scheduled } from '../decision.ts'
import type { Alternative, Decision, Denied } from '../decision.ts'
import { denied } from '../decision.ts'
import { startOfDate } from '../time-zone.ts'
import type { Instant } from '../time.ts'
import { refuseOffer } from '../catalog/refuse-offer.ts'
import { lostRenewalPlan, refuseScheduleLoss, scheduleLossEvents } from '../renewals/refuse-schedule-loss.ts'
import { cycleOf } from '../subscriptions/cycle-of.ts'
import type { OfferFacts, SubscriptionFacts } from '../subscriptions/facts.ts'
import { prorateLine } from '../subscriptions/prorate-line.ts'
import { refuseByState, refuseStale } from '../subscriptions/refuse-by-state.ts'
import { termEndsAt, todayIn } from '../subscriptions/term-ends-at.ts'
import type { FrequencyPlan } from './plan-change.ts'

export interface FrequencyRequest {
  /** The same plan and commitment, charged otherwise; null when it has no price. */
  readonly offer: OfferFacts | null
  readonly expectedVersion?: number | undefined
  readonly acknowledgeScheduleLoss?: boolean
}

/**
 * Whether the billing frequency changes from the next cycle on (forma de cobrança): only three-year terms, between monthly and
 * annual. The term's dates stay; an annual cycle that begins inside its year is charged for the days that are left of it.
 * Rule plans.frequency.nextCycle (U5). Denies plans.frequency.onlyAtRenewal and the usual refusals.
 */
export function decideFrequencyChange(facts: SubscriptionFacts, request: FrequencyRequest, now: Instant): Decision<FrequencyPlan> {
  const lost = lostRenewalPlan(facts)
  const early = refuseByState(facts, now, { statuses: ['active'] }) ?? refuseStale(facts, request.expectedVersion) ?? refuseOffer(request.offer, now)
  if (early !== null) return early
  const offer = request.offer as OfferFacts
  const effectiveOn = cycleOf(facts.anchorOn, facts.term, facts.offer.billingFrequency, todayIn(facts, now)).until
  const refusal =
    (changesInTerm(facts, offer) && effectiveOn < facts.term.until ? null : onlyAtRenewal(facts, offer))
    ?? refuseScheduleLoss(facts, lost, request.acknowledgeScheduleLoss)
  if (refusal !== null) return refusal
  const cycle = cycleOf(facts.anchorOn, facts.term, offer.billingFrequency, effectiveOn)
  return scheduled(startOfDate(effectiveOn, facts.policy.zone), {
    subscriptionId: facts.id, fromVersion: facts.version, offer, effectiveOn, term: facts.term,
    firstCharge: prorateLine('termCycle', facts.seats, offer.unitPrice, cycle, effectiveOn), losesRenewalPlan: lost,
    events: [
      { name: 'subscription.billing_frequency_changed', subject: { subscriptionId: facts.id, to: offer.billingFrequency, effectiveOn } },
      ...scheduleLossEvents(facts.id, lost),
    ],
  })
}

function changesInTerm(facts: SubscriptionFacts, offer: OfferFacts): boolean {
  const pair = [facts.offer.billingFrequency, offer.billingFrequency].sort().join('/')
  return facts.offer.commitment === 'P3Y' && offer.commitment === 'P3Y' && pair === 'annual/monthly'
}

function onlyAtRenewal(facts: SubscriptionFacts, offer: OfferFacts): Denied {
  const renews = facts.endOfTerm === 'renew'
  const alternatives: Alternative[] = renews
    ? [{ kind: 'scheduleForRenewal', seats: facts.seats, renewsOn: facts.term.until }]
    : [{ kind: 'turnOnAutomaticRenewal' }]
  return denied('plans.frequency.onlyAtRenewal', 'This commitment changes its billing frequency at the renewal only.', {
    earliestAt: renews ? termEndsAt(facts) : null, alternatives,
    facts: { commitment: facts.offer.commitment, requested: offer.billingFrequency, renewsOn: facts.term.until },
  })
}
