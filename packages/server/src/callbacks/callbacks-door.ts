/** `POST /v1/callbacks/pix/<publishableKey>`: what a payment provider tells, signed with the tenant's secret for it. */
import { claimCallback, findTenantByPublishableKey, listConnectorSecrets } from '@assento/store'
import type { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { sha256 } from '../accounts/tokens.ts'
import type { AppEnv } from '../platform/app.ts'
import { tenantContext } from '../platform/authenticate.ts'
import { tenantNow } from '../platform/context.ts'
import type { PlatformContext, Runtime } from '../platform/context.ts'
import { edgeAnswer } from '../platform/edge.ts'
import { asRefusal, refusal } from '../platform/errors.ts'
import { readPixCallback } from './read-pix-callback.ts'
import { settlePix } from './settle-pix.ts'
import type { SettledPix } from './settle-pix.ts'
import { verifyCallback } from './standard-webhook.ts'
import { TRPCError } from '@trpc/server'

const MAX_BYTES = 256_000
const CONNECTOR = 'pix'

/** An unknown tenant, a tenant without secret and a bad signature are one answer: nobody learns which tenants take callbacks. */
export function callbacksDoor(app: Hono<AppEnv>, runtime: Runtime): void {
  const tooLarge = (requestId: string) => edgeAnswer(refusal('payload_too_large', `a callback has at most ${MAX_BYTES} bytes`), requestId)
  app.post('/v1/callbacks/pix/:publishableKey', bodyLimit({ maxSize: MAX_BYTES, onError: (c) => tooLarge(c.get('requestId')) }), async (c) => {
    const requestId = c.get('requestId')
    try {
      const body = new Uint8Array(await c.req.arrayBuffer())
      const headers = { id: c.req.header('webhook-id'), timestamp: c.req.header('webhook-timestamp'), signature: c.req.header('webhook-signature') }
      const ctx = await signedFor(runtime, c.req.param('publishableKey'), headers, body, requestId)
      const payments = await settle(ctx, headers.id ?? '', body)
      runtime.wake()
      return c.json({ payments })
    } catch (error) {
      const known = asRefusal(error)
      if (!(known instanceof TRPCError)) throw error
      return edgeAnswer(known, requestId)
    }
  })
}

async function signedFor(
  runtime: Runtime, publishableKey: string, headers: Parameters<typeof verifyCallback>[0], body: Uint8Array, requestId: string,
): Promise<PlatformContext> {
  const { database } = runtime
  const serverNow = runtime.clock.now()
  const row = await findTenantByPublishableKey(database, publishableKey)
  const secrets = row === null ? [] : await listConnectorSecrets(database, row.id, CONNECTOR)
  const verdict = verifyCallback(headers, body, secrets.map(({ secret }) => secret), serverNow)
  if (row === null || verdict === 'forged') {
    runtime.metrics.add('assento_callbacks_total', { connector: CONNECTOR, outcome: 'forged' })
    throw refusal('unauthenticated', 'the signature is not valid')
  }
  if (verdict === 'late') {
    runtime.metrics.add('assento_callbacks_total', { connector: CONNECTOR, outcome: 'late' })
    throw refusal('validation', 'the callback is too old', [
      { field: 'webhook-timestamp', rule: 'callback.late', message: 'sign and send within five minutes' },
    ])
  }
  runtime.metrics.add('assento_callbacks_total', { connector: CONNECTOR, outcome: 'taken' })
  const tenant = tenantContext(row)
  const caller = { kind: 'system', channel: 'job' } as const
  return { runtime, database, tenant, caller, now: tenantNow(tenant, serverNow), serverNow, requestId }
}

/** One transaction a callback: its id is claimed with its effect. The same id with the same body again is answered `[]`. */
async function settle(ctx: PlatformContext, callbackId: string, body: Uint8Array): Promise<readonly SettledPix[]> {
  const read = readPixCallback(body)
  if ('field' in read) throw refusal('validation', 'not a Pix callback', [{ field: read.field, rule: 'callback.body', message: read.message }])
  const bodySha256 = sha256(body)
  return ctx.database.withTx(async (tx) => {
    const before = await claimCallback(tx, ctx.tenant.id, {
      connector: CONNECTOR, callback_id: callbackId, body_sha256: bodySha256, received_at: ctx.serverNow,
    })
    if (before !== null && before !== bodySha256) throw refusal('conflict', 'this webhook-id came with another body before')
    const settled: SettledPix[] = []
    if (before === null) for (const pix of read.payments) settled.push(await settlePix(ctx, tx, pix))
    return settled
  })
}
