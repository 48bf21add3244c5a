/** The demo: one process with the API and its worker, and host page B on another origin. Data are made on the first start. */
import { mkdir } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { createLogger } from '@assento/server/platform/logger'
import { openAt } from '@assento/server/platform/serve'
import { loadConfig, SettingError, type ServerConfig } from '@assento/server/platform/config'
import { createHostB } from '../host-b/app.ts'
import { createResellerApi } from '../host-b/create-reseller-api.ts'
import { createDemoApi, type DemoApi } from './demo-api.ts'
import { loadDemo } from './load-demo.ts'
import { listen, PlainError, type Listener } from './listen.ts'
import { BUNDLE_FOLDER, ensureBundle } from './widget-bundle.ts'

const USAGE = `uso: npm start -- [--data PASTA]

  --data PASTA   onde ficam os dados (padrão: $ASSENTO_DATA ou .assento)

PORT (8787) é a porta da API; a página da revenda fica na porta seguinte.
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
  const open: Listener[] = []
  const api = createDemoApi(database, config)
  try {
    await database.migrate()
    const apiListener = await listen(api.fetch, config.host, config.port)
    open.push(apiListener)
    open.push(await serveHostB(api, config, apiListener.origin))
    api.worker.start()
    await stop
  } finally {
    await Promise.all(open.map((listener) => listener.close()))
    await api.worker.stop()
    await database.close()
  }
}

async function serveHostB(api: DemoApi, config: ServerConfig, apiOrigin: string): Promise<Listener> {
  await ensureBundle(say)
  const demo = await loadDemo(api.runtime, config.dataDir, say)
  const port = Number(new URL(apiOrigin).port) + 1
  const hostB = createHostB({
    api: createResellerApi(`${apiOrigin}/trpc`, demo.secretKey), apiOrigin, publishableKey: demo.publishableKey,
    origins: ['127.0.0.1', 'localhost'].map((name) => `http://${name}:${port}`), homeCustomerId: demo.homeCustomerId,
  })
  const listener = await listen(hostB.fetch, config.host, port)
  api.announce(listener.origin)
  process.stdout.write(`\nAssento:      ${apiOrigin}/\nAurora Nuvem: ${listener.origin}/\n\nCtrl+C para encerrar.\n`)
  return listener
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
