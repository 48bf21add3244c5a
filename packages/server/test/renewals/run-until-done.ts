/**
 * A worker in a process of its own, to be killed: `run-until-done.ts <database> <tenant> <instant>` does everything that is due at
 * that instant and ends with 0. It writes one byte for each statement that the database has answered inside a transaction, so
 * that who kills it knows how far it is.
 */
import { writeSync } from 'node:fs'
import { instant } from '@assento/rules'
import { openDatabase } from '@assento/store'
import type { AssentoDatabase, Tx } from '@assento/store'
import { runDueDrafts } from '../../src/invoices/run-due.ts'
import { runDueSubscriptions } from '../../src/renewals/run-due.ts'
import { workerAt } from '../worker-at.ts'

const tellingEach: Parameters<Tx['db']['withPlugin']>[0] = {
  transformQuery: ({ node }) => node,
  transformResult: async ({ result }) => {
    writeSync(1, '.')
    return result
  },
}

const [, , url = '', tenantId = '', now = ''] = process.argv
const database = await openDatabase(url)
const telling = Object.create(database, {
  withTx: { value: <T>(run: (tx: Tx) => Promise<T>) => database.withTx((tx) => run({ ...tx, db: tx.db.withPlugin(tellingEach) })) },
}) as AssentoDatabase
const ctx = await workerAt({ database: telling, tenantId }, instant(now))
for (const runner of [runDueSubscriptions, runDueDrafts]) {
  while ((await runner(ctx)) > 0) continue
}
await database.close()
