import { setTimeout as pause } from 'node:timers/promises'
import SqliteFile, { type Database as SqliteConnection, type Statement } from 'better-sqlite3'
import { assert } from '@assento/rules'
import {
  CompiledQuery, SqliteDialect, SqliteDriver, type DatabaseConnection, type Driver, type SqliteDatabase, type SqliteDialectConfig,
} from 'kysely'
import { isTransient } from './errors.ts'

const STATEMENT_LIMIT = 500
const BUSY_TIMEOUT_MS = 5_000

/** Opens a file with the settings that durability and integrity rest on, and reads each of them back. */
export function openSqliteFile(path: string): SqliteConnection {
  const file = new SqliteFile(path, { timeout: BUSY_TIMEOUT_MS })
  file.pragma(`busy_timeout = ${BUSY_TIMEOUT_MS}`)
  if (path !== ':memory:') file.pragma('journal_mode = WAL')
  // Re-opening a WAL file gives NORMAL, which loses acknowledged commits in a power cut.
  file.pragma('synchronous = FULL')
  file.pragma('foreign_keys = ON')
  file.pragma('recursive_triggers = ON')
  // What is erased is not left behind in the free space of its page.
  file.pragma('secure_delete = ON')
  const expected = {
    busy_timeout: BUSY_TIMEOUT_MS, journal_mode: path === ':memory:' ? 'memory' : 'wal', synchronous: 2, foreign_keys: 1, recursive_triggers: 1,
    secure_delete: 1,
  }
  for (const [name, value] of Object.entries(expected)) {
    const actual = file.pragma(name, { simple: true })
    assert(actual === value, `pragma ${name} is ${String(actual)}, not ${value}`)
  }
  return file
}

/**
 * Moves what the log holds into the file and leaves the log empty; answers whether it did. Not while another process reads or writes,
 * which is not waited for: SQLite's own waiting blocks every request.
 */
export function emptySqliteLog(file: SqliteConnection): boolean {
  file.pragma('busy_timeout = 0')
  try {
    return file.pragma('wal_checkpoint(TRUNCATE)', { simple: true }) === 0
  } finally {
    file.pragma(`busy_timeout = ${BUSY_TIMEOUT_MS}`)
  }
}

/** Kysely's SQLite dialect with transactions that take the write lock at their start, and statements prepared once. */
export class AssentoSqliteDialect extends SqliteDialect {
  readonly #config: SqliteDialectConfig
  readonly #file: SqliteConnection

  constructor(file: SqliteConnection) {
    const config = { database: new PreparedStatements(file) }
    super(config)
    this.#config = config
    this.#file = file
  }

  override createDriver(): Driver {
    return new ImmediateSqliteDriver(this.#config, this.#file)
  }
}

/** A deferred `begin` lets two processes read and then fails one of them at its first write; `immediate` lets it wait. */
class ImmediateSqliteDriver extends SqliteDriver {
  readonly #file: SqliteConnection

  constructor(config: SqliteDialectConfig, file: SqliteConnection) {
    super(config)
    this.#file = file
  }

  /** Waits for another process's transaction without holding up this one: SQLite's own waiting blocks every request. */
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    for (let waitedMs = 0; ; ) {
      this.#file.pragma('busy_timeout = 0')
      try {
        await connection.executeQuery(CompiledQuery.raw('begin immediate'))
        return
      } catch (error) {
        if (!isTransient(error) || waitedMs >= BUSY_TIMEOUT_MS) throw error
      } finally {
        this.#file.pragma(`busy_timeout = ${BUSY_TIMEOUT_MS}`)
      }
      const waitMs = 1 + Math.random() * 10
      await pause(waitMs)
      waitedMs += waitMs
    }
  }

  /** SQLite has already rolled back after a full disk and the like: a second rollback would hide the first error. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#file.inTransaction) await connection.executeQuery(CompiledQuery.raw('rollback'))
  }
}

/** Prepares each text once; the least recently prepared text is dropped when there are too many. */
class PreparedStatements implements SqliteDatabase {
  readonly #file: SqliteConnection
  readonly #statements = new Map<string, Statement>()

  constructor(file: SqliteConnection) {
    this.#file = file
  }

  prepare(sql: string): Statement {
    const known = this.#statements.get(sql)
    if (known !== undefined) return known
    const statement = this.#file.prepare(sql)
    this.#statements.set(sql, statement)
    const [oldest] = this.#statements.keys()
    if (this.#statements.size > STATEMENT_LIMIT && oldest !== undefined) this.#statements.delete(oldest)
    return statement
  }

  close(): void {
    this.#statements.clear()
    this.#file.close()
  }
}
