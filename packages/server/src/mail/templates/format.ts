/** Amounts and dates as each language writes them. */
import { addDays, daysBetween } from '@assento/rules'
import type { CalendarDate, DatePeriod } from '@assento/rules'
import type { MailLocale } from './template-names.ts'

/** 123456 BRL → `R$ 1.234,56`, `R$1,234.56` in English. */
export function amountText(locale: MailLocale, currency: string, cents: number): string {
  const digits = String(Math.abs(cents)).padStart(3, '0')
  // Decimal text, not cents / 100: the quotient of a large amount is not exact.
  const decimal = `${cents < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}` as `${number}`
  return new Intl.NumberFormat(locale, { style: 'currency', currency }).format(decimal)
}

/** 2026-12-01 → `1º de dezembro de 2026`, `December 1, 2026`. */
export function dateText(locale: MailLocale, date: CalendarDate): string {
  const text = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(Date.parse(`${date}T00:00:00Z`))
  return locale === 'pt-BR' ? text.replace(/^1 de /, '1º de ') : text
}

/** 2026-03-10 → `10/03/2026`; in English the month in letters, since 03/10 is read in two ways. */
export function shortDate(locale: MailLocale, date: CalendarDate): string {
  return new Intl.DateTimeFormat(locale, {
    day: '2-digit', month: locale === 'pt-BR' ? '2-digit' : 'short', year: 'numeric', timeZone: 'UTC',
  }).format(Date.parse(`${date}T00:00:00Z`))
}

/** The first and the last day: people count the last one in. */
export function periodText(locale: MailLocale, { startsOn, until }: DatePeriod): string {
  const last = addDays(until, -1)
  if (last <= startsOn) return shortDate(locale, startsOn)
  return `${shortDate(locale, startsOn)} ${locale === 'pt-BR' ? 'a' : 'to'} ${shortDate(locale, last)}`
}

/** How far a day lies ahead: `hoje`, `amanhã`, `em 7 dias`. */
export function distanceText(locale: MailLocale, today: CalendarDate, on: CalendarDate): string {
  return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(daysBetween(today, on), 'day')
}
