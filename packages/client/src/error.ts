import { TRPCClientError } from '@trpc/client'
import type { AppRouter, ErrorCode, ErrorShape } from '@assento/server'

/** Every way in which a call can fail, for hosts and widgets alike. A rule's "no" is not a failure: it is an answer. */
export type AssentoErrorCode = ErrorCode | 'network' | 'timeout' | 'aborted' | 'render'

export type ErrorDetail = ErrorShape['details'][number]

const RETRYABLE: readonly AssentoErrorCode[] = ['network', 'timeout', 'rate_limited', 'server', 'storage_full', 'conflict']

/**
 * One failed call. `requestId` is what support asks for; null when the request never reached the server. A TRPCClientError, so
 * that tRPC's own tools know it, and its client passes it on as it is.
 */
export class AssentoError extends TRPCClientError<AppRouter> {
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
    super(message, more.cause instanceof Error ? { cause: more.cause } : {})
    // TRPCClientError's constructor takes its subclasses' prototype away.
    Object.setPrototypeOf(this, new.target.prototype)
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

/** The error of a call that tRPC's client ended: what the server said, or what happened on the way. */
export function errorOfCall(cause: unknown): AssentoError {
  if (cause instanceof AssentoError || !(cause instanceof TRPCClientError)) return toAssentoError(cause)
  const response: unknown = cause.meta?.['response']
  const { data } = cause
  if (response instanceof Response) return errorOfAnswer(isErrorShape(data) ? data : null, cause.message, response)
  if (cause.cause instanceof AssentoError) return cause.cause
  const name = fieldOf(cause.cause, 'name')
  if (name === 'AbortError') return new AssentoError('aborted', 'the call was aborted', { cause })
  if (name === 'TimeoutError') return new AssentoError('timeout', 'the answer did not end in time', { cause })
  // The connection was cut inside the body: fetch() reports that as a TypeError, or half a text does not parse.
  return new AssentoError(name === 'TypeError' || name === 'SyntaxError' ? 'network' : 'server', cause.message, { cause })
}

/** The error that an answer carries in `error.data`; without one, the status says `unauthenticated` or `server`. */
function errorOfAnswer(shape: ErrorShape | null, message: string, response: Response): AssentoError {
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN)
  return new AssentoError(shape?.code ?? (response.status === 401 ? 'unauthenticated' : 'server'), message, {
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
