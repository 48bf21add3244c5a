/** The HTTP application: headers, doors and their checks, then tRPC. */
import { Hono } from 'hono'
import { secureHeaders } from 'hono/secure-headers'
import { machineDoor } from '../activations/machine-door.ts'
import { callbacksDoor } from '../callbacks/callbacks-door.ts'
import { documentsDoor } from '../documents/documents-door.ts'
import { exportsDoor } from '../invoices/exports-door.ts'
import { apiDoor } from './api-door.ts'
import { embedFile } from './embed-files.ts'
import { edgeAnswer } from './edge.ts'
import { asRefusal, refusal } from './errors.ts'
import { newRequestId, observer } from './observe.ts'
import { operationsDoor } from './operations-door.ts'
import { RateLimiter } from './rate-limit.ts'
import { createRuntime } from './runtime.ts'
import type { RuntimeOptions } from './runtime.ts'
import { TRPCError } from '@trpc/server'

export interface AppEnv {
  Variables: { requestId: string }
}

const YEAR_SECONDS = 31_536_000

const apiHeaders = secureHeaders({
  // Hono's default is 180 days; a year is what ASVS 3.4.1 asks.
  strictTransportSecurity: `max-age=${YEAR_SECONDS}; includeSubDomains`,
  contentSecurityPolicy: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
  referrerPolicy: 'no-referrer',
  xFrameOptions: 'DENY',
  // Of no effect on JSON answers in any browser that is still used, and each one costs on every call.
  xDnsPrefetchControl: false,
  xDownloadOptions: false,
  xPermittedCrossDomainPolicies: false,
  xXssProtection: false,
  originAgentCluster: false,
})

/** Everything that is served, on one port. Needs a migrated database; starts nothing in the background. */
export function createApp(options: RuntimeOptions): Hono<AppEnv> {
  const runtime = createRuntime(options)
  const { logger, config } = runtime
  const app = new Hono<AppEnv>()

  const observe = observer(runtime)
  // Before everything else: its answers are made with their headers, which costs less than setting them afterwards.
  machineDoor(app, runtime, observe)

  app.use(async (c, next) => {
    const startedMs = performance.now()
    const requestId = newRequestId()
    c.set('requestId', requestId)
    await next()
    c.res.headers.set('assento-request-id', requestId)
    observe(c, requestId, c.res.status, startedMs)
  })

  app.get('/embed/v1/:path{.+}', async (c) => {
    const file = config.embedDir === null ? null : await embedFile(config.embedDir, c.req.param('path'), c.req.header('if-none-match'))
    return file ?? c.notFound()
  })

  app.use(apiHeaders)
  app.use(async (c, next) => {
    await next()
    c.res.headers.set('cache-control', 'no-store')
  })
  operationsDoor(app, runtime)
  documentsDoor(app, runtime)
  exportsDoor(app, runtime)
  callbacksDoor(app, runtime)
  apiDoor(app, runtime, new RateLimiter(config.callsPerMinute))

  app.notFound((c) => edgeAnswer(refusal('not_found', 'not found'), c.get('requestId')))
  app.onError((error, c) => {
    const requestId = c.get('requestId')
    const known = asRefusal(error)
    if (known instanceof TRPCError) return edgeAnswer(known, requestId)
    logger.error({ err: error, requestId }, 'unexpected error')
    return edgeAnswer(refusal('server', 'unexpected error'), requestId)
  })
  return app
}
