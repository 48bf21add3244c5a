import { allowed } from '../decision.ts'
import type { Decision, Denied } from '../decision.ts'
import { denied } from '../decision.ts'
import { lastDayOf } from '../time.ts'
import type { CalendarDate, DatePeriod, Instant } from '../time.ts'
import { cyclesOf } from './cycle-of.ts'
import type { SubscriptionFacts } from './facts.ts'
import type { ChargeLine, StatePlan } from './plan.ts'
import { chargeable, prorateLine, sumLines } from './prorate-line.ts'
import { refuseByState, refuseStale } from './refuse-by-state.ts'
import { termEndsAt, todayIn } from './term-ends-at.ts'
import { termFrom } from './term-of.ts'

export interface ResumptionRequest {
  readonly expectedVersion?: number | undefined
  /** The retroactive amount has been paid (products that pause billing while suspended). */
  readonly retroactivePaid?: boolean
  /** First day that the paid retroactive invoice does not cover; what follows is charged at release. Unset = all is charged then. */
  readonly retroactivePaidUntil?: CalendarDate | null
}

/**
 * Whether a suspended subscription may be released now (liberar). Automatic renewal stays off. After the end of the term it is
 * too late, except where suspension pauses billing: there the time since is paid first, and the term moves to the one that
 * holds today. Denies subscriptions.resume.notSuspended, .termEnded (L2), .retroactivePaymentDue (L6).
 */
export function decideResumption(facts: SubscriptionFacts, request: ResumptionRequest, now: Instant): Decision<StatePlan> {
  const refusal =
    refuseByState(facts, now, { statuses: ['active', 'extended', 'provisioning', 'suspended'], inTrial: true })
    ?? refuseUnlessSuspended(facts)
    ?? refuseStale(facts, request.expectedVersion)
    ?? refuseAfterTerm(facts, request, now)
  if (refusal !== null) return refusal
  const lapsed = now >= termEndsAt(facts)
  const lines = lapsed ? retroactiveLines(facts, now).filter(({ period }) => period.startsOn >= (request.retroactivePaidUntil ?? period.startsOn)) : []
  return allowed({
    subscriptionId: facts.id, fromVersion: facts.version, fromStatus: facts.status, toStatus: 'active', endOfTerm: facts.endOfTerm,
    ...(lapsed ? { term: termHolding(facts, todayIn(facts, now)) } : {}),
    effectiveAt: now, lines, dueNow: sumLines(facts.currency, lines), losesRenewalPlan: null,
    events: [{ name: 'subscription.resumed', subject: { subscriptionId: facts.id, retroactive: lapsed } }],
  })
}

/** What is paid before a release after the end of the term: every cycle from that end to the one that holds today. */
export function retroactiveLines(facts: SubscriptionFacts, now: Instant): readonly ChargeLine[] {
  const today = todayIn(facts, now)
  const lines: ChargeLine[] = []
  for (let from = facts.term.until; from <= today; ) {
    const { anchorOn, term } = termFrom(facts.anchorOn, from, facts.offer.commitment)
    for (const cycle of cyclesOf(anchorOn, term, facts.offer.billingFrequency)) {
      if (cycle.startsOn <= today) lines.push(prorateLine('retroactive', facts.seats, facts.offer.unitPrice, cycle, cycle.startsOn))
    }
    from = term.until
  }
  return chargeable(lines)
}

function refuseUnlessSuspended(facts: SubscriptionFacts): Denied | null {
  if (facts.status === 'suspended') return null
  return denied('subscriptions.resume.notSuspended', `The subscription is ${facts.status}.`, { facts: { status: facts.status } })
}

function refuseAfterTerm(facts: SubscriptionFacts, request: ResumptionRequest, now: Instant): Denied | null {
  if (now < termEndsAt(facts)) return null
  const endedOn = lastDayOf(facts.term)
  if (facts.policy.suspendBilling === 'continues') {
    return denied('subscriptions.resume.termEnded', 'The term has ended.', {
      facts: { endedOn }, alternatives: [{ kind: 'contact', contact: 'accountManager' }],
    })
  }
  if (request.retroactivePaid === true) return null
  const amountCents = sumLines(facts.currency, retroactiveLines(facts, now)).cents
  return denied('subscriptions.resume.retroactivePaymentDue', 'The term ended while suspended; the time since is paid first.', {
    facts: { endedOn, amountCents, currency: facts.currency },
    alternatives: [{ kind: 'acceptRetroactiveInvoice', amountCents, currency: facts.currency }, { kind: 'contact', contact: 'finance' }],
  })
}

function termHolding(facts: SubscriptionFacts, today: CalendarDate): DatePeriod {
  let { anchorOn, term } = termFrom(facts.anchorOn, facts.term.until, facts.offer.commitment)
  while (term.until <= today) ({ anchorOn, term } = termFrom(anchorOn, term.until, facts.offer.commitment))
  return term
}
