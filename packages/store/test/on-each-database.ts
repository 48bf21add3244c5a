/**
 * Runs every case on SQLite and on PostgreSQL, without mocks. A file has one database of each kind, made when its first
 * case needs it; cases keep apart by making their own tenants, or by asking for a database of their own.
 */
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import pg from 'pg'
import { openDatabase, type AssentoDatabase, type Dialect } from '../src/index.ts'
import { startTestPostgres, type TestPostgres } from './test-postgres.ts'

export { startTestPostgres, type TestPostgres } from './test-postgres.ts'
export * from './sample-tenant.ts'
export * from './sample-serial.ts'

export const DIALECTS: readonly Dialect[] = ['sqlite', 'postgres']

/** What a case gets. */
export interface CaseContext {
  readonly dialect: Dialect
  /** Migrated; shared by the cases of the file. */
  readonly database: AssentoDatabase
  /** Address of `database`, for a second connection or process. */
  readonly url: string
  /** Address of an empty database that only this case uses. */
  freshUrl(): Promise<string>
  /** Opens an address and closes it when the file is done. */
  open(url: string): Promise<AssentoDatabase>
}

/** Registers `<title> [sqlite]` and `<title> [postgres]`: a runner counts the cases of each by these endings. */
export function onEachDatabase(title: string, body: (context: CaseContext) => Promise<void>): void {
  for (const dialect of DIALECTS) onDatabase(dialect, title, body)
}

/** For what only one of the databases has. */
export function onDatabase(dialect: Dialect, title: string, body: (context: CaseContext) => Promise<void>): void {
  test(`${title} [${dialect}]`, async () => body(await contextFor(dialect)))
}

let postgres: Promise<TestPostgres> | undefined
let directory: Promise<string> | undefined
const contexts = new Map<Dialect, Promise<CaseContext>>()
const opened: AssentoDatabase[] = []
const createdNames: string[] = []

function contextFor(dialect: Dialect): Promise<CaseContext> {
  const known = contexts.get(dialect)
  if (known !== undefined) return known
  const made = makeContext(dialect)
  contexts.set(dialect, made)
  return made
}

async function makeContext(dialect: Dialect): Promise<CaseContext> {
  const freshUrl = dialect === 'sqlite' ? freshSqliteUrl : freshPostgresUrl
  const url = await freshUrl()
  const database = await open(url)
  await database.migrate()
  return { dialect, database, url, freshUrl, open }
}

async function open(url: string): Promise<AssentoDatabase> {
  const database = await openDatabase(url)
  opened.push(database)
  return database
}

async function freshSqliteUrl(): Promise<string> {
  directory ??= mkdtemp(join(tmpdir(), 'assento-sqlite-'))
  return `sqlite:${join(await directory, `${randomBytes(6).toString('hex')}.db`)}`
}

async function freshPostgresUrl(): Promise<string> {
  postgres ??= startTestPostgres()
  const { url } = await postgres
  const name = `assento_${randomBytes(8).toString('hex')}`
  await maintain(url, `create database ${name}`)
  createdNames.push(name)
  const address = new URL(url)
  address.pathname = `/${name}`
  return address.href
}

async function maintain(url: string, ...statements: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  for (const statement of statements) await client.query(statement)
  await client.end()
}

after(async () => {
  for (const database of opened) await database.close()
  if (directory !== undefined) await rm(await directory, { recursive: true, force: true })
  if (postgres === undefined) return
  const server = await postgres
  await maintain(server.url, ...createdNames.map((name) => `drop database if exists ${name} with (force)`))
  await server.stop()
})
