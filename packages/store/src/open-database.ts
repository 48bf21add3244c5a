import { assert } from '@assento/rules'
import {
  Kysely, sql, type KyselyPlugin, type PluginTransformQueryArgs, type PluginTransformResultArgs, type QueryResult, type RootOperationNode,
  type UnknownRow,
} from 'kysely'
import type { Handle, StoreLogger, Tx } from './handle.ts'
import { migrate, pendingMigrations } from './migrate.ts'
import { assentoPostgresDialect, openPostgresPool, POSTGRES_LIMITS, type PostgresLimits } from './postgres-dialect.ts'
import type { Database } from './schema.ts'
import { AssentoSqliteDialect, emptySqliteLog, openSqliteFile } from './sqlite-dialect.ts'
import { Transactions } from './transactions.ts'

export interface OpenOptions {
  readonly logger?: StoreLogger
  /** PostgreSQL only; what is not given keeps its default. */
  readonly limits?: Partial<PostgresLimits>
}

export interface AssentoDatabase extends Handle {
  /** Runs `run` in one transaction; see `Transactions.run` for when it runs again. Not nestable. */
  withTx<T>(run: (tx: Tx) => Promise<T>): Promise<T>
  /** Brings the tables to this version; safe when several servers start at once. */
  migrate(): Promise<void>
  /**
   * Leaves nothing of what was overwritten in the log beside an SQLite file; false = another process was in it, and the log is as it
   * was. PostgreSQL recycles its own: nothing is done there.
   */
  emptyLog(): Promise<boolean>
  /** Whether the database answers and every migration has been applied. */
  isReady(): Promise<boolean>
  close(): Promise<void>
}

/**
 * Opens `sqlite:PATH`, `sqlite::memory:` or `postgres://…`. Nothing is created but an empty file: call `migrate`.
 * The `db` of what it returns throws inside a transaction of the same asynchronous context.
 */
export async function openDatabase(url: string, options: OpenOptions = {}): Promise<AssentoDatabase> {
  const { kysely, dialect, empty } = url.startsWith('sqlite:')
    ? { ...openSqlite(url.slice('sqlite:'.length)), dialect: 'sqlite' as const }
    : { kysely: openPostgres(url, options), empty: null, dialect: 'postgres' as const }
  const transactions = new Transactions(kysely, dialect, options.logger)
  const guarded = kysely.withPlugin(new RootGuard(transactions))
  const withTx = <T>(run: (tx: Tx) => Promise<T>): Promise<T> => transactions.run(run)
  return {
    dialect,
    get db() {
      transactions.assertNoneOpen('the root database')
      return guarded
    },
    withTx,
    migrate: () => withTx(migrate),
    async emptyLog() {
      transactions.assertNoneOpen('emptyLog')
      // On SQLite there is one connection: who holds it knows that no transaction is open on it.
      return empty === null || kysely.connection().execute(async () => empty())
    },
    isReady: () => isReady({ db: guarded, dialect }),
    close: () => kysely.destroy(),
  }
}

function openSqlite(path: string): { readonly kysely: Kysely<Database>; readonly empty: () => boolean } {
  assert(path !== '', 'the SQLite address names a file: sqlite:PATH')
  const file = openSqliteFile(path)
  return { kysely: new Kysely<Database>({ dialect: new AssentoSqliteDialect(file) }), empty: () => emptySqliteLog(file) }
}

function openPostgres(url: string, options: OpenOptions): Kysely<Database> {
  assert(/^postgres(ql)?:\/\//.test(url), 'the database address starts with sqlite: or postgres://')
  const pool = openPostgresPool(url, { ...POSTGRES_LIMITS, ...options.limits }, options.logger)
  return new Kysely<Database>({ dialect: assentoPostgresDialect(pool) })
}

async function isReady(handle: Handle): Promise<boolean> {
  try {
    await sql`select 1`.execute(handle.db)
    return (await pendingMigrations(handle)).length === 0
  } catch {
    // Not answering is one of the two answers that the caller asks for.
    return false
  }
}

/** Catches a root `db` that was taken out before the transaction began and is used inside it. */
class RootGuard implements KyselyPlugin {
  readonly #transactions: Transactions

  constructor(transactions: Transactions) {
    this.#transactions = transactions
  }

  transformQuery({ node }: PluginTransformQueryArgs): RootOperationNode {
    this.#transactions.assertNoneOpen('the root database')
    return node
  }

  async transformResult({ result }: PluginTransformResultArgs): Promise<QueryResult<UnknownRow>> {
    return result
  }
}
