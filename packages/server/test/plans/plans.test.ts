import assert from 'node:assert/strict'
import { CSP_POLICY, instant, SAAS_POLICY } from '@assento/rules'
import { onEachDatabase } from '@assento/store/testing'
import type { ChargePage } from '../../src/charges/dto.ts'
import type { PlanChanged, PlanOptions, PlanQuote } from '../../src/plans/dto.ts'
import type { SubscriptionDetail } from '../../src/subscriptions/dto.ts'
import { makeWorld } from '../fixture.ts'
import { storeOffer } from '../nimbus.ts'

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
    [CSP_POLICY, 'plans.upgrade.notAPath', 'scheduleForRenewal'], [SAAS_POLICY, 'plans.downgrade.bySupport', 'openTicket'],
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

onEachDatabase('inside three years the next cycle is charged otherwise, the dates stay, and each cycle is charged once', async ({ database }) => {
  const world = await makeWorld(database)
  const offerId = await database.withTx((tx) => storeOffer(tx, world.tenantId, world.nimbus, 'e3', ['P3Y', 'monthly'], 720_000))
  const { data: bought } = await world.server.send<PlanChanged>('subscriptions.create', { customerId: world.customerId, offerId, seats: 2 })
  const subscriptionId = bought.subscription.id
  await world.advanceTo('2027-01-25T10:00:00.000Z')
  const wish = async (billingFrequency: string) => ({ subscriptionId, version: (await world.row(subscriptionId)).version, billingFrequency })
  const toAnnual = await wish('annual')
  const { data: quote } = await world.server.quote<PlanQuote>('plans.quote', toAnnual)
  assert.ok(quote.decision.verdict === 'scheduled')
  assert.deepEqual([quote.decision.effectiveAt, quote.dueNow.cents], ['2027-02-21T00:00:00.000Z', 0])
  const { data: changed } = await world.server.send<PlanChanged>('plans.change', { ...toAnnual, quoteId: quote.quoteId })
  assert.deepEqual([changed.verdict, changed.subscription.billingFrequency], ['scheduled', 'monthly'], 'the running cycle stays as it was paid')
  await world.advanceTo('2027-02-20T23:59:59.999Z')
  assert.equal((await world.row(subscriptionId)).billing_frequency, 'monthly')
  await world.advanceTo('2028-01-01T00:00:00.000Z')
  const row = await world.row(subscriptionId)
  assert.deepEqual([row.billing_frequency, row.cycle_unit_cents, row.term_starts_on, row.term_until], ['annual', 230_400, '2026-11-21', '2029-11-21'])
  await world.server.send('plans.change', await wish('monthly'))
  await world.advanceTo('2029-01-01T00:00:00.000Z')
  const { items } = (await world.server.read<ChargePage>('charges.list', { subscriptionId, limit: 200 })).data
  assert.deepEqual(items.map(({ period, amount }) => `${period.startsOn} ${amount.cents}`), [
    '2026-11-21 40000', '2026-12-21 40000', '2027-01-21 40000',
    // 273 of the year's 365 days are left: 2 × 2304.00 × 273/365.
    '2027-02-21 344653', '2027-11-21 460800', '2028-11-21 40000', '2028-12-21 40000',
  ])
})

onEachDatabase('automatic renewal that was off stays off under a longer commitment', async ({ database }) => {
  const world = await makeWorld(database)
  const { id: subscriptionId } = await world.buy('basic P1M/monthly', 5)
  await world.server.send('renewals.setEndOfTerm', { subscriptionId, version: 1, choice: 'end' })
  const { data } = await world.server.send<PlanChanged>('plans.change', { subscriptionId, version: 2, commitment: 'P1Y', billingFrequency: 'monthly' })
  assert.deepEqual([data.verdict, data.subscription.endOfTerm], ['allowed', 'end'])
  await world.advanceTo('2027-11-21T00:00:00.000Z')
  assert.equal((await world.row(subscriptionId)).status, 'expired')
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
