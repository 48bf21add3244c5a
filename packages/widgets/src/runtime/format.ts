import { epochMs, lastDayOf, MS_PER_DAY, MS_PER_HOUR, type CalendarDate, type DatePeriod, type Instant, type Money } from '@assento/rules'

/** How a date reads: `day` "14 mai", `short` "14 mai 2027", `long` "14 de maio de 2027". */
export type DateStyle = 'day' | 'short' | 'long'

const DATE_OPTIONS: Readonly<Record<DateStyle, Intl.DateTimeFormatOptions>> = {
  day: { day: 'numeric', month: 'short' },
  short: { day: 'numeric', month: 'short', year: 'numeric' },
  long: { day: 'numeric', month: 'long', year: 'numeric' },
}

/** Numbers, money and time in one locale and one zone, through Intl only. One per portal. */
export interface Format {
  readonly locale: string
  /** IANA zone in which instants are shown, besides UTC. */
  readonly zone: string
  number(value: number): string
  /** With its sign: "+3", "−2", "0". */
  signed(value: number): string
  money(amount: Money): string
  date(date: CalendarDate, style?: DateStyle): string
  /** Last day that belongs to a half-open period. */
  lastDay(period: DatePeriod, style?: DateStyle): string
  /** Local date and time: "qui, 14 mai, 06:00". */
  dateTime(at: Instant): string
  /** Local date and time in full: "14 de maio de 2026, 06:00". */
  dateTimeLong(at: Instant): string
  /** "09:00 UTC", with its date when that is another day than the local one. */
  utc(at: Instant): string
  /** Two largest units, rounded down: "2 d 4 h", "3 h 12 min", "4 min"; under a minute "menos de 1 min". */
  duration(ms: number): string
  /** "em 120 dias", "amanhã", "hoje", "há 3 dias". */
  relativeDays(days: number): string
}

export function createFormat(locale: string, zone: string): Format {
  const intl = intlCache(locale, zone)
  const date = (value: CalendarDate, style: DateStyle = 'long') => tidyDate(intl.date(style, 'UTC').format(Date.parse(`${value}T00:00:00Z`)))
  return {
    locale,
    zone,
    number: (value) => intl.number.format(value),
    signed: (value) => intl.signed.format(value).replace('-', '−'),
    money: (amount) => intl.money(amount.currency).format(amount.cents / 100).replace('-', '−'),
    date,
    lastDay: (period, style) => date(lastDayOf(period), style),
    dateTime: (at) => tidyDate(intl.dateTime.format(epochMs(at))),
    dateTimeLong: (at) => `${tidyDate(intl.date('long', zone).format(epochMs(at)))}, ${intl.time(zone).format(epochMs(at))}`,
    utc: (at) => {
      const ms = epochMs(at)
      const sameDay = intl.date('short', zone).format(ms) === intl.date('short', 'UTC').format(ms)
      return `${sameDay ? '' : `${tidyDate(intl.date('day', 'UTC').format(ms))}, `}${intl.time('UTC').format(ms)} UTC`
    },
    duration: (ms) => durationText(ms, locale),
    relativeDays: (days) => intl.relative.format(days, 'day'),
  }
}

/**
 * Portuguese short months come as "14 de mai."; tables read better without "de" and the dot. The first of a month is read
 * aloud as an ordinal, "1º de dezembro", which Intl does not write.
 */
function tidyDate(text: string): string {
  return text.replace(/\b1(?= de \p{L})/u, '1º').replace(/ de (\p{L}{3})\.(?: de)?/gu, ' $1').replace(/^(\p{L}{3})\.,/u, '$1,')
}

function durationText(ms: number, locale: string): string {
  const minutes = Math.floor(Math.max(0, ms) / 60_000)
  if (minutes < 1) return locale.startsWith('pt') ? 'menos de 1 min' : 'less than 1 min'
  const days = Math.floor(ms / MS_PER_DAY)
  const hours = Math.floor(ms / MS_PER_HOUR) - days * 24
  if (days > 0) return hours > 0 ? `${days} d ${hours} h` : `${days} d`
  const rest = minutes - hours * 60
  if (hours === 0) return `${rest} min`
  return rest > 0 ? `${hours} h ${rest} min` : `${hours} h`
}

/** Intl objects cost a millisecond each to build, and the first one of a language 25: built once, on first use. */
function intlCache(locale: string, zone: string) {
  const built = new Map<string, Intl.DateTimeFormat | Intl.NumberFormat>()
  const once = <T extends Intl.DateTimeFormat | Intl.NumberFormat>(key: string, build: () => T): T => {
    const found = built.get(key) ?? build()
    built.set(key, found)
    return found as T
  }
  let relative: Intl.RelativeTimeFormat | undefined
  return {
    get number() { return once('number', () => new Intl.NumberFormat(locale)) },
    get signed() { return once('signed', () => new Intl.NumberFormat(locale, { signDisplay: 'exceptZero' })) },
    money: (currency: string) => once(`money ${currency}`, () => new Intl.NumberFormat(locale, { style: 'currency', currency })),
    date: (style: DateStyle, timeZone: string) => once(`date ${style} ${timeZone}`, () => new Intl.DateTimeFormat(locale, { ...DATE_OPTIONS[style], timeZone })),
    time: (timeZone: string) => once(`time ${timeZone}`, () => new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone })),
    get dateTime() {
      return once('dateTime', () => new Intl.DateTimeFormat(locale, {
        weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: zone,
      }))
    },
    get relative() { return (relative ??= new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })) },
  }
}
