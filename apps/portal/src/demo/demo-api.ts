/** The API of the demo with its worker; before it the demo's front page, and the page of what it has mailed. */
import { createApp } from '@assento/server/platform/app'
import type { ServerConfig } from '@assento/server/platform/config'
import type { Runtime } from '@assento/server/platform/context'
import { createLogger } from '@assento/server/platform/logger'
import { createRuntime } from '@assento/server/platform/runtime'
import { systemClock } from '@assento/server/platform/system-clock'
import { Worker } from '@assento/server/platform/worker'
import type { AssentoDatabase } from '@assento/store'
import { Hono } from 'hono'
import { createOutboxApp } from './outbox/outbox-app.ts'
import type { Outbox } from './outbox/kept-mails.ts'
import { FRONT_PAGE_CSS, FRONT_PAGE_POLICY, frontPage, type RunningHost } from './front-page.ts'

export interface DemoApi {
  readonly fetch: Hono['fetch']
  readonly runtime: Runtime
  readonly worker: Worker
  /** Tells the front page where the hosts listen. */
  readonly announce: (hosts: readonly RunningHost[]) => void
}

export function createDemoApi(database: AssentoDatabase, config: ServerConfig, outbox: Outbox): DemoApi {
  const runtime = createRuntime({
    database, config, clock: systemClock, logger: createLogger(config.logLevel), wake: () => worker.wake(),
  })
  const worker = new Worker(runtime)
  const app = createApp(runtime)
  let hosts: readonly RunningHost[] | null = null
  const site = new Hono()
  site.get('/', (context) => context.html(frontPage({ hosts, dataFolder: config.dataDir }), 200, { 'Content-Security-Policy': FRONT_PAGE_POLICY }))
  site.get('/demo.css', (context) => context.body(FRONT_PAGE_CSS, 200, { 'Content-Type': 'text/css; charset=utf-8' }))
  site.route('/', createOutboxApp(outbox))
  site.all('*', (context) => app.fetch(context.req.raw, context.env))
  return { fetch: site.fetch, runtime, worker, announce: (running) => { hosts = running } }
}
