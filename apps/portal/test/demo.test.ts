/** What `npm start` says when it cannot start, and what it keeps when it is started again. */
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { instant } from '@assento/rules'
import { startServer, type RunningServer } from '@assento/server/platform/serve'
import { loadConfig } from '@assento/server/platform/config'
import { createLogger } from '@assento/server/platform/logger'
import { DEMO_STARTS_AT } from '../src/demo/clock.ts'
import { loadDemo } from '../src/demo/load-demo.ts'
import { createSellerApi } from '../src/hosts/kit/create-seller-api.ts'

const MAIN = join(import.meta.dirname, '../src/main.ts')
/** A real date long after the sample files: the demo has to look alive on it, too. */
const MACHINE_TIME = instant('2031-05-02T08:00:00.000Z')

let folder = ''
let taken: Server

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assento-demo-'))
  taken = createServer()
  await new Promise<void>((done) => taken.listen(0, '127.0.0.1', () => done()))
})

after(async () => {
  taken.close()
  await rm(folder, { recursive: true, force: true })
})

async function run(args: readonly string[], environment: Record<string, string>): Promise<{ code: number | null; out: string; err: string }> {
  const child = spawn(process.execPath, [MAIN, ...args], { env: { ...process.env, DATABASE_URL: '', ...environment }, stdio: ['ignore', 'pipe', 'pipe'] })
  const [out, err]: [string[], string[]] = [[], []]
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk.toString('utf8')))
  child.stderr.on('data', (chunk: Buffer) => err.push(chunk.toString('utf8')))
  const code = await new Promise<number | null>((done) => child.once('close', done))
  return { code, out: out.join(''), err: err.join('') }
}

test('a port that is in use gets one plain sentence with a way out, and exit code 2', async () => {
  const address = taken.address()
  const port = address !== null && typeof address === 'object' ? address.port : 0
  const { code, err } = await run(['--data', join(folder, 'port')], { PORT: String(port) })
  assert.equal(code, 2)
  assert.equal(err.trim(), `A porta ${port} já está em uso. Feche o outro programa ou escolha outra: PORT=8790 npm start`)
})

test('a setting or an option that makes no sense is named, without a stack', async () => {
  const setting = await run(['--data', join(folder, 'setting')], { PORT: 'oito mil' })
  assert.deepEqual([setting.code, setting.err.trim()], [2, 'PORT: use um número inteiro de 0 a 65535'])
  const option = await run(['--dados', 'x'], {})
  assert.equal(option.code, 2)
  assert.match(option.err, /--dados[\s\S]*uso: npm start/)
  assert.doesNotMatch(option.err, /\n\s+at /)
})

test('--help says how it is used and starts nothing', async () => {
  const { code, out } = await run(['--help'], {})
  assert.equal(code, 0)
  assert.match(out, /^uso: npm start/)
})

test('whatever the day, the demo begins on its Monday with open windows, and a second start finds the same data', async () => {
  const config = loadConfig({ ASSENTO_DATA: join(folder, 'demo'), PORT: '0', LOG_LEVEL: 'silent' })
  let serverTime = MACHINE_TIME
  const server: RunningServer = await startServer(config, createLogger('silent'), { clock: { now: () => serverTime } })
  const hosts = await loadDemo(server.runtime, config.dataDir, () => {})
  assert.deepEqual(await loadDemo(server.runtime, config.dataDir, () => {}), hosts)
  const [aurora, jangada, farol, bigorna] = hosts.map(({ account }) => ({ ...account, api: createSellerApi(`${server.url}/trpc`, account.secretKey) }))
  assert.ok(aurora !== undefined && jangada !== undefined && farol !== undefined && bigorna !== undefined)
  for (const { api } of [aurora, jangada, farol, bigorna]) assert.equal(await api.readClock(), DEMO_STARTS_AT)
  assert.equal((await aurora.api.listCustomers()).find((customer) => customer.id === aurora.customerIds.home)?.name, 'Padaria Trigo Lunar Ltda')
  assert.equal((await jangada.api.listCustomers()).find((customer) => customer.id === jangada.customerIds.home)?.name, 'Oficina Maré Alta Ltda')
  assert.equal((await farol.api.getAccount(farol.accountIds?.['partner'] ?? '')).name, 'Maré Cheia Automação Ltda')
  assert.equal((await bigorna.api.getAccount(bigorna.customerIds.home)).name, 'Marcenaria Ipê Amarelo Ltda')
  const states = new Set((await aurora.api.listSubscriptions(aurora.customerIds.home)).map((subscription) => subscription.status))
  assert.deepEqual([...states].sort(), ['active', 'expired', 'suspended'])
  serverTime = instant('2031-05-02T09:30:00.000Z')
  assert.equal(await aurora.api.readClock(), '2026-11-23T13:30:00.000Z')
  await server.close()
})
