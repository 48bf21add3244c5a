/**
 * Fator de vencimento: the due date inside a boleto's barcode, as four digits that count days since 1997-10-07.
 * The count passed 9999 on 2025-02-21 and went back to 1000 the next day, so the same digits name two dates or more: a reader
 * needs to know the day. Keep the real due date in the database; the fator is output only. Source: brazil.md § 1.2.
 */
import { addDays, calendarDate, daysBetween } from '@assento/rules'
import type { CalendarDate } from '@assento/rules'

const BASE_ON = calendarDate('1997-10-07')
const FIRST = 1000
const CYCLE = 9000
/** How far back and ahead of today a fator is taken to point, in days, both ends included. 8,501 days hold one candidate at most. */
const PAST_DAYS = 3000
const FUTURE_DAYS = 5500

/** The fator of a barcode without a due date. */
export const NO_FATOR = '0000'

/**
 * Four digits for a due date, in every cycle: 9999 is followed by 1000 (2025-02-22, 2049-10-14 …).
 * Dates before 2000-07-03 give a leading zero, which readers take for "no due date". Throws a RangeError before 1997-10-07.
 */
export function encodeFator(dueOn: CalendarDate): string {
  const days = daysBetween(BASE_ON, dueOn)
  if (days < 0) throw new RangeError(`no fator before ${BASE_ON}: ${dueOn}`)
  return String(days < FIRST ? days : ((days - FIRST) % CYCLE) + FIRST).padStart(4, '0')
}

/**
 * The due date that four digits mean on the day `today`: the only candidate in [today − 3000, today + 5500] days.
 * Null when there is none, when the fator starts with 0 (no due date), or when it is not four digits.
 */
export function decodeFator(fator: string, today: CalendarDate): CalendarDate | null {
  if (!/^[1-9][0-9]{3}$/.test(fator)) return null
  const first = Number(fator)
  const earliest = daysBetween(BASE_ON, today) - PAST_DAYS
  const cycles = Math.max(0, Math.ceil((earliest - first) / CYCLE))
  const days = first + cycles * CYCLE
  return days <= earliest + PAST_DAYS + FUTURE_DAYS ? addDays(BASE_ON, days) : null
}
