import { sql, type RawBuilder } from 'kysely'
import type { Dialect } from '../handle.ts'

/**
 * Whether what is due on the subscription `s` is probably the end of its term: its day begins in some zone of the earth. A term
 * ends when its day begins in the product's zone, which only the rules look at; this keeps the two kinds of batches apart, so
 * that neither fills up with what it leaves.
 */
export function isDueAtTermEnd(dialect: Dialect): RawBuilder<boolean> {
  return dialect === 'sqlite'
    ? sql`(date(s.next_action_at, '+14 hours') >= s.term_until)` : sql`((s.next_action_at at time zone 'UTC' + interval '14 hours')::date >= s.term_until)`
}
