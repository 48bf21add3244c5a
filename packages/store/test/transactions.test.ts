import assert from 'node:assert/strict'
import SqliteFile from 'better-sqlite3'
import { sql } from 'kysely'
import { findSubscription, loadTenant, StaleVersionError } from '../src/index.ts'
import { createSampleSubscription, createSampleTenant, onDatabase, onEachDatabase } from './on-each-database.ts'
import { runProgram } from './run-program.ts'

onEachDatabase('the root database inside a transaction throws instead of hanging or escaping', async ({ database }) => {
  const rootTakenBefore = database.db
  await assert.rejects(database.withTx(async () => database.db), /inside a transaction/)
  await assert.rejects(database.withTx(() => rootTakenBefore.selectFrom('tenant').selectAll().execute()), /inside a transaction/)
  await assert.rejects(database.withTx(() => loadTenant(database, 'ten_x')), /inside a transaction/)
  await assert.rejects(database.withTx(() => database.withTx(async () => 1)), /inside a transaction/)
  assert.equal(await loadTenant(database, 'ten_x'), null)
})

onEachDatabase('what a transaction started may use the root database once the transaction has ended', async ({ database }) => {
  let release = (): void => undefined
  const ended = new Promise<void>((resolve) => { release = resolve })
  const later = await database.withTx(async () => ({ work: ended.then(() => loadTenant(database, 'ten_x')) }))
  release()
  assert.equal(await later.work, null)
})

onEachDatabase('a throw rolls everything back', async ({ database }) => {
  const sample = await createSampleTenant(database)
  const id = await createSampleSubscription(database, sample)
  const failing = database.withTx(async (tx) => {
    await tx.db.updateTable('subscription').set({ seats: 99 }).where('tenant_id', '=', sample.tenantId).where('id', '=', id).execute()
    throw new StaleVersionError(id, 1)
  })
  await assert.rejects(failing, StaleVersionError)
  assert.equal((await findSubscription(database, sample.tenantId, id))?.seats, 10)
})

onEachDatabase('a transaction that the database asks to repeat runs again, five times at most', async ({ database }) => {
  const code = database.dialect === 'sqlite' ? 'SQLITE_BUSY' : '40001'
  const failUntil = (attempts: number) => {
    let attempt = 0
    return database.withTx(async () => {
      attempt += 1
      if (attempt < attempts) throw Object.assign(new Error('again'), { code })
      return attempt
    })
  }
  assert.equal(await failUntil(5), 5)
  await assert.rejects(failUntil(6), /again/)
})

onEachDatabase('two processes that read and then write lose no update and fail none', async ({ database, url }) => {
  const sample = await createSampleTenant(database)
  const id = await createSampleSubscription(database, sample)
  await Promise.all([1, 2].map(() => runProgram('add-seats', url, sample.tenantId, id, '300')))
  assert.equal((await findSubscription(database, sample.tenantId, id))?.seats, 610)
})

onEachDatabase('PRAGMAs and session settings that durability rests on hold on every opening', async ({ database, open, url }) => {
  for (const opened of [database, await open(url), await open(url)]) {
    const read = async (name: string) => Object.values((await sql<Record<string, unknown>>`${sql.raw(name)}`.execute(opened.db)).rows[0] ?? {})[0]
    const settings = opened.dialect === 'sqlite'
      ? ['pragma synchronous', 'pragma journal_mode', 'pragma foreign_keys', 'pragma busy_timeout', 'pragma secure_delete']
      : ['show timezone', 'show statement_timeout', 'show idle_in_transaction_session_timeout', 'show transaction_isolation']
    const expected = opened.dialect === 'sqlite' ? [2, 'wal', 1, 5_000, 1] : ['UTC', '15s', '15s', 'read committed']
    assert.deepEqual(await Promise.all(settings.map(read)), expected)
  }
})

onDatabase('sqlite', 'a transaction holds the write lock from its first statement', async ({ database, url }) => {
  const other = new SqliteFile(url.slice('sqlite:'.length), { timeout: 0 })
  await database.withTx(async () => assert.throws(() => other.exec('begin immediate'), { code: 'SQLITE_BUSY' }))
  other.exec('begin immediate')
  other.exec('rollback')
  other.close()
})

onDatabase('postgres', 'a connection that the server ends does not end the process, and the next query works', async ({ open, url }) => {
  const database = await open(url)
  const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(database.db)
  const killer = await open(url)
  await sql`select pg_terminate_backend(${rows[0]?.pid})`.execute(killer.db)
  await assert.doesNotReject(async () => {
    // The pool learns of the loss when the socket closes: at the latest a query on the dead connection tells it.
    while (true) {
      const answer = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(database.db).catch(() => null)
      if (answer !== null && answer.rows[0]?.pid !== rows[0]?.pid) return
    }
  })
})
