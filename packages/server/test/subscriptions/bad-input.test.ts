import assert from 'node:assert/strict'
import { onEachDatabase } from '@assento/store/testing'
import type { RenewalChanged } from '../../src/renewals/dto.ts'
import type { SeatChanged } from '../../src/subscriptions/dto.ts'
import { makeWorld } from '../fixture.ts'

onEachDatabase('fields that are not in the contract are refused by name, and nothing changes', async ({ database }) => {
  const world = await makeWorld(database)
  const { id: subscriptionId } = await world.buy('basic P1Y/annual', 10)
  const administrator = await world.widget('administrator')
  for (const field of ['tenantId', 'customerId', 'unitPriceCents', 'status', 'role', 'total']) {
    const refused = await administrator.send('subscriptions.seats.change', { subscriptionId, seats: 12, version: 1, [field]: 1 })
    assert.equal(refused.status, 400, field)
    assert.deepEqual(refused.error?.details.map((detail) => [detail.field, detail.rule]), [[field, 'unrecognized_key']])
  }
  const prices = await world.server.send('subscriptions.create', {
    customerId: world.customerId, offerId: world.nimbus.offer('basic P1Y/annual'), seats: 1, unitPriceCents: 1,
  })
  assert.equal(prices.status, 400)
  assert.equal((await world.row(subscriptionId)).version, 1)
})

onEachDatabase('negative, fractional, huge and textual quantities are bad requests that name the field', async ({ database }) => {
  const world = await makeWorld(database)
  const { id: subscriptionId } = await world.buy('basic P1Y/annual', 10)
  const administrator = await world.widget('administrator')
  for (const seats of [-1, 1.5, 1_000_001, 2 ** 53, 1e308, '12', '1e3', '', null]) {
    const refused = await administrator.send('subscriptions.seats.change', { subscriptionId, seats, version: 1 })
    assert.equal(refused.status, 400, String(seats))
    assert.equal(refused.error?.code, 'validation')
    assert.equal(refused.error?.details[0]?.field, 'seats')
  }
  assert.equal((await world.row(subscriptionId)).version, 1)
})

onEachDatabase('zero seats are understood: cancelling inside the window, ending with the term outside it', async ({ database }) => {
  const world = await makeWorld(database)
  const { id: subscriptionId } = await world.buy('basic P1Y/annual', 10)
  const zero = () => world.server.send<SeatChanged>('subscriptions.seats.change', { subscriptionId, seats: 0, version: 1 })
  const inside = await zero()
  assert.ok(inside.data.verdict === 'denied' && inside.data.rule === 'subscriptions.seats.zero')
  assert.deepEqual(inside.data.alternatives, [{ kind: 'cancelSubscription' }])
  await world.advanceTo('2026-12-01T00:00:00.000Z')
  const outside = await zero()
  assert.ok(outside.data.verdict === 'denied')
  assert.deepEqual(outside.data.alternatives, [{ kind: 'endAtEndOfTerm', endsOn: '2027-11-20' }])
})

onEachDatabase('more seats than the plan sells are denied with the maximum: 300 go, 301 do not', async ({ database }) => {
  const world = await makeWorld(database)
  const { id: subscriptionId } = await world.buy('basic P1Y/annual', 10)
  const change = (seats: number) => world.server.send<SeatChanged>('subscriptions.seats.change', { subscriptionId, seats, version: 1 })
  const denied = await change(301)
  assert.ok(denied.data.verdict === 'denied' && denied.data.rule === 'subscriptions.seats.aboveMaximum')
  assert.equal(denied.data.facts['maximum'], 300)
  assert.equal((await change(300)).data.verdict, 'allowed')
})

onEachDatabase('terms that do not exist are denied by their rule; words and dates that do not exist are bad requests', async ({ database }) => {
  const world = await makeWorld(database)
  const { id: subscriptionId } = await world.buy('basic P1Y/annual', 10)
  const administrator = await world.widget('administrator')
  const plan = (wish: object) => administrator.send<RenewalChanged>('renewals.schedule', { subscriptionId, version: 1, ...wish })
  const pair = await plan({ commitment: 'P1M', billingFrequency: 'annual' })
  assert.ok(pair.data.verdict === 'denied' && pair.data.rule === 'catalog.offer.frequencyNotOffered')
  const unsold = await plan({ commitment: 'P3Y', billingFrequency: 'annual' })
  assert.ok(unsold.data.verdict === 'denied' && unsold.data.rule === 'catalog.offer.notFound')
  assert.equal((await plan({ commitment: 'P2Y' })).status, 400)
  assert.equal((await plan({ billingFrequency: 'weekly' })).status, 400)
  const date = await plan({ customTermUntil: '2026-02-30' })
  assert.equal(date.status, 400)
  assert.deepEqual(date.error?.details.map(({ field, rule }) => [field, rule]), [['customTermUntil', 'date.exists']])
  assert.equal((await world.row(subscriptionId)).version, 1)
})
