import assert from 'node:assert/strict'
import { onEachDatabase } from '@assento/store/testing'
import type { CancelQuote, SeatChanged, SeatQuote, StateChanged } from '../../src/subscriptions/dto.ts'
import { makeWorld } from '../fixture.ts'
import type { Person } from '../fixture.ts'

async function quoteOf(person: Person, subscriptionId: string, seats: number, version: number): Promise<SeatQuote> {
  const { data, error } = await person.quote<SeatQuote>('subscriptions.seats.quote', { subscriptionId, seats, version })
  assert.equal(error, null)
  return data
}

onEachDatabase('a quote of yesterday is refused with the old and the new amount, and nothing changes', async ({ database }) => {
  const world = await makeWorld(database)
  const { id: subscriptionId } = await world.buy('basic P1Y/annual', 10)
  const administrator = await world.widget('administrator')
  const quote = await quoteOf(administrator, subscriptionId, 12, 1)
  const confirm = (quoteId: string | null) =>
    administrator.send<SeatChanged>('subscriptions.seats.change', { subscriptionId, seats: 12, version: 1, quoteId })

  await world.advanceTo('2026-11-22T00:00:00.000Z')
  const expired = await confirm(quote.quoteId)
  assert.equal(expired.status, 200)
  assert.ok(expired.data.verdict === 'denied')
  assert.equal(expired.data.rule, 'quotes.quote.expired')
  const fresh = await quoteOf(administrator, subscriptionId, 12, 1)
  assert.deepEqual([expired.data.facts['oldCents'], expired.data.facts['newCents']], [quote.dueNow.cents, fresh.dueNow.cents])
  assert.notEqual(quote.dueNow.cents, fresh.dueNow.cents)
  assert.deepEqual(expired.data.alternatives, [{ kind: 'requote' }])
  assert.equal((await world.row(subscriptionId)).version, 1)
  assert.equal((await confirm(fresh.quoteId)).data.verdict, 'allowed')
})

onEachDatabase('a quote holds until the last millisecond of its day', async ({ database }) => {
  const world = await makeWorld(database)
  const { id: subscriptionId } = await world.buy('basic P1Y/annual', 10)
  const administrator = await world.widget('administrator')
  const quote = await quoteOf(administrator, subscriptionId, 12, 1)
  await world.advanceTo('2026-11-21T23:59:59.999Z')
  const confirmed = await administrator.send<SeatChanged>('subscriptions.seats.change', { subscriptionId, seats: 12, version: 1, quoteId: quote.quoteId })
  assert.equal(confirmed.data.verdict, 'allowed')
})

onEachDatabase('a quote of an older version, of other seats or of another act does not hold', async ({ database }) => {
  const world = await makeWorld(database)
  const { id: subscriptionId } = await world.buy('basic P1Y/annual', 10)
  const administrator = await world.widget('administrator')
  const quote = await quoteOf(administrator, subscriptionId, 12, 1)
  const seats = await administrator.send<SeatChanged>('subscriptions.seats.change', { subscriptionId, seats: 13, version: 1, quoteId: quote.quoteId })
  assert.ok(seats.data.verdict === 'denied' && seats.data.rule === 'quotes.quote.expired')
  const act = await administrator.send<StateChanged>('subscriptions.cancel.confirm', { subscriptionId, version: 1, quoteId: quote.quoteId })
  assert.ok(act.data.verdict === 'denied' && act.data.rule === 'quotes.quote.expired')
  await administrator.send('subscriptions.seats.change', { subscriptionId, seats: 11, version: 1 })
  const older = await administrator.send<SeatChanged>('subscriptions.seats.change', { subscriptionId, seats: 12, version: 2, quoteId: quote.quoteId })
  assert.ok(older.data.verdict === 'denied' && older.data.rule === 'quotes.quote.expired')
})

onEachDatabase('a quote of a sibling customer is answered exactly as an unknown one', async ({ database }) => {
  const world = await makeWorld(database)
  const { id: subscriptionId } = await world.buy('basic P1Y/annual', 10)
  const { id: siblings } = await world.buy('basic P1Y/annual', 10, world.siblingId)
  const foreign = await quoteOf(world.server, siblings, 12, 1)
  const administrator = await world.widget('administrator')
  const confirm = (quoteId: string | null) => administrator.send('subscriptions.seats.change', { subscriptionId, seats: 12, version: 1, quoteId })
  const [theirs, unknown] = [await confirm(foreign.quoteId), await confirm('quo_00000000000000000000000000')]
  assert.equal(theirs.status, 404)
  assert.deepEqual({ ...theirs.error, requestId: '' }, { ...unknown.error, requestId: '' })
})

onEachDatabase('cancelling on the first day gives everything back, as quoted; later it is refused and offers the end of the term', async ({ database }) => {
  const world = await makeWorld(database)
  const [{ id: first }, { id: second }] = [await world.buy('basic P1M/monthly', 7), await world.buy('basic P1M/monthly', 7)]
  const administrator = await world.widget('administrator')
  const { data: quote } = await administrator.quote<CancelQuote>('subscriptions.cancel.quote', { subscriptionId: first, version: 1 })
  assert.equal(quote.dueNow.cents, -7 * 3456)
  const cancelled = await administrator.send<StateChanged>('subscriptions.cancel.confirm', { subscriptionId: first, version: 1, quoteId: quote.quoteId })
  assert.equal(cancelled.data.verdict, 'allowed')
  assert.equal(cancelled.data.subscription.status, 'deleted')
  assert.equal((await world.row(first)).next_action_at, null)

  await world.advanceTo('2026-11-28T15:00:00.001Z')
  const late = await administrator.send<StateChanged>('subscriptions.cancel.confirm', { subscriptionId: second, version: 1 })
  assert.ok(late.data.verdict === 'denied')
  assert.equal(late.data.rule, 'subscriptions.cancel.windowClosed')
  assert.deepEqual(late.data.alternatives, [{ kind: 'endAtEndOfTerm', endsOn: '2026-12-20' }])
})

onEachDatabase('a quote without a version is about the newest one, and an older one is stale', async ({ database }) => {
  const world = await makeWorld(database)
  const { id: subscriptionId } = await world.buy('basic P1Y/annual', 10)
  await world.server.send('subscriptions.seats.change', { subscriptionId, seats: 11, version: 1 })
  const newest = await world.server.quote<SeatQuote>('subscriptions.seats.quote', { subscriptionId, seats: 12 })
  assert.equal(newest.data.version, 2)
  const older = await world.server.quote<SeatQuote>('subscriptions.seats.quote', { subscriptionId, seats: 12, version: 1 })
  assert.equal(older.error?.code, 'stale_version')
})
