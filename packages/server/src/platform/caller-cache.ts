/** Callers that were authenticated a moment ago, so that a page's burst of calls reads the database once. */
import type { Caller, TenantContext } from './types.ts'

export interface Authenticated {
  readonly caller: Caller
  readonly tenant: TenantContext
  /** Exact origins of a widget session; null for keys, which need none. */
  readonly allowedOrigins: readonly string[] | null
}

/** Longest time for which a revocation by another process may go unnoticed. This process forgets at once. */
const KEPT_MS = 1000
const MAX_ENTRIES = 10_000

export class CallerCache {
  readonly #entries = new Map<string, { readonly value: Authenticated; readonly until: number }>()
  readonly #elapsedMs: () => number

  /** `elapsedMs` counts up whatever the clock on the wall does. */
  constructor(elapsedMs: () => number = () => performance.now()) {
    this.#elapsedMs = elapsedMs
  }

  /** `hash` is the SHA-256 of the token or key: the cache never holds either. */
  find(hash: string): Authenticated | null {
    const entry = this.#entries.get(hash)
    if (entry === undefined) return null
    if (entry.until > this.#elapsedMs()) return entry.value
    this.#entries.delete(hash)
    return null
  }

  keep(hash: string, value: Authenticated): void {
    if (this.#entries.size >= MAX_ENTRIES) this.#entries.clear()
    this.#entries.set(hash, { value, until: this.#elapsedMs() + KEPT_MS })
  }

  /** Forgets what a revocation, a new role or a moved clock has made untrue. */
  forget(isStale: (value: Authenticated) => boolean): void {
    for (const [hash, { value }] of this.#entries) {
      if (isStale(value)) this.#entries.delete(hash)
    }
  }
}
