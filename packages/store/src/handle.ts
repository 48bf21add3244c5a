import type { Kysely, Transaction } from 'kysely'
import type { Database } from './schema.ts'

export type Dialect = 'sqlite' | 'postgres'

/** What every query takes: the opened database, or a transaction of it. */
export interface Handle {
  readonly dialect: Dialect
  readonly db: Kysely<Database>
}

/** An open transaction, made by `withTx` only. What writes several rows takes this, so that it cannot be called outside. */
export interface Tx extends Handle {
  readonly db: Transaction<Database>
  readonly inTransaction: true
}

/** What the store reports while it recovers by itself; shaped like pino's methods. */
export interface StoreLogger {
  warn(fields: Readonly<Record<string, unknown>>, message: string): void
}
