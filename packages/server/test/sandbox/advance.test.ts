import assert from 'node:assert/strict'
import { addMs, instant, type Instant } from '@assento/rules'
import { enqueueJobs, findLatestProvisioning, listEvents, newId } from '@assento/store'
import { onEachDatabase } from '@assento/store/testing'
import { demoConnector } from '../../src/platform/connector.ts'
import { requestProvisioning } from '../../src/platform/provisioning.ts'
import { systemContext } from '../../src/platform/run-due.ts'
import type { DueRunner } from '../../src/platform/runner.ts'
import { Worker } from '../../src/platform/worker.ts'
import { Harness, START } from '../platform/harness.ts'
import { sampleWorld, type SampleWorld } from '../platform/sample-world.ts'
import { tenantContext } from '../../src/platform/authenticate.ts'
import { loadTenant } from '@assento/store'

const minutes = (count: number) => addMs(START, count * 60_000)

async function request(harness: Harness, world: SampleWorld): Promise<string> {
  const tenant = await loadTenant(harness.database, world.tenantId)
  assert.ok(tenant)
  const ctx = systemContext(harness.runtime, tenantContext(tenant), START, 'job')
  return harness.database.withTx((tx) => requestProvisioning(ctx, tx, world.ids['subscriptionId'] ?? '', 'seats', 12))
}

const eventsOf = async (harness: Harness, world: SampleWorld) =>
  (await listEvents(harness.database, world.tenantId, { afterId: null, limit: 50 })).items.map(({ name, at }) => [name, at])

const advance = (harness: Harness, world: { readonly key: string }, input: unknown) => harness.server(world.key, 'sandbox.advance', { input })

onEachDatabase('a moved clock stops at each thing that is due, in order and at its own instant', async ({ database }) => {
  const fired: Instant[] = []
  const due = [instant('2026-03-11T00:00:00.000Z'), instant('2026-03-10T12:00:00.001Z'), instant('2026-04-01T00:00:00.000Z'), instant('2026-04-02T00:00:00.001Z')]
  const runner: DueRunner = async (ctx) => {
    const [next] = due.filter((at) => at <= ctx.now && !fired.includes(at)).sort()
    if (next === undefined) return 0
    assert.equal(ctx.now, next, 'told the very instant')
    fired.push(next)
    return 1
  }
  const harness = new Harness(database, { runtime: { runners: [runner] } })
  const world = await sampleWorld(database)
  await database.withTx((tx) => enqueueJobs(tx, world.tenantId, due.map((at) => ({
    id: newId('job'), kind: 'test.nothing', dedupe_key: `test:${at}`, payload: '{}', run_at: at, created_at: START, max_attempts: 1,
  }))))
  const moved = await advance(harness, world, { to: '2026-04-02T00:00:00.000Z' })
  assert.equal(moved.status, 200, moved.text)
  assert.deepEqual(fired, [due[1], due[0], due[2]], 'what is due one millisecond later waits')
  assert.partialDeepStrictEqual((await harness.server(world.key, 'sandbox.clock')).data, {
    now: '2026-04-02T00:00:00.000Z', serverNow: START, nextDueAt: '2026-04-02T00:00:00.001Z',
  })
})

onEachDatabase('a change is requested, provisioning and active after the connector\'s delay in the tenant\'s time', async ({ database }) => {
  const harness = new Harness(database)
  const world = await sampleWorld(database)
  await request(harness, world)
  const state = async () => (await findLatestProvisioning(database, world.tenantId, world.ids['subscriptionId'] ?? ''))?.state
  assert.equal(await state(), 'requested')
  await advance(harness, world, { to: addMs(START, 19_999) })
  assert.equal(await state(), 'provisioning')
  await advance(harness, world, { to: addMs(START, 20_000) })
  assert.equal(await state(), 'active')
  await advance(harness, world, { byHours: 1 })
  assert.deepEqual(await eventsOf(harness, world), [['provisioning.completed', addMs(START, 20_000)]], 'no alarm for what is active')
})

onEachDatabase('what is not active after thirty minutes raises one alarm, at that instant, and still becomes active', async ({ database }) => {
  const harness = new Harness(database, { runtime: { connector: demoConnector(3600) } })
  const world = await sampleWorld(database)
  await request(harness, world)
  await advance(harness, world, { to: addMs(minutes(30), -1) })
  assert.deepEqual(await eventsOf(harness, world), [])
  await advance(harness, world, { byHours: 2 })
  assert.deepEqual(await eventsOf(harness, world), [['provisioning.overdue', minutes(30)], ['provisioning.completed', minutes(60)]])
  assert.match(harness.runtime.metrics.render(), /assento_provisioning_overdue_total 1\n/)
})

onEachDatabase('a connector that fails is asked again later under the same id, and the failure is on the job', async ({ database }) => {
  const asked: string[] = []
  const demo = demoConnector(0)
  const harness = new Harness(database, {
    runtime: {
      connector: {
        ...demo,
        send: async (row, now) => {
          asked.push(row.id)
          if (asked.length < 3) throw new Error('vendor is away')
          return demo.send(row, now)
        },
      },
    },
  })
  const world = await sampleWorld(database)
  const id = await request(harness, world)
  await advance(harness, world, { to: addMs(START, 10_000) })
  assert.deepEqual(asked, [id, id, id])
  assert.deepEqual(await eventsOf(harness, world), [['provisioning.completed', addMs(START, 6000)]])
})

onEachDatabase('cycles fall due once each while the clock moves through them, and again moving changes nothing', async ({ database }) => {
  const harness = new Harness(database)
  const world = await sampleWorld(database)
  const subscriptionId = world.ids['subscriptionId'] ?? ''
  await database.db.updateTable('subscription').set({ next_action_at: instant('2026-04-01T00:00:00.000Z') })
    .where('tenant_id', '=', world.tenantId).where('id', '=', subscriptionId).execute()
  const moved = await advance(harness, world, { to: '2026-06-15T00:00:00.000Z' })
  assert.equal(moved.status, 200, moved.text)
  const charges = await database.db.selectFrom('charge').select(['period_starts_on', 'natural_key']).where('subscription_id', '=', subscriptionId)
    .orderBy('period_starts_on').execute()
  assert.deepEqual(charges.map(({ period_starts_on }) => period_starts_on), ['2026-04-01', '2026-05-01', '2026-06-01'])
  assert.equal(new Set(charges.map(({ natural_key }) => natural_key)).size, 3)
})

onEachDatabase('a live tenant\'s clock is not moved, and the attempt is in the log', async ({ database }) => {
  const harness = new Harness(database)
  const tenant = await harness.tenant('live')
  const answer = await advance(harness, tenant, { byDays: 1 })
  assert.deepEqual([answer.status, answer.error?.code], [403, 'forbidden'])
  assert.partialDeepStrictEqual((await harness.server(tenant.key, 'sandbox.clock')).data, { now: START, environment: 'live' })
  const log = (await harness.server(tenant.key, 'audit.list')).data as { items: { action: string; outcome: string }[] }
  assert.partialDeepStrictEqual(log.items[0], { action: 'sandbox.advance', outcome: 'refused' })
})

onEachDatabase('a clock does not go back, and moves by one of its three ways', async ({ database }) => {
  const harness = new Harness(database)
  const world = await sampleWorld(database)
  for (const input of [{ to: START }, { to: '2020-01-01T00:00:00.000Z' }, { byDays: 0 }, { byDays: -1 }, { byHours: 1.5 }, { byDays: 4000 }, {}, { byDays: 1, byHours: 1 }]) {
    assert.equal((await advance(harness, world, input)).error?.code, 'validation', JSON.stringify(input))
  }
  assert.equal((await advance(harness, world, { byHours: 1 })).status, 200)
  assert.equal((await advance(harness, world, { to: START })).error?.details[0]?.rule, 'sandbox.forwardOnly')
})

onEachDatabase('sessions and keys keep the server\'s time when the tenant\'s clock moves a year', async ({ database }) => {
  const harness = new Harness(database)
  const world = await sampleWorld(database)
  const token = await harness.token(world)
  await advance(harness, world, { byDays: 365 })
  const seen = await harness.widget(world, token, 'sessions.whoami')
  assert.partialDeepStrictEqual(seen.data, { tenant: { now: '2027-03-10T12:00:00.000Z' }, expiresAt: '2026-03-10T12:15:00.000Z' })
})

onEachDatabase('a new sandbox is another tenant with a key of its own, and sees nothing of its maker', async ({ database }) => {
  const harness = new Harness(database)
  const world = await sampleWorld(database)
  const made = (await harness.server(world.key, 'sandbox.create', { input: { name: 'Ensaio' } })).data as { key: string; tenantId: string }
  assert.partialDeepStrictEqual((await harness.server(made.key, 'sessions.whoami')).data, { tenant: { name: 'Ensaio', environment: 'test' } })
  assert.partialDeepStrictEqual((await harness.server(made.key, 'accounts.list')).data, { items: [] })
  assert.equal((await harness.server(world.key, 'sandbox.create', { input: { name: 'x', zone: 'Mars/Olympus' } })).error?.details[0]?.rule, 'zone.unknown')
})

onEachDatabase('the worker does by itself what is due, on the server\'s clock and on a moved one, and stops cleanly', async ({ database }) => {
  const harness = new Harness(database, { runtime: { connector: demoConnector(0) } })
  const [plain, moved] = [await sampleWorld(database), await sampleWorld(database)]
  await advance(harness, moved, { byDays: 10 })
  await request(harness, plain)
  await request(harness, moved)
  const worker = new Worker(harness.runtime)
  for (let turn = 0; turn < 5; turn += 1) await worker.runOnce()
  for (const world of [plain, moved]) {
    assert.equal((await findLatestProvisioning(database, world.tenantId, world.ids['subscriptionId'] ?? ''))?.state, 'active')
  }
  worker.start()
  worker.wake()
  await worker.stop()
})
