import type { EndOfTerm } from '../policy.ts'
import type { OfferFacts, SubscriptionFacts } from '../subscriptions/facts.ts'
import type { RenewalPreview } from '../subscriptions/plan.ts'
import { changeableUntil, termEndsAt } from '../subscriptions/term-ends-at.ts'
import { windowUntil } from '../subscriptions/window-until.ts'
import { extendedOffer } from './extended-offer.ts'
import { nextTerm } from './next-term.ts'
import { summarizeTerm } from './summarize-term.ts'

/**
 * This term and the next one side by side. The next term has the seats and dates of `facts.renewalPlan`, else those of today,
 * under `nextOffer` at today's price. For `extend`, `nextOffer` is the monthly offer, or the present one where there is none
 * (the surcharge is added here); for `end`, there is no next term. `nextOffer` null = no price today: no next term can be shown.
 */
export function previewRenewal(facts: SubscriptionFacts, nextOffer: OfferFacts | null, endOfTerm: EndOfTerm): RenewalPreview {
  const current = summarizeTerm(facts.seats, facts.offer, facts.anchorOn, facts.term)
  const ending = { current, next: null, changeableUntil: changeableUntil(facts), nextWindowUntil: null }
  if (endOfTerm === 'end' || nextOffer === null) return ending
  const plan = endOfTerm === 'renew' ? facts.renewalPlan : null
  const offer = endOfTerm === 'extend' ? extendedOffer(facts.policy, nextOffer) : nextOffer
  const { anchorOn, term } = nextTerm(facts, offer.commitment, plan?.customTermUntil ?? null)
  return {
    ...ending,
    next: summarizeTerm(plan?.seats ?? facts.seats, offer, anchorOn, term),
    nextWindowUntil: endOfTerm === 'renew' ? windowUntil(facts.policy, termEndsAt(facts)) : null,
  }
}
