import type { Instant } from '../time.ts'
import type { SeatBatch, SubscriptionFacts } from './facts.ts'

/** Seats that may be reduced at an instant, with the batches they come from, the first to expire first. */
export interface ReducibleSeats {
  readonly total: number
  readonly batches: readonly SeatBatch[]
}

/**
 * How many seats may be reduced now, by batch: those whose `until` has not passed (inclusive), sorted by `until`.
 * Never rises without an event. Rule subscriptions.window.reducibleNow (W4, source S8).
 */
export function reducibleNow(facts: Pick<SubscriptionFacts, 'batches'>, now: Instant): ReducibleSeats {
  const batches = facts.batches.filter((batch) => batch.seats > 0 && now <= batch.until).sort(byUntil)
  return { total: batches.reduce((sum, batch) => sum + batch.seats, 0), batches }
}

/** Takes seats out of open batches, the first to expire first; takes no more than there are. Rule W5. */
export function consumeBatches(
  facts: Pick<SubscriptionFacts, 'batches'>, seats: number, now: Instant,
): readonly { readonly batchId: string; readonly seats: number }[] {
  let left = seats
  const consumed: { batchId: string; seats: number }[] = []
  for (const batch of reducibleNow(facts, now).batches) {
    if (left <= 0) break
    const taken = Math.min(left, batch.seats)
    consumed.push({ batchId: batch.id, seats: taken })
    left -= taken
  }
  return consumed
}

function byUntil(a: SeatBatch, b: SeatBatch): number {
  if (a.until !== b.until) return a.until < b.until ? -1 : 1
  return a.addedAt < b.addedAt ? -1 : a.addedAt > b.addedAt ? 1 : 0
}
