import { TRPCError } from '@trpc/server'
import { resolveResponse } from '@trpc/server/http'
import type { Context, Hono } from 'hono'
import { appRouter } from '../router.ts'
import type { AppEnv } from './app.ts'
import { authenticate } from './authenticate.ts'
import type { Authenticated } from './caller-cache.ts'
import type { RequestContext, Runtime } from './context.ts'
import { callsOf, edgeAnswer, idempotencyKeyOf, MAX_BATCH, requireJson, requirePlace, requireProtocol, unauthenticated, withinLimit } from './edge.ts'
import type { AnswerHeaders, Area } from './edge.ts'
import { asRefusal, errorShape, refusal } from './errors.ts'
import type { RateLimiter, RateVerdict } from './rate-limit.ts'

type Ctx = Context<AppEnv>

const ORIGIN = /^https?:\/\/[a-z0-9.:[\]-]+$/
const CORS_MAX_AGE_SECONDS = 600

/**
 * `/trpc/*` for servers with keys, `/t/<publishableKey>/trpc/*` for widgets with a session token.
 *
 * A preflight carries no token, so no allow-list can be looked up for it: it is answered for any http(s) origin, and the
 * real request is refused with 403 before anything runs unless its Origin is in the session's list. Answers of widget
 * addresses echo the origin (also a 401, which the widget must be able to read to renew its session) except that 403.
 * Credentials (cookies) are never allowed.
 */
export function apiDoor(app: Hono<AppEnv>, runtime: Runtime, limiter: RateLimiter): void {
  app.options('/t/:publishableKey/trpc/:procedures', (c) => preflight(c))
  app.on(['GET', 'POST'], '/trpc/:procedures', (c) => answer(c, runtime, limiter, 'server', '/trpc'))
  app.on(['GET', 'POST'], '/t/:publishableKey/trpc/:procedures', (c) =>
    answer(c, runtime, limiter, 'widget', `/t/${c.req.param('publishableKey')}/trpc`))
}

function preflight(c: Ctx): Response {
  const origin = c.req.header('origin') ?? ''
  const headers = new Headers({ vary: 'Origin' })
  if (ORIGIN.test(origin)) {
    headers.set('access-control-allow-origin', origin)
    headers.set('access-control-allow-methods', 'GET, POST')
    headers.set('access-control-allow-headers', 'authorization, content-type, idempotency-key, assento-protocol, trpc-accept')
    headers.set('access-control-max-age', String(CORS_MAX_AGE_SECONDS))
  }
  return new Response(null, { status: 204, headers })
}

async function answer(c: Ctx, runtime: Runtime, limiter: RateLimiter, area: Area, endpoint: string): Promise<Response> {
  const request = c.req.raw
  const procedures = pathOf(request.url).slice(endpoint.length + 1)
  const headers: AnswerHeaders = new Map()
  if (area === 'widget') allowReading(c.req.header('origin'), headers)
  const response = await checked(c, runtime, limiter, area, procedures, headers).catch((error: unknown) => {
    const known = asRefusal(error)
    if (known instanceof TRPCError) return edgeAnswer(known, c.get('requestId'))
    runtime.logger.error({ err: error, requestId: c.get('requestId') }, 'unexpected error')
    return edgeAnswer(refusal('server', 'unexpected error'), c.get('requestId'))
  })
  for (const [name, value] of headers) response.headers.set(name, value)
  return response
}

/** Every check in order, cheapest first; the body is the last thing to be looked at. */
async function checked(
  c: Ctx, runtime: Runtime, limiter: RateLimiter, area: Area, procedures: string, headers: AnswerHeaders,
): Promise<Response> {
  const request = c.req.raw
  requireJson(request)
  const serverNow = runtime.clock.now()
  const who = await authenticate(runtime, request.headers.get('authorization') ?? undefined, serverNow)
  if (who === null) {
    runtime.logger.warn({ requestId: c.get('requestId'), area }, 'unauthenticated')
    throw unauthenticated()
  }
  requirePlace(request, area, c.req.param('publishableKey'), who, headers)
  requireProtocol(request, area)
  const calls = callsOf(procedures)
  const idempotencyKey = idempotencyKeyOf(request, calls)
  requireRate(limiter.take(callerId(who), calls), headers)
  const bounded = await withinLimit(request, procedures)
  const context: RequestContext = {
    runtime, tenant: who.tenant, caller: who.caller, serverNow, requestId: c.get('requestId'), idempotencyKey, signal: request.signal,
  }
  return resolveResponse({
    req: bounded,
    path: procedures,
    error: null,
    router: appRouter,
    maxBatchSize: MAX_BATCH,
    // Queries may be sent by POST, so that what a person searched for need not be in an address. Mutations never go by GET.
    allowMethodOverride: true,
    createContext: async () => context,
    onError: ({ error, path }) => report(runtime, error, path, context),
  })
}

/** The path of an absolute address as it was sent, without its query: what `URL` would give, without building one a call. */
function pathOf(url: string): string {
  const start = url.indexOf('/', url.indexOf('://') + 3)
  const end = url.indexOf('?', start)
  return end === -1 ? url.slice(start) : url.slice(start, end)
}

function requireRate(verdict: RateVerdict, headers: AnswerHeaders): void {
  headers.set('ratelimit-limit', String(verdict.limit))
  headers.set('ratelimit-remaining', String(verdict.remaining))
  headers.set('ratelimit-reset', String(verdict.resetSeconds))
  if (verdict.allowed) return
  headers.set('retry-after', String(verdict.retryAfterSeconds))
  throw refusal('rate_limited', 'too many calls', [
    { field: '', rule: 'rate.limited', message: `try again in ${verdict.retryAfterSeconds} s` },
  ])
}

/** The origin may read the answer; `requirePlace` takes that back when the origin is not the session's. */
function allowReading(origin: string | undefined, headers: AnswerHeaders): void {
  headers.set('vary', 'Origin, trpc-accept, accept')
  if (origin === undefined || !ORIGIN.test(origin)) return
  headers.set('access-control-allow-origin', origin)
  headers.set('access-control-expose-headers', 'assento-request-id, ratelimit-limit, ratelimit-remaining, ratelimit-reset, retry-after')
}

/** Unexpected errors go to the log with their stack; the caller's own mistakes only to the request line. */
function report(runtime: Runtime, error: TRPCError, path: string | undefined, { requestId, tenant }: RequestContext): void {
  const { code } = errorShape(error, requestId)
  if (code === 'server') runtime.logger.error({ err: error.cause ?? error, requestId, procedure: path, tenantId: tenant.id }, 'unexpected error')
}

function callerId({ caller }: Authenticated): string {
  if (caller.kind === 'widget') return caller.sessionId
  return caller.kind === 'key' ? caller.keyId : 'system'
}
