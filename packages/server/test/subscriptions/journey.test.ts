import assert from 'node:assert/strict'
import { onEachDatabase } from '@assento/store/testing'
import type { ChargePage } from '../../src/charges/dto.ts'
import type { RenewalChanged, RenewalView } from '../../src/renewals/dto.ts'
import type { SeatChanged, SeatQuote, SubscriptionDetail } from '../../src/subscriptions/dto.ts'
import type { HistoryItem, Page } from '../../src/subscriptions/dto.ts'
import { makeWorld } from '../fixture.ts'
import type { Person } from '../fixture.ts'

async function chargesOf(person: Person, subscriptionId: string): Promise<ChargePage> {
  return (await person.read<ChargePage>('charges.list', { subscriptionId })).data
}

onEachDatabase('an administrator raises 10 to 12, and the line charged is the line quoted', async ({ database }) => {
  const world = await makeWorld(database)
  const { id: subscriptionId } = await world.buy('basic P1Y/monthly', 10)
  const administrator = await world.widget('administrator')

  const quote = await administrator.quote<SeatQuote>('subscriptions.seats.quote', { subscriptionId, seats: 12, version: 1 })
  assert.equal(quote.status, 200, JSON.stringify(quote.error))
  // 30.24 × 2 seats, the whole first cycle 21 Nov – 21 Dec: bought and raised on the same day.
  assert.deepEqual(quote.data.dueNow, { currency: 'BRL', cents: 6048 })
  assert.equal(quote.data.validUntil, '2026-11-21T23:59:59.999Z')

  const changed = await administrator.send<SeatChanged>('subscriptions.seats.change', {
    subscriptionId, seats: 12, version: 1, quoteId: quote.data.quoteId,
  })
  assert.equal(changed.status, 200, JSON.stringify(changed.error))
  assert.equal(changed.data.verdict, 'allowed')
  assert.equal(changed.data.subscription.seats, 12)
  assert.equal(changed.data.subscription.version, 2)
  assert.equal(changed.data.subscription.provisioning, 'requested')

  const { items, drafts } = await chargesOf(administrator, subscriptionId)
  assert.deepEqual(items.map(({ kind, amount }) => [kind, amount.cents]), [['termCycle', 30_240], ['seatsAdded', 6048]])
  assert.equal(items[1]?.quoteId, quote.data.quoteId)
  assert.deepEqual(drafts.map(({ kind, amount }) => [kind, amount.cents]), [['purchase', 30_240 + 6048]], 'one draft a customer and day')
})

onEachDatabase('a reduction is taken in the window, and refused after it with the date and an alternative that can be taken', async ({ database }) => {
  const world = await makeWorld(database)
  const { id: subscriptionId } = await world.buy('basic P1Y/monthly', 10)
  const administrator = await world.widget('administrator')
  const reduce = (seats: number, version: number) =>
    administrator.send<SeatChanged>('subscriptions.seats.change', { subscriptionId, seats, version })

  await world.advanceTo('2026-11-24T15:00:00.000Z')
  const reduced = await reduce(8, 1)
  assert.equal(reduced.data.verdict, 'allowed')
  const credit = (await chargesOf(administrator, subscriptionId)).items.find(({ kind }) => kind === 'seatsReduced')
  // 2 × 30.24 × 27 of 30 days: the day of the reduction is credited.
  assert.equal(credit?.amount.cents, -5443)

  await world.advanceTo('2026-11-28T15:00:00.001Z')
  const refused = await reduce(5, 2)
  assert.equal(refused.status, 200)
  assert.ok(refused.data.verdict === 'denied')
  assert.equal(refused.data.rule, 'subscriptions.seats.windowClosed')
  assert.equal(refused.data.earliestAt, '2027-11-21T00:00:00.000Z')
  assert.equal(refused.data.subscription.seats, 8)
  assert.equal(refused.data.subscription.version, 2)
  const alternative = refused.data.alternatives.find(({ kind }) => kind === 'scheduleForRenewal')
  assert.ok(alternative?.kind === 'scheduleForRenewal')

  const planned = await administrator.send<RenewalChanged>('renewals.schedule', { subscriptionId, version: 2, seats: alternative.seats })
  assert.equal(planned.data.verdict, 'scheduled')
  assert.equal(planned.data.view.renewalPlan?.seats, 5)
})

onEachDatabase('past the renewal the new term has the planned seats, commitment and frequency, one draft and one window', async ({ database }) => {
  const world = await makeWorld(database)
  const { id: subscriptionId } = await world.buy('e3 P1Y/monthly', 10)
  const administrator = await world.widget('administrator')
  const planned = await administrator.send<RenewalChanged>('renewals.schedule', {
    subscriptionId, version: 1, seats: 7, commitment: 'P3Y', billingFrequency: 'annual',
  })
  assert.equal(planned.data.verdict, 'scheduled', JSON.stringify(planned))
  const before = await chargesOf(administrator, subscriptionId)

  await world.advanceTo('2027-11-21T09:00:00.000Z')
  const { data: after } = await administrator.read<SubscriptionDetail>('subscriptions.get', { subscriptionId })
  assert.equal(after.seats, 7)
  assert.equal(after.commitment, 'P3Y')
  assert.equal(after.billingFrequency, 'annual')
  assert.deepEqual(after.term, { startsOn: '2027-11-21', until: '2030-11-21' })
  assert.deepEqual(after.unitPrice, { currency: 'BRL', cents: 230_400 })
  assert.deepEqual(after.facts.batches.map(({ seats, addedAt, until }) => ({ seats, addedAt, until })), [
    { seats: 7, addedAt: '2027-11-21T00:00:00.000Z', until: '2027-11-28T00:00:00.000Z' },
  ])
  assert.equal(after.facts.renewalPlan, null)

  const { items, drafts } = await chargesOf(administrator, subscriptionId)
  // Midnight of UTC, in which the product counts, is nine in the evening of the day before at the reseller's.
  const renewals = drafts.filter(({ kind }) => kind === 'renewal')
  assert.deepEqual(renewals.map(({ amount, lines, opensOn }) => [amount.cents, lines, opensOn]), [[7 * 230_400, 1, '2027-11-20']])
  // Eleven more months of the first term, charged one by one.
  assert.equal(items.length, before.items.length + 11 + 1)
  assert.ok(items.slice(0, 12).every(({ amount }) => amount.cents === 10 * 20_160))

  const view = await administrator.read<RenewalView>('renewals.get', { subscriptionId })
  assert.equal(view.data.preview.current.perTerm.cents, 7 * 691_200)
})

onEachDatabase('a viewer is refused, and the audit shows it', async ({ database }) => {
  const world = await makeWorld(database)
  const { id: subscriptionId } = await world.buy('basic P1Y/monthly', 10)
  const viewer = await world.widget('viewer')
  const refused = await viewer.send('subscriptions.seats.change', { subscriptionId, seats: 12, version: 1 })
  assert.equal(refused.status, 403)
  assert.equal(refused.error?.code, 'forbidden')
  assert.equal((await world.row(subscriptionId)).seats, 10)
  const { data } = await world.server.read<Page<HistoryItem>>('audit.list', {})
  const entry = data.items.find(({ outcome }) => outcome === 'refused')
  assert.equal(entry?.action, 'subscriptions.seats.change')
  assert.equal(entry?.rule, 'accounts.role.forbidden')
  const { data: history } = await world.server.read<Page<HistoryItem>>('subscriptions.history', { subscriptionId })
  assert.equal(history.items.find(({ outcome }) => outcome === 'refused')?.action, 'subscriptions.seats.change')
})
