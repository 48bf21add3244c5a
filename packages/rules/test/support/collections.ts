/** Collections in the few words of a case: the default policy, a Brazilian summer's bank calendar, an invoice payable until 20 January. */
import { addDays, calendarDate, decideDueSteps, DEFAULT_COLLECTIONS_POLICY, epochDay, instant, planSteps } from '@assento/rules'
import type { CalendarDate, CollectedInvoice, CollectionsCalendar, Instant, InvoiceState, PlannedStep } from '@assento/rules'

/** Carnival of 2027, and the fixed holidays of the months around it. */
const HOLIDAYS = ['2026-11-02', '2026-11-20', '2026-12-25', '2027-01-01', '2027-02-08', '2027-02-09', '2027-03-26']

const isBusinessDay = (date: CalendarDate): boolean => {
  const weekday = (epochDay(date) + 4) % 7
  return weekday !== 0 && weekday !== 6 && !HOLIDAYS.includes(date)
}

const nextBankBusinessDay = (date: CalendarDate): CalendarDate => (isBusinessDay(date) ? date : nextBankBusinessDay(addDays(date, 1)))

export const CALENDAR: CollectionsCalendar = {
  zone: 'America/Sao_Paulo',
  nextBankBusinessDay,
  addBankBusinessDays(date, count) {
    let day = count === 0 ? nextBankBusinessDay(date) : date
    for (let left = count; left > 0; left -= 1) day = nextBankBusinessDay(addDays(day, 1))
    return day
  },
}

export interface DueWords {
  readonly payableUntil?: string
  readonly since?: string
  readonly ran?: readonly string[]
  readonly state?: InvoiceState
  readonly isDisputed?: boolean
}

export function plannedSteps(invoice: Partial<CollectedInvoice>): readonly PlannedStep[] {
  return planSteps(DEFAULT_COLLECTIONS_POLICY, { ...ISSUED, ...invoice }, CALENDAR)
}

/** What is due: `key outcome reason`, with `message` where one goes out. */
export function dueSteps({ ran = [], state = 'open', isDisputed = false, ...dates }: DueWords, now: Instant): readonly string[] {
  const invoice = {
    ...ISSUED,
    ...(dates.payableUntil === undefined ? {} : { payableUntil: calendarDate(dates.payableUntil) }),
    ...(dates.since === undefined ? {} : { since: instant(dates.since) }),
  }
  const facts = { state, payableUntil: invoice.payableUntil, hasOpenDispute: isDisputed, zone: CALENDAR.zone }
  return decideDueSteps(plannedSteps(invoice), ran, facts, now).map(({ step, decision }) => (
    [step.key, decision.outcome, ...(decision.reason === null ? [] : [decision.reason]), ...(decision.sendsMessage ? ['message'] : [])].join(' ')))
}

const ISSUED: CollectedInvoice = {
  payableUntil: calendarDate('2027-01-20'), since: instant('2027-01-10T03:00:00.000Z'), disputeResolvedAt: null,
}
