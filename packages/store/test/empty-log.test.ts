import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { onDatabase, onEachDatabase, createSampleTenant } from './on-each-database.ts'

onDatabase('sqlite', 'an emptied log holds nothing; while another process is in the database it stays as it is, and nobody waits', async ({ freshUrl, open }) => {
  const url = await freshUrl()
  const [database, other] = [await open(url), await open(url)]
  await database.migrate()
  await createSampleTenant(database)
  const logBytes = async () => (await readFile(`${url.slice('sqlite:'.length)}-wal`)).length
  const before = await logBytes()
  assert.ok(before > 0)
  const whileBusy = await other.withTx(() => database.emptyLog())
  assert.deepEqual([whileBusy, await logBytes()], [false, before])
  assert.deepEqual([await database.emptyLog(), await logBytes()], [true, 0])
})

onEachDatabase('a log is not emptied inside a transaction, and the database works on afterwards', async ({ database }) => {
  await assert.rejects(database.withTx(() => database.emptyLog()), /inside a transaction/)
  assert.equal(await database.emptyLog(), true)
  assert.equal((await createSampleTenant(database)).tenantId.startsWith('ten_'), true)
})
