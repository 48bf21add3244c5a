import { denied } from '../decision.ts'
import type { Denied } from '../decision.ts'
import type { Money } from '../money.ts'
import type { SubscriptionPolicy } from '../policy.ts'
import { addDays, addMs } from '../time.ts'
import { dateInZone, startOfDate } from '../time-zone.ts'
import type { Instant } from '../time.ts'

/** What a quote (orçamento) was made from. */
export interface QuoteFacts {
  readonly madeAt: Instant
  readonly subscriptionVersion: number
  readonly dueNow: Money
}

/** Last instant, inclusive, at which a quote made at `madeAt` holds: the end of that day in the policy's zone (decision 13). */
export function quoteValidUntil(policy: Pick<SubscriptionPolicy, 'zone'>, madeAt: Instant): Instant {
  return addMs(startOfDate(addDays(dateInZone(madeAt, policy.zone), 1), policy.zone), -1)
}

/**
 * Refuses a quote whose day or version has passed; null when it may be confirmed. `dueNow` is the amount that the same request
 * would cost now, shown beside the old one. Denies quotes.quote.expired (P9, decision 13).
 */
export function refuseQuote(
  quote: QuoteFacts, current: { readonly policy: Pick<SubscriptionPolicy, 'zone'>; readonly version: number }, dueNow: Money | null, now: Instant,
): Denied | null {
  const validUntil = quoteValidUntil(current.policy, quote.madeAt)
  if (now <= validUntil && current.version === quote.subscriptionVersion) return null
  return denied('quotes.quote.expired', 'The quote no longer holds.', {
    alternatives: [{ kind: 'requote' }],
    facts: { oldCents: quote.dueNow.cents, newCents: dueNow?.cents ?? '', currency: quote.dueNow.currency, validUntil },
  })
}
