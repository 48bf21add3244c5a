import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { calendarDate, dateOfEpochDay, instantOfEpochMs } from '@assento/rules'
import { sql } from 'kysely'
import { findOffer, insertSubscriptions, newId, upsertPrices } from '../src/index.ts'
import { instantText, safeInteger } from '../src/postgres-types.ts'
import { createSampleTenant, onEachDatabase, SAMPLE_NOW, sampleSubscription } from './on-each-database.ts'

const FIRST_MS = Date.UTC(1970, 0, 1)
const LAST_MS = Date.UTC(2199, 11, 31, 23, 59, 59, 999)

onEachDatabase('any instant, day and amount comes back as the text and number that went in', async ({ database }) => {
  const sample = await createSampleTenant(database)
  const values = fc.record({
    at: fc.integer({ min: FIRST_MS, max: LAST_MS }).map(instantOfEpochMs), on: fc.integer({ min: 0, max: 80_000 }).map(dateOfEpochDay),
    cents: fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }), next: fc.option(fc.integer({ min: FIRST_MS, max: LAST_MS }).map(instantOfEpochMs)),
  })
  await fc.assert(fc.asyncProperty(values, async ({ at, on, cents, next }) => {
    const row = sampleSubscription(sample, { term_activated_at: at, anchor_on: on, cycle_unit_cents: cents, next_action_at: next })
    await database.withTx((tx) => insertSubscriptions(tx, sample.tenantId, [row]))
    const stored = await database.db.selectFrom('subscription').selectAll().where('tenant_id', '=', sample.tenantId).where('id', '=', row.id).executeTakeFirst()
    assert.deepEqual(stored, { ...row, tenant_id: sample.tenantId })
  }), { numRuns: 60 })
})

onEachDatabase('sums and counts are numbers, nothing sums to null, and division of whole numbers cuts towards zero', async ({ database }) => {
  const { rows: [row] } = await sql<Record<string, unknown>>`select count(*) as n, sum(v) as total, -7 / 2 as cut,
    (select sum(v) from (select 1 as v) as empty_one where 1 = 0) as absent from (select 9007199254740990 as v union all select 1) as t`.execute(database.db)
  assert.deepEqual(row, { n: 2, total: 9_007_199_254_740_991, cut: -3, absent: null })
})

onEachDatabase('an open price window is taken last, where one that ends applies too', async ({ database }) => {
  const sample = await createSampleTenant(database)
  const window = { price_list_id: sample.priceListId, offer_id: sample.offerId, retail_term_unit_cents: null }
  await database.withTx((tx) => upsertPrices(tx, sample.tenantId, [
    { ...window, id: newId('prc'), starts_at: instantOfEpochMs(0), until: instantOfEpochMs(LAST_MS), term_unit_cents: 12, cycle_unit_cents: 1 },
    { ...window, id: newId('prc'), starts_at: instantOfEpochMs(1), until: null, term_unit_cents: 24, cycle_unit_cents: 2 },
  ]))
  assert.equal((await findOffer(database, sample.tenantId, sample.offerId, SAMPLE_NOW))?.unitPrice.cents, 1)
})

onEachDatabase('texts with quotes, line breaks, emoji and right-to-left marks come back unchanged', async ({ database }) => {
  const sample = await createSampleTenant(database)
  for (const name of ["'; drop table tenant; --", 'a\nb\r\n\tc', '👩🏽‍💻 Ção', '\u202Eabc', '\\', '%_', '"']) {
    const row = sampleSubscription(sample, { name, anchor_on: calendarDate('2024-02-29') })
    await database.withTx((tx) => insertSubscriptions(tx, sample.tenantId, [row]))
    const stored = await database.db.selectFrom('subscription').select('name').where('tenant_id', '=', sample.tenantId).where('id', '=', row.id).executeTakeFirst()
    assert.equal(stored?.name, name)
  }
})

test('a PostgreSQL timestamp becomes the canonical instant, and one that would lose digits or its zone is refused', () => {
  assert.equal(instantText('2026-01-31 23:59:59+00'), '2026-01-31T23:59:59.000Z')
  assert.equal(instantText('2026-01-31 23:59:59.5+00'), '2026-01-31T23:59:59.500Z')
  assert.equal(instantText('2026-01-31 23:59:59.007+00'), '2026-01-31T23:59:59.007Z')
  for (const text of ['2026-01-31 23:59:59.0001+00', '2026-01-31 20:59:59-03', 'infinity', '2026-01-31 23:59:59']) {
    assert.throws(() => instantText(text), text)
  }
})

test('a whole number beyond 2^53 − 1 is refused, not rounded', () => {
  assert.equal(safeInteger('9007199254740991'), Number.MAX_SAFE_INTEGER)
  assert.equal(safeInteger('-9007199254740991'), -Number.MAX_SAFE_INTEGER)
  for (const text of ['9007199254740992', '-9007199254740992', '1.5', 'NaN']) assert.throws(() => safeInteger(text), text)
})
