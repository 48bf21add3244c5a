import type { SubscriptionPolicy } from '../policy.ts'
import { addHours } from '../time.ts'
import type { Instant } from '../time.ts'

/**
 * Last instant, inclusive, at which seats added at `addedAt` may be reduced (prazo de redução); null where the product
 * has no window. Elapsed hours, whatever a zone's clocks do meanwhile.
 * Rules subscriptions.window.opens (W2), subscriptions.seats.windowClosed (W1: "até 168 horas").
 */
export function windowUntil(policy: SubscriptionPolicy, addedAt: Instant): Instant | null {
  return policy.windowScope === 'none' || policy.reductionWindowHours <= 0 ? null : addHours(addedAt, policy.reductionWindowHours)
}

/** The batch that seats added now open, for a plan; null where the product has no window or nothing is added. */
export function openBatch(
  policy: SubscriptionPolicy, seats: number, addedAt: Instant,
): { readonly seats: number; readonly addedAt: Instant; readonly until: Instant } | null {
  const until = windowUntil(policy, addedAt)
  return until === null || seats <= 0 ? null : { seats, addedAt, until }
}
