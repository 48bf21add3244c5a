/** A token bucket a caller, in memory. It counts calls, not requests: a batch of ten takes ten. */
export interface RateVerdict {
  readonly allowed: boolean
  readonly limit: number
  readonly remaining: number
  /** Seconds until the bucket is full again. */
  readonly resetSeconds: number
  /** Seconds until this request would pass; 0 when it passed. */
  readonly retryAfterSeconds: number
}

const MAX_BUCKETS = 50_000

export class RateLimiter {
  readonly #buckets = new Map<string, { tokens: number; at: number }>()
  readonly #limit: number
  readonly #elapsedMs: () => number

  /** `limit` calls a minute, all of which may come at once. */
  constructor(limit: number, elapsedMs: () => number = () => performance.now()) {
    this.#limit = limit
    this.#elapsedMs = elapsedMs
  }

  take(callerId: string, calls: number): RateVerdict {
    const now = this.#elapsedMs()
    const perMs = this.#limit / 60_000
    const known = this.#buckets.get(callerId)
    const held = known === undefined ? this.#limit : Math.min(this.#limit, known.tokens + (now - known.at) * perMs)
    const allowed = held >= calls
    const tokens = allowed ? held - calls : held
    if (known === undefined && this.#buckets.size >= MAX_BUCKETS) this.#dropFull(now, perMs)
    this.#buckets.set(callerId, { tokens, at: now })
    return {
      allowed,
      limit: this.#limit,
      remaining: Math.floor(tokens),
      resetSeconds: Math.ceil((this.#limit - tokens) / perMs / 1000),
      retryAfterSeconds: allowed ? 0 : Math.max(1, Math.ceil((calls - held) / perMs / 1000)),
    }
  }

  /** Forgets callers whose bucket has filled up again: a new bucket is full as well. */
  #dropFull(now: number, perMs: number): void {
    for (const [id, bucket] of this.#buckets) {
      if (bucket.tokens + (now - bucket.at) * perMs >= this.#limit) this.#buckets.delete(id)
    }
  }
}
