/** What every part of the forecast is drawn with. */
import type { CalendarDate, Money } from '@assento/rules'
import type { Forecast, ForecastMonth } from '@assento/client'
import type { Messages } from '../locales/messages.ts'
import type { Format } from '../runtime/format.ts'

export interface ForecastLook {
  readonly t: Messages
  readonly format: Format
  readonly forecast: Forecast
  /** The month that has the focus or the pointer, by its first day. */
  readonly current: CalendarDate | null
  readonly opened: ReadonlySet<CalendarDate>
  readonly onOpen: (month: CalendarDate) => void
}

/** One month under today's plans and, where there is a change, under it. */
export interface MonthPair {
  readonly today: ForecastMonth
  readonly changed: ForecastMonth | null
}

export function monthPairs({ months, planned }: Forecast): readonly MonthPair[] {
  return months.map((today, index) => ({ today, changed: planned?.[index] ?? null }))
}

/** What the change adds, below zero where it saves. */
export function differenceOf({ today, changed }: MonthPair): Money {
  return { ...today.total, cents: (changed?.total.cents ?? today.total.cents) - today.total.cents }
}

/** "+R$ 12,00", "−R$ 12,00", "R$ 0,00". */
export function signedMoney(amount: Money, format: Format): string {
  return `${amount.cents > 0 ? '+' : ''}${format.money(amount)}`
}

const names = new Map<string, Intl.DateTimeFormat | Intl.NumberFormat>()
const once = <T extends Intl.DateTimeFormat | Intl.NumberFormat>(key: string, make: () => T): T => {
  const made = (names.get(key) ?? make()) as T
  names.set(key, made)
  return made
}

/** `long` "dezembro de 2026", `short` "dez", with the year in January "jan 2027". */
export function monthName(month: CalendarDate, style: 'long' | 'short', { locale }: Format): string {
  const isJanuary = style === 'short' && month.slice(5, 7) === '01'
  const options: Intl.DateTimeFormatOptions = { month: style, timeZone: 'UTC', ...(style === 'long' || isJanuary ? { year: 'numeric' } : {}) }
  const text = once(`${locale} ${style} ${isJanuary}`, () => new Intl.DateTimeFormat(locale, options)).format(Date.parse(`${month}T00:00:00Z`))
  return style === 'long' ? text : text.replace('.', '').replace(/ de /, ' ')
}

/** "R$ 1,2 mil": for the lines of the chart. */
export function shortMoney(cents: number, currency: string, { locale }: Format): string {
  return once(`${locale} ${currency}`, () => new Intl.NumberFormat(locale, { style: 'currency', currency, notation: 'compact', minimumFractionDigits: 0, maximumFractionDigits: 1 }))
    .format(cents / 100).replace('-', '−')
}
