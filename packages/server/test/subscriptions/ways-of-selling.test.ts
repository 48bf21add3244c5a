import assert from 'node:assert/strict'
import { SAAS_POLICY } from '@assento/rules'
import { onEachDatabase } from '@assento/store/testing'
import type { RenewalChanged } from '../../src/renewals/dto.ts'
import type { SeatChanged, SeatQuote, StateChanged } from '../../src/subscriptions/dto.ts'
import { makeWorld } from '../fixture.ts'

onEachDatabase('a product of São Paulo counts the day of a quote there: it holds until midnight of Brasília', async ({ database }) => {
  const world = await makeWorld(database, { policy: SAAS_POLICY })
  const { id: subscriptionId } = await world.buy('basic P1Y/annual', 10)
  const { data: quote } = await world.server.quote<SeatQuote>('subscriptions.seats.quote', { subscriptionId, seats: 12, version: 1 })
  assert.equal(quote.validUntil, '2026-11-22T02:59:59.999Z')
  const confirm = () => world.server.send<SeatChanged>('subscriptions.seats.change', { subscriptionId, seats: 12, version: 1, quoteId: quote.quoteId })
  await world.advanceTo('2026-11-22T02:59:59.999Z')
  assert.equal((await confirm()).data.verdict, 'allowed')
})

onEachDatabase('where reductions are free, seats go at any time and the renewal plan stays without asking', async ({ database }) => {
  const world = await makeWorld(database, { policy: SAAS_POLICY })
  const { id: subscriptionId } = await world.buy('basic P1Y/annual', 10)
  await world.server.send<RenewalChanged>('renewals.schedule', { subscriptionId, version: 1, seats: 3 })
  await world.advanceTo('2027-03-01T12:00:00.000Z')
  const reduced = await world.server.send<SeatChanged>('subscriptions.seats.change', { subscriptionId, seats: 5, version: 2 })
  assert.ok(reduced.data.verdict === 'allowed')
  // 10 × 345.60 × 265 of 365 days, less the same for the 5 that stay.
  assert.equal(reduced.data.plan.dueNow.cents, -(250_915 - 125_458))
  assert.deepEqual([reduced.data.subscription.renewalPlanSeats, reduced.data.restoreSchedule], [3, null])
})

onEachDatabase('a trial changes neither seats nor state, and offers to be converted', async ({ database }) => {
  const world = await makeWorld(database)
  const { id: subscriptionId } = await world.buy('basic P1M/none', 25)
  const raised = await world.server.send<SeatChanged>('subscriptions.seats.change', { subscriptionId, seats: 30, version: 1 })
  assert.ok(raised.data.verdict === 'denied' && raised.data.rule === 'subscriptions.trial.locked')
  assert.equal(raised.data.alternatives[0]?.kind, 'convertTrial')
  const suspended = await world.server.send<StateChanged>('subscriptions.suspend', { subscriptionId, version: 1 })
  assert.ok(suspended.data.verdict === 'denied' && suspended.data.rule === 'subscriptions.trial.locked')
  const planned = await world.server.send<RenewalChanged>('renewals.schedule', { subscriptionId, version: 1, seats: 10 })
  assert.equal(planned.data.verdict, 'scheduled')
  assert.equal(planned.data.view.preview.next?.perCycle.cents, 10 * 3024)
})

onEachDatabase('while the renewal has not been done, a change is answered with when to come back', async ({ database }) => {
  const world = await makeWorld(database)
  const { id: subscriptionId } = await world.buy('basic P1M/monthly', 10)
  // The worker is away: time has passed the end of the term, and nothing was renewed.
  await database.withTx((tx) => tx.db.updateTable('subscription').set({ next_action_at: null })
    .where('tenant_id', '=', world.tenantId).where('id', '=', subscriptionId).execute())
  await world.advanceTo('2026-12-20T23:59:59.999Z')
  const saved = await world.server.send<RenewalChanged>('renewals.schedule', { subscriptionId, version: 1, seats: 8 })
  assert.equal(saved.data.verdict, 'scheduled')
  await database.withTx((tx) => tx.db.updateTable('subscription').set({ next_action_at: null })
    .where('tenant_id', '=', world.tenantId).where('id', '=', subscriptionId).execute())
  await world.advanceTo('2026-12-21T00:00:00.000Z')
  const late = await world.server.send<RenewalChanged>('renewals.schedule', { subscriptionId, version: 2, seats: 7 })
  assert.ok(late.data.verdict === 'denied' && late.data.rule === 'subscriptions.state.renewalRunning')
  assert.deepEqual(late.data.alternatives, [{ kind: 'retryAfterSeconds', seconds: 120 }])
  assert.equal(late.data.view.renewalPlan?.seats, 8)
})
