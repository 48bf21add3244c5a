import assert from 'node:assert/strict'
import { instant } from '@assento/rules'
import { onEachDatabase } from '@assento/store/testing'
import type { ChargePage } from '../../src/charges/dto.ts'
import type { SeatChanged, SubscriptionDetail } from '../../src/subscriptions/dto.ts'
import { auditEntries } from '../audit-entries.ts'
import { makeWorld } from '../fixture.ts'
import type { World } from '../fixture.ts'

async function chargeCount(world: World, subscriptionId: string): Promise<number> {
  return (await world.server.read<ChargePage>('charges.list', { subscriptionId, limit: 200 })).data.items.length
}

for (const [until, verdict] of [['2026-11-28T14:59:59.999Z', 'allowed'], ['2026-11-28T15:00:00.000Z', 'allowed'], ['2026-11-28T15:00:00.001Z', 'denied']] as const) {
  onEachDatabase(`seats bought at 15:00:00.000 on the 21st may ${verdict === 'allowed' ? '' : 'not '}be reduced at ${until}`, async ({ database }) => {
    const world = await makeWorld(database)
    const { id: subscriptionId } = await world.buy('basic P1Y/annual', 10)
    await world.advanceTo(until)
    const changed = await world.server.send<SeatChanged>('subscriptions.seats.change', { subscriptionId, seats: 9, version: 1 })
    assert.equal(changed.data.verdict, verdict)
    assert.equal((await world.row(subscriptionId)).seats, verdict === 'allowed' ? 9 : 10)
  })
}

onEachDatabase('seats added later have a window of their own, and only they may go after the first one closed', async ({ database }) => {
  const world = await makeWorld(database)
  const { id: subscriptionId } = await world.buy('basic P1Y/annual', 10)
  await world.advanceTo('2026-11-24T15:00:00.000Z')
  await world.server.send('subscriptions.seats.change', { subscriptionId, seats: 15, version: 1 })
  await world.advanceTo('2026-11-29T15:00:00.000Z')
  const tooFew = await world.server.send<SeatChanged>('subscriptions.seats.change', { subscriptionId, seats: 9, version: 2 })
  assert.ok(tooFew.data.verdict === 'denied')
  assert.equal(tooFew.data.rule, 'subscriptions.seats.reductionTooLarge')
  assert.ok(tooFew.data.alternatives.some((alternative) => alternative.kind === 'changeSeatsNow' && alternative.seats === 10))
  const five = await world.server.send<SeatChanged>('subscriptions.seats.change', { subscriptionId, seats: 10, version: 2 })
  assert.equal(five.data.verdict, 'allowed')
})

onEachDatabase('a double click with one key changes once, and both clicks get the same answer', async ({ database }) => {
  const world = await makeWorld(database)
  const { id: subscriptionId } = await world.buy('basic P1Y/annual', 10)
  const administrator = await world.widget('administrator')
  const click = () => administrator.send<SeatChanged>('subscriptions.seats.change', { subscriptionId, seats: 12, version: 1 }, { idempotencyKey: 'one-intent' })
  const [first, second] = await Promise.all([click(), click()])
  assert.equal(first.status, 200)
  assert.deepEqual(second.data, first.data)
  assert.equal((await world.row(subscriptionId)).version, 2)
  assert.equal(await chargeCount(world, subscriptionId), 2)

  const other = await administrator.send('subscriptions.seats.change', { subscriptionId, seats: 13, version: 2 }, { idempotencyKey: 'one-intent' })
  assert.equal(other.status, 422)
  assert.equal(other.error?.code, 'idempotency_mismatch')
})

onEachDatabase('of two administrators with the same version one changes, the other is told the current version, and it is audited', async ({ database }) => {
  const world = await makeWorld(database)
  const { id: subscriptionId } = await world.buy('basic P1Y/annual', 10)
  const [ana, bia] = [await world.widget('administrator', { actorId: 'ana' }), await world.widget('administrator', { actorId: 'bia' })]
  const answers = await Promise.all([
    ana.send('subscriptions.seats.change', { subscriptionId, seats: 12, version: 1 }),
    bia.send('subscriptions.seats.change', { subscriptionId, seats: 11, version: 1 }),
  ])
  assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 409])
  const refused = answers.find(({ status }) => status === 409)
  assert.equal(refused?.error?.code, 'stale_version')
  assert.equal(refused?.error?.currentVersion, 2)
  assert.equal((await world.row(subscriptionId)).version, 2)
  assert.equal(await chargeCount(world, subscriptionId), 2)
  const entry = (await auditEntries(world)).find(({ rule }) => rule === 'subscriptions.version.stale')
  assert.equal(entry?.outcome, 'refused')
})

onEachDatabase('the same number again changes nothing: no charge, no window, no version', async ({ database }) => {
  const world = await makeWorld(database)
  const { id: subscriptionId } = await world.buy('basic P1Y/annual', 10)
  const same = await world.server.send<SeatChanged>('subscriptions.seats.change', { subscriptionId, seats: 10, version: 1 })
  assert.equal(same.data.verdict, 'allowed')
  assert.equal(same.data.subscription.version, 1)
  assert.equal(same.data.subscription.facts.batches.length, 1)
  assert.equal(await chargeCount(world, subscriptionId), 1)
})

onEachDatabase('five more and five fewer on one day net to zero', async ({ database }) => {
  const world = await makeWorld(database, { now: instant('2026-12-04T10:00:00.000Z') })
  const { id: subscriptionId } = await world.buy('basic P1Y/annual', 7)
  await world.advanceTo('2026-12-05T10:00:00.000Z')
  await world.server.send('subscriptions.seats.change', { subscriptionId, seats: 12, version: 1 })
  await world.server.send('subscriptions.seats.change', { subscriptionId, seats: 7, version: 2 })
  const { data } = await world.server.read<ChargePage>('charges.list', { subscriptionId })
  assert.equal(data.items.slice(1).reduce((sum, { amount }) => sum + amount.cents, 0), 0)
  assert.equal(data.items.length, 3)
})

onEachDatabase('no reduction below the assigned seats: the answer says how many to take back, and then it goes', async ({ database }) => {
  const world = await makeWorld(database)
  const { id: subscriptionId } = await world.buy('basic P1Y/annual', 3)
  const administrator = await world.widget('administrator')
  const ids: string[] = []
  for (const name of ['ana', 'bia', 'caio']) {
    const { data } = await administrator.send<{ id: string }>('subscriptions.assignments.assign', {
      subscriptionId, userName: name, userEmail: `${name}@padaria.example`,
    })
    ids.push(data.id)
  }
  const reduce = () => administrator.send<SeatChanged>('subscriptions.seats.change', { subscriptionId, seats: 2, version: 1 })
  const refused = await reduce()
  assert.ok(refused.data.verdict === 'denied')
  assert.equal(refused.data.rule, 'subscriptions.seats.belowAssigned')
  assert.deepEqual(refused.data.alternatives, [{ kind: 'unassignSeats', count: 1 }])
  await administrator.send('subscriptions.assignments.unassign', { subscriptionId, assignmentId: ids[0] })
  assert.equal((await reduce()).data.verdict, 'allowed')
})

onEachDatabase('a refused change changes nothing but the audit, which says what was asked', async ({ database }) => {
  const world = await makeWorld(database)
  const { id: subscriptionId } = await world.buy('basic P1Y/annual', 10)
  await world.advanceTo('2026-12-01T00:00:00.000Z')
  const before = (await world.server.read<SubscriptionDetail>('subscriptions.get', { subscriptionId })).data
  await world.server.send('subscriptions.seats.change', { subscriptionId, seats: 5, version: 1 })
  const after = (await world.server.read<SubscriptionDetail>('subscriptions.get', { subscriptionId })).data
  assert.deepEqual(after, before)
  const entry = (await auditEntries(world))[0]
  assert.equal(entry?.outcome, 'denied')
  assert.equal(entry?.rule, 'subscriptions.seats.windowClosed')
})
