import assert from 'node:assert/strict'
import { CSP_POLICY, instant, SAAS_POLICY } from '@assento/rules'
import { onEachDatabase } from '@assento/store/testing'
import type { ChargePage } from '../../src/charges/dto.ts'
import type { PlanChanged, PlanOptions, PlanQuote } from '../../src/plans/dto.ts'
import type { SubscriptionDetail } from '../../src/subscriptions/dto.ts'
import { makeWorld } from '../fixture.ts'

onEachDatabase('an upgrade of all seats keeps the subscription and its end, costs the quoted difference, and opens no window', async ({ database }) => {
  const world = await makeWorld(database)
  const { id: subscriptionId } = await world.buy('basic P1Y/annual', 10)
  const administrator = await world.widget('administrator')
  await world.advanceTo('2026-12-01T10:00:00.000Z')
  const wish = { subscriptionId, version: 1, planId: world.nimbus.plans.standard }
  const { data: quote } = await administrator.quote<PlanQuote>('plans.quote', wish)
  // 355 of 365 days are left: −345.60 × 10 and +892.80 × 10 for them, each rounded once.
  assert.deepEqual(quote.lines.map(({ kind, amount }) => [kind, amount.cents]), [['planCredit', -336_132], ['planCharge', 868_340]])
  const { data: changed } = await administrator.send<PlanChanged>('plans.change', { ...wish, quoteId: quote.quoteId })
  assert.equal(changed.verdict, 'allowed')
  assert.equal(changed.subscription.planName, 'Nimbus 365 Business Standard')
  assert.deepEqual(changed.subscription.term, { startsOn: '2026-11-21', until: '2027-11-21' })
  assert.equal(changed.subscription.reducible, null)
  const { items } = (await administrator.read<ChargePage>('charges.list', { subscriptionId })).data
  assert.equal(items.slice(1).reduce((sum, { amount }) => sum + amount.cents, 0), quote.dueNow.cents)
})

onEachDatabase('a lower plan waits for the renewal, or goes through support where the product says so', async ({ database }) => {
  for (const [policy, rule, alternative] of [
    [CSP_POLICY, 'plans.upgrade.notAPath', 'scheduleForRenewal'], [SAAS_POLICY, 'plans.downgrade.bySupport', 'contact'],
  ] as const) {
    const world = await makeWorld(database, { policy })
    const { id: subscriptionId } = await world.buy('standard P1Y/annual', 10)
    const denied = await world.server.send<PlanChanged>('plans.change', { subscriptionId, version: 1, planId: world.nimbus.plans.basic })
    assert.ok(denied.data.verdict === 'denied')
    assert.equal(denied.data.rule, rule)
    assert.equal(denied.data.alternatives[0]?.kind, alternative)
    assert.equal(denied.data.subscription.version, 1)
  }
})

onEachDatabase('a longer commitment begins a full term today and credits the unused days; a shorter one waits for the renewal', async ({ database }) => {
  const world = await makeWorld(database, { now: instant('2026-11-21T15:00:00.000Z') })
  const { id: subscriptionId } = await world.buy('basic P1M/monthly', 5)
  await world.advanceTo('2026-12-01T15:00:00.000Z')
  const wish = { subscriptionId, version: 1, commitment: 'P1Y', billingFrequency: 'monthly' }
  const { data: quote } = await world.server.quote<PlanQuote>('plans.quote', wish)
  // 5 × 34.56 × 20/30 credited, 5 × 30.24 charged.
  assert.deepEqual(quote.lines.map(({ amount }) => amount.cents), [-11_520, 15_120])
  const { data: changed } = await world.server.send<PlanChanged>('plans.change', { ...wish, quoteId: quote.quoteId })
  assert.deepEqual(changed.subscription.term, { startsOn: '2026-12-01', until: '2027-12-01' })
  assert.equal(changed.subscription.reducible, null)
  assert.equal((await world.row(subscriptionId)).next_action_at, '2027-01-01T00:00:00.000Z')
  const shorter = await world.server.send<PlanChanged>('plans.change', { subscriptionId, version: 2, commitment: 'P1M' })
  assert.ok(shorter.data.verdict === 'denied' && shorter.data.rule === 'plans.commitment.shorterOnlyAtRenewal')
})

onEachDatabase('after an upgrade the cycles go on at the new price, and are charged once', async ({ database }) => {
  const world = await makeWorld(database)
  const { id: subscriptionId } = await world.buy('basic P1Y/monthly', 10)
  await world.server.send('plans.change', { subscriptionId, version: 1, planId: world.nimbus.plans.premium })
  await world.advanceTo('2027-01-22T00:00:00.000Z')
  const { items } = (await world.server.read<ChargePage>('charges.list', { subscriptionId })).data
  assert.deepEqual(items.map(({ kind, amount }) => [kind, amount.cents]), [
    ['termCycle', 30_240], ['planCredit', -30_240], ['planCharge', 124_320], ['termCycle', 124_320], ['termCycle', 124_320],
  ])
})

onEachDatabase('the options name each way with the rule that refuses it; asking for nothing or for two things is a bad request', async ({ database }) => {
  const world = await makeWorld(database)
  const { id: subscriptionId } = await world.buy('basic P1Y/annual', 10)
  const { data } = await world.server.read<PlanOptions>('plans.options', { subscriptionId })
  assert.deepEqual(data.items.map(({ direction, offer, rule }) => [direction, offer.commitment, offer.billingFrequency, rule]).sort(), [
    ['same', 'P1M', 'monthly', 'plans.commitment.shorterOnlyAtRenewal'], ['same', 'P1Y', 'monthly', 'plans.frequency.onlyAtRenewal'],
    ['up', 'P1Y', 'annual', null], ['up', 'P1Y', 'annual', null],
  ])
  assert.equal((await world.server.send('plans.change', { subscriptionId, version: 1 })).status, 400)
  const two = await world.server.send('plans.change', { subscriptionId, version: 1, planId: world.nimbus.plans.standard, commitment: 'P3Y' })
  assert.equal(two.error?.details[0]?.rule, 'plans.oneChangeAtATime')
  assert.equal((await world.server.send('plans.change', { subscriptionId, version: 1, planId: 'pln_00000000000000000000000000' })).status, 404)
  const { data: after } = await world.server.read<SubscriptionDetail>('subscriptions.get', { subscriptionId })
  assert.equal(after.version, 1)
})
