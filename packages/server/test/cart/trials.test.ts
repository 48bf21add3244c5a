import assert from 'node:assert/strict'
import { SAAS_POLICY } from '@assento/rules'
import { onEachDatabase } from '@assento/store/testing'
import type { CartView } from '../../src/cart/dto.ts'
import type { PlanChanged, PlanQuote } from '../../src/plans/dto.ts'
import { makeWorld } from '../fixture.ts'
import { add, order, quoted, reviewOf } from './support.ts'

onEachDatabase('a running trial is subscribed for what the quote said, and its window opens', async ({ database }) => {
  const world = await makeWorld(database)
  const { id: subscriptionId } = await world.buy('basic P1M/none', 25)
  const administrator = await world.widget('administrator')
  const few = await administrator.quote<PlanQuote>('subscriptions.convertTrial.quote', { subscriptionId, seats: 24 })
  assert.ok(few.data.decision.verdict === 'denied' && few.data.decision.rule === 'subscriptions.trial.minimum')
  const { data: quote } = await administrator.quote<PlanQuote>('subscriptions.convertTrial.quote', { subscriptionId, seats: 25 })
  assert.equal(quote.dueNow.cents, 25 * 3024)
  const { data } = await administrator.send<PlanChanged>('subscriptions.convertTrial.confirm', { subscriptionId, seats: 25, version: 1, quoteId: quote.quoteId })
  assert.equal(data.verdict, 'allowed')
  assert.deepEqual([data.subscription.isTrial, data.subscription.commitment, data.subscription.reducible?.seats], [false, 'P1Y', 25])
  const again = await administrator.send<PlanChanged>('subscriptions.convertTrial.confirm', { subscriptionId, seats: 25, version: 2 })
  assert.ok(again.data.verdict === 'denied' && again.data.rule === 'subscriptions.state.notActive')
})

async function endedTrial(world: Awaited<ReturnType<typeof makeWorld>>): Promise<string> {
  const { id: subscriptionId } = await world.buy('basic P1M/none', 25)
  await world.server.send('renewals.setEndOfTerm', { subscriptionId, version: 1, choice: 'end' })
  return subscriptionId
}

onEachDatabase('an ended trial is subscribed from the cart in its own subscription, with fewer seats', async ({ database }) => {
  const world = await makeWorld(database, { policy: SAAS_POLICY })
  const subscriptionId = await endedTrial(world)
  await world.advanceTo('2026-12-28T15:00:00.000Z')
  assert.equal((await world.row(subscriptionId)).status, 'expired')
  const contact = await world.widget('billingContact')
  await add(contact, { kind: 'planChange', subscriptionId, seats: 5 })
  const quote = await quoted(contact)
  assert.deepEqual([reviewOf(quote).totalDue.cents, reviewOf(quote).items[0]?.period?.startsOn], [5 * 3024, '2026-12-28'])
  const { data } = await order(contact, quote)
  assert.deepEqual(data.subscriptionIds, [subscriptionId])
  const row = await world.row(subscriptionId)
  assert.deepEqual([row.status, row.is_trial, row.seats, row.term_starts_on], ['active', 0, 5, '2026-12-28'])
})

onEachDatabase('a trial that is gone is subscribed as a new subscription', async ({ database }) => {
  const world = await makeWorld(database, { policy: SAAS_POLICY })
  const subscriptionId = await endedTrial(world)
  await world.advanceTo('2027-06-28T15:00:00.000Z')
  assert.equal((await world.row(subscriptionId)).status, 'deleted')
  const contact = await world.widget('billingContact')
  const cart: CartView = await add(contact, { kind: 'planChange', subscriptionId, seats: 5 })
  assert.equal(cart.items[0]?.refusal, null)
  const { data } = await order(contact, await quoted(contact))
  const [fresh] = data.subscriptionIds
  assert.ok(fresh !== undefined && fresh !== subscriptionId)
  assert.deepEqual([(await world.row(fresh)).seats, (await world.row(subscriptionId)).status], [5, 'deleted'])
})
