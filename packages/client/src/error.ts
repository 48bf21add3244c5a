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

/** Reads whatever a call threw: an AssentoError stays, an abort is `aborted`, anything else is `server`. */
export function toAssentoError(cause: unknown): AssentoError {
  if (cause instanceof AssentoError) return cause
  const message = cause instanceof Error ? cause.message : 'the call failed'
  return new AssentoError(cause instanceof Error && cause.name === 'AbortError' ? 'aborted' : 'server', message, { cause })
}

/** The error that an answer carries in `error.data`; a shape of another server is `server` or, with 401, `unauthenticated`. */
export function errorOfAnswer(answer: unknown, response: Response): AssentoError {
  const error = fieldOf(answer, 'error')
  const data = fieldOf(error, 'data')
  const message = fieldOf(error, 'message')
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN)
  const shape = isErrorShape(data) ? data : null
  return new AssentoError(shape?.code ?? (response.status === 401 ? 'unauthenticated' : 'server'), typeof message === 'string' ? message : `HTTP ${response.status}`, {
    requestId: shape?.requestId ?? response.headers.get('assento-request-id'),
    details: shape?.details ?? [],
    currentVersion: shape?.currentVersion ?? null,
    retryAfterSeconds: Number.isNaN(seconds) ? null : seconds,
  })
}

function isErrorShape(value: unknown): value is ErrorShape {
  return typeof fieldOf(value, 'code') === 'string' && typeof fieldOf(value, 'requestId') === 'string'
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined
}
