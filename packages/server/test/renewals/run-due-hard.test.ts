import assert from 'node:assert/strict'
import { addMs, instant } from '@assento/rules'
import { onEachDatabase } from '@assento/store/testing'
import { runDueSubscriptions } from '../../src/renewals/run-due.ts'
import type { Page, SeatAssignmentItem, SubscriptionDetail } from '../../src/subscriptions/dto.ts'
import { makeWorld } from '../fixture.ts'
import { workerAt } from '../worker-at.ts'

const RENEWS_AT = instant('2026-12-21T00:00:00.000Z')

onEachDatabase('a renewal to fewer seats than are assigned takes back the newest ones, and says whose', async ({ database }) => {
  const world = await makeWorld(database)
  const { id: subscriptionId } = await world.buy('basic P1M/monthly', 4)
  for (const name of ['ana', 'bia', 'caio', 'davi']) {
    await world.server.send('subscriptions.assignments.assign', { subscriptionId, userName: name, userEmail: `${name}@padaria.example` })
  }
  await world.server.send('renewals.schedule', { subscriptionId, version: 1, seats: 2 })
  await world.advanceTo(RENEWS_AT)
  const { data } = await world.server.read<SubscriptionDetail>('subscriptions.get', { subscriptionId })
  assert.deepEqual([data.seats, data.assignedSeats], [2, 2])
  const list = await world.server.read<Page<SeatAssignmentItem>>('subscriptions.assignments.list', { subscriptionId })
  assert.deepEqual(list.data.items.map(({ userName }) => userName), ['ana', 'bia'])
  const events = await database.db.selectFrom('outbox_event').select('name').where('tenant_id', '=', world.tenantId).execute()
  assert.equal(events.filter(({ name }) => name === 'seat.unassigned').length, 2)
})

onEachDatabase('one subscription that cannot be advanced does not hold up the others, and is told to the log', async ({ database }) => {
  const world = await makeWorld(database)
  const [broken, sound] = [await world.buy('basic P1M/monthly', 1), await world.buy('basic P1M/monthly', 1)]
  // The key of the next term's charge is taken: as if a bug had charged it before.
  await database.withTx((tx) => tx.db.updateTable('charge').set({ natural_key: `cycle:${broken.id}:2026-12-21` })
    .where('tenant_id', '=', world.tenantId).where('subscription_id', '=', broken.id).execute())
  await assert.rejects(runDueSubscriptions(await workerAt(world, RENEWS_AT)), AggregateError)
  assert.equal((await world.row(sound.id)).term_until, '2027-01-21')
  const postponed = await world.row(broken.id)
  assert.deepEqual([postponed.term_until, postponed.next_action_at], ['2026-12-21', addMs(RENEWS_AT, 3_600_000)])
  assert.equal(await runDueSubscriptions(await workerAt(world, RENEWS_AT)), 0)
})

onEachDatabase('a cycle charge that had to wait covers its own cycle, whatever the day it is made on', async ({ database }) => {
  const world = await makeWorld(database)
  const { id } = await world.buy('basic P1Y/monthly', 1)
  await database.withTx((tx) => tx.db.updateTable('subscription').set({ next_action_at: instant('2026-12-23T05:00:00.000Z') })
    .where('tenant_id', '=', world.tenantId).where('id', '=', id).execute())
  await runDueSubscriptions(await workerAt(world, instant('2026-12-23T05:00:00.000Z')))
  const charges = await database.db.selectFrom('charge').select(['period_starts_on', 'amount_cents']).where('tenant_id', '=', world.tenantId)
    .orderBy('period_starts_on').execute()
  assert.deepEqual(charges.map((charge) => [charge.period_starts_on, charge.amount_cents]), [['2026-11-21', 3024], ['2026-12-21', 3024]])
  assert.equal((await world.row(id)).next_action_at, '2027-01-21T00:00:00.000Z')
})

onEachDatabase('a reseller’s shorter window holds for purchases, renewals and cancellation, to the millisecond', async ({ database }) => {
  const world = await makeWorld(database)
  const settings = await world.server.send('settings.update', { version: 1, policy: { reductionWindowHours: 48, cancellationHours: 24 } })
  assert.equal(settings.status, 200, JSON.stringify(settings.error))
  const { id: subscriptionId } = await world.buy('basic P1M/monthly', 10)
  const windowOf = async () => (await world.server.read<SubscriptionDetail>('subscriptions.get', { subscriptionId })).data.reducible?.until
  assert.equal(await windowOf(), '2026-11-23T15:00:00.000Z')
  await world.advanceTo('2026-11-22T15:00:00.001Z')
  const cancel = await world.server.send<{ verdict: string }>('subscriptions.cancel.confirm', { subscriptionId, version: 1 })
  assert.equal(cancel.data.verdict, 'denied')
  await world.advanceTo(RENEWS_AT)
  assert.equal(await windowOf(), '2026-12-23T00:00:00.000Z')
})
