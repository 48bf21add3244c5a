import { allowed } from '../decision.ts'
import type { Decision } from '../decision.ts'
import type { Instant } from '../time.ts'
import { lostRenewalPlan, refuseScheduleLoss } from '../renewals/refuse-schedule-loss.ts'
import type { SubscriptionFacts } from './facts.ts'
import type { SeatPlan } from './plan.ts'
import { planSameSeats, planSeatDecrease, planSeatIncrease } from './plan-seat-change.ts'
import { refuseByState, refuseStale } from './refuse-by-state.ts'
import { refuseReduction } from './refuse-reduction.ts'
import { refuseUnpriced } from '../catalog/refuse-offer.ts'
import { refuseSeatQuantity, refuseZero } from './refuse-seat-quantity.ts'

/** The number of seats asked for, not the difference. */
export interface SeatRequest {
  readonly seats: number
  /** Version that the request was prepared from; unset = whatever is stored. */
  readonly expectedVersion?: number | undefined
  /** The customer has agreed to lose the stored renewal plan. */
  readonly acknowledgeScheduleLoss?: boolean
}

/**
 * Whether, and at what price, the seats of a subscription change now (alterar quantidade de licenças).
 * More seats: at any time, at the term's locked price, prorated, with a window of their own. Fewer: only seats whose window is
 * open, credited by the day. The same number: nothing happens at all.
 * Refuses in the order of subscriptions.md § 5: state, stale version, quantity, price or window, loss of the renewal plan.
 * Source: seed 000 (alterar quantidades; reduções em até 168 horas), rows W1–W5, Q1–Q6, P1–P4, P7, P8, R4.
 */
export function decideSeatChange(facts: SubscriptionFacts, request: SeatRequest, now: Instant): Decision<SeatPlan> {
  const { seats } = request
  const refusal =
    refuseByState(facts, now, { statuses: ['active'] }) ?? refuseStale(facts, request.expectedVersion) ?? refuseZero(facts, seats, now, 'now')
  if (refusal !== null) return refusal
  if (seats === facts.seats) return allowed(planSameSeats(facts, now))

  const lost = lostRenewalPlan(facts)
  const later =
    refuseSeatQuantity(facts, facts.offer, seats)
    ?? (seats < facts.seats ? refuseReduction(facts, seats, now) : refuseUnpriced(facts.offer))
    ?? refuseScheduleLoss(facts, lost, request.acknowledgeScheduleLoss)
  if (later !== null) return later
  return allowed(seats > facts.seats ? planSeatIncrease(facts, seats, lost, now) : planSeatDecrease(facts, seats, lost, now))
}
