/** Sample data may be quick; what comes after them waits for the disk again. */
import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { sql } from 'kysely'
import { openDatabase, withQuickCommits, type AssentoDatabase } from '../src/index.ts'

const FULL = 2
const NORMAL = 1

async function synchronous(database: AssentoDatabase): Promise<number> {
  const { rows } = await sql<{ synchronous: number }>`pragma synchronous`.execute(database.db)
  return rows[0]?.synchronous ?? -1
}

test('commits wait for the disk again after the quick ones, also when those ended with an error', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'assento-quick-'))
  const database = await openDatabase(`sqlite:${join(folder, 'a.db')}`)
  assert.equal(await synchronous(database), FULL)
  assert.equal(await withQuickCommits(database, () => synchronous(database)), NORMAL)
  assert.equal(await synchronous(database), FULL)
  await assert.rejects(withQuickCommits(database, () => Promise.reject(new Error('half-way'))), /half-way/)
  assert.equal(await synchronous(database), FULL)
  await database.close()
  await rm(folder, { recursive: true })
})
