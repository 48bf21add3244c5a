/** One `fetch` for all calls: credential, timeout, one refresh on 401, and retries that repeat the very same request. */
import { AssentoError } from './error.ts'

export const PROTOCOL_VERSION = '1'
export const TIMEOUT_MS = 15_000
/** Waits before the second and the third attempt; the server's Retry-After wins when it is longer. */
const RETRY_WAITS_MS = [300, 1_200] as const
/** A server that asks for more than this is told to the caller instead of being waited for. */
const LONGEST_WAIT_MS = 5_000

export interface TransportOptions {
  readonly fetch: typeof fetch
  /** The bearer token; `rejected` asks for a new one after a 401. Null: a 401 is final. */
  readonly credential: (reason: 'call' | 'rejected', signal: AbortSignal, used: string | null) => Promise<string>
  readonly canRefresh: boolean
  readonly timeoutMs?: number
  readonly wait?: (ms: number, signal: AbortSignal | null) => Promise<void>
}

type FetchInput = string | URL | Request

/**
 * Builds that `fetch`. A retry happens after a network failure, a timeout, 429, 502, 503 and 504, for reads and for
 * commands that carry an Idempotency-Key: the request is the same to the byte, so the server does it once.
 */
export function createTransport(options: TransportOptions): typeof fetch {
  const wait = options.wait ?? waitFor
  return async (input, init = {}) => {
    let refreshed = false
    for (let attempt = 0; ; attempt += 1) {
      const outcome = await attemptOnce(options, input, init)
      if (outcome.response?.status === 401 && options.canRefresh && !refreshed) {
        await options.credential('rejected', init.signal ?? new AbortController().signal, outcome.token)
        refreshed = true
        continue
      }
      const pause = pauseBefore(attempt, outcome, init)
      if (pause === null) {
        if (outcome.response) return answerOf(outcome.response)
        throw outcome.failure
      }
      await wait(pause, init.signal ?? null)
    }
  }
}

/** The answer, if it is one of ours: a proxy's page is none. */
function answerOf(response: Response): Response {
  if (response.headers.get('content-type')?.startsWith('application/json')) return response
  throw new AssentoError(response.ok ? 'network' : 'server', `no JSON in the answer (${response.status})`, {
    requestId: response.headers.get('assento-request-id'),
  })
}

interface Outcome {
  readonly response: Response | null
  readonly failure: AssentoError | null
  readonly token: string | null
}

async function attemptOnce(options: TransportOptions, input: FetchInput, init: RequestInit): Promise<Outcome> {
  const timeout = AbortSignal.timeout(options.timeoutMs ?? TIMEOUT_MS)
  const signal = init.signal ? AbortSignal.any([init.signal, timeout]) : timeout
  let token: string | null = null
  try {
    token = await abortable(options.credential('call', signal, null), signal)
    const headers = new Headers(init.headers)
    headers.set('authorization', `Bearer ${token}`)
    headers.set('assento-protocol', PROTOCOL_VERSION)
    const response = await options.fetch(input, { ...init, headers, signal, credentials: 'omit', cache: 'no-store' })
    return { response, failure: null, token }
  } catch (cause) {
    if (init.signal?.aborted) throw cause
    if (cause instanceof AssentoError) return { response: null, failure: cause, token }
    const failure = timeout.aborted
      ? new AssentoError('timeout', `no answer within ${(options.timeoutMs ?? TIMEOUT_MS) / 1000} s`, { cause })
      : new AssentoError('network', 'the server could not be reached', { cause })
    return { response: null, failure, token }
  }
}

/** Milliseconds to wait before the next attempt; null when this outcome is the answer. */
function pauseBefore(attempt: number, { response, failure }: Outcome, init: RequestInit): number | null {
  const repeatable = (init.method ?? 'GET') === 'GET' || new Headers(init.headers).has('idempotency-key')
  const transient = failure ? failure.code === 'network' : [429, 502, 503, 504].includes(response?.status ?? 0)
  const planned = RETRY_WAITS_MS[attempt]
  if (!repeatable || !transient || planned === undefined) return null
  const asked = Number(response?.headers.get('retry-after') ?? 0) * 1000
  if (asked > LONGEST_WAIT_MS) return null
  return Math.max(asked || 0, planned)
}

/** Resolves after `ms`; rejects with the signal's reason when it is aborted before. */
export function waitFor(ms: number, signal: AbortSignal | null): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms)
    signal?.addEventListener('abort', () => { clearTimeout(timer); reject(signal.reason) }, { once: true })
  })
}

/** The promise, or the signal's abort, whichever comes first. */
export function abortable<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  if (signal.aborted) return Promise.reject(signal.reason)
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason)
    signal.addEventListener('abort', stop, { once: true })
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop))
  })
}
