import { assert } from '@assento/rules'

/** PostgreSQL's type numbers (pg_type.oid). */
const INT8 = 20
const JSON_TEXT = 114
const DATE = 1082
const TIMESTAMPTZ = 1184
const NUMERIC = 1700
const JSONB = 3802

const parsers: Readonly<Record<number, (text: string) => unknown>> = {
  [INT8]: safeInteger, [NUMERIC]: safeInteger, [DATE]: (text) => text, [JSON_TEXT]: (text) => text, [JSONB]: (text) => text,
  [TIMESTAMPTZ]: instantText,
}

/** The parser that makes a column read as SQLite's does; undefined where pg's own does. */
export function postgresParser(oid: number): ((text: string) => unknown) | undefined {
  return parsers[oid]
}

/** int8 and whole numeric (sum, count) as a number; throws where a number would lose digits. */
export function safeInteger(text: string): number {
  const value = Number(text)
  assert(Number.isSafeInteger(value), `not a safe integer: ${text}`)
  return value
}

/** `2026-01-31 23:59:59.5+00` → `2026-01-31T23:59:59.500Z`. The session's zone is UTC, so that the offset is always +00. */
export function instantText(text: string): string {
  assert(text.endsWith('+00') && text.charCodeAt(10) === 32, `not a UTC timestamp: ${text}`)
  const fraction = text.slice(20, -3)
  assert(fraction.length <= 3, `finer than a millisecond: ${text}`)
  return `${text.slice(0, 10)}T${text.slice(11, 19)}.${fraction.padEnd(3, '0')}Z`
}
