import { addMonths } from '@assento/rules'
import type { DatePeriod } from '@assento/rules'
import type { UnitBillingRow } from '@assento/store'
import { unitsSentence } from './charge-words.ts'

/** What one month of units costs. */
export interface UnitCycle {
  readonly period: DatePeriod
  readonly description: string
  readonly quantity: number
  readonly unitCents: number
  readonly cents: number
}

/**
 * Cycle number `n` of a row of billing, 0 = the one that the order charged. It starts on the anchor + n months, never on the
 * month before: 31 January, 28 February, 31 March.
 */
export function unitCycle(row: Pick<UnitBillingRow, 'anchor_on' | 'description' | 'paid_units' | 'unit_cents'>, n: number): UnitCycle {
  const period = { startsOn: addMonths(row.anchor_on, n), until: addMonths(row.anchor_on, n + 1) }
  return {
    period, description: unitsSentence(row.description, period), quantity: row.paid_units, unitCents: row.unit_cents, cents: row.paid_units * row.unit_cents,
  }
}
