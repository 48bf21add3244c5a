import { dateInZone, msBetween } from '@assento/rules'
import type { Instant } from '@assento/rules'
import type { Messages } from '../locales/messages.ts'
import type { Format } from './format.ts'

/** Time left until an inclusive instant: days and hours, then minutes and seconds; never "0 s" while it is still open. */
export function timeLeft(until: Instant, now: Instant, format: Format): string {
  const ms = msBetween(now, until)
  if (ms >= 3_600_000) return format.duration(ms)
  const seconds = Math.max(1, Math.ceil(ms / 1000))
  const [minutes, rest] = [Math.floor(seconds / 60), seconds % 60]
  return [minutes > 0 ? `${minutes} min` : '', minutes === 0 || rest > 0 ? `${rest} s` : ''].filter(Boolean).join(' ')
}

/** "hoje às 20:59" on the same local day, else the date and time. */
export function momentOf(at: Instant, now: Instant, t: Messages, format: Format): string {
  return dateInZone(at, format.zone) === dateInZone(now, format.zone) ? t.acts.today(localTime(at, format)) : format.dateTime(at)
}

/** Local hour and minute alone. */
export function localTime(at: Instant, format: Format): string {
  const key = `${format.locale} ${format.zone}`
  let time = times.get(key)
  if (!time) times.set(key, time = new Intl.DateTimeFormat(format.locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: format.zone }))
  return time.format(Date.parse(at))
}

const times = new Map<string, Intl.DateTimeFormat>()
