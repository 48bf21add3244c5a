/** Days as lists show them, in the tenant's zone. */
import { dateInZone, type CalendarDate, type Instant } from '@assento/rules'
import type { Format } from '../runtime/format.ts'

/** "22 nov", with the year when it is not this one. */
export function dayOf(at: Instant, now: Instant, format: Format): string {
  const day = dateInZone(at, format.zone)
  return shortDay(day, dateInZone(now, format.zone), format)
}

export function shortDay(day: CalendarDate, today: CalendarDate, format: Format): string {
  return format.date(day, day.slice(0, 4) === today.slice(0, 4) ? 'day' : 'short')
}
