import { allowed } from '../decision.ts'
import type { Allowed, Denied } from '../decision.ts'
import { denied } from '../decision.ts'
import type { Instant } from '../time.ts'
import { refuseOffer } from '../catalog/refuse-offer.ts'
import type { OfferFacts, SubscriptionFacts } from '../subscriptions/facts.ts'
import type { RenewalTermPlan } from '../subscriptions/plan.ts'
import { termEndsAt } from '../subscriptions/term-ends-at.ts'
import { refuseRenewalPlan } from './decide-renewal-plan.ts'
import { extendedOffer } from './extended-offer.ts'
import { planRenewalTerm } from './plan-renewal-term.ts'

/** Today's prices, for the job that renews; null where no price is in force. */
export interface RenewalOffers {
  /** The offer that the renewal plan names. */
  readonly plannedOffer: OfferFacts | null
  /** The running term's own offer; for a trial, the paid one that it turns into. */
  readonly currentOffer: OfferFacts | null
  /** The plan's monthly offer, for an extended term. */
  readonly monthlyOffer: OfferFacts | null
}

/**
 * What the renewal of a term that is over does: a new term from the old end, the stored plan applied, the price list of the
 * day, one window for all seats from the instant `now` at which it completes, the plan cleared. The plan is checked again: if
 * its offer was withdrawn or no longer fits, the term renews unchanged with an alert (decision 12). `extend` gives one month
 * at a time with its surcharge. Denies renewals.term.notDue (R9: a second run finds the next term running),
 * subscriptions.state.notActive / .notRecoverable (suspended, ended), renewals.schedule.needsAutomaticRenewal,
 * catalog.offer.notFound. Rows R8, R9, W3, E1, E2, X1.
 */
export function decideRenewal(facts: SubscriptionFacts, offers: RenewalOffers, now: Instant): Allowed<RenewalTermPlan> | Denied {
  const refusal = refuseRenewal(facts, now)
  if (refusal !== null) return refusal
  if (facts.endOfTerm === 'extend') return decideExtension(facts, offers, now)
  const plan = facts.renewalPlan
  const applies = plan !== null && offers.plannedOffer !== null && refuseRenewalPlan(facts, plan, offers.plannedOffer, now) === null
  const offer = applies ? offers.plannedOffer : offers.currentOffer
  const noPrice = refuseOffer(offer, now)
  if (noPrice !== null || offer === null) return noPrice ?? denied('catalog.offer.notFound', 'No price is in force.')
  return allowed(planRenewalTerm(facts, {
    outcome: 'renewed', offer,
    seats: applies ? plan.seats : facts.seats,
    customTermUntil: applies ? plan.customTermUntil : null,
    appliedRenewalPlan: applies, alertFor: applies ? null : plan, now,
  }))
}

/** An extended month; without a list price today it goes on at the price of the month before. */
function decideExtension(facts: SubscriptionFacts, offers: RenewalOffers, now: Instant): Allowed<RenewalTermPlan> | Denied {
  const listOffer = offers.monthlyOffer ?? offers.currentOffer
  const goesOn = facts.status === 'extended' ? facts.offer : extendedOffer(facts.policy, facts.offer)
  const offer = listOffer === null ? goesOn : extendedOffer(facts.policy, listOffer)
  return allowed(planRenewalTerm(facts, {
    outcome: 'extended', offer, seats: facts.seats, customTermUntil: null, appliedRenewalPlan: false, alertFor: null, now,
  }))
}

function refuseRenewal(facts: SubscriptionFacts, now: Instant): Denied | null {
  if (facts.status === 'expired' || facts.status === 'disabled' || facts.status === 'deleted') {
    return denied('subscriptions.state.notRecoverable', 'The subscription has ended.', { facts: { status: facts.status } })
  }
  if (facts.status !== 'active' && facts.status !== 'extended') {
    return denied('subscriptions.state.notActive', `A ${facts.status} subscription does not renew.`, { facts: { status: facts.status } })
  }
  if (now < termEndsAt(facts)) {
    return denied('renewals.term.notDue', 'The term is still running.', { earliestAt: termEndsAt(facts), facts: { renewsOn: facts.term.until } })
  }
  if (facts.endOfTerm !== 'end') return null
  return denied('renewals.schedule.needsAutomaticRenewal', 'The subscription ends with its term.', {
    facts: { endOfTerm: 'end', renewsOn: facts.term.until },
  })
}
