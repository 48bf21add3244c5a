import { allowed, withEndOfTerm, withRenewalPlan, withSeats } from '@assento/rules'
import type { Allowed, Denied, EndOfTerm, ForecastFacts } from '@assento/rules'
import { notFound } from '../platform/errors.ts'
import type { LoadedForecast } from './forecast-facts.ts'

export interface PlannedChange {
  readonly subscriptionId: string
  readonly seats?: number | undefined
  readonly endOfTerm?: EndOfTerm | undefined
  readonly renewalSeats?: number | undefined
}

/**
 * The facts after a change that is only thought of: seats first, then the end of the term, then the next term, each decided by
 * the rule that would decide it. Ends the call for a subscription that is not the customer's, or is over.
 */
export function withChange({ facts, renewalOfferOf }: LoadedForecast, change: PlannedChange): Allowed<ForecastFacts> | Denied {
  const { subscriptionId, seats, endOfTerm, renewalSeats } = change
  const offer = renewalOfferOf(subscriptionId)
  if (offer === undefined) notFound()
  const steps: readonly ((before: ForecastFacts) => Allowed<ForecastFacts> | Denied)[] = [
    (before) => (seats === undefined ? allowed(before) : withSeats(before, subscriptionId, seats)),
    (before) => (endOfTerm === undefined ? allowed(before) : withEndOfTerm(before, subscriptionId, endOfTerm)),
    (before) => (renewalSeats === undefined ? allowed(before) : withRenewalPlan(before, subscriptionId, { plan: { seats: renewalSeats }, offer })),
  ]
  return steps.reduce<Allowed<ForecastFacts> | Denied>((answer, step) => (answer.verdict === 'denied' ? answer : step(answer.plan)), allowed(facts))
}
