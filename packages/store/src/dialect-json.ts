import { sql, type RawBuilder } from 'kysely'
import type { Dialect } from './handle.ts'
import type { Instant } from '@assento/rules'
import type { JsonText } from './schema.ts'

/** An object of a JSON answer: column expressions by name. */
export function jsonObject(dialect: Dialect, fields: Readonly<Record<string, RawBuilder<unknown>>>): RawBuilder<string> {
  const parts = Object.entries(fields).flatMap(([name, value]) => [sql.lit(name), value])
  return dialect === 'sqlite' ? sql`json_object(${sql.join(parts)})` : sql`json_build_object(${sql.join(parts)})`
}

/** A JSON array of all rows in that order; `[]` without rows. */
export function jsonArray(dialect: Dialect, item: RawBuilder<string>, order: RawBuilder<unknown>): RawBuilder<string> {
  return dialect === 'sqlite' ? sql`json_group_array(${item} order by ${order})` : sql`coalesce(json_agg(${item} order by ${order}), '[]'::json)`
}

/** A column of instants inside JSON, in the canonical form: PostgreSQL would else write +00:00 without milliseconds. */
export function jsonInstant(dialect: Dialect, column: string): RawBuilder<Instant> {
  const reference = sql.ref(column)
  return dialect === 'sqlite' ? sql`${reference}` : sql`to_char(${reference} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
}

/** The texts of a JSON array as rows of one column, to stand after `in`: a list of any length in one text of the query. */
export function textsOf(dialect: Dialect, array: RawBuilder<JsonText>): RawBuilder<string> {
  return dialect === 'sqlite' ? sql`(select value from json_each(${array}))` : sql`(select jsonb_array_elements_text(${array}::text::jsonb))`
}

/**
 * Whether a column holds one of the texts of a JSON array. On PostgreSQL an array that is made once: with a subquery a planner
 * that guesses few rows reads the list again for each of them.
 */
export function isAmong(dialect: Dialect, column: string, array: RawBuilder<JsonText>): RawBuilder<boolean> {
  const texts = textsOf(dialect, array)
  return dialect === 'sqlite' ? sql<boolean>`${sql.ref(column)} in ${texts}` : sql<boolean>`${sql.ref(column)} = any(array${texts})`
}
