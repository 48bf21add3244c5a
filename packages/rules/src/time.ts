/**
 * Calendar dates and instants as branded text that sorts, crosses JSON unchanged and reads well in a failing test.
 * No clock here: every function is told the time.
 */

/** A civil date `YYYY-MM-DD`, years 0001–9999. Sorts as text. */
export type CalendarDate = string & { readonly __brand: 'CalendarDate' }

/** A UTC instant `YYYY-MM-DDTHH:mm:ss.sssZ` with exactly three fraction digits. Sorts as text. */
export type Instant = string & { readonly __brand: 'Instant' }

/** A half-open period of civil dates `[startsOn, until)`. */
export interface DatePeriod {
  readonly startsOn: CalendarDate
  /** First day that no longer belongs to the period. */
  readonly until: CalendarDate
}

export const MS_PER_HOUR = 3_600_000
export const MS_PER_DAY = 86_400_000

interface CivilDay {
  readonly year: number
  readonly month: number
  readonly day: number
}

const DATE_PATTERN = /^(\d{4})-(\d{2})-(\d{2})$/
const INSTANT_PATTERN = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})\.(\d{3})Z$/
const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const

/** True for a leap year of the proleptic Gregorian calendar. */
export function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
}

/** Days in a month; `month` is 1–12. */
export function daysInMonth(year: number, month: number): number {
  return month === 2 && isLeapYear(year) ? 29 : (MONTH_LENGTHS[month - 1] ?? 0)
}

/** Reads `YYYY-MM-DD`; null when the text is malformed or the day does not exist (2026-02-30). */
export function parseCalendarDate(text: string): CalendarDate | null {
  const match = DATE_PATTERN.exec(text)
  if (!match) return null
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  const exists = year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
  return exists ? (text as CalendarDate) : null
}

/** Like `parseCalendarDate`, but throws a RangeError that shows the text. For literals and trusted rows. */
export function calendarDate(text: string): CalendarDate {
  const date = parseCalendarDate(text)
  if (date === null) throw new RangeError(`not a calendar date: ${text}`)
  return date
}

/** Reads the canonical instant form only; null otherwise. Use `instantFromText` for foreign forms. */
export function parseInstant(text: string): Instant | null {
  const match = INSTANT_PATTERN.exec(text)
  if (!match || parseCalendarDate(text.slice(0, 10)) === null) return null
  const inRange = Number(match[4]) < 24 && Number(match[5]) < 60 && Number(match[6]) < 60
  return inRange ? (text as Instant) : null
}

/** Like `parseInstant`, but throws a RangeError that shows the text. */
export function instant(text: string): Instant {
  const value = parseInstant(text)
  if (value === null) throw new RangeError(`not an instant (YYYY-MM-DDTHH:mm:ss.sssZ): ${text}`)
  return value
}

/** Days since 1970-01-01, negative before. */
export function epochDay(date: CalendarDate): number {
  const { year, month, day } = civilDay(date)
  return epochDayOf(year, month, day)
}

/** The date `days` after 1970-01-01. */
export function dateOfEpochDay(days: number): CalendarDate {
  // Civil-from-days over 400-year eras that begin on 1 March, so that a leap day is the era's last.
  const shifted = days + 719_468
  const era = Math.floor(shifted / 146_097)
  const dayOfEra = shifted - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153)
  const day = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  return dateOf(year, month, day)
}

/** The date `days` later (earlier when negative). */
export function addDays(date: CalendarDate, days: number): CalendarDate {
  return dateOfEpochDay(epochDay(date) + days)
}

/** `anchor` + n months, clamped to the month's last day. Always count from the anchor: 31 Jan → 28 Feb → 31 Mar. */
export function addMonths(anchor: CalendarDate, months: number): CalendarDate {
  const { year, month, day } = civilDay(anchor)
  const monthIndex = year * 12 + (month - 1) + months
  const targetYear = Math.floor(monthIndex / 12)
  const targetMonth = (monthIndex - targetYear * 12) + 1
  return dateOf(targetYear, targetMonth, Math.min(day, daysInMonth(targetYear, targetMonth)))
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return epochDay(to) - epochDay(from)
}

/** Days of a half-open period. */
export function periodDays(period: DatePeriod): number {
  return daysBetween(period.startsOn, period.until)
}

/** True when the date lies in `[startsOn, until)`. */
export function periodContains(period: DatePeriod, date: CalendarDate): boolean {
  return period.startsOn <= date && date < period.until
}

/** Last day that belongs to a half-open period: what people call its end. */
export function lastDayOf(period: DatePeriod): CalendarDate {
  return addDays(period.until, -1)
}

/** Milliseconds since 1970-01-01T00:00:00.000Z. */
export function epochMs(at: Instant): number {
  const hours = Number(at.slice(11, 13))
  const minutes = Number(at.slice(14, 16))
  const seconds = Number(at.slice(17, 19))
  const milliseconds = Number(at.slice(20, 23))
  return epochDay(at.slice(0, 10) as CalendarDate) * MS_PER_DAY + ((hours * 60 + minutes) * 60 + seconds) * 1000 + milliseconds
}

/** The instant of an epoch millisecond count. Throws outside years 0001–9999. */
export function instantOfEpochMs(ms: number): Instant {
  const day = Math.floor(ms / MS_PER_DAY)
  const rest = ms - day * MS_PER_DAY
  const two = (value: number) => String(value).padStart(2, '0')
  const hours = Math.floor(rest / MS_PER_HOUR)
  const minutes = Math.floor(rest / 60_000) % 60
  const seconds = Math.floor(rest / 1000) % 60
  return `${dateOfEpochDay(day)}T${two(hours)}:${two(minutes)}:${two(seconds)}.${String(rest % 1000).padStart(3, '0')}Z` as Instant
}

/** The instant `ms` elapsed milliseconds later. */
export function addMs(at: Instant, ms: number): Instant {
  return instantOfEpochMs(epochMs(at) + ms)
}

/** The instant `hours` elapsed hours later, whatever a zone's clocks do meanwhile. */
export function addHours(at: Instant, hours: number): Instant {
  return addMs(at, hours * MS_PER_HOUR)
}

/** Elapsed milliseconds from `from` to `to`. */
export function msBetween(from: Instant, to: Instant): number {
  return epochMs(to) - epochMs(from)
}

/** Reads an instant in any ISO form with zone or offset and 0–9 fraction digits (cut to milliseconds); null otherwise. */
export function instantFromText(text: string): Instant | null {
  const match = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(Z|[+-]\d{2}:\d{2})?$/.exec(text)
  const date = match && parseCalendarDate(match[1] ?? '')
  if (!match || !date) return null
  const [, , hours = '', minutes = '', seconds = '00', fraction = '', offset = 'Z'] = match
  const local = parseInstant(`${date}T${hours}:${minutes}:${seconds}.${fraction.slice(0, 3).padEnd(3, '0')}Z`)
  if (local === null || offset === 'Z') return local
  const sign = offset.startsWith('-') ? -1 : 1
  return addMs(local, -sign * (Number(offset.slice(1, 3)) * 60 + Number(offset.slice(4, 6))) * 60_000)
}

/** Earlier of two values that sort as text. */
export function earliest<T extends CalendarDate | Instant>(a: T, b: T): T {
  return a <= b ? a : b
}

function civilDay(date: CalendarDate): CivilDay {
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10)) }
}

/** Days since 1970-01-01 of a year, month (1–12) and day. */
export function epochDayOf(year: number, month: number, day: number): number {
  const shiftedYear = month <= 2 ? year - 1 : year
  const era = Math.floor(shiftedYear / 400)
  const yearOfEra = shiftedYear - era * 400
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146_097 + dayOfEra - 719_468
}

function dateOf(year: number, month: number, day: number): CalendarDate {
  if (year < 1 || year > 9999) throw new RangeError(`year out of range: ${year}`)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}` as CalendarDate
}
