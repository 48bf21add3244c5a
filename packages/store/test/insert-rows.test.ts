import assert from 'node:assert/strict'
import { insertRows } from '../src/insert-rows.ts'
import { createSampleTenant, onEachDatabase } from './on-each-database.ts'

const COLUMNS = ['tenant_id', 'series', 'next'] as const

onEachDatabase('any number of rows is inserted, whatever the steps that it is cut into', async ({ database }) => {
  const { tenantId } = await createSampleTenant(database)
  for (const count of [0, 1, 2, 3, 255, 256, 257, 700]) {
    const rows = Array.from({ length: count }, (_, index) => ({ tenant_id: tenantId, series: `${count}:${index}`, next: 1 }))
    assert.equal(await database.withTx((tx) => insertRows(tx, 'number_series', COLUMNS, rows)), count)
  }
  const { many } = await database.db.selectFrom('number_series').select((is) => is.fn.countAll<number>().as('many')).where('tenant_id', '=', tenantId).executeTakeFirstOrThrow()
  assert.equal(many, 1 + 2 + 3 + 255 + 256 + 257 + 700)
})

onEachDatabase('a row that is there is refused, or left out where that is asked for', async ({ database }) => {
  const { tenantId } = await createSampleTenant(database)
  const rows = ['a', 'b', 'c'].map((series) => ({ tenant_id: tenantId, series, next: 1 }))
  await database.withTx((tx) => insertRows(tx, 'number_series', COLUMNS, rows.slice(1, 2)))
  await assert.rejects(database.withTx((tx) => insertRows(tx, 'number_series', COLUMNS, rows)))
  assert.equal(await database.withTx((tx) => insertRows(tx, 'number_series', COLUMNS, rows, 'on conflict do nothing')), 2)
})
