import assert from 'node:assert/strict'
import { sql } from 'kysely'
import { migrations } from '../../src/migrations/index.ts'
import { onEachDatabase } from '../on-each-database.ts'
import { runProgram } from '../run-program.ts'

onEachDatabase('two servers that start at once on an empty database both become ready, and each step is applied once', async ({ freshUrl, open }) => {
  const url = await freshUrl()
  const answers = await Promise.all([runProgram('migrate-once', url), runProgram('migrate-once', url), runProgram('migrate-once', url)])
  assert.deepEqual(answers, ['ready=true\n', 'ready=true\n', 'ready=true\n'])
  const { rows } = await sql<{ name: string }>`select name from schema_migration order by name`.execute((await open(url)).db)
  assert.deepEqual(rows.map((row) => row.name), migrations.map((migration) => migration.name))
})

onEachDatabase('a database without tables is not ready, and is after migrating, which may be done again', async ({ freshUrl, open }) => {
  const database = await open(await freshUrl())
  assert.equal(await database.isReady(), false)
  await database.migrate()
  assert.equal(await database.isReady(), true)
  await database.migrate()
  assert.equal(await database.isReady(), true)
})

onEachDatabase('a migration that fails half-way leaves nothing behind', async ({ freshUrl, open }) => {
  const database = await open(await freshUrl())
  // The fourth step of seven finds its table there already.
  await sql`create table charge (id integer)`.execute(database.db)
  await assert.rejects(database.migrate())
  await assert.rejects(sql`select * from tenant`.execute(database.db))
  await sql`drop table charge`.execute(database.db)
  await database.migrate()
  assert.equal(await database.isReady(), true)
})
