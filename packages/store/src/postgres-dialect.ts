import pg from 'pg'
import { assert } from '@assento/rules'
import { PostgresDialect, type PostgresCursor, type PostgresPool, type PostgresPoolClient, type PostgresQueryResult } from 'kysely'
import { nameOfHotText } from './hot-query.ts'
import type { StoreLogger } from './handle.ts'
import { postgresParser } from './postgres-types.ts'

export interface PostgresLimits {
  readonly connections: number
  readonly statementTimeoutMs: number
  readonly idleInTransactionTimeoutMs: number
}

export const POSTGRES_LIMITS: PostgresLimits = { connections: 10, statementTimeoutMs: 15_000, idleInTransactionTimeoutMs: 15_000 }

/** A pool whose sessions count in UTC, whose columns read as SQLite's do, and whose lost connections do not end the process. */
export function openPostgresPool(url: string, limits: PostgresLimits, logger: StoreLogger | undefined): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: limits.connections,
    statement_timeout: limits.statementTimeoutMs,
    idle_in_transaction_session_timeout: limits.idleInTransactionTimeoutMs,
    connectionTimeoutMillis: 10_000,
    options: '-c timezone=UTC -c datestyle=ISO,YMD',
    application_name: 'assento',
    types: {
      getTypeParser: (oid: number, format?: 'text' | 'binary') =>
        (format === 'binary' ? undefined : postgresParser(oid)) ?? pg.types.getTypeParser(oid, format),
    },
  })
  pool.on('error', (error) => logger?.warn({ error: error.message }, 'an idle database connection was lost'))
  return pool
}

/** Kysely's dialect over that pool; the texts of hot queries are prepared once a connection. */
export function assentoPostgresDialect(pool: pg.Pool): PostgresDialect {
  const prepared = new WeakMap<pg.PoolClient, PostgresPoolClient>()
  const preparing: PostgresPool = {
    options: pool.options,
    connect: async () => {
      const client = await pool.connect()
      const known = prepared.get(client) ?? new PreparingClient(client)
      prepared.set(client, known)
      return known
    },
    end: () => pool.end(),
  }
  return new PostgresDialect({ pool: preparing })
}

/** A pool's client as Kysely sees it, which names the hot texts so that PostgreSQL parses and plans them once. */
class PreparingClient implements PostgresPoolClient {
  readonly #client: pg.PoolClient
  readonly processID?: number

  constructor(client: pg.PoolClient) {
    this.#client = client
  }

  query<R>(sql: string, parameters: ReadonlyArray<unknown>): Promise<PostgresQueryResult<R>>
  query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>
  query<R>(text: string | PostgresCursor<R>, parameters: ReadonlyArray<unknown> = []): Promise<PostgresQueryResult<R>> | PostgresCursor<R> {
    assert(typeof text === 'string', 'cursors are not used: lists are read by key')
    return this.#run<R>(text, [...parameters])
  }

  async #run<R>(text: string, values: unknown[]): Promise<PostgresQueryResult<R>> {
    const name = nameOfHotText(text)
    const { command, rowCount, rows } = await this.#client.query(name === undefined ? { text, values } : { name, text, values })
    return { command: command as PostgresQueryResult<R>['command'], rowCount: rowCount ?? 0, rows: rows as R[] }
  }

  release(destroy?: boolean): void {
    this.#client.release(destroy)
  }
}
