import { denied } from '../decision.ts'
import type { Denied } from '../decision.ts'
import { addHours, addMs, lastDayOf } from '../time.ts'
import type { Instant } from '../time.ts'
import type { SubscriptionFacts, SubscriptionStatus } from './facts.ts'
import { isRenewalRunning, termEndsAt } from './term-ends-at.ts'

/** Seconds after which a request that met a running renewal is worth repeating (R7). */
export const RENEWAL_RETRY_SECONDS = 120

/** What an action needs of the state; unset = false. */
export interface StateNeeds {
  /** Stored states in which the action is possible at all. */
  readonly statuses: readonly SubscriptionStatus[]
  /** The action is possible during a trial. */
  readonly inTrial?: boolean
}

/**
 * The first refusal that the state gives, in the order of subscriptions.md § 5; null when the state allows the action.
 * Denies subscriptions.state.notRecoverable (L5), .renewalRunning (R6, R7), subscriptions.extended.locked (E3),
 * subscriptions.trial.locked (X3), subscriptions.state.notActive (Q4, L1).
 */
export function refuseByState(facts: SubscriptionFacts, now: Instant, needs: StateNeeds): Denied | null {
  if (facts.status === 'expired' || facts.status === 'disabled' || facts.status === 'deleted' || isEnded(facts, now)) {
    return denied('subscriptions.state.notRecoverable', 'The subscription has ended and accepts no change.', {
      facts: { status: facts.status, endedOn: lastDayOf(facts.term) },
      alternatives: [{ kind: 'contact', contact: 'accountManager' }],
    })
  }
  if (isRenewalRunning(facts, now)) return renewalRunning(facts, now)
  if (facts.status === 'extended' && !needs.statuses.includes('extended')) {
    return denied('subscriptions.extended.locked', 'In an extended term one can only end it or buy a new term.', {
      facts: { endsOn: lastDayOf(facts.term) },
      alternatives: [{ kind: 'endAtEndOfTerm', endsOn: lastDayOf(facts.term) }],
    })
  }
  if (!needs.statuses.includes(facts.status)) {
    return denied('subscriptions.state.notActive', `The subscription is ${facts.status}.`, { facts: { status: facts.status } })
  }
  return facts.isTrial && needs.inTrial !== true ? trialLocked(facts) : null
}

/** Refuses a request made from an older version than the stored one. Denies subscriptions.version.stale (Q6). */
export function refuseStale(facts: SubscriptionFacts, expectedVersion: number | undefined): Denied | null {
  if (expectedVersion === undefined || expectedVersion === facts.version) return null
  return denied('subscriptions.version.stale', 'The subscription changed after the request was prepared.', {
    facts: { expectedVersion, version: facts.version },
    alternatives: [{ kind: 'reload' }],
  })
}

/** The refusal that meets every change while the renewal runs; retry after two minutes. */
export function renewalRunning(facts: SubscriptionFacts, now: Instant): Denied {
  return denied('subscriptions.state.renewalRunning', 'The renewal is running.', {
    earliestAt: addMs(now, RENEWAL_RETRY_SECONDS * 1000),
    facts: { retryAfterSeconds: RENEWAL_RETRY_SECONDS, doneBy: addHours(termEndsAt(facts), facts.policy.renewalLockHours) },
    alternatives: [{ kind: 'retryAfterSeconds', seconds: RENEWAL_RETRY_SECONDS }],
  })
}

function trialLocked(facts: SubscriptionFacts): Denied {
  return denied('subscriptions.trial.locked', 'Seats and state of a trial do not change.', {
    facts: { seats: facts.seats, endsOn: lastDayOf(facts.term) },
    alternatives: [{ kind: 'convertTrial', minimumSeats: facts.seats, commitment: 'P1Y', billingFrequency: 'monthly' }],
  })
}

/** The term is over and was not to be renewed, though the lifecycle step has not been written yet. */
function isEnded(facts: SubscriptionFacts, now: Instant): boolean {
  const mayEnd = facts.status === 'active' || facts.status === 'extended'
  return mayEnd && facts.endOfTerm === 'end' && now >= termEndsAt(facts)
}
