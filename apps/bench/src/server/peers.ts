/**
 * The servers that are compared, in one process on three ports: Assento's application without and with its log (JSON lines to
 * /dev/null), and a bare Hono handler that runs the same prepared SQL and nothing else (no authentication, no policy, no
 * validation, no rules, no hashes). Started by bench.ts; prints one line of JSON with the ports when all listen.
 */
import { createServer } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import SqliteFile, { type Statement } from 'better-sqlite3'
import { Hono } from 'hono'
import pino from 'pino'
import { instantOfEpochMs } from '@assento/rules'
import { listSubscriptions, openDatabase } from '@assento/store'
import { createApp } from '@assento/server/platform/app'
import { loadConfig } from '@assento/server/platform/config'
import { createLogger } from '@assento/server/platform/logger'
import { StatementRecorder, replayFor } from './recorded-change.ts'
import { subscriptionAt } from './subscription-at.ts'

const [, , path = '', key = '', tenantId = ''] = process.argv
const recorder = new StatementRecorder()
const database = await openDatabase(`sqlite:${path}`)
const config = { ...loadConfig({}), callsPerMinute: 10_000_000 }
const clock = { now: () => instantOfEpochMs(Date.now()) }
const app = createApp({ database, clock, config, logger: pino({ level: 'silent' }) })
const logging = createApp({ database, clock, config, logger: createLogger(config.logLevel, pino.destination('/dev/null')) })

const file = new SqliteFile(path)
file.pragma('journal_mode = WAL')
file.pragma('synchronous = FULL')
file.pragma('foreign_keys = ON')
const statements = new Map<string, Statement>()
const prepared = (sql: string): Statement => {
  const known = statements.get(sql) ?? file.prepare(sql)
  statements.set(sql, known)
  return known
}

const bare = new Hono()
const [page] = await recorder.record(async () => {
  await listSubscriptions(database, tenantId, { customerId: null, now: instantOfEpochMs(Date.now()), afterId: subscriptionAt(0), limit: 50 })
})
if (page === undefined) throw new Error('the list ran no statement')
bare.get('/list', (c) => {
  const parameters = page.parameters.map((value) => (value === subscriptionAt(0) ? c.req.query('after') : value))
  return c.json({ items: prepared(page.sql).all(...parameters) })
})

// Authentication is remembered for a second: the recorded change holds the statements of a change alone.
await app.request('/trpc/sessions.whoami', { headers: { authorization: `Bearer ${key}` } })
await database.withTx(async () => {})
const firstChange = subscriptionAt(Number(process.argv[5] ?? 0))
const change = await recorder.record(async () => {
  const response = await app.request('/trpc/subscriptions.seats.change', {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', 'idempotency-key': 'record-1' },
    body: JSON.stringify({ subscriptionId: firstChange, seats: 11, version: 1 }),
  })
  if (response.status !== 200) throw new Error(`the recorded change answered ${response.status}: ${await response.text()}`)
})
recorder.stop()
// The peer begins and commits in its own way, and has no use for what Assento sets around that.
const inTransaction = change.filter(({ sql }) => !/^(begin|commit|rollback|pragma)/i.test(sql))
const replay = replayFor(inTransaction, firstChange)
const head = prepared('select seq from audit_head where tenant_id = ?')
bare.post('/change', async (c) => {
  const { subscriptionId } = await c.req.json<{ subscriptionId: string }>()
  const run = file.transaction(() => {
    const { seq } = head.get(tenantId) as { seq: number }
    for (const { sql, parameters } of replay(subscriptionId, seq)) {
      const statement = prepared(sql)
      if (statement.reader) statement.all(...parameters)
      else if (statement.run(...parameters).changes === 0 && /^update/.test(sql)) throw new Error(`no row: ${sql}`)
    }
  })
  run.immediate()
  return c.json({ subscriptionId })
})

const listen = async (hono: { fetch: (request: Request) => Response | Promise<Response> }): Promise<number> => {
  const server = createServer(getRequestListener(hono.fetch))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return typeof address === 'object' && address !== null ? address.port : 0
}
const ports = { assento: await listen(app), logging: await listen(logging), bare: await listen(bare) }
process.stdout.write(`${JSON.stringify({ ...ports, statements: inTransaction.length })}\n`)
