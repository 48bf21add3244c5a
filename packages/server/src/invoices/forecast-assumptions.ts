import type { ForecastFacts, InvoiceForecast } from '@assento/rules'
import type { ForecastAssumption } from './dto.ts'

/** What this forecast takes for granted; what does not touch it is not said. */
export function assumptionsOf(facts: ForecastFacts, currencies: readonly string[], forecast: InvoiceForecast): readonly ForecastAssumption[] {
  const { subscriptions, taxes, creditCents } = facts
  const holds: Readonly<Record<ForecastAssumption, boolean>> = {
    pricesOfToday: true,
    plansOfToday: true,
    taxesOfToday: taxes.standard !== null || Object.values(taxes.byProduct).some((tax) => tax !== null),
    creditUsed: creditCents > 0,
    trialsConvert: subscriptions.some(({ facts: { isTrial, endOfTerm } }) => isTrial && endOfTerm === 'renew'),
    suspendedStay: subscriptions.some(({ facts: { status } }) => status === 'suspended'),
    cannotRenew: forecast.refusals.length > 0,
    otherCurrencies: currencies.length > 1,
  }
  return (Object.keys(holds) as ForecastAssumption[]).filter((each) => holds[each])
}
