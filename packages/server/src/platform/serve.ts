import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { mkdir } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { createAdaptorServer } from '@hono/node-server'
import { openDatabase } from '@assento/store'
import type { AssentoDatabase } from '@assento/store'
import type { Logger } from 'pino'
import { createApp } from './app.ts'
import type { ServerConfig } from './config.ts'
import type { Runtime } from './context.ts'
import { createRuntime } from './runtime.ts'
import { systemClock } from './system-clock.ts'
import { Worker } from './worker.ts'

/** A socket that sends its request slower than this is closed: slow bodies do not hold connections. */
const REQUEST_TIMEOUT_MS = 30_000
const HEADERS_TIMEOUT_MS = 10_000
const CHECK_SOCKETS_EVERY_MS = 5000
/** Requests at hand get this long to finish when the server stops. */
const DRAIN_MS = 10_000

export interface RunningServer {
  /** `http://host:port`. */
  readonly url: string
  readonly runtime: Runtime
  /** Stops taking requests, lets those at hand and the worker finish, and closes the database. */
  close(): Promise<void>
}

/** Opens the database, brings its tables up to date, and serves with a worker in the same process. */
export async function startServer(config: ServerConfig, logger: Logger, options: Partial<Runtime> = {}): Promise<RunningServer> {
  const database = options.database ?? await openAt(config.databaseUrl, logger)
  await database.migrate()
  let worker: Worker | null = null
  const runtime = createRuntime({ database, clock: systemClock, logger, config, wake: () => worker?.wake(), ...options })
  worker = new Worker(runtime)
  const server = createAdaptorServer({
    fetch: createApp(runtime).fetch,
    serverOptions: {
      requestTimeout: REQUEST_TIMEOUT_MS, headersTimeout: HEADERS_TIMEOUT_MS, connectionsCheckingInterval: CHECK_SOCKETS_EVERY_MS,
    },
  }) as Server
  await listening(server, config)
  worker.start()
  const { port } = server.address() as AddressInfo
  return {
    url: `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${port}`,
    runtime,
    close: async () => {
      await Promise.all([drained(server), worker.stop()])
      runtime.mail?.close()
      await database.close()
    },
  }
}

/** Opens the database of an address; the folder of an SQLite file is made when it is missing. */
export async function openAt(url: string, logger: Logger): Promise<AssentoDatabase> {
  const file = url.startsWith('sqlite:') ? url.slice('sqlite:'.length) : ':memory:'
  if (file !== ':memory:') await mkdir(dirname(resolve(file)), { recursive: true })
  return openDatabase(url, { logger })
}

function listening(server: Server, { port, host }: ServerConfig): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve()
    })
  })
}

function drained(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const giveUp = setTimeout(() => server.closeAllConnections(), DRAIN_MS)
    server.close(() => {
      clearTimeout(giveUp)
      resolve()
    })
    server.closeIdleConnections()
  })
}
