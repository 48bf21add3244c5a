import assert from 'node:assert/strict'
import { calendarDate, CSP_POLICY, instant } from '@assento/rules'
import { onEachDatabase } from '@assento/store/testing'
import { advanceDue } from '../../src/renewals/advance-due.ts'
import { chargeDueCycles } from '../../src/renewals/charge-due-cycles.ts'
import { renewDueTerms } from '../../src/renewals/renew-due-terms.ts'
import { runDueSubscriptions } from '../../src/renewals/run-due.ts'
import { makeWorld } from '../fixture.ts'
import type { World, WorldOptions } from '../fixture.ts'
import { workerAt } from '../worker-at.ts'

const RENEWS_AT = instant('2026-12-21T00:00:00.000Z')
const SOLD = [['a', 'basic P1M/monthly', 10], ['b', 'e3 P1M/monthly', 3], ['c', 'basic P1M/monthly', 1]] as const

/** Two that renew and one that is extended month by month. */
async function worldOfThree(database: World['database'], options: WorldOptions = {}): Promise<World> {
  const world = await makeWorld(database, options)
  for (const [name, offer, seats] of SOLD) {
    await world.server.send('subscriptions.create', { customerId: world.customerId, offerId: world.nimbus.offer(offer), seats, name })
  }
  await database.withTx((tx) => tx.db.updateTable('subscription').set({ end_of_term: 'extend' }).where('tenant_id', '=', world.tenantId).where('name', '=', 'c').execute())
  return world
}

type Row = Readonly<Record<string, unknown>>

/** Everything that a renewal writes, in the order of its text, without what differs between two worlds: ids, keys and hashes. */
async function written({ database: { db }, tenantId }: World) {
  const subscriptions = await db.selectFrom('subscription').selectAll().where('tenant_id', '=', tenantId).execute()
  const named = new Map<unknown, string>(subscriptions.map(({ id, name }) => [id, name]))
  const textOf = (row: Row) => JSON.stringify(Object.fromEntries(Object.entries(row)
    .filter(([column]) => !/(^|_)(id|hash|key)$|^seq$|^payload$|^after$|^actor_name$/.test(column))
    .concat([['of', named.get(row['subscription_id'] ?? row['subject_id'])]])))
  const texts = (rows: readonly Row[]) => rows.map(textOf).sort()
  return {
    subscriptions: texts(subscriptions),
    charges: texts(await db.selectFrom('charge').selectAll().where('tenant_id', '=', tenantId).execute()),
    batches: texts(await db.selectFrom('seat_batch').selectAll().where('tenant_id', '=', tenantId).execute()),
    drafts: texts(await db.selectFrom('invoice_draft').selectAll().where('tenant_id', '=', tenantId).execute()),
    events: texts(await db.selectFrom('outbox_event').selectAll().where('tenant_id', '=', tenantId).execute()),
    provisioning: texts(await db.selectFrom('provisioning_request').selectAll().where('tenant_id', '=', tenantId).execute()),
    jobs: texts(await db.selectFrom('job').selectAll().where('tenant_id', '=', tenantId).execute()),
    audit: texts(await db.selectFrom('audit_entry').selectAll().where('tenant_id', '=', tenantId).execute()),
  }
}

onEachDatabase('a batch of renewals writes what going one by one writes, in every table', async ({ database }) => {
  const [batch, single] = [await worldOfThree(database), await worldOfThree(database)]
  assert.equal(await renewDueTerms(await workerAt(batch, RENEWS_AT)), 3)
  const ctx = await workerAt(single, RENEWS_AT)
  const subscriptions = await database.db.selectFrom('subscription').select('id').where('tenant_id', '=', single.tenantId).orderBy('id').execute()
  for (const { id } of subscriptions) assert.equal(await database.withTx((tx) => advanceDue(ctx, tx, id)), true)
  assert.deepEqual(await written(batch), await written(single))
  assert.equal((await written(single)).charges.length, 6)
})

onEachDatabase('nothing renews a millisecond before its term is over, and nothing twice after it', async ({ database }) => {
  const world = await worldOfThree(database)
  assert.equal(await renewDueTerms(await workerAt(world, instant('2026-12-20T23:59:59.999Z'))), 0)
  const ctx = await workerAt(world, RENEWS_AT)
  assert.deepEqual([await renewDueTerms(ctx), await renewDueTerms(ctx)], [3, 0])
})

for (const [zone, renewsAt] of [['Pacific/Kiritimati', '2026-12-21T10:00:00.000Z'], ['Pacific/Honolulu', '2026-12-21T10:00:00.000Z']] as const) {
  onEachDatabase(`terms counted in ${zone} renew in batches too`, async ({ database }) => {
    const world = await worldOfThree(database, { policy: { ...CSP_POLICY, zone } })
    const due = await database.db.selectFrom('subscription').select('next_action_at').where('tenant_id', '=', world.tenantId).executeTakeFirstOrThrow()
    assert.equal(due.next_action_at, renewsAt)
    const ctx = await workerAt(world, instant(renewsAt))
    assert.deepEqual([await chargeDueCycles(ctx), await renewDueTerms(ctx)], [0, 3])
  })
}

onEachDatabase('what has a renewal plan, or no price, is left to its own step', async ({ database }) => {
  const world = await makeWorld(database)
  const [plain, planned] = [await world.buy('basic P1M/monthly', 4), await world.buy('basic P1M/monthly', 4)]
  const unpriced = await world.buy('standard P1M/monthly', 1)
  await world.server.send('renewals.schedule', { subscriptionId: planned.id, version: 1, seats: 2 })
  await database.withTx((tx) => tx.db.updateTable('price').set({ until: RENEWS_AT }).where('tenant_id', '=', world.tenantId)
    .where('offer_id', '=', world.nimbus.offer('standard P1M/monthly')).execute())
  const ctx = await workerAt(world, RENEWS_AT)
  assert.equal(await renewDueTerms(ctx), 1)
  assert.equal((await world.row(plain.id)).term_until, '2027-01-21')
  while (await runDueSubscriptions(ctx) > 0);
  assert.deepEqual([(await world.row(planned.id)).seats, (await world.row(unpriced.id)).term_until], [2, '2026-12-21'])
})

onEachDatabase('four workers at once renew each term once, and a crowd of customers shares one chain of audit', async ({ database, open, url }) => {
  const world = await makeWorld(database)
  for (let count = 0; count < 12; count += 1) await world.buy('basic P1M/monthly', 1, count % 2 === 0 ? world.customerId : world.siblingId)
  const other = { ...world, database: await open(url) }
  const workers = await Promise.all([world, other, world, other].map((at) => workerAt(at, RENEWS_AT)))
  await Promise.all(workers.map(async (ctx) => { while (await runDueSubscriptions(ctx) > 0); }))
  const charges = await database.db.selectFrom('charge').select('natural_key').where('tenant_id', '=', world.tenantId).where('period_starts_on', '=', calendarDate('2026-12-21')).execute()
  assert.equal(charges.length, 12)
})
