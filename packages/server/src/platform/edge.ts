/** What every API request must satisfy before a procedure is looked at (reliability B). */
import { getHTTPStatusCodeFromError } from '@trpc/server/http'
import { TRPC_ERROR_CODES_BY_KEY } from '@trpc/server/rpc'
import type { TRPCError } from '@trpc/server'
import type { Authenticated } from './caller-cache.ts'
import { errorShape, fail, notFound, refusal } from './errors.ts'

export const MAX_BATCH = 10
const PROTOCOL = '1'
const JSON_TYPE = /^application\/json(\s*;\s*charset="?utf-8"?)?$/i
const MB = 1_000_000
/** Only imports carry files. */
const BODY_LIMITS = { imports: 16 * MB, other: MB }

/** `widget`: tenant in the path, bearer session token. `server`: secret or restricted key. */
export type Area = 'widget' | 'server'

/** What the checks want set on the answer, by names in lower case; one is set again by setting it anew. */
export type AnswerHeaders = Map<string, string>

/** 415 for all but JSON: multipart and octet-stream need no preflight, so a form on any page could send them. */
export function requireJson(request: Request): void {
  if (request.method !== 'POST') return
  if (!isJsonType(request.headers.get('content-type') ?? undefined)) fail('unsupported_media_type', 'send application/json')
}

export function isJsonType(type: string | undefined): boolean {
  return JSON_TYPE.test(type ?? '')
}

/** Widgets always say their protocol; servers may leave it out. Another one than ours is `upgrade_required`. */
export function requireProtocol(request: Request, area: Area): void {
  const protocol = request.headers.get('assento-protocol')
  if (protocol === PROTOCOL || (protocol === null && area === 'server')) return
  fail('upgrade_required', `send Assento-Protocol: ${PROTOCOL}`, [
    { field: 'Assento-Protocol', rule: 'protocol.unsupported', message: `this server speaks protocol ${PROTOCOL}` },
  ])
}

/**
 * A widget session works only from its origins, exactly as written, and under its own tenant's path; CORS alone would not stop
 * the call from running. Keys stay on servers: they are refused on the widgets' path.
 */
export function requirePlace(request: Request, area: Area, pathKey: string | undefined, who: Authenticated, answerHeaders: AnswerHeaders): void {
  if (area === 'server') {
    if (who.caller.kind !== 'key') fail('forbidden', 'widget sessions are used at /t/<publishableKey>/trpc')
    return
  }
  if (who.caller.kind !== 'widget') fail('forbidden', 'keys are used at /trpc, from servers only')
  if (who.tenant.publishableKey !== pathKey) fail('forbidden', 'this session does not belong to this address')
  const origin = request.headers.get('origin')
  if (origin !== null && who.allowedOrigins?.includes(origin)) return
  answerHeaders.delete('access-control-allow-origin')
  fail('forbidden', 'this origin is not allowed for the session')
}

/** Calls of a request: a batch names several procedures, separated by commas. */
export function callsOf(procedures: string): number {
  const calls = decoded(procedures).split(',').length
  if (calls > MAX_BATCH) {
    fail('validation', `a batch has at most ${MAX_BATCH} calls`, [{ field: 'batch', rule: 'batch.tooLong', message: `${calls} calls` }])
  }
  return calls
}

/** The key of this request: 1–255 visible characters, for one call; null when there is none. */
export function idempotencyKeyOf(request: Request, calls: number): string | null {
  const key = request.headers.get('idempotency-key')
  if (key === null) return null
  const rule = !/^[\x21-\x7e]{1,255}$/.test(key) ? 'idempotency.malformed' : calls > 1 ? 'idempotency.batch' : null
  if (rule === null) return key
  return fail('validation', 'the Idempotency-Key is not usable', [
    { field: 'Idempotency-Key', rule, message: '1–255 visible characters, one key for one call outside of batches' },
  ])
}

/** The request with a body within its limit. A body without length is read here, and refused as soon as it is too long. */
export async function withinLimit(request: Request, procedures: string): Promise<Request> {
  if (request.method !== 'POST') return request
  const limit = procedures.split(',').every(takesFiles) ? BODY_LIMITS.imports : BODY_LIMITS.other
  const length = request.headers.get('content-length')
  if (length === null) return new Request(request.url, { method: 'POST', headers: request.headers, body: await readText(request, limit) })
  if (!/^\d+$/.test(length)) fail('validation', 'Content-Length is not a number')
  if (Number(length) > limit) tooLarge(limit)
  return request
}

/** The answer of a request that never reached a procedure, in the shape in which tRPC's clients read errors. */
export function edgeAnswer(error: TRPCError, requestId: string): Response {
  const { message, ...data } = errorShape(error, requestId)
  const code = TRPC_ERROR_CODES_BY_KEY[error.code]
  const headers = new Headers({ 'content-type': 'application/json' })
  if (data.code === 'unauthenticated') headers.set('www-authenticate', 'Bearer realm="assento"')
  // The rest of the body is not read: the connection is of no more use.
  if (data.code === 'payload_too_large') headers.set('connection', 'close')
  return new Response(JSON.stringify({ error: { message, code, data } }), { status: getHTTPStatusCodeFromError(error), headers })
}

/** One answer for every way of not being known. */
export function unauthenticated(): TRPCError {
  return refusal('unauthenticated', 'authentication required')
}

/** Procedures whose input holds files. */
function takesFiles(path: string): boolean {
  return path.startsWith('imports.') || path === 'invoices.fiscal.upload'
}

/** The body of a request that says nothing of its length; refused as soon as it is too long. */
export async function readText(request: Request, limit: number): Promise<string> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  if (request.body === null) return ''
  for await (const chunk of request.body as ReadableStream<Uint8Array> & AsyncIterable<Uint8Array>) {
    bytes += chunk.byteLength
    if (bytes > limit) tooLarge(limit)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

function tooLarge(limit: number): never {
  fail('payload_too_large', `a request body has at most ${limit} bytes`)
}

/** A path that is no text names no procedure. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return notFound()
  }
}
