import assert from 'node:assert/strict'
import type { CollectionsStep, Denied } from '@assento/rules'
import { findLatestProvisioning, findRenewalPlan } from '@assento/store'
import { onEachDatabase } from '@assento/store/testing'
import type { SeatChanged, StateChanged, SubscriptionDetail } from '../../src/subscriptions/dto.ts'
import { makeWorld } from '../fixture.ts'
import type { World } from '../fixture.ts'
import { addContacts, changePolicy, eventsOf, invoiceOf, messagesOf, ordersOf, pay, SUSPENDED_AT, timelineOf } from './collections-world.ts'

const RESTRICTING: readonly CollectionsStep[] = [
  { key: 'announce+5', daysFromDue: 5, channel: 'email', template: 'notice.restriction', action: null, unless: null },
  { key: 'restrict+10', daysFromDue: 10, channel: 'email', template: 'notice.restricted', action: 'restrict', unless: null },
]
const STEPS = ['reminder-7', 'reminder-1', 'due', 'overdue+1', 'overdue+3', 'announce+5', 'overdue+7', 'restrict+10', 'suspend+15']

const detail = async (world: World, subscriptionId: string) =>
  (await world.server.read<SubscriptionDetail>('subscriptions.get', { subscriptionId })).data

onEachDatabase('an unpaid invoice goes through the whole policy, each message once a contact, and payment restores what was', async ({ database }) => {
  const world = await makeWorld(database, { collects: true })
  await addContacts(world, 'ana', 'bia', 'caio')
  await changePolicy(world, (policy) => ({ ...policy, steps: [...policy.steps, ...RESTRICTING] }))
  const { id: subscriptionId } = await world.buy('basic P1Y/annual', 10)
  await world.server.send('renewals.schedule', { subscriptionId, version: 1, seats: 7 })
  const version = (await detail(world, subscriptionId)).version
  await world.advanceTo('2026-12-10T00:00:00.000Z')
  const { id: otherId } = await world.buy('standard P1Y/annual', 2)
  const administrator = await world.widget('administrator')
  const grow = (seats: number) => administrator.send<SeatChanged>('subscriptions.seats.change', { subscriptionId: otherId, version: 1, seats })

  // Restriction: +10 is a Saturday, the next business day Monday the 14th, and a boleto is known two business days later.
  await world.advanceTo('2026-12-16T11:59:59.999Z')
  assert.equal((await administrator.quote<{ decision: { verdict: string } }>('subscriptions.seats.quote', { subscriptionId: otherId, seats: 3 })).data.decision.verdict, 'allowed')
  await world.advanceTo('2026-12-16T12:00:00.000Z')
  const refused = (await grow(3)).data as unknown as Denied
  assert.deepEqual([refused.rule, refused.alternatives], ['collections.account.restricted', [
    { kind: 'payInvoice', invoiceId: (await invoiceOf(world)).id }, { kind: 'contact', contact: 'finance' },
  ]])
  assert.equal(((await grow(1)).data).verdict, 'allowed', 'a reduction is not refused')
  const bought = await world.server.send<Denied>('subscriptions.create', { customerId: world.customerId, offerId: world.nimbus.offer('basic P1Y/annual'), seats: 1 })
  assert.equal(bought.data.rule, 'collections.account.restricted')

  await world.advanceTo(SUSPENDED_AT)
  const invoice = await invoiceOf(world)
  const held = await detail(world, subscriptionId)
  assert.deepEqual([held.status, held.endOfTerm, held.facts.renewalPlan?.seats, held.version], ['suspended', 'renew', 7, version + 1])
  assert.equal((await findLatestProvisioning(database, world.tenantId, subscriptionId))?.kind, 'suspend')
  assert.equal((await detail(world, otherId)).status, 'active', 'only what the invoice has lines of')
  assert.deepEqual((await messagesOf(world, invoice)).filter((message) => message.endsWith('ana')), STEPS.map((step) => `${step} ana`))
  assert.deepEqual((await messagesOf(world, invoice)).sort(), STEPS.flatMap((step) => [`${step} ana`, `${step} bia`]).sort())

  const resumed = await administrator.send<StateChanged>('subscriptions.resume', { subscriptionId, version: held.version })
  assert.equal((resumed.data as unknown as Denied).rule, 'collections.suspension.unpaid')
  const { total_cents: total, settled_cents: settled } = await invoiceOf(world)
  await pay(world, invoice, '2026-12-22T15:00:00.000Z', total - settled - 1)
  assert.equal((await detail(world, subscriptionId)).status, 'suspended', 'a partial payment releases nothing')
  await pay(world, invoice, '2026-12-23T15:00:00.000Z')
  const released = await detail(world, subscriptionId)
  assert.deepEqual([released.status, released.endOfTerm, released.facts.renewalPlan?.seats, released.facts.term], ['active', 'renew', 7, held.facts.term])
  assert.deepEqual(await findRenewalPlan(database, world.tenantId, subscriptionId).then((plan) => plan?.seats), 7)
  assert.equal((await findLatestProvisioning(database, world.tenantId, subscriptionId))?.kind, 'resume')
  assert.equal((await invoiceOf(world)).next_step_at, null)
  assert.deepEqual(await timelineOf(world, invoice), STEPS.map((step) => `${step} done`))
  assert.deepEqual((await eventsOf(world)).filter((name) => /customer|suspended|resumed/.test(name)), [
    'customer.restricted', 'subscription.suspended', 'customer.released', 'subscription.resumed'])
})

onEachDatabase('a reminder is sent at its hour and not a millisecond before', async ({ database }) => {
  const world = await makeWorld(database, { collects: true })
  await addContacts(world, 'ana')
  await world.buy('basic P1Y/annual', 1)
  await world.advanceTo('2026-11-25T11:59:59.999Z')
  assert.deepEqual(await ordersOf(world), [])
  await world.advanceTo('2026-11-25T12:00:00.000Z')
  assert.deepEqual(await ordersOf(world), ['reminder-7'])
})

onEachDatabase('a paid invoice is not reminded of again, and its steps are shown as left out', async ({ database }) => {
  const world = await makeWorld(database, { collects: true })
  await addContacts(world, 'ana')
  await world.buy('basic P1Y/annual', 1)
  await world.advanceTo('2026-12-01T20:00:00.000Z')
  await pay(world, await invoiceOf(world), '2026-12-01T20:00:00.000Z')
  await world.advanceTo('2027-01-31T00:00:00.000Z')
  assert.deepEqual(await ordersOf(world), ['reminder-7', 'reminder-1'])
  assert.deepEqual((await timelineOf(world, await invoiceOf(world))).slice(1, 4), ['reminder-1 done', 'due skipped', 'overdue+1 skipped'])
})
