import { scaleCents } from '../money.ts'
import type { RuleId } from '../rulebook.ts'
import type { ChargeCredit } from '../subscriptions/plan.ts'
import type { DocumentLine, InvoiceLineKind } from './facts.ts'

/** What a line comes to by its own numbers, and the rules that say so. */
export interface LineExplanation {
  /** What the formula gives; the line's amount, unless `isCapped` or the whole rest of a charge was given back. */
  readonly computedCents: number
  /** The line is a credit of less than that: limited by what had been charged and not yet given back. */
  readonly isCapped: boolean
  readonly ruleIds: readonly RuleId[]
}

export type ExplainableLine = Pick<DocumentLine, 'kind' | 'quantity' | 'unitPrice' | 'billingDays' | 'cycleDays' | 'amount'>
type SeatsTaken = Pick<ChargeCredit, 'fromSeats' | 'toSeats'>

const ROUNDING_CENTS = 1

/** The rules that make a line of each kind, most telling first. */
const RULES: Readonly<Record<InvoiceLineKind, readonly RuleId[]>> = {
  seatsAdded: ['subscriptions.charge.line', 'subscriptions.charge.days', 'subscriptions.price.locked'],
  seatsReduced: ['subscriptions.refund.daily', 'subscriptions.charge.line'],
  termCycle: ['subscriptions.term.cycles', 'subscriptions.charge.line'],
  cancellation: ['subscriptions.refund.daily', 'subscriptions.charge.line'],
  planCredit: ['plans.upgrade.difference', 'subscriptions.refund.daily'],
  planCharge: ['plans.upgrade.difference', 'subscriptions.charge.line'],
  extendedCycle: ['renewals.extended.price', 'subscriptions.charge.line'],
  retroactive: ['subscriptions.suspend.billingPaused', 'subscriptions.charge.line'],
  setupFee: ['subscriptions.charge.line'],
  other: ['subscriptions.charge.line'],
}

/**
 * Recomputes one line of a document from what is printed on it (explicar a fatura, P7, X7): unit price × quantity × billing
 * days ÷ cycle days, rounded once, the formula of `prorateLine`. `credits` are the charges that a credit takes back: of each,
 * what its seats were worth before less what those that stay are. Rules invoices.line.explained, subscriptions.refund.capped.
 */
export function explainLine(line: ExplainableLine, credits: readonly SeatsTaken[] = []): LineExplanation {
  const worth = (seats: number) => scaleCents(line.unitPrice.cents, [seats, line.billingDays], [line.cycleDays])
  const taken = credits.reduce((sum, { fromSeats, toSeats }) => sum + fromSeats - toSeats, 0)
  const isByCharge = credits.length > 0 && taken === -line.quantity
  const computedCents = isByCharge
    ? credits.reduce((sum, { fromSeats, toSeats }) => sum - worth(fromSeats) + worth(toSeats), 0) : worth(line.quantity)
  // Without the charges that it takes back, a cent of a credit may be the rounding of one of them, and no limit (decision 5).
  const tolerance = isByCharge ? 0 : ROUNDING_CENTS
  const isCapped = line.amount.cents < 0 && line.amount.cents > computedCents + tolerance
  const isWholeRest = line.amount.cents < 0 && line.amount.cents < computedCents - tolerance
  return {
    computedCents, isCapped,
    ruleIds: [
      ...RULES[line.kind], ...(isByCharge ? ['subscriptions.refund.cumulative' as const] : []),
      ...(isCapped ? ['subscriptions.refund.capped' as const] : []), ...(isWholeRest ? ['subscriptions.refund.full' as const] : []),
    ],
  }
}
