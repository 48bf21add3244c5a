import { scheduled } from '../decision.ts'
import type { Decision, Denied } from '../decision.ts'
import { denied } from '../decision.ts'
import type { EndOfTerm } from '../policy.ts'
import { lastDayOf } from '../time.ts'
import type { Instant } from '../time.ts'
import type { OfferFacts, SubscriptionFacts } from '../subscriptions/facts.ts'
import type { SchedulePlan } from '../subscriptions/plan.ts'
import { refuseByState, refuseStale } from '../subscriptions/refuse-by-state.ts'
import { termEndsAt } from '../subscriptions/term-ends-at.ts'
import { EXTENDABLE_BOUGHT_FROM, EXTENDABLE_ENDING_FROM, isExtensionEligible } from './extended-offer.ts'
import { previewRenewal } from './preview-renewal.ts'
import { lostRenewalPlan, refuseScheduleLoss, scheduleLossEvents } from './refuse-schedule-loss.ts'

export interface EndOfTermRequest {
  /** One of three explicit choices; null when the caller made none. */
  readonly choice: EndOfTerm | null
  readonly acknowledgeScheduleLoss?: boolean
  readonly expectedVersion?: number | undefined
  /** Offer of the next term at today's price: for `extend` the monthly offer, or the present one where there is none. */
  readonly renewalOffer: OfferFacts | null
}

/**
 * Whether the term shall renew, extend or end when it is over (renovação automática ligada, termo estendido, encerrar). Leaving
 * `renew` drops the renewal plan, and coming back does not restore it (renewals.schedule.notRestored, R5). The present choice
 * again changes nothing. Denies renewals.endOfTerm.choiceRequired (R10), .extensionNotEligible (E1),
 * renewals.schedule.lossNotAcknowledged (R4), and the usual refusals.
 */
export function decideEndOfTerm(facts: SubscriptionFacts, request: EndOfTermRequest, now: Instant): Decision<SchedulePlan> {
  const { choice } = request
  const lost = choice === 'renew' || choice === facts.endOfTerm ? null : lostRenewalPlan(facts)
  const refusal =
    refuseByState(facts, now, { statuses: ['active', 'extended'], inTrial: true })
    ?? refuseStale(facts, request.expectedVersion)
    ?? refuseChoice(facts, choice)
    ?? refuseScheduleLoss(facts, lost, request.acknowledgeScheduleLoss)
  if (refusal !== null || choice === null) return refusal ?? choiceRequired(facts)
  const renewalPlan = lost === null ? facts.renewalPlan : null
  return scheduled(termEndsAt(facts), {
    subscriptionId: facts.id, fromVersion: facts.version, endOfTerm: choice, renewalPlan, losesRenewalPlan: lost,
    preview: previewRenewal({ ...facts, renewalPlan }, request.renewalOffer, choice),
    events: choice === facts.endOfTerm ? [] : [
      { name: 'subscription.end_of_term_chosen', subject: { subscriptionId: facts.id, from: facts.endOfTerm, to: choice } },
      ...scheduleLossEvents(facts.id, lost),
    ],
  })
}

function refuseChoice(facts: SubscriptionFacts, choice: EndOfTerm | null): Denied | null {
  if (choice === 'extend') return isExtensionEligible(facts) ? null : notEligible(facts)
  return choice !== null && facts.policy.endOfTerm.includes(choice) ? null : choiceRequired(facts)
}

function choiceRequired(facts: SubscriptionFacts): Denied {
  const choices = facts.policy.endOfTerm.filter((choice) => choice !== 'extend' || isExtensionEligible(facts))
  return denied('renewals.endOfTerm.choiceRequired', 'Choose what happens at the end of the term.', {
    facts: { choices: choices.join(', '), endsOn: lastDayOf(facts.term) },
    alternatives: [{ kind: 'turnOnAutomaticRenewal' }, { kind: 'endAtEndOfTerm', endsOn: lastDayOf(facts.term) }],
  })
}

function notEligible(facts: SubscriptionFacts): Denied {
  return denied('renewals.endOfTerm.extensionNotEligible', 'The subscription has no right to an extended term.', {
    facts: {
      boughtOrRenewedOn: facts.boughtOrRenewedOn, boughtFrom: EXTENDABLE_BOUGHT_FROM,
      endsOn: lastDayOf(facts.term), endingFrom: EXTENDABLE_ENDING_FROM,
    },
    alternatives: [{ kind: 'turnOnAutomaticRenewal' }, { kind: 'endAtEndOfTerm', endsOn: lastDayOf(facts.term) }],
  })
}
