import { money } from '../money.ts'
import { periodContains } from '../time.ts'
import type { CalendarDate } from '../time.ts'
import type { BillingCycle } from './cycle-of.ts'
import type { ChargedLine, SubscriptionFacts } from './facts.ts'
import type { ChargeKind, ChargeLine } from './plan.ts'
import { prorateLine } from './prorate-line.ts'

/** What a credit takes back from which charges; `cents` is their sum. */
export interface AllocatedCredit {
  readonly cents: number
  readonly credits: readonly { readonly chargeId: string; readonly cents: number }[]
}

/**
 * Spreads a credit over the charges that cover a day, the newest first, each up to what it charged and has not yet given
 * back. What finds no charge is not credited. Rule subscriptions.refund.capped (P8, decision 6).
 */
export function allocateCredit(charged: readonly ChargedLine[], wantedCents: number, on: CalendarDate): AllocatedCredit {
  let left = wantedCents
  const credits: { chargeId: string; cents: number }[] = []
  for (const charge of [...charged].reverse()) {
    const cents = Math.min(left, charge.amountCents - charge.creditedCents)
    if (cents <= 0 || !periodContains(charge.period, on)) continue
    credits.push({ chargeId: charge.id, cents })
    left -= cents
  }
  return { cents: credits.reduce((sum, credit) => sum + credit.cents, 0), credits }
}

/**
 * The credit for giving seats back from `from` to the end of a cycle, linked to the charges it takes back and never above
 * them; null when there is nothing to credit. Rule subscriptions.refund.daily (P6, P7).
 */
export function creditLine(
  kind: ChargeKind, facts: Pick<SubscriptionFacts, 'charged' | 'offer'>, seats: number, cycle: BillingCycle, from: CalendarDate,
): ChargeLine | null {
  const line = prorateLine(kind, -seats, facts.offer.unitPrice, cycle, from)
  const allocated = allocateCredit(facts.charged, -line.amount.cents, from)
  if (allocated.cents === 0) return null
  return { ...line, amount: money(line.amount.currency, -allocated.cents), credits: allocated.credits }
}
