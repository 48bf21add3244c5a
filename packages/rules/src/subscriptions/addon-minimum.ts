import type { AddonRatio, SubscriptionFacts } from './facts.ts'

/**
 * Fewest seats of an add-on for a number of base seats: the percentage rounded up, at least 1.
 * Rule subscriptions.seats.addonMinimum (Q5, source S1).
 */
export function addonMinimum(ratio: AddonRatio): number {
  return Math.max(1, Math.ceil((ratio.baseSeats * ratio.minimumPercent) / 100))
}

/** The first add-on that would be too small for a base of `seats`; null when all keep their ratio. */
export function addonTooSmall(
  facts: Pick<SubscriptionFacts, 'addonsOfThis'>, seats: number,
): { readonly subscriptionId: string; readonly seats: number; readonly minimum: number } | null {
  for (const addon of facts.addonsOfThis) {
    const minimum = addonMinimum({ baseSeats: seats, minimumPercent: addon.minimumPercent })
    if (addon.seats < minimum) return { subscriptionId: addon.subscriptionId, seats: addon.seats, minimum }
  }
  return null
}
