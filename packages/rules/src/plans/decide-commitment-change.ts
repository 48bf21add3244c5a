import { allowed } from '../decision.ts'
import type { Decision, Denied } from '../decision.ts'
import { COMMITMENT_MONTHS } from '../policy.ts'
import type { Instant } from '../time.ts'
import { refuseOffer } from '../catalog/refuse-offer.ts'
import { lostRenewalPlan, refuseScheduleLoss, scheduleLossEvents } from '../renewals/refuse-schedule-loss.ts'
import { creditLine } from '../subscriptions/credit-line.ts'
import { cycleOf } from '../subscriptions/cycle-of.ts'
import type { OfferFacts, SubscriptionFacts } from '../subscriptions/facts.ts'
import { planTerm } from '../subscriptions/plan-term.ts'
import { sumLines } from '../subscriptions/prorate-line.ts'
import { refuseByState, refuseStale } from '../subscriptions/refuse-by-state.ts'
import { refuseSeatQuantity } from '../subscriptions/refuse-seat-quantity.ts'
import { todayIn } from '../subscriptions/term-ends-at.ts'
import type { TermChangePlan } from './plan-change.ts'
import { onlyLongerNow } from './refuse-shorter-commitment.ts'

export interface CommitmentRequest {
  /** The same plan under another commitment, at today's price; null when it has none. */
  readonly offer: OfferFacts | null
  readonly expectedVersion?: number | undefined
  readonly acknowledgeScheduleLoss?: boolean
}

/**
 * Whether a longer commitment starts today (modelo de compromisso): a full new term from today, the old one credited by the
 * day; no window opens (W7). An extended term converts to any commitment (E3). Rule plans.commitment.newTermToday (U4).
 * Denies plans.commitment.shorterOnlyAtRenewal for the same or a shorter one, and the usual refusals.
 */
export function decideCommitmentChange(facts: SubscriptionFacts, request: CommitmentRequest, now: Instant): Decision<TermChangePlan> {
  const lost = lostRenewalPlan(facts)
  const early =
    refuseByState(facts, now, { statuses: ['active', 'extended'] }) ?? refuseStale(facts, request.expectedVersion) ?? refuseOffer(request.offer, now)
  if (early !== null) return early
  const offer = request.offer as OfferFacts
  const refusal =
    refuseSeatQuantity(facts, offer, facts.seats) ?? refuseShorter(facts, offer) ?? refuseScheduleLoss(facts, lost, request.acknowledgeScheduleLoss)
  if (refusal !== null) return refusal
  const today = todayIn(facts, now)
  const cycle = cycleOf(facts.anchorOn, facts.term, facts.offer.billingFrequency, today)
  const credit = creditLine('planCredit', facts, facts.seats, cycle, today)
  const plan = planTerm({ policy: facts.policy, offer, seats: facts.seats, activatedAt: now, opensWindow: false })
  const lines = [...(credit === null ? [] : [credit]), ...plan.lines]
  return allowed({
    ...plan, lines, dueNow: sumLines(facts.currency, lines),
    subscriptionId: facts.id, fromVersion: facts.version, change: 'commitmentChanged', losesRenewalPlan: lost,
    endOfTerm: facts.status === 'extended' ? 'renew' : facts.endOfTerm,
    events: [
      { name: 'subscription.commitment_changed', subject: { subscriptionId: facts.id, from: facts.offer.commitment, to: offer.commitment } },
      ...scheduleLossEvents(facts.id, lost),
    ],
  })
}

function refuseShorter(facts: SubscriptionFacts, offer: OfferFacts): Denied | null {
  const isLonger = COMMITMENT_MONTHS[offer.commitment] > COMMITMENT_MONTHS[facts.offer.commitment]
  return facts.status === 'extended' || isLonger ? null : onlyLongerNow(facts, offer)
}
