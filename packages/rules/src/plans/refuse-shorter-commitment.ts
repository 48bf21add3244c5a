import { denied } from '../decision.ts'
import type { Alternative, Denied } from '../decision.ts'
import { COMMITMENT_MONTHS } from '../policy.ts'
import type { OfferFacts, SubscriptionFacts } from '../subscriptions/facts.ts'
import { termEndsAt } from '../subscriptions/term-ends-at.ts'

/**
 * Refuses a shorter commitment than the running one before the renewal; null when it is as long or longer, and in an
 * extended term, which converts to any. Denies plans.commitment.shorterOnlyAtRenewal (U4).
 */
export function refuseShorterCommitment(facts: SubscriptionFacts, offer: OfferFacts): Denied | null {
  if (facts.status === 'extended' || COMMITMENT_MONTHS[offer.commitment] >= COMMITMENT_MONTHS[facts.offer.commitment]) return null
  return onlyLongerNow(facts, offer)
}

/** The refusal itself, with when and how the wished commitment becomes possible. */
export function onlyLongerNow(facts: SubscriptionFacts, offer: OfferFacts): Denied {
  const renews = facts.endOfTerm === 'renew'
  const alternatives: Alternative[] = renews
    ? [{ kind: 'scheduleForRenewal', seats: facts.seats, renewsOn: facts.term.until }]
    : [{ kind: 'turnOnAutomaticRenewal' }]
  return denied('plans.commitment.shorterOnlyAtRenewal', 'Only a longer commitment starts before the renewal.', {
    earliestAt: renews ? termEndsAt(facts) : null, alternatives,
    facts: { commitment: facts.offer.commitment, requested: offer.commitment, renewsOn: facts.term.until },
  })
}
