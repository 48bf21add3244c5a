/** What a renewal costs, as it is shown before it is done. */
import { denied, dueCycles, localDay, money } from '@assento/rules'
import type { Decision, Denied, SerialFacts, SerialState } from '@assento/rules'
import type { Handle } from '@assento/store'
import type { ProcedureContext } from '../platform/types.ts'
import type { SerialRenewalQuote } from './dto.ts'
import { priceCycles } from './price-cycles.ts'
import type { PricedCycles } from './price-cycles.ts'

export interface PricedRenewal {
  readonly cycles: number
  /** Null where a cycle has no price. */
  readonly priced: PricedCycles | null
}

/** At least the cycles that bring it beyond today, and as many as are asked for. */
export async function priceDue(ctx: ProcedureContext, handle: Handle, facts: SerialFacts, asked: number): Promise<PricedRenewal> {
  const today = localDay(ctx.now, facts.zone)
  const cycles = Math.max(asked, dueCycles(facts, today))
  return { cycles, priced: await priceCycles(ctx, handle, facts, today, cycles) }
}

export function quoteOf(decision: Decision<unknown>, stateAfter: SerialState, facts: SerialFacts, renewal: PricedRenewal | null): SerialRenewalQuote {
  const priced = renewal?.priced ?? null
  const currency = priced?.currency ?? 'BRL'
  return {
    decision, stateAfter,
    cycles: (priced?.plan.cycles ?? []).map(({ startsOn, until, cents, isWaived }) => ({ startsOn, until, amount: money(currency, cents), isWaived })),
    total: money(currency, priced?.plan.totalCents ?? 0), validUntilAfter: priced?.plan.toOn ?? facts.validUntil,
  }
}

/** Refuses what costs something else than was shown; null when it is the same, or nothing was shown. Denies quotes.quote.expired. */
export function refuseOtherTotal(totalCents: number, expectedCents: number | undefined): Denied | null {
  if (expectedCents === undefined || expectedCents === totalCents) return null
  return denied('quotes.quote.expired', 'It costs something else than was shown.', {
    facts: { expectedCents, totalCents }, alternatives: [{ kind: 'requote' }],
  })
}
