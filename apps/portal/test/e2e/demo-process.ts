/** Starts what `npm start` starts, as a child process on free ports with its own data folder. */
import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const MAIN = join(import.meta.dirname, '../../src/main.ts')
const START_LIMIT_MS = 120_000

export interface DemoProcess {
  readonly apiOrigin: string
  readonly hostOrigin: string
  /** The host backend's secret key, as a reseller's server would hold it. */
  readonly secretKey: string
  /** Ends it with SIGTERM, and answers its exit code. */
  stop(): Promise<number | null>
}

/** Starts the demo and waits until it has printed its addresses. */
export async function startDemo(): Promise<DemoProcess> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'assento-demo-'))
  const port = await freePortPair()
  const child = spawn(process.execPath, [MAIN, '--data', dataFolder], {
    env: { ...process.env, PORT: String(port), HOST: '127.0.0.1', DATABASE_URL: '', NODE_TEST_CONTEXT: undefined },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const exited = new Promise<number | null>((done) => child.once('exit', done))
  let log = ''
  const ready = new Promise<void>((done, failed) => {
    const watch = (chunk: Buffer): void => {
      log += chunk.toString('utf8')
      if (log.includes('Aurora Nuvem: http')) done()
    }
    child.stdout.on('data', watch)
    child.stderr.on('data', watch)
    void exited.then((code) => failed(new Error(`the demo ended with ${code}:\n${log}`)))
    AbortSignal.timeout(START_LIMIT_MS).addEventListener('abort', () => failed(new Error(`the demo did not start:\n${log}`)))
  })
  await ready.catch((error: unknown) => { child.kill('SIGKILL'); throw error })
  const { secretKey } = JSON.parse(await readFile(join(dataFolder, 'aurora-nuvem.json'), 'utf8')) as { secretKey: string }
  return {
    apiOrigin: `http://127.0.0.1:${port}`, hostOrigin: `http://127.0.0.1:${port + 1}`, secretKey,
    stop: async () => {
      child.kill('SIGTERM')
      const code = await exited
      await rm(dataFolder, { recursive: true, force: true })
      return code
    },
  }
}

/** A free port whose successor is free as well. */
async function freePortPair(): Promise<number> {
  for (;;) {
    const port = await freePort(0)
    if (port !== null && port < 65_535 && (await freePort(port + 1)) !== null) return port
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
