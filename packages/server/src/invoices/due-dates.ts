/** When an invoice is due, when it is late, and when collections first act: by the bank calendar of the tenant. */
import { addBankBusinessDays, nextBankBusinessDay } from '@assento/brazil'
import { dateInZone, dueDates, firstStepAt } from '@assento/rules'
import type { CalendarDate, CollectionsCalendar, Instant } from '@assento/rules'
import type { ProcedureContext } from '../platform/types.ts'

export interface IssueDates {
  /** Today in the tenant's zone. */
  readonly issuedOn: CalendarDate
  readonly dueOn: CalendarDate
  readonly payableUntil: CalendarDate
  /** Null when collections never act. */
  readonly nextStepAt: Instant | null
}

/** Dates of every invoice that is issued now: one look at the calendar a batch. */
export function issueDates(ctx: ProcedureContext): IssueDates {
  const { dueDays, collections } = ctx.tenant.settings.billing
  const calendar = bankCalendar(ctx)
  const issuedOn = dateInZone(ctx.now, ctx.tenant.zone)
  const { dueOn, payableUntil } = dueDates(issuedOn, dueDays, calendar.nextBankBusinessDay)
  return { issuedOn, dueOn, payableUntil, nextStepAt: firstStepAt(collections, { payableUntil }, calendar, ctx.now) }
}

/** Bank business days of the tenant: the national ones, and its city's holidays. */
export function bankCalendar({ tenant }: Pick<ProcedureContext, 'tenant'>): CollectionsCalendar {
  const holidays = new Set(tenant.settings.billing.localHolidays)
  return {
    zone: tenant.zone,
    nextBankBusinessDay: (date) => nextBankBusinessDay(date, holidays),
    addBankBusinessDays: (date, count) => addBankBusinessDays(date, count, holidays),
  }
}
