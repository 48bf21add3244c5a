/** Fields of a fixed-width line: 1-based columns, both ends included, as bank manuals write them. */
import { parseCalendarDate } from '@assento/rules'
import type { CalendarDate } from '@assento/rules'

export type Columns = readonly [first: number, last: number]

/** The field without blanks at its ends. */
export function columnText(line: string, columns: Columns): string {
  return line.slice(columns[0] - 1, columns[1]).trim()
}

/** A number or code; null when blank or all zeros, which is how layouts say "none". */
export function columnCode(line: string, columns: Columns): string | null {
  const text = columnText(line, columns)
  return /^0*$/.test(text) ? null : text
}

/** Whole number; blank is 0; null when there is anything but digits. */
export function columnNumber(line: string, columns: Columns): number | null {
  const text = columnText(line, columns)
  return /^[0-9]*$/.test(text) ? Number(text) : null
}

/** `none` for blanks or zeros, `invalid` for a day that does not exist. DDMMAA is a year of 2000–2099; eight columns are DDMMAAAA. */
export function columnDate(line: string, columns: Columns): CalendarDate | 'none' | 'invalid' {
  const text = columnText(line, columns)
  if (/^0*$/.test(text)) return 'none'
  const width = columns[1] - columns[0] + 1
  if (text.length !== width) return 'invalid'
  const year = width === 6 ? `20${text.slice(4)}` : text.slice(4)
  return parseCalendarDate(`${year}-${text.slice(2, 4)}-${text.slice(0, 2)}`) ?? 'invalid'
}

/** Writes `text` into the columns, cut to their width: text to the left with blanks, digits to the right with zeros. */
export function putColumns(line: string, columns: Columns, text: string, fill: 'text' | 'digits'): string {
  const width = columns[1] - columns[0] + 1
  const field = fill === 'digits' ? text.padStart(width, '0').slice(-width) : text.padEnd(width).slice(0, width)
  return `${line.slice(0, columns[0] - 1)}${field}${line.slice(columns[1])}`
}

/** DDMMAA or DDMMAAAA by the width of the columns; zeros for none. */
export function putDate(line: string, columns: Columns, date: CalendarDate | null): string {
  if (date === null) return putColumns(line, columns, '', 'digits')
  const [year, month, day] = [date.slice(0, 4), date.slice(5, 7), date.slice(8, 10)]
  const isShort = columns[1] - columns[0] === 5
  return putColumns(line, columns, `${day}${month}${isShort ? year.slice(2) : year}`, 'digits')
}
