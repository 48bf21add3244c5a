import { fail } from './errors.ts'

/** What each keyset column of a cursor is. */
type CursorShape = readonly ('text' | 'number')[]

/**
 * An opaque cursor: the list that it belongs to, then the keyset columns' values. Holds no tenant: queries add the caller's
 * own, so that another tenant's cursor is a place in one's own list and nothing more.
 */
export function encodeCursor(list: string, values: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify([list, ...values])).toString('base64url')
}

/** The values of a cursor of that list; a damaged one, or one of another list, is a bad request that names its field. */
export function decodeCursor(list: string, cursor: string, shape: CursorShape): readonly (string | number)[] {
  const parsed = parse(Buffer.from(cursor, 'base64url').toString('utf8'))
  const [of, ...values] = Array.isArray(parsed) ? parsed as unknown[] : []
  const fits = of === list && values.length === shape.length && values.every((value, index) =>
    shape[index] === 'text' ? isText(value) : Number.isSafeInteger(value))
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
