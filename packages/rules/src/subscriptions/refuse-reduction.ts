import { denied } from '../decision.ts'
import type { Alternative, Denied } from '../decision.ts'
import { addHours } from '../time.ts'
import type { Instant } from '../time.ts'
import type { SubscriptionFacts } from './facts.ts'
import { reducibleNow } from './reducible-now.ts'
import { termEndsAt } from './term-ends-at.ts'

/**
 * Refuses a reduction that the window does not allow; null when it does. Denies subscriptions.seats.onlyAtRenewal,
 * .windowClosed (W1: nothing reducible), .reductionTooLarge (W5: less reducible than asked), and at last .belowAssigned:
 * taking seats from people is only asked for when it would help.
 */
export function refuseReduction(facts: SubscriptionFacts, seats: number, now: Instant): Denied | null {
  const { policy } = facts
  if (policy.decrease === 'atRenewal') {
    return denied('subscriptions.seats.onlyAtRenewal', 'This product reduces seats at the renewal only.', {
      ...atRenewal(facts, seats), facts: words(facts, seats),
    })
  }
  if (policy.decrease === 'inWindowElseAtRenewal') {
    const refusal = refuseOutsideWindow(facts, seats, now)
    if (refusal !== null) return refusal
  }
  return seats >= facts.assignedSeats ? null : denied('subscriptions.seats.belowAssigned', 'More seats are assigned than would remain.', {
    alternatives: [{ kind: 'unassignSeats', count: facts.assignedSeats - seats }],
    facts: { ...words(facts, seats), assigned: facts.assignedSeats, toUnassign: facts.assignedSeats - seats },
  })
}

function refuseOutsideWindow(facts: SubscriptionFacts, seats: number, now: Instant): Denied | null {
  const reducible = reducibleNow(facts, now)
  const { earliestAt, alternatives } = atRenewal(facts, seats)
  if (reducible.total === 0) {
    return denied('subscriptions.seats.windowClosed', 'The reduction window has closed.', {
      earliestAt, alternatives, facts: { ...words(facts, seats), maxReducible: 0, until: lastWindowUntil(facts) },
    })
  }
  const lowestNow = facts.seats - reducible.total
  if (seats >= lowestNow) return null
  return denied('subscriptions.seats.reductionTooLarge', `Only ${reducible.total} seats may be reduced now.`, {
    earliestAt,
    alternatives: [...alternatives, { kind: 'changeSeatsNow', seats: lowestNow }],
    facts: {
      ...words(facts, seats), maxReducible: reducible.total, lowestNow,
      until: reducible.batches[0]?.until ?? lastWindowUntil(facts), lastUntil: reducible.batches.at(-1)?.until ?? lastWindowUntil(facts),
    },
  })
}

/** When and how the same reduction becomes possible: at the renewal, or after switching it on. */
function atRenewal(facts: SubscriptionFacts, seats: number): { earliestAt: Instant | null; alternatives: readonly Alternative[] } {
  if (facts.endOfTerm !== 'renew') return { earliestAt: null, alternatives: [{ kind: 'turnOnAutomaticRenewal' }] }
  return { earliestAt: termEndsAt(facts), alternatives: [{ kind: 'scheduleForRenewal', seats, renewsOn: facts.term.until }] }
}

function words(facts: SubscriptionFacts, seats: number): Readonly<Record<string, string | number>> {
  return { requested: seats, current: facts.seats, renewsOn: facts.term.until, windowHours: facts.policy.reductionWindowHours }
}

/** End of the window that closed last; of the term's own one when its batches are gone. */
function lastWindowUntil(facts: SubscriptionFacts): Instant {
  const own = addHours(facts.termActivatedAt, facts.policy.reductionWindowHours)
  return facts.batches.reduce((latest, batch) => (batch.until > latest ? batch.until : latest), own)
}
