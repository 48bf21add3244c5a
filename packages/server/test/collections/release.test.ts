import assert from 'node:assert/strict'
import { PERPETUAL_RENEWAL_POLICY } from '@assento/rules'
import type { Denied } from '@assento/rules'
import { onEachDatabase } from '@assento/store/testing'
import type { StateChanged, SubscriptionDetail } from '../../src/subscriptions/dto.ts'
import { makeWorld } from '../fixture.ts'
import type { World } from '../fixture.ts'
import { changePolicy, eventsOf, invoiceOf, invoicesOf, pay, SUSPENDED_AT } from './collections-world.ts'

const detail = async (world: World, subscriptionId: string) =>
  (await world.server.read<SubscriptionDetail>('subscriptions.get', { subscriptionId })).data
const statusOf = async (world: World, subscriptionId: string) => (await detail(world, subscriptionId)).status

/** Asks for release at the version that is stored; answers the refusal's rule, or the verdict. */
async function resume(world: World, subscriptionId: string, more: object = {}): Promise<string> {
  const administrator = await world.widget('administrator')
  const { version } = await world.row(subscriptionId)
  const { data, error } = await administrator.send<StateChanged>('subscriptions.resume', { subscriptionId, version, ...more })
  assert.equal(error, null, JSON.stringify(error))
  return data.verdict === 'denied' ? (data as Denied).rule : data.verdict
}

onEachDatabase('two unpaid invoices hold one subscription until both are paid', async ({ database }) => {
  const world = await makeWorld(database, { collects: true })
  const { id } = await world.buy('basic P1Y/monthly', 2)
  await world.advanceTo('2027-01-19T12:00:00.000Z')
  const [first, second] = [await invoiceOf(world, 0), await invoiceOf(world, 1)]
  const holds = await database.db.selectFrom('collections_hold').select('invoice_id').where('subscription_id', '=', id).where('released_at', 'is', null).execute()
  assert.equal(holds.length, 2)
  await pay(world, first, '2027-01-19T13:00:00.000Z')
  assert.equal(await statusOf(world, id), 'suspended')
  await pay(world, second, '2027-01-19T14:00:00.000Z')
  assert.deepEqual([await statusOf(world, id), (await world.row(id)).end_of_term], ['active', 'renew'])
})

onEachDatabase('what the customer suspended stays suspended at payment, and is the customer’s to resume then, not before', async ({ database }) => {
  const world = await makeWorld(database, { collects: true })
  const { id } = await world.buy('basic P1Y/annual', 2)
  await world.server.send('subscriptions.suspend', { subscriptionId: id, version: 1 })
  await world.advanceTo(SUSPENDED_AT)
  assert.equal(await resume(world, id), 'collections.suspension.unpaid')
  await pay(world, await invoiceOf(world), '2026-12-21T13:00:00.000Z')
  assert.equal(await statusOf(world, id), 'suspended')
  assert.equal(await resume(world, id), 'allowed')
  assert.equal(await statusOf(world, id), 'active')
})

onEachDatabase('the reseller lifts a hold by hand, and the invoice stays owed', async ({ database }) => {
  const world = await makeWorld(database, { collects: true })
  const { id } = await world.buy('basic P1Y/annual', 2)
  await world.advanceTo(SUSPENDED_AT)
  const lifted = await world.server.send<StateChanged>('subscriptions.resume', { subscriptionId: id, version: (await world.row(id)).version })
  assert.equal(lifted.data.verdict, 'allowed')
  assert.deepEqual([await statusOf(world, id), (await world.row(id)).end_of_term, (await invoiceOf(world)).state], ['active', 'renew', 'open'])
})

onEachDatabase('a held term does not renew; released within the grace, it renews at once from its old end', async ({ database }) => {
  const world = await makeWorld(database, { collects: true })
  // Suspended on 21 December at 9 h; the month ends at midnight UTC of the same day and renews before.
  const { id } = await world.buy('basic P1M/monthly', 2)
  await world.advanceTo('2027-01-25T00:00:00.000Z')
  const held = await detail(world, id)
  assert.deepEqual([held.status, held.term], ['suspended', { startsOn: '2026-12-21', until: '2027-01-21' }])
  for (const invoice of await invoicesOf(world)) await pay(world, invoice, '2027-01-25T00:00:00.000Z')
  await world.advanceTo('2027-01-25T00:00:01.000Z')
  const renewed = await detail(world, id)
  assert.deepEqual([renewed.status, renewed.term], ['active', { startsOn: '2027-01-21', until: '2027-02-21' }])
})

onEachDatabase('a term that ended in a suspension without billing is invoiced at once, and released when that invoice is paid in full', async ({ database }) => {
  const world = await makeWorld(database, { collects: true, policy: PERPETUAL_RENEWAL_POLICY })
  const { id } = await world.buy('basic P1M/monthly', 2)
  await world.advanceTo('2026-11-25T00:00:00.000Z')
  await pay(world, await invoiceOf(world), '2026-11-25T00:00:00.000Z')
  await world.server.send('subscriptions.suspend', { subscriptionId: id, version: 1 })
  await world.advanceTo('2027-01-02T15:00:00.000Z')
  assert.equal(await resume(world, id), 'subscriptions.resume.retroactivePaymentDue')
  assert.equal((await invoicesOf(world)).length, 1, 'asking alone changes nothing')
  assert.equal(await resume(world, id, { acceptsRetroactiveInvoice: true }), 'allowed')
  const invoice = await invoiceOf(world, 1)
  assert.deepEqual([invoice.state, invoice.total_cents, invoice.issued_on, await statusOf(world, id)], ['open', 2 * 3456, '2027-01-02', 'suspended'])
  assert.equal(await resume(world, id, { acceptsRetroactiveInvoice: true }), 'collections.suspension.unpaid')
  assert.equal((await invoicesOf(world)).length, 2, 'it is invoiced once')
  // The days of grace would have ended on 5 January.
  await world.advanceTo('2027-01-11T15:00:00.000Z')
  await pay(world, invoice, '2027-01-11T15:00:00.000Z', 100)
  assert.equal(await statusOf(world, id), 'suspended')
  await pay(world, invoice, '2027-01-11T16:00:00.000Z')
  const released = await detail(world, id)
  assert.deepEqual([released.status, released.term], ['active', { startsOn: '2026-12-21', until: '2027-01-21' }])
  const charged = await database.db.selectFrom('charge').select('kind').where('subscription_id', '=', id).orderBy('id').execute()
  assert.deepEqual(charged.map(({ kind }) => kind), ['termCycle', 'retroactive'])
})

onEachDatabase('a policy that asks for the retroactive invoice issues it when the overdue one is paid', async ({ database }) => {
  const world = await makeWorld(database, { collects: true, policy: PERPETUAL_RENEWAL_POLICY })
  await changePolicy(world, (policy) => ({ ...policy, release: 'retroactiveInvoice', clearingBusinessDays: 0 }))
  const { id } = await world.buy('basic P1M/monthly', 2)
  // Held on 17 December; the month ends on the 21st.
  await world.advanceTo('2026-12-28T15:00:00.000Z')
  assert.equal(await statusOf(world, id), 'suspended')
  await pay(world, await invoiceOf(world), '2026-12-28T15:00:00.000Z')
  assert.equal(await statusOf(world, id), 'suspended')
  const retroactive = await invoiceOf(world, 1)
  assert.equal(retroactive.total_cents, 2 * 3456)
  await pay(world, retroactive, '2026-12-29T15:00:00.000Z')
  assert.deepEqual([await statusOf(world, id), (await world.row(id)).end_of_term, (await world.row(id)).term_until], ['active', 'renew', '2027-01-21'])
})

onEachDatabase('termination is announced, ends at once, and payment brings nothing back', async ({ database }) => {
  const world = await makeWorld(database, { collects: true })
  await changePolicy(world, (policy) => ({
    ...policy, steps: [
      ...policy.steps,
      { key: 'announce+20', daysFromDue: 20, channel: 'email', template: 'notice.termination', action: null, unless: null },
      { key: 'terminate+30', daysFromDue: 30, channel: 'email', template: 'notice.terminated', action: 'terminate', unless: null },
    ],
  }))
  const { id } = await world.buy('basic P1Y/annual', 2)
  // 1 January is a holiday, the 4th a Monday, and clearing ends on the 6th.
  await world.advanceTo('2027-01-06T11:59:59.999Z')
  assert.equal(await statusOf(world, id), 'suspended')
  await world.advanceTo('2027-01-06T12:00:00.000Z')
  assert.equal(await statusOf(world, id), 'deleted')
  await pay(world, await invoiceOf(world), '2027-01-07T12:00:00.000Z')
  assert.equal(await statusOf(world, id), 'deleted')
  assert.ok((await eventsOf(world)).includes('subscription.release_failed'), 'a person is told that money came too late')
})

onEachDatabase('a void invoice holds nothing any more', async ({ database }) => {
  const world = await makeWorld(database, { collects: true })
  const { id } = await world.buy('basic P1Y/annual', 2)
  await world.advanceTo(SUSPENDED_AT)
  const voided = await world.server.send<{ verdict: string }>('invoices.void', { invoiceId: (await invoiceOf(world)).id, reason: 'Emitida para o cliente errado.' })
  assert.deepEqual([voided.data.verdict, await statusOf(world, id), (await world.row(id)).end_of_term], ['allowed', 'active', 'renew'])
})

onEachDatabase('what was lifted by hand and is suspended again under another policy is released when the invoice is paid', async ({ database }) => {
  const world = await makeWorld(database, { collects: true })
  const { id } = await world.buy('basic P1Y/annual', 2)
  await world.advanceTo(SUSPENDED_AT)
  await world.server.send<StateChanged>('subscriptions.resume', { subscriptionId: id, version: (await world.row(id)).version })
  await changePolicy(world, (policy) => ({ ...policy, steps: policy.steps.map((step) => ({ ...step, key: `again.${step.key}` })) }))
  await world.advanceTo('2027-02-01T12:00:00.000Z')
  assert.equal(await statusOf(world, id), 'suspended')
  assert.equal(await resume(world, id), 'collections.suspension.unpaid')
  await pay(world, await invoiceOf(world), '2027-02-01T13:00:00.000Z')
  assert.deepEqual([await statusOf(world, id), (await world.row(id)).end_of_term], ['active', 'renew'])
})

onEachDatabase('an invoice that was written off holds until all of it is recovered', async ({ database }) => {
  const world = await makeWorld(database, { collects: true })
  const { id } = await world.buy('basic P1Y/annual', 2)
  await world.advanceTo(SUSPENDED_AT)
  const invoice = await invoiceOf(world)
  await world.server.send('invoices.writeOff', { invoiceId: invoice.id, reason: 'Cliente sem resposta.' })
  await pay(world, invoice, '2026-12-21T13:00:00.000Z', invoice.total_cents - 1)
  assert.equal(await statusOf(world, id), 'suspended')
  await pay(world, invoice, '2026-12-21T14:00:00.000Z', 1)
  assert.deepEqual([await statusOf(world, id), (await world.row(id)).end_of_term], ['active', 'renew'])
  const held = await database.db.selectFrom('collections_hold').select('kind').where('tenant_id', '=', world.tenantId).where('released_at', 'is', null).execute()
  assert.deepEqual(held, [], 'buying is free again too')
})
