/** Starts what `npm start` starts, as a child process on free ports with its own data folder. */
import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient, type AssentoClient } from '@assento/client'
import type { Account } from '../../src/demo/load-demo.ts'

const MAIN = join(import.meta.dirname, '../../src/main.ts')
const START_LIMIT_MS = 120_000

/** A host with its tenant, as its own backend knows it. */
export interface DemoHost {
  readonly id: 'aurora' | 'jangada' | 'farol' | 'bigorna'
  readonly origin: string
  readonly tenantId: string
  readonly publishableKey: string
  readonly secretKey: string
  readonly homeCustomerId: string
  /** Accounts that are no customers: partners, the maker's own. */
  readonly accountIds?: Readonly<Record<string, string>>
  /** The seller's server, to act beside the page and to look at what its actions really did. */
  readonly server: AssentoClient
}

export interface DemoProcess {
  readonly apiOrigin: string
  readonly dataFolder: string
  readonly aurora: DemoHost
  readonly jangada: DemoHost
  readonly farol: DemoHost
  readonly bigorna: DemoHost
  /** Ends it with SIGTERM, and answers its exit code. */
  stop(): Promise<number | null>
}

/** A clock that moves months ahead does everything that falls due on the way. */
const PATIENCE_MS = 180_000

/** Starts the demo and waits until it has printed its addresses. */
export async function startDemo(): Promise<DemoProcess> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'assento-demo-'))
  const port = await freePorts(5)
  const child = spawn(process.execPath, [MAIN, '--data', dataFolder], {
    env: { ...process.env, PORT: String(port), HOST: '127.0.0.1', DATABASE_URL: '', NODE_TEST_CONTEXT: undefined },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const exited = new Promise<number | null>((done) => child.once('exit', done))
  let log = ''
  const ready = new Promise<void>((done, failed) => {
    const watch = (chunk: Buffer): void => {
      log += chunk.toString('utf8')
      if (log.includes('Ctrl+C para encerrar')) done()
    }
    child.stdout.on('data', watch)
    child.stderr.on('data', watch)
    void exited.then((code) => failed(new Error(`the demo ended with ${code}:\n${log}`)))
    AbortSignal.timeout(START_LIMIT_MS).addEventListener('abort', () => failed(new Error(`the demo did not start:\n${log}`)))
  })
  await ready.catch((error: unknown) => { child.kill('SIGKILL'); throw error })
  const apiOrigin = `http://127.0.0.1:${port}`
  const hostOf = async (id: DemoHost['id'], place: number): Promise<DemoHost> => {
    const account = JSON.parse(await readFile(join(dataFolder, `${id}.json`), 'utf8')) as Account
    return { ...account, homeCustomerId: account.customerIds.home, id, origin: `http://127.0.0.1:${port + place}`, server: createClient({ endpoint: `${apiOrigin}/trpc`, key: account.secretKey, timeoutMs: PATIENCE_MS }) }
  }
  return {
    apiOrigin, dataFolder, aurora: await hostOf('aurora', 1), jangada: await hostOf('jangada', 2), farol: await hostOf('farol', 3), bigorna: await hostOf('bigorna', 4),
    stop: async () => {
      child.kill('SIGTERM')
      const code = await exited
      await rm(dataFolder, { recursive: true, force: true })
      return code
    },
  }
}

/** The first of so many free ports in a row. */
async function freePorts(count: number): Promise<number> {
  for (;;) {
    const first = await freePort(0)
    if (first === null || first + count > 65_535) continue
    const rest = await Promise.all(Array.from({ length: count - 1 }, (_, index) => freePort(first + 1 + index)))
    if (rest.every((port) => port !== null)) return first
  }
}

function freePort(port: number): Promise<number | null> {
  return new Promise((done) => {
    const probe = createServer()
    probe.once('error', () => done(null))
    probe.listen(port, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => done(address !== null && typeof address === 'object' ? address.port : null))
    })
  })
}
