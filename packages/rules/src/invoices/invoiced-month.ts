import { addMonths, calendarDate } from '../time.ts'
import type { DatePeriod } from '../time.ts'

/**
 * The month that a vendor's invoice is for: the one in which most of its charges start, the later of two with as many. The vendor
 * invoices calendar months and does not print which; a few charges of a file start earlier. `startsByMonth` counts lines by `YYYY-MM`;
 * null without any. Rule invoices.reconciliation.month (X14).
 */
export function invoicedMonth(startsByMonth: ReadonlyMap<string, number>): DatePeriod | null {
  const [best] = [...startsByMonth].sort(([monthA, a], [monthB, b]) => b - a || (monthA < monthB ? 1 : -1))
  if (best === undefined) return null
  const startsOn = calendarDate(`${best[0]}-01`)
  return { startsOn, until: addMonths(startsOn, 1) }
}
