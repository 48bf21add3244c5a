/** A forecast under a change that is only thought of: the rules decide it as if it were made now, and its lines are pending. */
import { allowed } from '../decision.ts'
import type { Allowed, Denied } from '../decision.ts'
import { assert } from '../assert.ts'
import { dateInZone, startOfDate } from '../time-zone.ts'
import type { EndOfTerm } from '../policy.ts'
import { decideEndOfTerm } from '../renewals/decide-end-of-term.ts'
import { decideRenewalPlan } from '../renewals/decide-renewal-plan.ts'
import type { RenewalPlanRequest } from '../renewals/decide-renewal-plan.ts'
import { chargedAfter } from '../subscriptions/charged-after.ts'
import { decideSeatChange } from '../subscriptions/decide-seat-change.ts'
import { documentLineOf } from './document-line.ts'
import type { ForecastFacts, ForecastSubscription } from './forecast-invoices.ts'
import { taxOfProduct } from './price-document.ts'

/**
 * The facts of the forecast if a subscription had so many seats from now on: its lines go on the draft of today, or wait for
 * the next cycle where the product says so. Denies what `decideSeatChange` denies, but for the loss of a renewal plan.
 */
export function withSeats(facts: ForecastFacts, subscriptionId: string, seats: number): Allowed<ForecastFacts> | Denied {
  const subscription = subscriptionOf(facts, subscriptionId)
  const decision = decideSeatChange(subscription.facts, { seats, acknowledgeScheduleLoss: true }, facts.now)
  if (decision.verdict === 'denied') return decision
  const { plan } = decision
  const { policy, offer } = subscription.facts
  const waits = plan.chargeAt === 'nextInvoice' && plan.nextCycle !== null
  const on = dateInZone(waits ? startOfDate(plan.nextCycle.startsOn, policy.zone) : facts.now, facts.zone)
  const subject = { chargeId: null, subscriptionId, description: subscription.name, tax: taxOfProduct(facts.taxes, offer.productId) }
  const charged = chargedAfter(subscription.facts.charged, plan.lines, `planned:${subscription.facts.version}`)
  const changed = { ...subscription.facts, seats, charged, version: subscription.facts.version + 1, renewalPlan: plan.losesRenewalPlan === null ? subscription.facts.renewalPlan : null }
  return allowed({
    ...replaced(facts, { ...subscription, facts: changed }),
    pending: [...facts.pending, ...plan.lines.map((line) => ({ on, line: documentLineOf(line, subject) }))],
  })
}

/** The facts of the forecast if the next term were planned so. Denies what `decideRenewalPlan` denies. */
export function withRenewalPlan(
  facts: ForecastFacts, subscriptionId: string, request: Pick<RenewalPlanRequest, 'plan' | 'offer'>,
): Allowed<ForecastFacts> | Denied {
  const subscription = subscriptionOf(facts, subscriptionId)
  const decision = decideRenewalPlan(subscription.facts, request, facts.now)
  if (decision.verdict === 'denied') return decision
  const { endOfTerm, renewalPlan } = decision.plan
  return allowed(replaced(facts, {
    ...subscription, facts: { ...subscription.facts, endOfTerm, renewalPlan }, offers: { ...subscription.offers, plannedOffer: request.offer },
  }))
}

/** The facts of the forecast if the term ended so. Denies what `decideEndOfTerm` denies, but for the loss of a renewal plan. */
export function withEndOfTerm(facts: ForecastFacts, subscriptionId: string, choice: EndOfTerm): Allowed<ForecastFacts> | Denied {
  const subscription = subscriptionOf(facts, subscriptionId)
  // The offer only prices the preview of a decision, and a forecast looks up its own.
  const decision = decideEndOfTerm(subscription.facts, { choice, acknowledgeScheduleLoss: true, renewalOffer: null }, facts.now)
  if (decision.verdict === 'denied') return decision
  const { endOfTerm, renewalPlan } = decision.plan
  return allowed(replaced(facts, { ...subscription, facts: { ...subscription.facts, endOfTerm, renewalPlan } }))
}

function subscriptionOf(facts: ForecastFacts, subscriptionId: string): ForecastSubscription {
  const subscription = facts.subscriptions.find((each) => each.facts.id === subscriptionId)
  assert(subscription !== undefined, `the forecast is of ${subscriptionId} too`)
  return subscription
}

function replaced(facts: ForecastFacts, subscription: ForecastSubscription): ForecastFacts {
  return { ...facts, subscriptions: facts.subscriptions.map((each) => (each.facts.id === subscription.facts.id ? subscription : each)) }
}
