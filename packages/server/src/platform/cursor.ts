import { fail } from './errors.ts'

/** An opaque cursor of the keyset columns' values. Holds no tenant: queries add the caller's own. */
export function encodeCursor(values: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url')
}

/** Reads a cursor of `length` values; a foreign or damaged one is a bad request that names its field. */
export function decodeCursor(cursor: string, length: number): readonly (string | number)[] {
  const values = parse(Buffer.from(cursor, 'base64url').toString('utf8'))
  const fits = Array.isArray(values) && values.length === length && values.every((value) => isText(value) || Number.isSafeInteger(value))
  if (!fits) fail('validation', 'the input is not valid', [{ field: 'cursor', rule: 'cursor.unknown', message: 'not a cursor of this list' }])
  return values as (string | number)[]
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && !/\p{Surrogate}/u.test(value) && !value.includes('\u0000')
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
