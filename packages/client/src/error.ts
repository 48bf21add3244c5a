import type { ErrorCode, ErrorShape } from '@assento/server'

/** Every way in which a call can fail, for hosts and widgets alike. A rule's "no" is not a failure: it is an answer. */
export type AssentoErrorCode = ErrorCode | 'network' | 'timeout' | 'aborted' | 'render'

export type ErrorDetail = ErrorShape['details'][number]

const RETRYABLE: readonly AssentoErrorCode[] = ['network', 'timeout', 'rate_limited', 'server', 'storage_full', 'conflict']

/** One failed call. `requestId` is what support asks for; null when the request never reached the server. */
export class AssentoError extends Error {
  override readonly name = 'AssentoError'
  readonly code: AssentoErrorCode
  readonly requestId: string | null
  readonly details: readonly ErrorDetail[]
  /** With `stale_version`: the version that is current. */
  readonly currentVersion: number | null
  /** With `rate_limited` or a busy server: what the server asked for. */
  readonly retryAfterSeconds: number | null

  constructor(code: AssentoErrorCode, message: string, more: {
    readonly requestId?: string | null
    readonly details?: readonly ErrorDetail[]
    readonly currentVersion?: number | null
    readonly retryAfterSeconds?: number | null
    readonly cause?: unknown
  } = {}) {
    super(message, { cause: more.cause })
    this.code = code
    this.requestId = more.requestId ?? null
    this.details = more.details ?? []
    this.currentVersion = more.currentVersion ?? null
    this.retryAfterSeconds = more.retryAfterSeconds ?? null
  }

  /** Whether the same call may succeed when it is tried again, unchanged. */
  get retryable(): boolean {
    return RETRYABLE.includes(this.code)
  }
}

/** Reads whatever a call threw: an AssentoError stays, a tRPC error gives its code, anything else is `server`. */
export function toAssentoError(cause: unknown): AssentoError {
  for (let link: unknown = cause; link instanceof Error; link = link.cause) {
    if (link instanceof AssentoError) return link
    if (link.name === 'AbortError') return new AssentoError('aborted', 'the call was aborted', { cause })
  }
  const shape = errorShapeOf(cause)
  const message = cause instanceof Error ? cause.message : 'the call failed'
  return shape ? new AssentoError(shape.code, message, { ...shape, cause }) : new AssentoError('server', message, { cause })
}

function errorShapeOf(cause: unknown): ErrorShape | null {
  if (typeof cause !== 'object' || cause === null || !('data' in cause)) return null
  const { data } = cause
  return typeof data === 'object' && data !== null && 'code' in data && 'requestId' in data ? (data as ErrorShape) : null
}
