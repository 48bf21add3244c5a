import assert from 'node:assert/strict'
import { calendarDate, instant } from '@assento/rules'
import { sql } from 'kysely'
import { insertImportedCharges, insertMember, insertSubscriptions, newId, openSeatBatch, type AssentoDatabase } from '../../src/index.ts'
import { createSampleSubscription, createSampleTenant, onEachDatabase, SAMPLE_NOW, sampleSubscription, type SampleTenant } from '../on-each-database.ts'

/** SQL that would put garbage into the sample's subscription `id`; each must be refused. */
const GARBAGE: readonly (readonly [column: string, value: string])[] = [
  ['seats', '-1'], ['seats', '2147483648'], ['seats', "'abc'"], ['assigned_seats', '11'], ['assigned_seats', '-1'],
  ['cycle_unit_cents', '-1'], ['cycle_unit_cents', '9007199254740992'], ['is_trial', '2'], ['status', "'sleeping'"], ['status', 'null'],
  ['commitment', "'P2Y'"], ['billing_frequency', "'weekly'"], ['end_of_term', "'maybe'"], ['currency', "'REAL'"], ['version', '-1'],
  ['term_until', "'2026-02-30'"], ['term_until', "'2026-03-01'"], ['term_until', "'someday'"], ['term_until', "'infinity'"],
  ['term_activated_at', "'2026-02-30T00:00:00.000Z'"], ['term_activated_at', "'2026-01-01T24:00:01.000Z'"], ['term_activated_at', "'soon'"],
  ['next_action_at', "'infinity'"], ['anchor_on', "'2026-13-01'"], ['promotion_cap_seats', '-1'],
]

onEachDatabase('a column refuses what it does not mean', async ({ database }) => {
  const sample = await createSampleTenant(database)
  const id = await createSampleSubscription(database, sample)
  for (const [column, value] of GARBAGE) {
    const garbage = sql`update subscription set ${sql.raw(column)} = ${sql.raw(value)} where tenant_id = ${sample.tenantId} and id = ${id}`
    await assert.rejects(garbage.execute(database.db), `${column} = ${value} was stored`)
  }
  await sql`update subscription set seats = 2147483647, assigned_seats = 10, cycle_unit_cents = 9007199254740991
    where tenant_id = ${sample.tenantId} and id = ${id}`.execute(database.db)
})

onEachDatabase('JSON columns refuse what is not JSON, and a live tenant has no clock of its own', async ({ database }) => {
  const { tenantId } = await createSampleTenant(database)
  await assert.rejects(sql`update tenant set settings = '{' where id = ${tenantId}`.execute(database.db))
  await sql`update tenant set clock_offset_ms = 5 where id = ${tenantId}`.execute(database.db)
  await assert.rejects(sql`update tenant set environment = 'live' where id = ${tenantId}`.execute(database.db))
})

onEachDatabase('a reference to another tenant’s row cannot be stored', async ({ database }) => {
  const [ours, theirs] = [await createSampleTenant(database), await createSampleTenant(database)]
  const theirSubscription = await createSampleSubscription(database, theirs)
  const crossing: readonly Partial<SampleTenant>[] = [
    { customerId: theirs.customerId }, { productId: theirs.productId }, { planId: theirs.planId }, { offerId: theirs.offerId },
  ]
  for (const foreign of crossing) {
    await assert.rejects(createSampleSubscription(database, { ...ours, ...foreign }), foreignKeyRefusal(database), JSON.stringify(foreign))
  }
  const batch = { seats: 1, addedAt: SAMPLE_NOW, until: SAMPLE_NOW }
  await assert.rejects(database.withTx((tx) => openSeatBatch(tx, ours.tenantId, theirSubscription, batch)), foreignKeyRefusal(database))
  await assert.rejects(createSampleSubscription(database, ours, { base_subscription_id: theirSubscription }), foreignKeyRefusal(database))
  const member = { id: newId('mem'), account_id: theirs.customerId, name: 'Ana', email: 'a@b.c', role: 'viewer' as const, created_at: SAMPLE_NOW, removed_at: null }
  await assert.rejects(database.withTx((tx) => insertMember(tx, ours.tenantId, member)), foreignKeyRefusal(database))
})

onEachDatabase('one natural key is charged once, and nothing is credited beyond what was charged', async ({ database }) => {
  const sample = await createSampleTenant(database)
  const subscriptionId = await createSampleSubscription(database, sample)
  const charge = {
    id: newId('chg'), subscription_id: subscriptionId, customer_id: sample.customerId, kind: 'termCycle' as const, seats: 1, currency: 'BRL',
    unit_cents: 1_000, billing_days: 31, cycle_days: 31, period_starts_on: calendarDate('2026-03-01'), period_until: calendarDate('2026-04-01'),
    amount_cents: 1_000, credited_cents: 0, quote_id: null, invoice_draft_id: null, natural_key: 'cycle:x', created_at: SAMPLE_NOW,
  }
  const store = () => database.withTx((tx) => insertImportedCharges(tx, sample.tenantId, [{ ...charge, id: newId('chg') }]))
  assert.deepEqual([await store(), await store()], [1, 0])
  const credited = (cents: number) => sql`update charge set credited_cents = ${cents} where tenant_id = ${sample.tenantId}`.execute(database.db)
  await credited(1_000)
  await assert.rejects(credited(1_001))
  await assert.rejects(credited(-1))
})

onEachDatabase('a CNPJ is unique among accounts that are there, and free again when one is removed', async ({ database }) => {
  const { tenantId } = await createSampleTenant(database)
  const { tenantId: otherTenant } = await createSampleTenant(database)
  const insert = (tenant: string, externalRef: string | null) => database.db.insertInto('account').values({
    tenant_id: tenant, id: newId('acc'), kind: 'customer', parent_id: null, name: 'X', trade_name: null, search_name: 'x',
    tax_id: '12ABC34501DE35', email: null, phone: null, address: null, is_corporate: 0, external_ref: externalRef, version: 1,
    created_at: SAMPLE_NOW, removed_at: null,
  }).execute()
  await insert(tenantId, null)
  await assert.rejects(insert(tenantId, null))
  await insert(otherTenant, null)
  await database.db.updateTable('account').set({ removed_at: instant('2026-03-11T00:00:00.000Z') }).where('tenant_id', '=', tenantId).execute()
  await insert(tenantId, null)
})

onEachDatabase('a thousand rows and one more are stored in one call', async ({ database }) => {
  const sample = await createSampleTenant(database)
  const rows = Array.from({ length: 1_001 }, () => sampleSubscription(sample))
  await database.withTx((tx) => insertSubscriptions(tx, sample.tenantId, rows))
  const { count } = await database.db.selectFrom('subscription').select((is) => is.fn.countAll<number>().as('count'))
    .where('tenant_id', '=', sample.tenantId).executeTakeFirstOrThrow()
  assert.equal(count, 1_001)
})

function foreignKeyRefusal(database: AssentoDatabase): { readonly code: string } {
  return { code: database.dialect === 'sqlite' ? 'SQLITE_CONSTRAINT_FOREIGNKEY' : '23503' }
}
