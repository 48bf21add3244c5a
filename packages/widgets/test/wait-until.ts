import { waitUntil as waitAtMost } from '@open-wc/testing'

/** A busy machine compiles a chunk in seconds, not in the one second that is the helper's default. */
const PATIENCE_MS = 10_000

export function waitUntil(predicate: () => unknown, message?: string): Promise<void> {
  return waitAtMost(() => Boolean(predicate()), message, { timeout: PATIENCE_MS })
}
