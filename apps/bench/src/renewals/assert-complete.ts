import assert from 'node:assert/strict'
import { sql } from 'kysely'
import { openDatabase } from '@assento/store'
import { verifyLedger } from '@assento/server/invoices/ledger/verify-ledger'
import { historyOf, TENANT_ID, type Size } from './world.ts'

/**
 * One invoice a customer and one line a subscription, of a run and of its bare copy; of the run also that the books are sound,
 * which a copy that does not move the series of numbers on cannot be.
 */
export async function assertComplete(url: string, size: Size, { isBare = false } = {}): Promise<void> {
  const database = await openDatabase(url)
  const count = async (table: 'invoice' | 'invoice_line' | 'charge' | 'outbox_event') => (
    await database.db.selectFrom(table).select(sql<number>`count(*)`.as('rows')).executeTakeFirstOrThrow()).rows
  const { cycles, invoices } = historyOf(size)
  const [lines, documents] = [size.subscriptions + cycles, size.customers + invoices]
  assert.deepEqual([await count('invoice'), await count('invoice_line'), await count('charge'), await count('outbox_event')], [documents, lines, lines, lines + documents])
  if (!isBare) {
    const verdict = await verifyLedger(database, TENANT_ID)
    assert.ok(verdict.ok, JSON.stringify(verdict.findings))
  }
  await database.close()
}
