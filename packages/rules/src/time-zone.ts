/** Civil dates in an IANA zone, by the zone data of the runtime's Intl. No clock here either. */
import { addHours, addMs, epochDayOf, epochMs, instant, instantOfEpochMs, MS_PER_DAY } from './time.ts'
import type { CalendarDate, Instant } from './time.ts'

/** The civil date that an instant falls on in an IANA zone. */
export function dateInZone(at: Instant, zone: string): CalendarDate {
  if (zone === 'UTC') return at.slice(0, 10) as CalendarDate
  return instantOfEpochMs(epochMs(at) + zoneOffsetMs(at, zone)).slice(0, 10) as CalendarDate
}

/** The first instant of a civil date in a zone; where midnight is skipped, the first instant after the gap. */
export function startOfDate(date: CalendarDate, zone: string): Instant {
  const utcMidnight = instant(`${date}T00:00:00.000Z`)
  if (zone === 'UTC') return utcMidnight
  // The day's first instant is one of the two candidates that the offsets on either side of it give.
  const candidates = [-14, 14]
    .map((hours) => addMs(utcMidnight, -zoneOffsetMs(addHours(utcMidnight, hours), zone)))
    .filter((candidate) => dateInZone(candidate, zone) === date)
    .sort()
  if (candidates[0] !== undefined && dateInZone(addMs(candidates[0], -1), zone) < date) return candidates[0]
  return firstInstantOfDate(date, zone, addHours(utcMidnight, -16), addHours(utcMidnight, 16))
}

/** The instant at which a zone's clocks show `hour` (0–23) o'clock on a date; where that hour is skipped, the first one after the gap. */
export function instantOfLocalHour(date: CalendarDate, hour: number, zone: string): Instant {
  const local = addHours(instant(`${date}T00:00:00.000Z`), hour)
  if (zone === 'UTC') return local
  const guess = addMs(local, -zoneOffsetMs(local, zone))
  const settled = addMs(local, -zoneOffsetMs(guess, zone))
  return addMs(settled, zoneOffsetMs(settled, zone)) === local ? settled : guess
}

const zoneFormats = new Map<string, Intl.DateTimeFormat>()

function zoneFormat(zone: string): Intl.DateTimeFormat {
  let format = zoneFormats.get(zone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone, hourCycle: 'h23', era: 'short',
      year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit',
    })
    zoneFormats.set(zone, format)
  }
  return format
}

/** Local time minus UTC at an instant, in milliseconds. */
function zoneOffsetMs(at: Instant, zone: string): number {
  const ms = epochMs(at)
  const parts = new Map(zoneFormat(zone).formatToParts(ms).map((part) => [part.type, Number(part.value)]))
  const of = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0
  const localMs =
    epochDayOf(of('year'), of('month'), of('day')) * MS_PER_DAY + ((of('hour') * 60 + of('minute')) * 60 + of('second')) * 1000
  return localMs - (ms - (((ms % 1000) + 1000) % 1000))
}

function firstInstantOfDate(date: CalendarDate, zone: string, from: Instant, to: Instant): Instant {
  let [low, high] = [epochMs(from), epochMs(to)]
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (dateInZone(instantOfEpochMs(middle), zone) < date) low = middle
    else high = middle
  }
  return instantOfEpochMs(high)
}
