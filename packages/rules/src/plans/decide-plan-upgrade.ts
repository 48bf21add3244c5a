import { allowed } from '../decision.ts'
import type { Decision } from '../decision.ts'
import type { Instant } from '../time.ts'
import { refuseOffer } from '../catalog/refuse-offer.ts'
import { lostRenewalPlan, refuseScheduleLoss } from '../renewals/refuse-schedule-loss.ts'
import type { OfferFacts, SubscriptionFacts } from '../subscriptions/facts.ts'
import { refuseByState, refuseStale } from '../subscriptions/refuse-by-state.ts'
import { refuseOutsideOffer, refuseZero } from '../subscriptions/refuse-seat-quantity.ts'
import type { UpgradePlan } from './plan-change.ts'
import { planUpgrade } from './plan-upgrade.ts'
import { refuseUpgradePath } from './refuse-upgrade-path.ts'
import { refuseDestination } from './refuse-destination.ts'

export interface UpgradeRequest {
  /** How many of the seats move. */
  readonly seats: number
  /** The offer they move to, at today's price; null when it has none. */
  readonly offer: OfferFacts | null
  /** What the catalogue says of the way from the present plan to that one. */
  readonly path: 'upgrade' | 'downgrade' | 'none'
  /** The customer is a corporate account, which talks to its representative (G7). */
  readonly isCorporate?: boolean
  /** An existing subscription of the customer that receives the seats. */
  readonly destination?: SubscriptionFacts | null
  readonly expectedVersion?: number | undefined
  readonly acknowledgeScheduleLoss?: boolean
}

/**
 * Whether seats move to a better plan now, and for what difference: the unused days of the old plan are credited, the same
 * days of the new one charged. All seats keep the subscription; some make a new one with the same end. No window opens (W7).
 * Denies plans.corporate.byRepresentative, plans.downgrade.bySupport, plans.upgrade.notAPath (U1), .destinationInWindow,
 * .destinationCommitment, .destinationEndsEarlier (U3), and the usual refusals. Rows U1–U3, source S1, seed 004.
 */
export function decidePlanUpgrade(facts: SubscriptionFacts, request: UpgradeRequest, now: Instant): Decision<UpgradePlan> {
  const { offer, seats } = request
  const lost = lostRenewalPlan(facts)
  const early =
    refuseByState(facts, now, { statuses: ['active'] }) ?? refuseStale(facts, request.expectedVersion)
    ?? refuseUpgradePath(facts, request) ?? refuseZero(facts, seats, now, 'now') ?? refuseOffer(offer, now)
  if (early !== null) return early
  const target = offer as OfferFacts
  const later =
    refuseOutsideOffer({ ...target, maxSeats: Math.min(target.maxSeats ?? facts.seats, facts.seats) }, seats, 0)
    ?? (request.destination ? refuseDestination(facts, request.destination, now) : null)
    ?? refuseScheduleLoss(facts, lost, request.acknowledgeScheduleLoss)
  return later ?? allowed(planUpgrade(facts, target, seats, request.destination ?? null, lost, now))
}
