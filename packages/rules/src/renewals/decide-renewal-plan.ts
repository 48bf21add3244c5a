import { allowed, scheduled } from '../decision.ts'
import type { Decision, Denied } from '../decision.ts'
import { denied } from '../decision.ts'
import { addDays } from '../time.ts'
import type { CalendarDate, Instant } from '../time.ts'
import { refuseOffer } from '../catalog/refuse-offer.ts'
import { coterminationEnd } from '../subscriptions/cotermination-end.ts'
import type { OfferFacts, RenewalPlan, SubscriptionFacts } from '../subscriptions/facts.ts'
import type { SchedulePlan } from '../subscriptions/plan.ts'
import { refuseByState, refuseStale } from '../subscriptions/refuse-by-state.ts'
import { refuseSeatQuantity, refuseZero } from '../subscriptions/refuse-seat-quantity.ts'
import { termEndsAt } from '../subscriptions/term-ends-at.ts'
import { previewRenewal } from './preview-renewal.ts'

/** What the next term shall be. It replaces a stored plan as a whole (R3). */
export interface RenewalPlanRequest {
  readonly plan: { readonly seats: number; readonly customTermUntil?: CalendarDate | null }
  /** The offer of the next term, at today's price; null when it has none. Plan, commitment and frequency are its. */
  readonly offer: OfferFacts | null
  readonly expectedVersion?: number | undefined
}

/**
 * Whether the next term is planned so (programar a renovação): seats, plan, commitment, billing frequency, aligned end. Nothing
 * is charged; it takes effect when the term ends, and is checked again then. Needs an active subscription, also a trial, with
 * automatic renewal on (R1). Zero seats are understood as ending at the end of the term (R11).
 * Denies renewals.schedule.needsAutomaticRenewal, catalog.offer.*, subscriptions.coterm.*, and the usual refusals. Source
 * seed 000 (programação de renovação), rows R1–R3, R6, R11.
 */
export function decideRenewalPlan(facts: SubscriptionFacts, request: RenewalPlanRequest, now: Instant): Decision<SchedulePlan> {
  const { seats, customTermUntil = null } = request.plan
  const { offer } = request
  const refusal =
    refuseByState(facts, now, { statuses: ['active'], inTrial: true }) ?? refuseWithoutAutomaticRenewal(facts)
    ?? refuseStale(facts, request.expectedVersion) ?? refuseZero(facts, seats, now, 'atRenewal')
    ?? refuseRenewalPlan(facts, { seats, customTermUntil }, offer, now)
  if (refusal !== null || offer === null) return refusal ?? denied('catalog.offer.notFound', 'No price is in force.')
  const { offerId, planId, commitment, billingFrequency } = offer
  const renewalPlan: RenewalPlan = { seats, offerId, planId, commitment, billingFrequency, customTermUntil }
  return scheduled(termEndsAt(facts), {
    subscriptionId: facts.id, fromVersion: facts.version, endOfTerm: 'renew', renewalPlan, losesRenewalPlan: null,
    preview: previewRenewal({ ...facts, renewalPlan }, offer, 'renew'),
    events: [{ name: 'renewal_plan.saved', subject: { subscriptionId: facts.id, seats, offerId, replaces: facts.renewalPlan !== null } }],
  })
}

/** Whether the stored plan is removed, so that the term renews as it is; a no-op without one. Rule renewals.schedule.replaced. */
export function decideRenewalPlanRemoval(
  facts: SubscriptionFacts, request: { readonly renewalOffer: OfferFacts | null; readonly expectedVersion?: number }, now: Instant,
): Decision<SchedulePlan> {
  const refusal = refuseByState(facts, now, { statuses: ['active'], inTrial: true }) ?? refuseStale(facts, request.expectedVersion)
  if (refusal !== null) return refusal
  return allowed({
    subscriptionId: facts.id, fromVersion: facts.version, endOfTerm: facts.endOfTerm, renewalPlan: null, losesRenewalPlan: facts.renewalPlan,
    preview: previewRenewal({ ...facts, renewalPlan: null }, request.renewalOffer, facts.endOfTerm),
    events: facts.renewalPlan === null ? [] : [{ name: 'renewal_plan.removed', subject: { subscriptionId: facts.id } }],
  })
}

/** What an offer refuses of a plan: when it is saved, and again when the term renews (R2); null when it can be applied. */
export function refuseRenewalPlan(
  facts: SubscriptionFacts, plan: Pick<RenewalPlan, 'seats' | 'customTermUntil'>, offer: OfferFacts | null, at: Instant,
): Denied | null {
  if (offer === null) return refuseOffer(offer, at)
  return refuseOffer(offer, at) ?? refuseSeatQuantity(facts, offer, plan.seats, 'atRenewal') ?? refuseCustomEnd(facts, offer, plan.customTermUntil)
}

function refuseWithoutAutomaticRenewal(facts: SubscriptionFacts): Denied | null {
  return facts.endOfTerm === 'renew' ? null : denied('renewals.schedule.needsAutomaticRenewal', 'Automatic renewal is off.', {
    alternatives: [{ kind: 'turnOnAutomaticRenewal' }], facts: { endOfTerm: facts.endOfTerm, renewsOn: facts.term.until },
  })
}

function refuseCustomEnd(facts: SubscriptionFacts, offer: OfferFacts, customTermUntil: CalendarDate | null): Denied | null {
  if (customTermUntil === null) return null
  const end = coterminationEnd({
    commitment: offer.commitment, startsOn: facts.term.until, anchorOn: facts.anchorOn, moment: 'renewal',
    align: { kind: 'date', lastOn: addDays(customTermUntil, -1) },
  })
  return end.verdict === 'denied' ? end : null
}
