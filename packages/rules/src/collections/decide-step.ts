import type { InvoiceState } from '../invoices/facts.ts'
import { dateInZone } from '../time-zone.ts'
import type { CalendarDate, Instant } from '../time.ts'
import type { PlannedStep } from './plan-steps.ts'

/** What a step needs to know of its invoice and of the steps that are due beside it. */
export interface StepFacts {
  readonly step: PlannedStep
  readonly state: InvoiceState
  readonly payableUntil: CalendarDate
  readonly hasOpenDispute: boolean
  /** A later step that tells something is due at the same time: after an outage, or on one day. */
  readonly laterMessageIsDue: boolean
  readonly zone: string
}

/** How a step that is due ends; `done` is said of one that acts even when its message is left out. */
export interface StepDecision {
  readonly outcome: 'done' | 'skipped' | 'paused'
  readonly reason: 'paid' | 'void' | 'writtenOff' | 'dispute' | 'superseded' | 'late' | null
  readonly sendsMessage: boolean
  readonly acts: boolean
}

/**
 * How a step ends; null before its moment. Nothing runs for an invoice that is paid, void or written off; an open dispute pauses
 * what acts and what says `unless: 'dispute'`. After an outage messages are not sent one after the other: only the last one
 * that is due goes out, and a reminder from before the due day never after it. Acts are always made up for.
 * Rules collections.step.superseded, .paused, .once (billing.md § 5; complaints in subscriptions.md § 6: reminders sent four times).
 */
export function decideStep(facts: StepFacts, now: Instant): StepDecision | null {
  const { step, state, hasOpenDispute, laterMessageIsDue } = facts
  if (now < step.plannedAt) return null
  if (state !== 'open') return ended('skipped', state)
  if (hasOpenDispute && (step.action !== null || step.unless === 'dispute')) return ended('paused', 'dispute')
  const tells = step.template !== null
  if (step.action !== null) return { outcome: 'done', reason: null, sendsMessage: tells && !laterMessageIsDue, acts: true }
  if (laterMessageIsDue) return ended('skipped', 'superseded')
  if (step.daysFromDue <= 0 && dateInZone(now, facts.zone) > facts.payableUntil) return ended('skipped', 'late')
  return { outcome: 'done', reason: null, sendsMessage: tells, acts: false }
}

export interface DecidedStep {
  readonly step: PlannedStep
  readonly decision: StepDecision
}

/** Decides all steps of one invoice that are due and have not run, in their order. */
export function decideDueSteps(
  planned: readonly PlannedStep[], ranKeys: readonly string[], invoice: Omit<StepFacts, 'step' | 'laterMessageIsDue'>, now: Instant,
): readonly DecidedStep[] {
  let laterMessageIsDue = false
  const decided: DecidedStep[] = []
  for (const step of [...planned].reverse()) {
    if (ranKeys.includes(step.key)) continue
    const decision = decideStep({ ...invoice, step, laterMessageIsDue }, now)
    if (decision === null) continue
    decided.unshift({ step, decision })
    laterMessageIsDue ||= decision.sendsMessage
  }
  return decided
}

function ended(outcome: 'skipped' | 'paused', reason: StepDecision['reason']): StepDecision {
  return { outcome, reason, sendsMessage: false, acts: false }
}
