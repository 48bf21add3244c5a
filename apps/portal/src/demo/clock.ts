/**
 * The demo's calendar. The sample files describe a fixed week (their today is 21 November 2026), so the demo's tenants live
 * then, on whatever day it is started: their clocks begin two years before, and run on from DEMO_STARTS_AT, behind or ahead of
 * the machine's. What comes before is lived through with the real commands, so that invoices, payments and windows are there when
 * it is first seen.
 */
import { instant, type Instant } from '@assento/rules'

/** Where the tenants' clocks begin. */
export const STORY_STARTS_AT = instant('2024-12-02T13:00:00.000Z')
/** Where Aurora's clock stands when the vendor's files of the week are imported. */
export const IMPORTED_AT = instant('2026-11-20T13:00:00.000Z')
/** Second increase of the demo's main subscription: another batch, another window. */
export const SECOND_INCREASE_AT = instant('2026-11-21T17:30:00.000Z')
/** Monday, 09:00 in São Paulo: what the first visitor sees. */
export const DEMO_STARTS_AT = instant('2026-11-23T12:00:00.000Z')

/** Ten in the morning in São Paulo. */
export function morningOf(date: string): Instant {
  return instant(`${date}T13:00:00.000Z`)
}

/** `2024-12`, `2025-01`, … up to and with `last`. */
export function monthsUntil(last: string): readonly string[] {
  const months: string[] = []
  for (let [year, month] = [2024, 12]; ;) {
    const name = `${year}-${String(month).padStart(2, '0')}`
    if (name > last) return months
    months.push(name)
    ;[year, month] = month === 12 ? [year + 1, 1] : [year, month + 1]
  }
}
