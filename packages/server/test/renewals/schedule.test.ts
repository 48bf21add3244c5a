import assert from 'node:assert/strict'
import { onEachDatabase } from '@assento/store/testing'
import type { RenewalChanged, RenewalQuote, RenewalView } from '../../src/renewals/dto.ts'
import type { SeatChanged, SeatQuote, StateChanged } from '../../src/subscriptions/dto.ts'
import { makeWorld } from '../fixture.ts'
import type { World } from '../fixture.ts'

async function planned(world: World, seats: number): Promise<string> {
  const { id: subscriptionId } = await world.buy('basic P1Y/annual', 10)
  const saved = await world.server.send<RenewalChanged>('renewals.schedule', { subscriptionId, version: 1, seats })
  assert.equal(saved.data.verdict, 'scheduled')
  return subscriptionId
}

onEachDatabase('a change that drops the renewal plan says so, needs consent, and its answer restores the plan', async ({ database }) => {
  const world = await makeWorld(database)
  const subscriptionId = await planned(world, 8)
  const administrator = await world.widget('administrator')
  const raise = (more: object) => administrator.send<SeatChanged>('subscriptions.seats.change', { subscriptionId, seats: 12, version: 2, ...more })

  const quote = await administrator.quote<SeatQuote>('subscriptions.seats.quote', { subscriptionId, seats: 12, version: 2 })
  assert.deepEqual(quote.data.losses.map(({ renewalPlan }) => renewalPlan.seats), [8])
  const refused = await raise({ quoteId: quote.data.quoteId })
  assert.ok(refused.data.verdict === 'denied' && refused.data.rule === 'renewals.schedule.lossNotAcknowledged')
  assert.equal(refused.data.subscription.facts.renewalPlan?.seats, 8)

  const agreed = await raise({ quoteId: quote.data.quoteId, acknowledgeScheduleLoss: true })
  assert.equal(agreed.data.verdict, 'allowed')
  assert.equal(agreed.data.subscription.renewalPlanSeats, null)
  const lost = agreed.data.restoreSchedule
  assert.equal(lost?.seats, 8)
  const { offerId: _offer, ...wish } = lost ?? {}
  const restored = await administrator.send<RenewalChanged>('renewals.schedule', { subscriptionId, version: 3, ...wish })
  assert.deepEqual(restored.data.view.renewalPlan, lost)
})

onEachDatabase('a refused reduction keeps the stored renewal plan', async ({ database }) => {
  const world = await makeWorld(database)
  const subscriptionId = await planned(world, 8)
  await world.advanceTo('2026-12-01T00:00:00.000Z')
  const refused = await world.server.send<SeatChanged>('subscriptions.seats.change', { subscriptionId, seats: 5, version: 2, acknowledgeScheduleLoss: true })
  assert.ok(refused.data.verdict === 'denied')
  assert.equal(refused.data.subscription.renewalPlanSeats, 8)
})

onEachDatabase('automatic renewal off drops the plan with consent, and on again does not bring it back', async ({ database }) => {
  const world = await makeWorld(database)
  const subscriptionId = await planned(world, 8)
  const choose = (choice: string, version: number, more: object = {}) =>
    world.server.send<RenewalChanged>('renewals.setEndOfTerm', { subscriptionId, version, choice, ...more })
  const asked = await choose('end', 2)
  assert.ok(asked.data.verdict === 'denied' && asked.data.rule === 'renewals.schedule.lossNotAcknowledged')
  const off = await choose('end', 2, { acknowledgeScheduleLoss: true })
  assert.equal(off.data.verdict, 'scheduled')
  assert.equal(off.data.restoreSchedule?.seats, 8)
  assert.equal(off.data.view.preview.next, null)
  const schedule = await world.server.send<RenewalChanged>('renewals.schedule', { subscriptionId, version: 3, seats: 5 })
  assert.ok(schedule.data.verdict === 'denied' && schedule.data.rule === 'renewals.schedule.needsAutomaticRenewal')
  const on = await choose('renew', 3)
  assert.equal(on.data.view.endOfTerm, 'renew')
  assert.equal(on.data.view.renewalPlan, null)
  assert.equal(on.data.view.preview.next?.seats, 10)
})

onEachDatabase('the scheduler shows both terms priced, the choices with their rules, and the offers of the segment', async ({ database }) => {
  const world = await makeWorld(database)
  const { id: subscriptionId } = await world.buy('basic P1M/monthly', 10)
  const { data: view } = await world.server.read<RenewalView>('renewals.get', { subscriptionId })
  assert.equal(view.preview.current.perTerm.cents, 34_560)
  assert.equal(view.preview.next?.perTerm.cents, 34_560)
  assert.equal(view.changeableUntil, '2026-12-20T23:59:59.999Z')
  assert.deepEqual(view.choices, [
    { choice: 'renew', available: true, rule: null }, { choice: 'extend', available: true, rule: null }, { choice: 'end', available: true, rule: null },
  ])
  const basic = view.options.filter(({ planName }) => planName === 'Nimbus 365 Business Basic')
  assert.deepEqual(basic.map(({ commitment, billingFrequency, perSeatMonth }) => [commitment, billingFrequency, perSeatMonth.cents]).sort(), [
    ['P1M', 'monthly', 3456], ['P1Y', 'annual', 2880], ['P1Y', 'monthly', 3024],
  ])
  assert.equal(view.options.length, 9)
})

onEachDatabase('a renewal quote prices the next term and holds until confirmed the same day', async ({ database }) => {
  const world = await makeWorld(database)
  const { id: subscriptionId } = await world.buy('basic P1M/monthly', 10)
  const wish = { subscriptionId, version: 1, seats: 4, commitment: 'P1Y', billingFrequency: 'annual' }
  const { data: quote } = await world.server.quote<RenewalQuote>('renewals.quote', wish)
  assert.equal(quote.preview?.next?.perTerm.cents, 4 * 34_560)
  assert.equal(quote.dueNow.cents, 0)
  const other = await world.server.send<RenewalChanged>('renewals.schedule', { ...wish, seats: 5, quoteId: quote.quoteId })
  assert.ok(other.data.verdict === 'denied' && other.data.rule === 'quotes.quote.expired')
  assert.equal((await world.server.send<RenewalChanged>('renewals.schedule', { ...wish, quoteId: quote.quoteId })).data.verdict, 'scheduled')
})

onEachDatabase('saving again replaces the whole plan, and clearing offers the old one back', async ({ database }) => {
  const world = await makeWorld(database)
  const subscriptionId = await planned(world, 8)
  await world.server.send('renewals.schedule', { subscriptionId, version: 2, commitment: 'P1M', billingFrequency: 'monthly' })
  const cleared = await world.server.send<RenewalChanged>('renewals.clear', { subscriptionId, version: 3 })
  assert.equal(cleared.data.verdict, 'allowed')
  assert.deepEqual([cleared.data.restoreSchedule?.seats, cleared.data.restoreSchedule?.commitment], [10, 'P1M'])
  assert.equal(cleared.data.view.renewalPlan, null)
})

onEachDatabase('suspending cuts renewal off and drops the plan with consent; releasing leaves it off', async ({ database }) => {
  const world = await makeWorld(database)
  const subscriptionId = await planned(world, 8)
  const suspended = await world.server.send<StateChanged>('subscriptions.suspend', { subscriptionId, version: 2, acknowledgeScheduleLoss: true })
  assert.equal(suspended.data.subscription.status, 'suspended')
  assert.equal(suspended.data.restoreSchedule?.seats, 8)
  const raise = await world.server.send<SeatChanged>('subscriptions.seats.change', { subscriptionId, seats: 12, version: 3 })
  assert.ok(raise.data.verdict === 'denied' && raise.data.rule === 'subscriptions.state.notActive')
  const resumed = await world.server.send<StateChanged>('subscriptions.resume', { subscriptionId, version: 3 })
  assert.deepEqual([resumed.data.subscription.status, resumed.data.subscription.endOfTerm], ['active', 'end'])
  const again = await world.server.send<StateChanged>('subscriptions.resume', { subscriptionId, version: 4 })
  assert.ok(again.data.verdict === 'denied' && again.data.rule === 'subscriptions.resume.notSuspended')
})

onEachDatabase('a price list that changed since the quote is not passed over: old and new are shown, and nothing is saved', async ({ database }) => {
  const world = await makeWorld(database)
  const { id: subscriptionId } = await world.buy('basic P1M/monthly', 10)
  const wish = { subscriptionId, version: 1, seats: 4, commitment: 'P1Y', billingFrequency: 'annual' }
  const { data: quote } = await world.server.quote<RenewalQuote>('renewals.quote', wish)
  await database.withTx((tx) => tx.db.updateTable('price').set({ term_unit_cents: 40_000, cycle_unit_cents: 40_000 })
    .where('tenant_id', '=', world.tenantId).where('offer_id', '=', world.nimbus.offer('basic P1Y/annual')).execute())
  const refused = await world.server.send<RenewalChanged>('renewals.schedule', { ...wish, quoteId: quote.quoteId })
  assert.ok(refused.data.verdict === 'denied' && refused.data.rule === 'quotes.quote.expired')
  assert.deepEqual([refused.data.facts['oldCents'], refused.data.facts['newCents']], [4 * 34_560, 4 * 40_000])
  assert.equal(refused.data.view.renewalPlan, null)
})
