import assert from 'node:assert/strict'
import { calendarDate, instant } from '@assento/rules'
import { onEachDatabase } from '@assento/store/testing'
import { advanceDue } from '../../src/renewals/advance-due.ts'
import { chargeDueCycles } from '../../src/renewals/charge-due-cycles.ts'
import { runDueSubscriptions } from '../../src/renewals/run-due.ts'
import { makeWorld, NOW } from '../fixture.ts'
import type { World } from '../fixture.ts'
import { workerAt } from '../worker-at.ts'

const CYCLE_AT = instant('2026-12-21T00:00:00.000Z')

async function written({ database, tenantId, customerId }: World) {
  const charges = await database.db.selectFrom('charge as c').innerJoin('subscription as s', 's.id', 'c.subscription_id')
    .select(['s.name', 'c.kind', 'c.seats', 'c.amount_cents', 'c.period_starts_on', 'c.period_until', 'c.created_at', 's.version', 's.next_action_at'])
    .where('c.tenant_id', '=', tenantId).orderBy('s.name').orderBy('c.period_starts_on').execute()
  const events = await database.db.selectFrom('outbox_event').select(['name', 'at']).where('tenant_id', '=', tenantId).where('name', '=', 'subscription.cycle_charged').execute()
  const drafts = await database.db.selectFrom('invoice_draft').select(['kind', 'opens_on', 'closes_at']).where('tenant_id', '=', tenantId)
    .where('customer_id', '=', customerId).orderBy('opens_on').execute()
  return { charges, events, drafts }
}

async function worldOfThree(database: World['database']): Promise<World> {
  const world = await makeWorld(database)
  for (const [name, offer, seats] of [['a', 'basic P1Y/monthly', 10], ['b', 'e3 P1Y/monthly', 3], ['c', 'standard P1Y/monthly', 1]] as const) {
    await world.server.send('subscriptions.create', { customerId: world.customerId, offerId: world.nimbus.offer(offer), seats, name })
  }
  return world
}

onEachDatabase('a batch writes what going one by one writes: charges, versions, next dates, drafts, events', async ({ database }) => {
  const [batch, single] = [await worldOfThree(database), await worldOfThree(database)]
  assert.equal(await chargeDueCycles(await workerAt(batch, CYCLE_AT)), 3)
  const ctx = await workerAt(single, CYCLE_AT)
  const subscriptions = await database.db.selectFrom('subscription').select('id').where('tenant_id', '=', single.tenantId).execute()
  for (const { id } of subscriptions) assert.equal(await database.withTx((tx) => advanceDue(ctx, tx, id)), true)
  assert.deepEqual(await written(batch), await written(single))
  assert.equal((await written(batch)).charges.length, 6)
})

onEachDatabase('nothing is charged a millisecond before its cycle, and nothing twice after it', async ({ database }) => {
  const world = await worldOfThree(database)
  assert.equal(await chargeDueCycles(await workerAt(world, instant('2026-12-20T23:59:59.999Z'))), 0)
  const ctx = await workerAt(world, CYCLE_AT)
  assert.deepEqual([await chargeDueCycles(ctx), await chargeDueCycles(ctx)], [3, 0])
})

onEachDatabase('four workers at once charge each cycle once', async ({ database, open, url }) => {
  const world = await makeWorld(database)
  for (let count = 0; count < 12; count += 1) await world.buy('basic P1Y/monthly', 1, count % 2 === 0 ? world.customerId : world.siblingId)
  const other = { ...world, database: await open(url) }
  const workers = await Promise.all([world, other, world, other].map((at) => workerAt(at, CYCLE_AT)))
  await Promise.all(workers.map(async (ctx) => { while (await runDueSubscriptions(ctx) > 0); }))
  const charges = await database.db.selectFrom('charge').select('natural_key').where('tenant_id', '=', world.tenantId).where('period_starts_on', '=', calendarDate('2026-12-21')).execute()
  assert.equal(charges.length, 12)
})

onEachDatabase('a subscription with a change of frequency, a suspended one and one at its term’s end are left to their own step', async ({ database }) => {
  const world = await makeWorld(database)
  const [plain, changing, suspended] = [await world.buy('basic P1Y/monthly', 1), await world.buy('basic P1Y/monthly', 1), await world.buy('basic P1Y/monthly', 1)]
  const ending = await world.buy('basic P1M/monthly', 1)
  await database.withTx((tx) => tx.db.insertInto('frequency_change').values({
    tenant_id: world.tenantId, subscription_id: changing.id, offer_id: world.nimbus.offer('basic P1Y/annual'), billing_frequency: 'annual', cycle_unit_cents: 34_560,
    effective_on: calendarDate('2026-12-21'), created_at: NOW, created_by: 'x',
  }).execute())
  await world.server.send('subscriptions.suspend', { subscriptionId: suspended.id, version: 1 })
  const ctx = await workerAt(world, CYCLE_AT)
  assert.equal(await chargeDueCycles(ctx), 1)
  const cyclesOf = async (id: string) => (await database.db.selectFrom('charge').select('kind').where('tenant_id', '=', world.tenantId).where('subscription_id', '=', id).execute()).length
  assert.deepEqual([await cyclesOf(plain.id), await cyclesOf(changing.id), await cyclesOf(suspended.id), await cyclesOf(ending.id)], [2, 1, 1, 1])
  while (await runDueSubscriptions(ctx) > 0);
  assert.equal((await world.row(ending.id)).term_until, '2027-01-21', 'it has renewed')
  assert.equal((await world.row(changing.id)).billing_frequency, 'annual')
})

onEachDatabase('a cycle that cannot be charged fails its batch and is found one by one; the others are charged', async ({ database }) => {
  const world = await makeWorld(database)
  const [broken, sound] = [await world.buy('basic P1Y/monthly', 1), await world.buy('basic P1Y/monthly', 1)]
  await database.withTx((tx) => tx.db.updateTable('charge').set({ natural_key: `cycle:${broken.id}:2026-12-21` })
    .where('tenant_id', '=', world.tenantId).where('subscription_id', '=', broken.id).execute())
  await assert.rejects(runDueSubscriptions(await workerAt(world, CYCLE_AT)), AggregateError)
  assert.deepEqual([(await world.row(sound.id)).version, (await world.row(broken.id)).version], [2, 1])
})
