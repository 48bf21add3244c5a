import type { Hono } from 'hono'
import { isSameHash, sha256 } from '../accounts/tokens.ts'
import type { AppEnv } from './app.ts'
import type { Runtime } from './context.ts'

/**
 * `/healthz`: the process answers. `/readyz`: the database answers and its migrations are in place; `mail` tells whether there is a
 * mail server, without which messages wait, and is no reason to be unready. `/metrics`: Prometheus
 * text, on the same port behind the key ASSENTO_METRICS_KEY (Bearer), and not there at all without one; a key rather than a
 * second port, because small hosts publish a single one.
 */
export function operationsDoor(app: Hono<AppEnv>, { database, metrics, config, logger, mail }: Runtime): void {
  app.get('/healthz', (c) => c.json({ ok: true }))

  app.get('/readyz', async (c) => {
    const ready = await database.isReady().catch((err: unknown) => {
      logger.warn({ err }, 'database is not ready')
      return false
    })
    return c.json({ ok: ready, database: database.dialect, mail: mail === null ? 'waiting' : 'ready' }, ready ? 200 : 503)
  })

  app.get('/metrics', (c) => {
    if (config.metricsKey === '') return c.notFound()
    const given = c.req.header('authorization') ?? ''
    if (!isSameHash(sha256(given), sha256(`Bearer ${config.metricsKey}`))) {
      return c.text('unauthorized\n', 401, { 'www-authenticate': 'Bearer realm="assento metrics"' })
    }
    return c.text(metrics.render(), 200, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' })
  })
}
