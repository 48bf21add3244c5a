/** The demo: one process with the API and its worker, and each host on an origin of its own. Data are made on the first start. */
import { mkdir } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { createLogger } from '@assento/server/platform/logger'
import { openAt } from '@assento/server/platform/serve'
import { loadConfig, SettingError, type ServerConfig } from '@assento/server/platform/config'
import { createHost } from '../hosts/kit/create-host.ts'
import { createSellerApi } from '../hosts/kit/create-seller-api.ts'
import { createDemoApi, type DemoApi } from './demo-api.ts'
import { loadDemo, type Host } from './load-demo.ts'
import { listen, PlainError, type Listener } from './listen.ts'
import { startOutbox } from './outbox/start-outbox.ts'
import { BUNDLE_FOLDER, ensureBundle } from './widget-bundle.ts'

const USAGE = `uso: npm start -- [--data PASTA]

  --data PASTA   onde ficam os dados (padrão: $ASSENTO_DATA ou .assento)

PORT (8787) é a porta da API; os sites ficam nas portas seguintes.
`

/** Runs until SIGTERM or SIGINT; answers the exit code. */
export async function runDemo(args: readonly string[]): Promise<number> {
  try {
    const config = readConfig(args)
    if (config === null) return 0
    await serveDemo(config)
    return 0
  } catch (error) {
    const isPlain = error instanceof PlainError || error instanceof SettingError
    process.stderr.write(`${isPlain ? error.message : error instanceof Error ? error.stack : String(error)}\n`)
    return isPlain ? 2 : 1
  }
}

function readConfig(args: readonly string[]): ServerConfig | null {
  const options = { data: { type: 'string' }, help: { type: 'boolean', short: 'h' } } as const
  const { values } = parsed(() => parseArgs({ args: [...args], options }))
  if (values.help === true) {
    process.stdout.write(USAGE)
    return null
  }
  const environment = { ...process.env, ...(values.data === undefined ? {} : { ASSENTO_DATA: values.data }) }
  return loadConfig({ LOG_LEVEL: 'warn', ...environment, ASSENTO_EMBED_DIR: BUNDLE_FOLDER })
}

function parsed<T>(parse: () => T): T {
  try {
    return parse()
  } catch (error) {
    throw new PlainError(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`)
  }
}

async function serveDemo(config: ServerConfig): Promise<void> {
  const stop = stopSignal()
  await mkdir(config.dataDir, { recursive: true })
  const database = await openAt(config.databaseUrl, createLogger(config.logLevel))
  const outbox = await startOutbox(0)
  const open: Listener[] = []
  const api = createDemoApi(database, { ...config, smtpUrl: outbox.url }, outbox)
  try {
    await database.migrate()
    const apiListener = await listen(api.fetch, config.host, config.port)
    open.push(apiListener)
    await serveHosts(api, config, apiListener.origin, open)
    api.worker.start()
    await stop
  } finally {
    await Promise.all(open.map((listener) => listener.close()))
    await api.worker.stop()
    api.runtime.mail?.close()
    await outbox.close()
    await database.close()
  }
}

async function serveHosts(api: DemoApi, config: ServerConfig, apiOrigin: string, open: Listener[]): Promise<void> {
  await ensureBundle(say)
  const hosts = await loadDemo(api.runtime, config.dataDir, say)
  const running = []
  for (const [index, host] of hosts.entries()) {
    const listener = await serveHost(host, config, apiOrigin, Number(new URL(apiOrigin).port) + 1 + index)
    open.push(listener)
    running.push({ site: host.site, origin: listener.origin })
  }
  api.announce(running)
  const lines = running.map(({ site, origin }) => `${`${site.name}:`.padEnd(20)}${origin}/`)
  process.stdout.write(`\n${'Assento:'.padEnd(20)}${apiOrigin}/\n${lines.join('\n')}\n\nCtrl+C para encerrar.\n`)
}

function serveHost({ site, account }: Host, config: ServerConfig, apiOrigin: string, port: number): Promise<Listener> {
  const app = createHost(site, {
    api: createSellerApi(`${apiOrigin}/trpc`, account.secretKey), apiOrigin, publishableKey: account.publishableKey,
    origins: ['127.0.0.1', 'localhost'].map((name) => `http://${name}:${port}`), customerIds: account.customerIds,
    ...(account.accountIds === undefined ? {} : { accountIds: account.accountIds }),
  })
  return listen(app.fetch, config.host, port)
}

function say(text: string): void {
  process.stderr.write(`${text}\n`)
}

function stopSignal(): Promise<void> {
  return new Promise((done) => {
    process.once('SIGTERM', () => done())
    process.once('SIGINT', () => done())
  })
}
