/** Bad requests: one TRPCError at the server's edge, with a stable code. A rule's "no" is not one of them. */
import { TRPCError, type TRPC_ERROR_CODE_KEY } from '@trpc/server'
import { isStorageFull, StaleVersionError } from '@assento/store'
import { z } from 'zod'
import type { ErrorCode, ErrorShape } from './types.ts'

export type ErrorDetail = ErrorShape['details'][number]

/** How each stable code travels over HTTP. */
const TRPC_CODES = {
  unauthenticated: 'UNAUTHORIZED',
  forbidden: 'FORBIDDEN',
  not_found: 'NOT_FOUND',
  validation: 'BAD_REQUEST',
  conflict: 'CONFLICT',
  stale_version: 'CONFLICT',
  idempotency_mismatch: 'UNPROCESSABLE_CONTENT',
  rate_limited: 'TOO_MANY_REQUESTS',
  payload_too_large: 'PAYLOAD_TOO_LARGE',
  unsupported_media_type: 'UNSUPPORTED_MEDIA_TYPE',
  upgrade_required: 'PRECONDITION_FAILED',
  storage_full: 'SERVICE_UNAVAILABLE',
  server: 'INTERNAL_SERVER_ERROR',
} as const satisfies Record<ErrorCode, TRPC_ERROR_CODE_KEY>

/** Codes that tRPC itself raises before a procedure runs. */
const STABLE_CODES: Partial<Record<TRPC_ERROR_CODE_KEY, ErrorCode>> = {
  UNAUTHORIZED: 'unauthenticated',
  FORBIDDEN: 'forbidden',
  NOT_FOUND: 'not_found',
  BAD_REQUEST: 'validation',
  PARSE_ERROR: 'validation',
  METHOD_NOT_SUPPORTED: 'validation',
  CONFLICT: 'conflict',
  PAYLOAD_TOO_LARGE: 'payload_too_large',
  UNSUPPORTED_MEDIA_TYPE: 'unsupported_media_type',
  TOO_MANY_REQUESTS: 'rate_limited',
  CLIENT_CLOSED_REQUEST: 'conflict',
}

/** The stable part of a refusal, carried as the cause of the TRPCError. */
export class Refusal extends Error {
  readonly code: ErrorCode
  readonly details: readonly ErrorDetail[]
  readonly currentVersion: number | undefined

  constructor(code: ErrorCode, message: string, details: readonly ErrorDetail[], currentVersion?: number) {
    super(message)
    this.name = 'Refusal'
    this.code = code
    this.details = details
    this.currentVersion = currentVersion
  }
}

/** Ends the call with a stable code. `message` is for developers and must hold nothing secret. */
export function fail(code: ErrorCode, message: string, details: readonly ErrorDetail[] = [], currentVersion?: number): never {
  throw refusal(code, message, details, currentVersion)
}

export function refusal(code: ErrorCode, message: string, details: readonly ErrorDetail[] = [], currentVersion?: number): TRPCError {
  return new TRPCError({ code: TRPC_CODES[code], message, cause: new Refusal(code, message, details, currentVersion) })
}

/** Unknown id, another tenant's id and a sibling customer's id: one answer, so that nobody learns which ids exist. */
export function notFound(): never {
  fail('not_found', 'not found')
}

/** 409: the caller decided on an older version. `current` is what to reload. */
export function staleVersion(current: number): never {
  fail('stale_version', 'the object has changed since it was read', [
    { field: 'version', rule: 'subscriptions.version.stale', message: `the current version is ${current}` },
  ], current)
}

/** Turns what the store throws on purpose into its stable code; everything else stays unexpected. */
export function asRefusal(error: unknown): unknown {
  if (error instanceof StaleVersionError) {
    return refusal('stale_version', 'the object has changed since it was read', [
      { field: 'version', rule: 'subscriptions.version.stale', message: 'load it again and decide again' },
    ])
  }
  if (isStorageFull(error)) return refusal('storage_full', 'the database has no space left; reading still works')
  return error
}

/** What the caller is told about an error. Unexpected ones are masked: code and request id, nothing else. */
export function errorShape(error: TRPCError, requestId: string): ErrorShape & { readonly message: string } {
  if (error.cause instanceof Refusal) {
    const { code, details, message, currentVersion } = error.cause
    return { code, message, requestId, details, ...(currentVersion === undefined ? {} : { currentVersion }) }
  }
  if (error.cause instanceof z.ZodError) {
    return { code: 'validation', message: 'the input is not valid', requestId, details: error.cause.issues.map(detailOfIssue) }
  }
  const code = STABLE_CODES[error.code] ?? 'server'
  return { code, message: PLAIN_MESSAGES[code] ?? code, requestId, details: [] }
}

const PLAIN_MESSAGES: Partial<Record<ErrorCode, string>> = {
  not_found: 'not found',
  validation: 'the request is not valid',
  server: 'unexpected error',
}

/** `rule` is zod's name for what was broken (`too_small`, `invalid_type`, …) or the name given to a refinement. */
function detailOfIssue(issue: z.core.$ZodIssue): ErrorDetail {
  const field = issue.path.map(String).join('.')
  if (issue.code === 'unrecognized_keys') {
    return { field: [...issue.path.map(String), issue.keys[0] ?? ''].join('.'), rule: 'unrecognized_key', message: 'this field is not known' }
  }
  const named = issue.code === 'custom' && typeof issue.params?.['rule'] === 'string' ? issue.params['rule'] : issue.code
  return { field, rule: named, message: issue.message }
}
