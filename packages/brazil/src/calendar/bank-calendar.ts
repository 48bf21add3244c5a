/**
 * Bank business days in Brazil: weekdays without the national bank holidays. Equal to ANBIMA's list from 2001 to 2078.
 * 31 December counts (branches are shut, payments are not), Ash Wednesday too; Carnival's Monday and Tuesday do not.
 * Local holidays (state, city of the payer) are the caller's: pass them. Source: brazil.md § 5.
 */
import { addDays, epochDay } from '@assento/rules'
import type { CalendarDate } from '@assento/rules'
import { easterSunday } from './easter.ts'

/** Dates that are holidays where the payer is, beside the national ones. */
export type LocalHolidays = ReadonlySet<CalendarDate> | readonly CalendarDate[]

const FIXED = ['01-01', '04-21', '05-01', '09-07', '10-12', '11-02', '11-15', '12-25'] as const
/** Law 14.759/2023: national from 2024. */
const BLACK_AWARENESS_DAY = '11-20'
const BLACK_AWARENESS_SINCE = 2024
/** Days from Easter: Carnival Monday and Tuesday, Good Friday, Corpus Christi. */
const FROM_EASTER = [-48, -47, -2, 60] as const
const NO_HOLIDAYS: LocalHolidays = []

/** National bank holidays of a year, in order, on whatever weekday they fall. */
export function bankHolidays(year: number): CalendarDate[] {
  const easter = easterSunday(year)
  const fixed = year >= BLACK_AWARENESS_SINCE ? [...FIXED, BLACK_AWARENESS_DAY] : FIXED
  return [
    ...fixed.map((monthAndDay) => `${String(year).padStart(4, '0')}-${monthAndDay}` as CalendarDate),
    ...FROM_EASTER.map((days) => addDays(easter, days)),
  ].sort()
}

/** True on a weekday that is no national bank holiday and none of `localHolidays`. */
export function isBankBusinessDay(date: CalendarDate, localHolidays: LocalHolidays = NO_HOLIDAYS): boolean {
  // 1970-01-01 was a Thursday; 0 is Sunday.
  const weekday = (((epochDay(date) + 4) % 7) + 7) % 7
  if (weekday === 0 || weekday === 6) return false
  const isLocal = Array.isArray(localHolidays) ? localHolidays.includes(date) : (localHolidays as ReadonlySet<CalendarDate>).has(date)
  return !isLocal && !isBankHoliday(date)
}

/** The date itself when it is a bank business day, else the first one after it. */
export function nextBankBusinessDay(date: CalendarDate, localHolidays: LocalHolidays = NO_HOLIDAYS): CalendarDate {
  let day = date
  while (!isBankBusinessDay(day, localHolidays)) day = addDays(day, 1)
  return day
}

/** The `count`-th bank business day after a date (before it when negative); with 0, the date itself, moved on to a business day. */
export function addBankBusinessDays(date: CalendarDate, count: number, localHolidays: LocalHolidays = NO_HOLIDAYS): CalendarDate {
  if (!Number.isInteger(count)) throw new RangeError(`count must be an integer: ${count}`)
  const step = count < 0 ? -1 : 1
  let day = count === 0 ? nextBankBusinessDay(date, localHolidays) : date
  for (let left = Math.abs(count); left > 0; left -= 1) {
    day = addDays(day, step)
    while (!isBankBusinessDay(day, localHolidays)) day = addDays(day, step)
  }
  return day
}

/**
 * Last day on which a charge can be paid that accepts `daysAfterDue` calendar days after its due date, as Pix cobv counts: the due date
 * moves on to a business day, the days are counted from there, and the end moves on again.
 * Source: BACEN pix-api, CobDataDeVencimento, examples A to F.
 */
export function lastPayableDay(dueOn: CalendarDate, daysAfterDue: number, localHolidays: LocalHolidays = NO_HOLIDAYS): CalendarDate {
  return nextBankBusinessDay(addDays(nextBankBusinessDay(dueOn, localHolidays), daysAfterDue), localHolidays)
}

function isBankHoliday(date: CalendarDate): boolean {
  const year = Number(date.slice(0, 4))
  const monthAndDay = date.slice(5)
  if ((FIXED as readonly string[]).includes(monthAndDay)) return true
  if (monthAndDay === BLACK_AWARENESS_DAY && year >= BLACK_AWARENESS_SINCE) return true
  return (FROM_EASTER as readonly number[]).includes(epochDay(date) - epochDay(easterSunday(year)))
}
