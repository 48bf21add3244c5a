import { addDays } from '../time.ts'
import { dateInZone, instantOfLocalHour } from '../time-zone.ts'
import type { CalendarDate, Instant } from '../time.ts'
import type { CollectionsPolicy, CollectionsStep } from './policy.ts'
import { announcedAction } from './templates.ts'

/** Bank business days where the seller is, and the seller's zone; the rules know no holiday by themselves. */
export interface CollectionsCalendar {
  readonly zone: string
  /** The date itself when it is a bank business day, else the next one. */
  readonly nextBankBusinessDay: (date: CalendarDate) => CalendarDate
  /** The n-th bank business day after a date; with 0, the date itself, moved on to a business day. */
  readonly addBankBusinessDays: (date: CalendarDate, count: number) => CalendarDate
}

/** What the dates of an invoice's steps count from. */
export interface CollectedInvoice {
  /** Last day on which it is not overdue. */
  readonly payableUntil: CalendarDate
  /** The later of its issue and the policy's last change: a step whose moment had passed by then is not made up for. */
  readonly since: Instant
  /** When its last dispute was answered; null without. */
  readonly disputeResolvedAt: Instant | null
}

/** A step with the dates of one invoice. */
export interface PlannedStep extends CollectionsStep {
  /** The civil date in the calendar's zone. */
  readonly plannedOn: CalendarDate
  readonly plannedAt: Instant
  /** For a step that acts: the last day on which paying prevents it, the days of clearing left out. */
  readonly payBy: CalendarDate | null
}

/**
 * The steps of an invoice with their dates, earliest first. A step's day is the payable day + its days, at the policy's hour. A step
 * that acts moves on to the next bank business day and waits the clearing days of a boleto paid on the last day; after an
 * answered dispute it waits those days once more. What lay before `since` is left out, but for acts: they keep their distance
 * from their announcement, which is then made at once. Rules collections.step.planned, .announcedAgain (billing.md § 5).
 */
export function planSteps(policy: CollectionsPolicy, invoice: CollectedInvoice, calendar: CollectionsCalendar): readonly PlannedStep[] {
  return policy.steps
    .flatMap((step) => planStep(policy, step, invoice, calendar) ?? [])
    .sort((a, b) => (a.plannedAt < b.plannedAt ? -1 : a.plannedAt > b.plannedAt ? 1 : a.daysFromDue - b.daysFromDue))
}

/** The first step of an invoice at or after an instant, its issue; null when there is none. */
export function firstStepAt(
  policy: CollectionsPolicy, invoice: { readonly payableUntil: CalendarDate }, calendar: CollectionsCalendar, issuedAt: Instant,
): Instant | null {
  return nextStepAfter(planSteps(policy, { payableUntil: invoice.payableUntil, since: issuedAt, disputeResolvedAt: null }, calendar), [])
}

/** The instant of the first planned step that has not run; null when all have. It may have passed. */
export function nextStepAfter(planned: readonly PlannedStep[], ranKeys: readonly string[]): Instant | null {
  return planned.find(({ key }) => !ranKeys.includes(key))?.plannedAt ?? null
}

/** The step that announces a step that acts: the last e-mail before it that names the action; null when there is none. */
export function announcementOf(steps: readonly CollectionsStep[], acting: CollectionsStep): CollectionsStep | null {
  return steps.reduce<CollectionsStep | null>((last, step) => {
    const announces = step.channel === 'email' && step.action === null && announcedAction(step.template) === acting.action
    return announces && step.daysFromDue < acting.daysFromDue && step.daysFromDue > (last?.daysFromDue ?? -Infinity) ? step : last
  }, null)
}

function planStep(policy: CollectionsPolicy, step: CollectionsStep, invoice: CollectedInvoice, calendar: CollectionsCalendar): PlannedStep | null {
  const dated = dateStep(policy, step, addDays(invoice.payableUntil, step.daysFromDue), invoice, calendar)
  if (dated.plannedAt >= invoice.since) return dated
  const firstOn = firstDayFrom(invoice.since, policy.hour, calendar.zone)
  if (step.action !== null) {
    const announced = announcementOf(policy.steps, step)
    return announced === null ? null : dateStep(policy, step, addDays(firstOn, step.daysFromDue - announced.daysFromDue), invoice, calendar)
  }
  return announcesLateStep(policy, step, invoice, calendar) ? dateStep(policy, step, firstOn, invoice, calendar) : null
}

function announcesLateStep(policy: CollectionsPolicy, step: CollectionsStep, invoice: CollectedInvoice, calendar: CollectionsCalendar): boolean {
  return policy.steps.some((acting) => acting.action !== null && announcementOf(policy.steps, acting) === step
    && dateStep(policy, acting, addDays(invoice.payableUntil, acting.daysFromDue), invoice, calendar).plannedAt < invoice.since)
}

function dateStep(
  policy: CollectionsPolicy, step: CollectionsStep, on: CalendarDate, invoice: CollectedInvoice, calendar: CollectionsCalendar,
): PlannedStep {
  const plannedOn = step.action === null ? on : actingDay(policy, on, invoice.disputeResolvedAt, calendar)
  return { ...step, plannedOn, plannedAt: instantOfLocalHour(plannedOn, policy.hour, calendar.zone), payBy: step.action === null ? null : on }
}

function actingDay(policy: CollectionsPolicy, on: CalendarDate, resolvedAt: Instant | null, calendar: CollectionsCalendar): CalendarDate {
  const cleared = (day: CalendarDate) => calendar.addBankBusinessDays(calendar.nextBankBusinessDay(day), policy.clearingBusinessDays)
  const day = cleared(on)
  if (resolvedAt === null) return day
  const afterAnswer = cleared(addDays(dateInZone(resolvedAt, calendar.zone), 1))
  return day < afterAnswer ? afterAnswer : day
}

/** The day of `since`, or the next one when its hour has passed. */
function firstDayFrom(since: Instant, hour: number, zone: string): CalendarDate {
  const today = dateInZone(since, zone)
  return instantOfLocalHour(today, hour, zone) >= since ? today : addDays(today, 1)
}
