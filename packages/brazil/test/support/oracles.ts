/** Dates between our text and the libraries' Date, which they read in the local zone. */
import { calendarDate } from '@assento/rules'
import type { CalendarDate } from '@assento/rules'

/** Noon of a day in the zone of the machine. */
export function localDay(date: CalendarDate): Date {
  return new Date(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10)), 12)
}

export function textOfLocalDay(date: Date): CalendarDate {
  const two = (value: number) => String(value).padStart(2, '0')
  return calendarDate(`${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`)
}
