import assert from 'node:assert/strict'
import { addMs, instant } from '@assento/rules'
import type { Instant } from '@assento/rules'
import { listEvents } from '@assento/store'
import { onEachDatabase } from '@assento/store/testing'
import type { ChargePage } from '../../src/charges/dto.ts'
import { runDueSubscriptions } from '../../src/renewals/run-due.ts'
import type { RenewalChanged } from '../../src/renewals/dto.ts'
import type { SubscriptionDetail } from '../../src/subscriptions/dto.ts'
import { makeWorld } from '../fixture.ts'
import type { World } from '../fixture.ts'
import { workerAt } from '../worker-at.ts'

async function runUntilQuiet(world: World, now: Instant): Promise<number> {
  const ctx = await workerAt(world, now)
  for (let total = 0; ; ) {
    const did = await runDueSubscriptions(ctx)
    if (did === 0) return total
    total += did
  }
}

async function detail(world: World, subscriptionId: string): Promise<SubscriptionDetail> {
  return (await world.server.read<SubscriptionDetail>('subscriptions.get', { subscriptionId })).data
}

async function charges(world: World, subscriptionId: string): Promise<ChargePage> {
  return (await world.server.read<ChargePage>('charges.list', { subscriptionId, limit: 200 })).data
}

async function eventNames(world: World): Promise<readonly string[]> {
  return (await listEvents(world.database, world.tenantId, { afterId: null, limit: 200 })).items.map(({ name }) => name)
}

const RENEWS_AT = instant('2026-12-21T00:00:00.000Z')

onEachDatabase('nothing renews in the last millisecond of the term, everything in the next', async ({ database }) => {
  const world = await makeWorld(database)
  const { id } = await world.buy('basic P1M/monthly', 10)
  assert.equal(await runUntilQuiet(world, addMs(RENEWS_AT, -1)), 0)
  assert.equal(await runUntilQuiet(world, RENEWS_AT), 1)
  assert.deepEqual((await detail(world, id)).term, { startsOn: '2026-12-21', until: '2027-01-21' })
})

onEachDatabase('a renewal that runs twice, or in two workers at once, makes one term, one charge and one window', async ({ database }) => {
  const world = await makeWorld(database)
  const { id } = await world.buy('basic P1M/monthly', 10)
  const ctx = await workerAt(world, RENEWS_AT)
  const did = await Promise.all([runDueSubscriptions(ctx), runDueSubscriptions(ctx), runDueSubscriptions(ctx)])
  assert.equal(did.reduce((sum, steps) => sum + steps, 0), 1)
  assert.equal(await runDueSubscriptions(ctx), 0)
  const renewed = await detail(world, id)
  assert.equal(renewed.version, 2)
  assert.equal(renewed.facts.batches.length, 1)
  const { items, drafts } = await charges(world, id)
  assert.equal(items.length, 2)
  assert.deepEqual(drafts.map(({ kind }) => kind), ['purchase', 'renewal'])
  assert.equal((await eventNames(world)).filter((name) => name === 'renewal.completed').length, 1)
})

onEachDatabase('the window of a renewal counts from the instant it completed, not from midnight', async ({ database }) => {
  const world = await makeWorld(database)
  const { id } = await world.buy('basic P1M/monthly', 10)
  await runUntilQuiet(world, instant('2026-12-21T03:12:45.678Z'))
  const { facts } = await detail(world, id)
  assert.deepEqual(facts.batches.map(({ addedAt, until }) => [addedAt, until]), [['2026-12-21T03:12:45.678Z', '2026-12-28T03:12:45.678Z']])
  assert.equal(facts.termActivatedAt, '2026-12-21T03:12:45.678Z')
})

onEachDatabase('bought on the 31st, twelve monthly renewals keep the anchor: 28 February, then 31 March', async ({ database }) => {
  const world = await makeWorld(database, { now: instant('2027-01-31T12:00:00.000Z') })
  const { id } = await world.buy('basic P1M/monthly', 1)
  await world.advanceTo('2028-01-31T12:00:00.000Z')
  const { items } = await charges(world, id)
  assert.deepEqual(items.map(({ period }) => period.startsOn), [
    '2027-01-31', '2027-02-28', '2027-03-31', '2027-04-30', '2027-05-31', '2027-06-30', '2027-07-31', '2027-08-31', '2027-09-30', '2027-10-31',
    '2027-11-30', '2027-12-31', '2028-01-31',
  ])
  assert.ok(items.every(({ amount }) => amount.cents === 3456))
  assert.equal((await detail(world, id)).version, 13)
})

onEachDatabase('a worker that slept for three months charges each missed cycle once, in order', async ({ database }) => {
  const world = await makeWorld(database)
  const { id } = await world.buy('basic P1Y/monthly', 10)
  assert.equal(await runUntilQuiet(world, instant('2027-02-25T08:00:00.000Z')), 3)
  const { items, drafts } = await charges(world, id)
  assert.deepEqual(items.map(({ period }) => period.startsOn), ['2026-11-21', '2026-12-21', '2027-01-21', '2027-02-21'])
  assert.deepEqual(drafts.map(({ kind, opensOn, lines }) => [kind, opensOn, lines]), [['purchase', '2026-11-21', 1], ['cycle', '2027-02-25', 3]])
})

onEachDatabase('a planned offer that was withdrawn renews unchanged, at the list of the day, with an alert', async ({ database }) => {
  const world = await makeWorld(database)
  const { id } = await world.buy('basic P1M/monthly', 10)
  const planned = await world.server.send<RenewalChanged>('renewals.schedule', {
    subscriptionId: id, version: 1, seats: 4, commitment: 'P1Y', billingFrequency: 'annual',
  })
  assert.equal(planned.data.verdict, 'scheduled')
  await database.withTx((tx) => tx.db.updateTable('offer').set({ withdrawn_at: instant('2026-12-01T00:00:00.000Z') })
    .where('tenant_id', '=', world.tenantId).where('id', '=', world.nimbus.offer('basic P1Y/annual')).execute())
  await database.withTx((tx) => tx.db.updateTable('price').set({ term_unit_cents: 4000, cycle_unit_cents: 4000 })
    .where('tenant_id', '=', world.tenantId).where('offer_id', '=', world.nimbus.offer('basic P1M/monthly')).execute())
  await runUntilQuiet(world, RENEWS_AT)
  const renewed = await detail(world, id)
  assert.deepEqual([renewed.seats, renewed.commitment, renewed.unitPrice.cents], [10, 'P1M', 4000])
  assert.equal(renewed.facts.renewalPlan, null)
  assert.ok((await eventNames(world)).includes('renewal_plan.rejected'))
})

onEachDatabase('without a price in force nothing is charged: one alert, read-only until then, and the renewal is tried again', async ({ database }) => {
  const world = await makeWorld(database)
  const { id } = await world.buy('basic P1M/monthly', 10)
  const setUntil = (until: Instant | null) => database.withTx((tx) => tx.db.updateTable('price').set({ until })
    .where('tenant_id', '=', world.tenantId).where('offer_id', '=', world.nimbus.offer('basic P1M/monthly')).execute())
  await setUntil(instant('2026-12-01T00:00:00.000Z'))
  await runUntilQuiet(world, RENEWS_AT)
  await runUntilQuiet(world, instant('2026-12-21T01:00:00.000Z'))
  assert.equal((await detail(world, id)).term.until, '2026-12-21')
  assert.deepEqual((await eventNames(world)).filter((name) => name.startsWith('renewal.')), ['renewal.failed'])
  await setUntil(null)
  await runUntilQuiet(world, instant('2026-12-21T02:00:00.000Z'))
  assert.equal((await detail(world, id)).term.until, '2027-01-21')
})

onEachDatabase('without renewal: expired on the day after the term, disabled 30 days later, deleted 90 days after that', async ({ database }) => {
  const world = await makeWorld(database)
  const { id } = await world.buy('basic P1M/monthly', 10)
  await world.server.send('renewals.setEndOfTerm', { subscriptionId: id, version: 1, choice: 'end' })
  const statusAt = async (at: string) => {
    await runUntilQuiet(world, instant(at))
    return (await detail(world, id)).status
  }
  assert.equal(await statusAt('2026-12-20T23:59:59.999Z'), 'active')
  assert.equal(await statusAt('2026-12-21T00:00:00.000Z'), 'expired')
  assert.equal(await statusAt('2027-01-19T23:59:59.999Z'), 'expired')
  assert.equal(await statusAt('2027-01-20T00:00:00.000Z'), 'disabled')
  assert.equal(await statusAt('2027-04-19T23:59:59.999Z'), 'disabled')
  assert.equal(await statusAt('2027-04-20T00:00:00.000Z'), 'deleted')
  assert.equal((await world.row(id)).next_action_at, null)
  assert.equal((await charges(world, id)).items.length, 1)
})

onEachDatabase('an extended term costs the monthly price plus 3 %, month by month, and opens no window', async ({ database }) => {
  const world = await makeWorld(database)
  const { id } = await world.buy('basic P1M/monthly', 10)
  await world.server.send('renewals.setEndOfTerm', { subscriptionId: id, version: 1, choice: 'extend' })
  await runUntilQuiet(world, instant('2027-01-21T00:00:00.000Z'))
  const extended = await detail(world, id)
  assert.deepEqual([extended.status, extended.term.until, extended.facts.batches.length], ['extended', '2027-02-21', 0])
  const { items } = await charges(world, id)
  // 34.56 × 1.03 = 35.60, twice, not 3 % of what was raised before.
  assert.deepEqual(items.map(({ kind, amount }) => [kind, amount.cents]), [['termCycle', 34_560], ['extendedCycle', 35_600], ['extendedCycle', 35_600]])
})

onEachDatabase('a trial turns into a year paid by the month, and is no trial any more', async ({ database }) => {
  const world = await makeWorld(database)
  const { id } = await world.buy('basic P1M/none', 25)
  assert.equal((await detail(world, id)).isTrial, true)
  await runUntilQuiet(world, RENEWS_AT)
  const converted = await detail(world, id)
  assert.deepEqual([converted.isTrial, converted.commitment, converted.billingFrequency, converted.seats], [false, 'P1Y', 'monthly', 25])
  assert.deepEqual((await charges(world, id)).items.map(({ amount }) => amount.cents), [25 * 3024])
})
