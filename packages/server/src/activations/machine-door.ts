/** `/v1/activations`, `/v1/validate`, `/v1/keys`: plain HTTP for machines (licences.md § 4.3). The handbook describes them. */
import { isCodeUsable } from '@assento/rules'
import type { Context, Hono } from 'hono'
import { TRPCError } from '@trpc/server'
import type { z } from 'zod'
import type { AppEnv } from '../platform/app.ts'
import type { PlatformContext, Runtime } from '../platform/context.ts'
import { edgeAnswer, isJsonType, readText } from '../platform/edge.ts'
import { asRefusal, fail, notFound, refusal } from '../platform/errors.ts'
import { newRequestId, type Observe } from '../platform/observe.ts'
import { RateLimiter } from '../platform/rate-limit.ts'
import { activateMachine } from './activate-machine.ts'
import { byMachine } from './activation-events.ts'
import { deactivate, heartbeat } from './keep-activation.ts'
import { keyHashOf } from './key-hash.ts'
import { listMachineKeys } from './list-keys.ts'
import { drifts, heartbeatSeconds, type MachineAnswer } from './machine-answer.ts'
import { activateBody, activationBody, validateBody, type ActivationBody } from './machine-inputs.ts'
import { addressOf, headerOf, rateAddressOf } from './machine-address.ts'
import { machineContext } from './machine-tenant.ts'
import { signGrant } from './signer.ts'
import { validateMachine, type Validated } from './validate-machine.ts'

const MAX_BYTES = 16_000

/** What every answer of the API carries. Given with the answer: setting them one by one afterwards takes longer than its lookups. */
const HEADERS = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
} as const

type Ctx = Context<AppEnv>
type Act<Body> = (ctx: PlatformContext, body: Body, c: Ctx) => Promise<Validated>

export function machineDoor(app: Hono<AppEnv>, runtime: Runtime, observe: Observe): void {
  const limits = { addresses: new RateLimiter(runtime.config.machineCallsPerMinute), serials: new RateLimiter(runtime.config.serialCallsPerMinute) }
  const door = <Body extends ActivationBody>(path: string, schema: z.ZodType<Body>, act: Act<Body>): void => {
    app.post(path, (c) => answering(runtime, observe, c, async () => {
      const { ctx, body } = await readRequest(runtime, c, schema, limits)
      return answerOf(ctx, body, await act(ctx, body, c))
    }))
  }
  door('/v1/activations', activateBody, (ctx, body, c) =>
    ctx.database.withTx((tx) => activateMachine(ctx, tx, body, byMachine(body.machine_name, addressOf(c)))))
  door('/v1/activations/:id/heartbeat', activationBody, (ctx, body, c) => heartbeat(ctx, activationIdOf(c), body))
  door('/v1/activations/:id/deactivate', activationBody, (ctx, body, c) => deactivate(ctx, activationIdOf(c), body, addressOf(c)))
  door('/v1/validate', validateBody, (ctx, body, c) => validateMachine(ctx, body, addressOf(c)))
  app.get('/v1/keys', (c) => answering(runtime, observe, c, async () => {
    take(limits.addresses, rateAddressOf(c))
    return listMachineKeys(await machineContext(runtime, c.req.query('tenant') ?? '', c.get('requestId')))
  }))
}

/** Cheapest check first: the form of the request, the address, then what it names. */
async function readRequest<Body extends ActivationBody>(
  runtime: Runtime, c: Ctx, schema: z.ZodType<Body>, limits: { readonly addresses: RateLimiter; readonly serials: RateLimiter },
): Promise<{ readonly ctx: PlatformContext; readonly body: Body }> {
  if (!isJsonType(headerOf(c, 'content-type'))) fail('unsupported_media_type', 'send application/json')
  take(limits.addresses, rateAddressOf(c))
  const parsed = schema.safeParse(await jsonOf(c))
  if (!parsed.success) throw new TRPCError({ code: 'BAD_REQUEST', cause: parsed.error })
  const body = parsed.data
  // Counted whether there is such a serial or not: who guesses learns nothing from it.
  take(limits.serials, `${body.tenant} ${keyHashOf(body.serial)}`)
  const ctx = await machineContext(runtime, body.tenant, c.get('requestId'))
  if (drifts(body.client_time, ctx.now)) {
    runtime.logger.info({ requestId: ctx.requestId, tenantId: ctx.tenant.id, clientTime: body.client_time }, 'the clock of a machine is off')
  }
  return { ctx, body }
}

async function answerOf(ctx: PlatformContext, body: ActivationBody, { code, grant }: Validated): Promise<MachineAnswer> {
  ctx.runtime.metrics.add('assento_validations_total', { code })
  const warnings = drifts(body.client_time, ctx.now) ? ['CLOCK_DRIFT' as const] : []
  if (grant === null) return { valid: false, code, nonce: body.nonce, warnings }
  const { token } = await signGrant(ctx, null, grant)
  return {
    valid: isCodeUsable(code, grant.serial.facts), code, nonce: body.nonce, token, activation_id: grant.activationId,
    heartbeat_seconds: heartbeatSeconds(grant.serial), warnings,
  }
}

async function answering(runtime: Runtime, observe: Observe, c: Ctx, run: () => Promise<object>): Promise<Response> {
  const startedMs = performance.now()
  const requestId = newRequestId()
  c.set('requestId', requestId)
  const response = await run().then(
    (answer) => c.json(answer, 200, { ...HEADERS, 'assento-request-id': requestId }), (error: unknown) => refused(runtime, requestId, error))
  observe(c, requestId, response.status, startedMs)
  return response
}

function refused({ logger }: Runtime, requestId: string, error: unknown): Response {
  const known = asRefusal(error)
  if (!(known instanceof TRPCError)) logger.error({ err: error, requestId }, 'unexpected error')
  const response = edgeAnswer(known instanceof TRPCError ? known : refusal('server', 'unexpected error'), requestId)
  for (const [name, value] of Object.entries({ ...HEADERS, 'assento-request-id': requestId })) response.headers.set(name, value)
  if (known instanceof RateError) response.headers.set('retry-after', String(known.retryAfterSeconds))
  return response
}

/** Too many calls, and when the next one would pass. */
class RateError extends TRPCError {
  readonly retryAfterSeconds: number
  constructor(retryAfterSeconds: number) {
    const refused = refusal('rate_limited', 'too many calls', [{ field: '', rule: 'rate.limited', message: `try again in ${retryAfterSeconds} s` }])
    super({ code: refused.code, message: refused.message, cause: refused.cause })
    this.retryAfterSeconds = retryAfterSeconds
  }
}

function take(limiter: RateLimiter, key: string): void {
  const { allowed, retryAfterSeconds } = limiter.take(key, 1)
  if (!allowed) throw new RateError(retryAfterSeconds)
}

function activationIdOf(c: Ctx): string {
  const id = c.req.param('id') ?? ''
  return /^act_[0-9a-z]{26}$/.test(id) ? id : notFound()
}

/** A body within its limit. Node's parser holds a sender to the length that it said; without one the bytes are counted. */
async function jsonOf(c: Ctx): Promise<unknown> {
  const length = headerOf(c, 'content-length')
  if (length !== undefined && !(/^\d+$/.test(length) && Number(length) <= MAX_BYTES)) {
    fail('payload_too_large', `a machine's request has at most ${MAX_BYTES} bytes`)
  }
  const text = length === undefined ? await readText(c.req.raw, MAX_BYTES) : await c.req.text()
  try {
    return JSON.parse(text)
  } catch {
    return fail('validation', 'the body is not JSON', [{ field: '', rule: 'body.json', message: 'send one JSON object' }])
  }
}
