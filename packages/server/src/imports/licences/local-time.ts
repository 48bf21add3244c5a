/** Days and times as people here write them; a text of no known form is no value. */
import { addMs, instantOfLocalHour, parseCalendarDate } from '@assento/rules'
import type { CalendarDate, Instant } from '@assento/rules'

const DAY = /^(?:(\d{1,2})\/(\d{1,2})\/(\d{4})|(\d{4})-(\d{2})-(\d{2}))$/

/** `25/12/2026` (never month first) or `2026-12-25`. */
export function readLocalDay(text: string): CalendarDate | null {
  const [, day, month, year, isoYear, isoMonth, isoDay] = DAY.exec(text.trim()) ?? []
  const parts = isoYear === undefined ? [year, month, day] : [isoYear, isoMonth, isoDay]
  return parts.includes(undefined) ? null : parseCalendarDate(parts.map((part) => part?.padStart(2, '0')).join('-'))
}

/** `25/12/2026 08:15`, by the clocks of the zone; without a time the day's first hour. */
export function readLocalTime(text: string, zone: string): Instant | null {
  const [day = '', time = '00:00', ...rest] = text.trim().split(/\s+/)
  const [, hours = '', minutes = ''] = /^(\d{1,2}):(\d{2})(?::\d{2})?$/.exec(time) ?? []
  const on = readLocalDay(day)
  if (on === null || rest.length > 0 || hours === '' || Number(hours) > 23 || Number(minutes) > 59) return null
  return addMs(instantOfLocalHour(on, Number(hours), zone), Number(minutes) * 60_000)
}
