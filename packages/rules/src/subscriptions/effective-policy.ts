import type { SubscriptionPolicy } from '../policy.ts'

/** What a reseller may tighten of a product's policy; hours, unset = as the product says. */
export interface ResellerOverride {
  readonly reductionWindowHours?: number
  readonly cancellationHours?: number
}

/**
 * The policy that applies to a reseller's customers: a reseller shortens windows and never lengthens them.
 * Negative hours count as none. Rule subscriptions.window.shortened (W8, source S20).
 */
export function effectivePolicy(product: SubscriptionPolicy, override: ResellerOverride | null): SubscriptionPolicy {
  if (override === null) return product
  const { reductionWindowHours, cancellation } = product
  const withinHours = shorter(cancellation.withinHours, override.cancellationHours)
  return {
    ...product,
    reductionWindowHours: shorter(reductionWindowHours, override.reductionWindowHours),
    cancellation: { ...cancellation, withinHours, fullRefundWithinHours: Math.min(cancellation.fullRefundWithinHours, withinHours) },
  }
}

function shorter(productHours: number, resellerHours: number | undefined): number {
  return resellerHours === undefined ? productHours : Math.max(0, Math.min(productHours, resellerHours))
}
