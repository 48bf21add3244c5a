/** From the text of a cell to a value. Nothing is guessed: a text that is not exactly one of the known forms is no value. */
import { addMs, addDays, calendarDate, instant, instantFromText, parseCalendarDate } from '@assento/rules'
import type { CalendarDate, Instant } from '@assento/rules'

export type DecimalSeparator = '.' | ','

/**
 * The decimal separator of a whole file, from all texts of its number columns; null when they contradict each other.
 * A file is decided once, so that `1.234` is not 1234 in one row and 1,234 in the next. Source: formats.md § 0.3.
 */
export function decimalSeparatorOf(texts: readonly string[]): DecimalSeparator | null {
  const plain = texts.map((text) => stripApostrophe(text))
  const hasComma = plain.some((text) => /^[+-]?[\d.]*,\d+$/.test(text))
  const hasPoint = plain.some((text) => /^[+-]?\d*\.\d+([eE][+-]?\d+)?$/.test(text) && !isGrouped(text))
  if (hasComma && hasPoint) return null
  return hasComma ? ',' : '.'
}

/** Canonical decimal text (`-12.5`, `0E-20`) of a cell; null when it is not a number in that notation. Never a float. */
export function decimalText(cell: string, separator: DecimalSeparator): string | null {
  const text = stripApostrophe(cell)
  const pointed = separator === ',' ? withPoint(text) : text
  const match = pointed === null ? null : /^([+-]?)(\d*)(?:\.(\d+))?([eE][+-]?\d{1,3})?$/.exec(pointed)
  if (!match) return null
  const [, sign = '', whole = '', fraction, exponent = ''] = match
  if (whole === '' && fraction === undefined) return null
  return `${sign}${whole === '' ? '0' : whole}${fraction === undefined ? '' : `.${fraction}`}${exponent}`
}

/** A whole number from 0 as text of digits (a `12.0` of a spreadsheet counts as 12); null otherwise. */
export function wholeNumber(cell: string): number | null {
  const match = /^(\d{1,15})(?:[.,]0+)?$/.exec(stripApostrophe(cell))
  return match ? Number(match[1]) : null
}

/** An instant, or `open` for the sentinel years 1753 and 9999; null when the text has none of the known forms. */
export type InstantReading = Instant | 'open' | null

/**
 * Reads `M/D/YYYY`, `M/D/YYYY h:mm[:ss] [AM|PM]`, `YYYY-MM-DD` and ISO with 0–9 fraction digits (cut to milliseconds) and
 * `Z`, an offset or no zone. Without a zone it is UTC, whatever zone the server runs in. Source: formats.md § 0.4.
 */
export function readInstant(cell: string): InstantReading {
  const text = cell.trim()
  const year = /^(\d{4})-\d{2}-\d{2}/.exec(text)?.[1] ?? /^\d{1,2}\/\d{1,2}\/(\d{4})/.exec(text)?.[1]
  if (year === undefined) return null
  const at = readUsDate(text) ?? readIsoDate(text)
  return at !== null && (year === '1753' || year === '9999') ? 'open' : at
}

/** The day (UTC) of a text that `readInstant` reads. */
export function readDay(cell: string): CalendarDate | 'open' | null {
  const at = readInstant(cell)
  if (at === 'open') return 'open'
  return at === null ? null : calendarDate(at.slice(0, 10))
}

/** The first day after an inclusive last day: the vendor writes the last day of a term, we keep the first that is not in it. */
export function dayAfter(day: CalendarDate): CalendarDate {
  return addDays(day, 1)
}

/** `true`/`false` in the spellings that files use, Portuguese included; null for anything else. */
export function readBoolean(cell: string): boolean | null {
  const text = cell.trim().toLowerCase()
  if (['true', 'sim', 's', 'yes', 'y', '1', 'verdadeiro'].includes(text)) return true
  return ['false', 'não', 'nao', 'n', 'no', '0', 'falso'].includes(text) ? false : null
}

/** A cell that a spreadsheet was kept from computing: `'=2+2` → `=2+2`, `'22.0` → `22.0`. */
export function stripApostrophe(cell: string): string {
  return cell.trim().replace(/^'/, '')
}

function isGrouped(text: string): boolean {
  return /^[+-]?\d{1,3}(\.\d{3})+$/.test(text)
}

/** `1.234,50` → `1234.50`; null when the points are not thousands. */
function withPoint(text: string): string | null {
  const [whole = '', fraction, ...rest] = text.split(',')
  if (rest.length > 0 || (whole.includes('.') && !isGrouped(whole))) return null
  return `${whole.replaceAll('.', '')}${fraction === undefined ? '' : `.${fraction}`}`
}

function readUsDate(text: string): Instant | null {
  const match = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?:\s+(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\s*([AP])M)?)?$/i.exec(text)
  if (!match) return null
  const [, month = '', day = '', year = '', hours = '0', minutes = '00', seconds = '00', half] = match
  const date = parseCalendarDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
  const hour = half === undefined ? Number(hours) : hourOfHalfDay(Number(hours), half.toUpperCase())
  if (date === null || hour === null || hour > 23 || Number(minutes) > 59 || Number(seconds) > 59) return null
  return addMs(instant(`${date}T00:00:00.000Z`), ((hour * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000)
}

/** 12 AM is midnight, 12 PM is noon; 0 and 13 do not exist on such a clock. */
function hourOfHalfDay(hours: number, half: string): number | null {
  if (hours < 1 || hours > 12) return null
  return (hours % 12) + (half === 'P' ? 12 : 0)
}

function readIsoDate(text: string): Instant | null {
  return instantFromText(/^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T00:00:00Z` : text.replace(/^(\d{4}-\d{2}-\d{2}) (?=\d)/, '$1T'))
}
