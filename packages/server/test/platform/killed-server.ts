/** `assento serve` in a process of its own, to be killed and started again while writers go on. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

const ENTRY = fileURLToPath(new URL('../../src/cli/assento.mjs', import.meta.url))

/** One server after another on the same database. Callers ask for `url` anew for each request. */
export class KilledServer {
  readonly #databaseUrl: string
  #child: ChildProcess | null = null
  #url: Promise<string> = Promise.reject(new Error('not started'))
  #isOver = false

  constructor(databaseUrl: string) {
    this.#databaseUrl = databaseUrl
    this.#url.catch(() => undefined)
  }

  /** Settles when the server that runs, or is being started, listens. */
  get url(): Promise<string> {
    return this.#url
  }

  start(): Promise<string> {
    this.#url = this.#spawn()
    return this.#url
  }

  /** Ends the server and starts the next, whose address callers wait for; answers the exit code, null when a signal ended it. */
  async replace(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null> {
    const ended = this.#end(signal)
    this.#url = ended.then(() => this.#isOver ? Promise.reject(new Error('the case is over')) : this.#spawn())
    await this.#url
    return ended
  }

  #spawn(): Promise<string> {
    const env = { PATH: process.env['PATH'], DATABASE_URL: this.#databaseUrl, LOG_LEVEL: 'silent', ASSENTO_CALLS_PER_MINUTE: '1000000' }
    const child = spawn(process.execPath, [ENTRY, 'serve', '--port', '0'], { env, stdio: ['ignore', 'ignore', 'pipe'] })
    this.#child = child
    return new Promise((resolve, reject) => {
      let told = ''
      child.stderr.on('data', (chunk: Buffer) => {
        told += chunk.toString()
        const found = /Assento em (http:\S+)/.exec(told)?.[1]
        if (found !== undefined) resolve(found)
      })
      child.once('exit', () => reject(new Error(`the server ended before it listened: ${told}`)))
    })
  }

  /** Ends the server for good. */
  async stop(): Promise<void> {
    this.#isOver = true
    await this.#end('SIGKILL')
  }

  async #end(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null> {
    const child = this.#child
    if (child === null || child.exitCode !== null || child.signalCode !== null) return null
    const ended = once(child, 'exit') as Promise<[number | null]>
    child.kill(signal)
    return (await ended)[0]
  }
}
