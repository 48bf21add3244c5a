import { AsyncLocalStorage } from 'node:async_hooks'
import { setTimeout as pause } from 'node:timers/promises'
import type { Kysely } from 'kysely'
import { isTransient } from './errors.ts'
import type { Dialect, StoreLogger, Tx } from './handle.ts'
import type { Database } from './schema.ts'

const ATTEMPTS = 5

/** One open transaction of an asynchronous context; the flag is lowered when it ends, since work may outlive it. */
interface OpenTransaction {
  isOpen: boolean
}

/** Runs transactions, one at a time in an asynchronous context, and knows whether one is open here. */
export class Transactions {
  readonly #root: Kysely<Database>
  readonly #dialect: Dialect
  readonly #logger: StoreLogger | undefined
  readonly #open = new AsyncLocalStorage<OpenTransaction>()

  constructor(root: Kysely<Database>, dialect: Dialect, logger: StoreLogger | undefined) {
    this.#root = root
    this.#dialect = dialect
    this.#logger = logger
  }

  /**
   * Throws inside a transaction: the root database used there waits for ever on SQLite and silently escapes the
   * transaction on PostgreSQL.
   */
  assertNoneOpen(what: string): void {
    if (this.#open.getStore()?.isOpen === true) throw new Error(`${what} used inside a transaction: use the transaction's own handle`)
  }

  /**
   * Runs `work` in one transaction and commits; any throw rolls back. When the database was busy, could not serialise
   * or broke a deadlock, `work` runs again from its start, five times at most: it must have no effect but on `tx`.
   */
  async run<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    this.assertNoneOpen('withTx')
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.#once(work)
      } catch (error) {
        if (attempt >= ATTEMPTS || !isTransient(error)) throw error
        this.#logger?.warn({ attempt, error: error instanceof Error ? error.message : String(error) }, 'transaction runs again')
        await pause(Math.random() * 10 * 2 ** attempt)
      }
    }
  }

  #once<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.#root.transaction().execute(async (db) => {
      const state: OpenTransaction = { isOpen: true }
      try {
        return await this.#open.run(state, () => work({ db, dialect: this.#dialect, inTransaction: true }))
      } finally {
        state.isOpen = false
      }
    })
  }
}
