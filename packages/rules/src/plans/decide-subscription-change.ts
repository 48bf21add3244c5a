import { allowed } from '../decision.ts'
import type { Decision, Denied } from '../decision.ts'
import { denied } from '../decision.ts'
import type { Instant } from '../time.ts'
import { refuseOffer, refuseUnpriced } from '../catalog/refuse-offer.ts'
import { lostRenewalPlan, refuseScheduleLoss, scheduleLossEvents } from '../renewals/refuse-schedule-loss.ts'
import { creditLine } from '../subscriptions/credit-line.ts'
import { cycleOf } from '../subscriptions/cycle-of.ts'
import type { OfferFacts, RenewalPlan, SubscriptionFacts } from '../subscriptions/facts.ts'
import { planTerm } from '../subscriptions/plan-term.ts'
import { sumLines } from '../subscriptions/prorate-line.ts'
import { refuseByState, refuseStale } from '../subscriptions/refuse-by-state.ts'
import { refuseReduction } from '../subscriptions/refuse-reduction.ts'
import { refuseSeatQuantity, refuseZero } from '../subscriptions/refuse-seat-quantity.ts'
import { todayIn } from '../subscriptions/term-ends-at.ts'
import type { TermChangePlan } from './plan-change.ts'
import { refuseShorterCommitment } from './refuse-shorter-commitment.ts'
import { refuseUpgradePath } from './refuse-upgrade-path.ts'

/** Plan, licences and billing frequency as they shall be, in one order. */
export interface SubscriptionChangeRequest {
  /** The number of seats asked for, not the difference. */
  readonly seats: number
  /** The offer they are to have, at today's price; the running one when it stays. Null when it has no price. */
  readonly offer: OfferFacts | null
  /** What the catalogue says of the way to that plan; `same` when the plan stays. */
  readonly path: 'upgrade' | 'downgrade' | 'none' | 'same'
  /** The customer is a corporate account, which talks to its representative (G7). */
  readonly isCorporate?: boolean
  readonly expectedVersion?: number | undefined
  readonly acknowledgeScheduleLoss?: boolean
}

/**
 * Whether plan, licences and billing frequency change together now, where the product starts a new period with every change
 * (`periodAnchor: 'reset'`): the unused days of what was charged are credited, and a whole new term begins today at today's
 * price. No window opens and the cancellation window stays where it was, else every change would reopen it (W7, decision 3).
 * Rule plans.change.newPeriodToday (G1). Denies plans.corporate.byRepresentative (G7), plans.downgrade.bySupport (G2),
 * plans.upgrade.notAPath (U1), plans.commitment.shorterOnlyAtRenewal (U4), plans.change.nothingAsked, and the usual refusals.
 */
export function decideSubscriptionChange(
  facts: SubscriptionFacts, request: SubscriptionChangeRequest, now: Instant,
): Decision<TermChangePlan> {
  const { seats, offer } = request
  const early =
    refuseByState(facts, now, { statuses: ['active'] }) ?? refuseStale(facts, request.expectedVersion)
    ?? refusePath(facts, request) ?? refuseZero(facts, seats, now, 'now') ?? refuseOffer(offer, now)
  if (early !== null || offer === null) return early ?? denied('catalog.offer.notFound', 'No price is in force.')
  const lost = lostRenewalPlan(facts)
  const refusal =
    refuseNothing(facts, offer, seats) ?? refuseUnpriced(offer) ?? refuseSeatQuantity(facts, offer, seats)
    ?? refuseShorterCommitment(facts, offer) ?? (seats < facts.seats ? refuseReduction(facts, seats, now) : null)
    ?? refuseScheduleLoss(facts, lost, request.acknowledgeScheduleLoss)
  return refusal ?? allowed(planChange(facts, offer, seats, lost, now))
}

function refusePath(facts: SubscriptionFacts, request: SubscriptionChangeRequest): Denied | null {
  const { path, isCorporate } = request
  if (path !== 'same') return refuseUpgradePath(facts, { ...request, path })
  return isCorporate === true ? refuseUpgradePath(facts, { ...request, path: 'none' }) : null
}

function refuseNothing(facts: SubscriptionFacts, offer: OfferFacts, seats: number): Denied | null {
  if (offer.offerId !== facts.offer.offerId || seats !== facts.seats) return null
  return denied('plans.change.nothingAsked', 'Plan, seats and billing are as the subscription has them.', { facts: { seats, planId: offer.planId } })
}

function planChange(facts: SubscriptionFacts, offer: OfferFacts, seats: number, lost: RenewalPlan | null, now: Instant): TermChangePlan {
  const today = todayIn(facts, now)
  const cycle = cycleOf(facts.anchorOn, facts.term, facts.offer.billingFrequency, today)
  const credit = creditLine('planCredit', facts, facts.seats, cycle, today)
  const term = planTerm({ policy: facts.policy, offer, seats, activatedAt: now, opensWindow: false })
  const lines = [...(credit === null ? [] : [credit]), ...term.lines.map((line) => ({ ...line, kind: 'planCharge' as const }))]
  return {
    ...term, activatedAt: facts.termActivatedAt, lines, dueNow: sumLines(facts.currency, lines),
    subscriptionId: facts.id, fromVersion: facts.version, change: 'planChanged', endOfTerm: facts.endOfTerm, losesRenewalPlan: lost,
    events: [
      {
        name: 'subscription.plan_changed',
        subject: {
          subscriptionId: facts.id, scope: 'full', seats, fromSeats: facts.seats, fromPlanId: facts.offer.planId, toPlanId: offer.planId,
          billingFrequency: offer.billingFrequency,
        },
      },
      ...scheduleLossEvents(facts.id, lost),
    ],
  }
}
