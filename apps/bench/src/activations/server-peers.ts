/**
 * The servers that are compared, in one process on three ports: Assento's application without and with its log (JSON lines to
 * /dev/null), and a bare Hono handler that hashes the serial, runs the same prepared SQL and signs a token of the same fields with the
 * same Ed25519 key, and nothing else: no check of what it was sent, no limits, no rules, no security headers. Started by server.ts.
 */
import { createHash, createPrivateKey, sign } from 'node:crypto'
import { createServer } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import SqliteFile from 'better-sqlite3'
import { Hono } from 'hono'
import pino from 'pino'
import { instantOfEpochMs } from '@assento/rules'
import { openDatabase } from '@assento/store'
import { createApp } from '@assento/server/platform/app'
import { loadConfig } from '@assento/server/platform/config'
import { createLogger } from '@assento/server/platform/logger'
import { StatementRecorder } from '../server/recorded-change.ts'
import { validationAt } from './server-load.ts'

const [, , path = '', publishableKey = ''] = process.argv
const recorder = new StatementRecorder()
const database = await openDatabase(`sqlite:${path}`)
const config = { ...loadConfig({}), machineCallsPerMinute: 10_000_000, serialCallsPerMinute: 10_000_000 }
const clock = { now: () => instantOfEpochMs(Date.now()) }
const app = createApp({ database, clock, config, logger: pino({ level: 'silent' }) })
const logging = createApp({ database, clock, config, logger: createLogger(config.logLevel, pino.destination('/dev/null')) })

const post = { method: 'POST', headers: { 'content-type': 'application/json' } }
const ask = () => app.request('/v1/validate', { ...post, body: JSON.stringify(validationAt(publishableKey, 0)) })
// The maker is remembered for a second: the recorded validation holds the statements of a validation alone.
await ask()
let recordedToken = ''
const statements = await recorder.record(async () => {
  const answer = await (await ask()).json() as { readonly token?: string }
  recordedToken = answer.token ?? ''
})
recorder.stop()
if (recordedToken === '' || statements.length === 0) throw new Error('the recorded validation was not valid')
const template = JSON.parse(Buffer.from(recordedToken.slice('activation/'.length, recordedToken.indexOf('.')), 'base64url').toString()) as Readonly<Record<string, unknown>>

const file = new SqliteFile(path)
file.pragma('journal_mode = WAL')
const keyRow = file.prepare('select private_key from signing_key').get() as { readonly private_key: string }
const privateKey = createPrivateKey({ key: Buffer.from(keyRow.private_key, 'base64url'), format: 'der', type: 'pkcs8' })
const hashThen = createHash('sha256').update(validationAt(publishableKey, 0).serial).digest('hex')
const prepared = statements.map(({ sql, parameters }) => ({ statement: file.prepare(sql), parameters }))
const serialThen = String(template['lic'])

interface Asked { readonly serial: string; readonly fp: string; readonly nonce: string }
type Row = Readonly<Record<string, unknown>>

const bare = new Hono()
bare.post('/v1/validate', async (c) => {
  const { serial, fp, nonce } = await c.req.json<Asked>()
  const hash = createHash('sha256').update(serial).digest('hex')
  const found: Row[] = []
  for (const { statement, parameters } of prepared) {
    const values = parameters.map((value) => (value === hashThen ? hash : value === serialThen ? found[0]?.['id'] : value))
    found.push(...(statement.all(...values) as Row[]))
  }
  const iat = Math.floor(Date.now() / 1000)
  const payload = { ...template, iat, exp: iat + 30 * 86_400, lic: found[0]?.['id'], serial: found[0]?.['last5'], mach: found[1]?.['id'], fp, nonce }
  const signed = `activation/${Buffer.from(JSON.stringify(payload)).toString('base64url')}`
  const token = `${signed}.${sign(null, Buffer.from(signed), privateKey).toString('base64url')}`
  return c.json({ valid: true, code: 'VALID', nonce, token, activation_id: found[1]?.['id'], heartbeat_seconds: 86_400, warnings: [] })
})

const listen = async (hono: { fetch: (request: Request) => Response | Promise<Response> }): Promise<number> => {
  const server = createServer(getRequestListener(hono.fetch))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return typeof address === 'object' && address !== null ? address.port : 0
}
const ports = { assento: await listen(app), logging: await listen(logging), bare: await listen(bare) }
process.stdout.write(`${JSON.stringify({ ...ports, statements: statements.length })}\n`)
