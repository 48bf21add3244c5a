import type { Instant } from '../time.ts'
import type { OfferFacts, RenewalPlan, SubscriptionFacts } from '../subscriptions/facts.ts'
import { planFirstCharge } from '../subscriptions/plan-term.ts'
import type { RenewalTermPlan } from '../subscriptions/plan.ts'
import { sumLines } from '../subscriptions/prorate-line.ts'
import { openBatch } from '../subscriptions/window-until.ts'
import type { CalendarDate } from '../time.ts'
import { nextTerm } from './next-term.ts'

/** What the next term is, once decided. */
export interface RenewedTerm {
  readonly outcome: 'renewed' | 'extended'
  readonly offer: OfferFacts
  readonly seats: number
  readonly customTermUntil: CalendarDate | null
  readonly appliedRenewalPlan: boolean
  /** The stored plan that could not be applied; null when it was, or there was none. */
  readonly alertFor: RenewalPlan | null
  readonly now: Instant
}

/**
 * The plan of a renewal: next term, first charge, one window for all seats from `now` (none in an extended term, where seats do
 * not change). Rules renewals.term.next (R8), subscriptions.window.renewed (W3), renewals.plan.offerWithdrawn (decision 12).
 */
export function planRenewalTerm(facts: SubscriptionFacts, next: RenewedTerm): RenewalTermPlan {
  const { outcome, offer, seats, now } = next
  const { anchorOn, term } = nextTerm(facts, offer.commitment, next.customTermUntil)
  const lines = planFirstCharge(offer, seats, anchorOn, term, outcome === 'extended' ? 'extendedCycle' : 'termCycle')
  const alert = next.alertFor === null ? null : { rule: 'renewals.plan.offerWithdrawn' as const, planned: next.alertFor }
  const subject = { subscriptionId: facts.id, seats, offerId: offer.offerId, startsOn: term.startsOn, until: term.until }
  return {
    subscriptionId: facts.id, fromVersion: facts.version, outcome, seats, offer, term, anchorOn,
    completedAt: now, endOfTerm: outcome === 'extended' ? 'extend' : 'renew',
    opensBatch: outcome === 'extended' ? null : openBatch(facts.policy, seats, now),
    lines, dueNow: sumLines(facts.currency, lines), appliedRenewalPlan: next.appliedRenewalPlan, alert,
    events: [
      { name: outcome === 'extended' ? 'subscription.extended' : 'renewal.completed', subject },
      ...(alert === null ? [] : [{ name: 'renewal_plan.rejected', subject: { subscriptionId: facts.id, offerId: alert.planned.offerId } }]),
    ],
  }
}
