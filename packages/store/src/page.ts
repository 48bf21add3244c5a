import { assert } from '@assento/rules'

export const MAX_PAGE = 200

/** One page of a list read by key, and the key to continue after; null when the list is at its end. */
export interface Page<Item, Key = string> {
  readonly items: readonly Item[]
  readonly next: Key | null
}

/** Makes a page of `limit` from rows that were read with `limit + 1`: the one too many tells that there is more. */
export function pageOf<Item, Key>(rows: readonly Item[], limit: number, keyOf: (item: Item) => Key): Page<Item, Key> {
  const items = rows.length > limit ? rows.slice(0, limit) : rows
  const last = items.at(-1)
  return { items, next: rows.length > limit && last !== undefined ? keyOf(last) : null }
}

/** A page holds 1–200 rows: what asks for more has not been checked at the server's edge. */
export function assertPageLimit(limit: number): void {
  assert(Number.isInteger(limit) && limit >= 1 && limit <= MAX_PAGE, `page limit ${limit}`)
}
