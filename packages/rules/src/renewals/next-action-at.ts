import { earliest } from '../time.ts'
import { dateInZone, startOfDate } from '../time-zone.ts'
import type { CalendarDate, Instant } from '../time.ts'
import { cycleOf } from '../subscriptions/cycle-of.ts'
import { isBillingPaused } from '../subscriptions/decide-suspension.ts'
import type { SubscriptionFacts } from '../subscriptions/facts.ts'
import { termEndsAt } from '../subscriptions/term-ends-at.ts'
import { nextLifecycleStep } from './decide-after-term.ts'

/**
 * The next instant at which time alone does something with a subscription: the start of a billing cycle, the end of the term,
 * a step of the lifecycle; null when nothing is left. Cycles count from `after`; unset, from the last charge, so that a cycle
 * that is due and not yet charged is answered even when it has passed.
 */
export function nextActionAt(facts: SubscriptionFacts, after?: Instant): Instant | null {
  const step = nextLifecycleStep(facts)
  const stepAt = step === null ? null : startOfDate(step.on, facts.policy.zone)
  const isRunning = facts.status === 'active' || facts.status === 'extended' || facts.status === 'suspended'
  if (!isRunning) return stepAt
  const endAt = stepAt ?? termEndsAt(facts)
  const cycleOn = nextCycleOn(facts, after)
  return cycleOn === null ? endAt : earliest(startOfDate(cycleOn, facts.policy.zone), endAt)
}

function nextCycleOn(facts: SubscriptionFacts, after: Instant | undefined): CalendarDate | null {
  const { anchorOn, term, offer, policy } = facts
  if (isBillingPaused(facts) || offer.billingFrequency === 'none') return null
  const from = after === undefined ? lastChargedOn(facts) : dateInZone(after, policy.zone)
  if (from >= term.until) return null
  const next = from < term.startsOn ? term.startsOn : cycleOf(anchorOn, term, offer.billingFrequency, from).until
  return next < term.until ? next : null
}

function lastChargedOn(facts: SubscriptionFacts): CalendarDate {
  return facts.charged.reduce((latest, line) => (line.period.startsOn > latest ? line.period.startsOn : latest), facts.term.startsOn)
}
