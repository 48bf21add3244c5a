import assert from 'node:assert/strict'
import type { Role } from '@assento/store'
import { onEachDatabase } from '@assento/store/testing'
import type { SeatChanged, StateChanged, SubscriptionDetail, SubscriptionPermissions } from '../../src/subscriptions/dto.ts'
import { auditEntries } from '../audit-entries.ts'
import { makeWorld } from '../fixture.ts'

onEachDatabase('a sales agent raises seats and may not reduce them, and the audit names the subscription', async ({ database }) => {
  const world = await makeWorld(database)
  const { id: subscriptionId } = await world.buy('basic P1Y/annual', 10)
  const agent = await world.widget('salesAgent')
  const raised = await agent.send<SeatChanged>('subscriptions.seats.change', { subscriptionId, seats: 12, version: 1 })
  assert.equal(raised.data.verdict, 'allowed')
  const reduced = await agent.send('subscriptions.seats.change', { subscriptionId, seats: 11, version: 2 })
  assert.equal(reduced.status, 403)
  assert.deepEqual(reduced.error?.details.map(({ field, rule }) => [field, rule]), [['seats', 'accounts.role.forbidden']])
  const quoted = await agent.quote('subscriptions.seats.quote', { subscriptionId, seats: 11, version: 2 })
  assert.equal(quoted.status, 403)
  assert.equal((await world.row(subscriptionId)).seats, 12)
  const [entry] = await auditEntries(world)
  assert.deepEqual([entry?.outcome, entry?.rule, entry?.action], ['refused', 'accounts.role.forbidden', 'subscriptions.seats.change'])
  const history = await world.server.read<{ items: readonly { outcome: string }[] }>('subscriptions.history', { subscriptionId })
  assert.deepEqual(history.data.items.map(({ outcome }) => outcome), ['refused', 'done', 'done'])
})

onEachDatabase('corporate accounts are sent to their representative; their reseller’s agents and server go on', async ({ database }) => {
  const world = await makeWorld(database, { isCorporate: true })
  const { id: subscriptionId } = await world.buy('basic P1Y/annual', 10)
  const administrator = await world.widget('administrator')
  const calls = [
    administrator.send<SeatChanged>('subscriptions.seats.change', { subscriptionId, seats: 12, version: 1 }),
    administrator.send<StateChanged>('subscriptions.suspend', { subscriptionId, version: 1 }),
    administrator.send<SeatChanged>('renewals.schedule', { subscriptionId, version: 1, seats: 5 }),
    administrator.send<SeatChanged>('renewals.setEndOfTerm', { subscriptionId, version: 1, choice: 'end' }),
  ]
  for (const { status, data } of await Promise.all(calls)) {
    assert.equal(status, 200)
    assert.ok(data.verdict === 'denied' && data.rule === 'plans.corporate.byRepresentative')
    assert.deepEqual(data.alternatives, [{ kind: 'contact', contact: 'accountManager' }])
  }
  const agent = await world.widget('adminAgent')
  assert.equal((await agent.send<SeatChanged>('subscriptions.seats.change', { subscriptionId, seats: 12, version: 1 })).data.verdict, 'allowed')
})

/** Partners and the manufacturer have no session of a customer: that they are refused one is asserted below. */
const MAY: Readonly<Record<Exclude<Role, 'partnerAdmin' | 'partnerUser' | 'manufacturer'>, readonly (keyof SubscriptionPermissions)[]>> = {
  administrator: ['increaseSeats', 'reduceSeats', 'cancel', 'suspend', 'planRenewal', 'setEndOfTerm', 'assignSeats'],
  adminAgent: ['increaseSeats', 'reduceSeats', 'cancel', 'suspend', 'planRenewal', 'setEndOfTerm', 'assignSeats'],
  salesAgent: ['increaseSeats', 'planRenewal'],
  userAdmin: ['assignSeats'],
  billingContact: [], viewer: [], billingAdmin: [], helpdeskAgent: [],
}

onEachDatabase('each role is told what it may do, and is refused the rest', async ({ database }) => {
  const world = await makeWorld(database)
  const { id: subscriptionId } = await world.buy('basic P1Y/annual', 10)
  const forbidden = { increaseSeats: 'subscriptions.seats.change', cancel: 'subscriptions.cancel.confirm', suspend: 'subscriptions.suspend', setEndOfTerm: 'renewals.setEndOfTerm' } as const
  for (const [role, may] of Object.entries(MAY)) {
    const person = await world.widget(role as Role)
    const { data } = await person.read<SubscriptionDetail>('subscriptions.get', { subscriptionId })
    const granted = Object.entries(data.permissions).flatMap(([name, isGranted]) => (isGranted ? [name] : []))
    assert.deepEqual(granted, may, role)
    for (const [permission, path] of Object.entries(forbidden)) {
      if (may.includes(permission as keyof SubscriptionPermissions)) continue
      const refused = await person.send(path, { subscriptionId, seats: 12, version: 1, choice: 'end' })
      assert.equal(refused.status, 403, `${role} ${path}`)
    }
  }
  assert.equal((await world.row(subscriptionId)).version, 1)
  for (const role of ['partnerAdmin', 'partnerUser', 'manufacturer'] as const) {
    const session = await world.server.send('sessions.create', {
      customerId: world.customerId, actor: { id: 'x', name: 'X', role }, components: { subscriptions: { features: [] } }, allowedOrigins: ['https://loja.example'],
    })
    assert.equal(session.error?.code, 'not_found', role)
  }
})

onEachDatabase('a sibling customer’s subscription is answered exactly as an unknown one, by every procedure', async ({ database }) => {
  const world = await makeWorld(database)
  const { id: theirs } = await world.buy('basic P1Y/annual', 10, world.siblingId)
  const administrator = await world.widget('administrator')
  const unknown = 'sub_00000000000000000000000000'
  const reads = [
    ['subscriptions.get', {}], ['subscriptions.history', {}], ['subscriptions.assignments.list', {}], ['renewals.get', {}], ['charges.list', {}],
  ] as const
  const quotes = [
    ['subscriptions.seats.quote', { seats: 1, version: 1 }], ['subscriptions.cancel.quote', { version: 1 }], ['renewals.quote', { seats: 1, version: 1 }],
  ] as const
  const sends = [
    ['subscriptions.seats.change', { seats: 1, version: 9 }], ['subscriptions.cancel.confirm', { version: 9 }], ['subscriptions.suspend', { version: 9 }],
    ['subscriptions.resume', { version: 9 }], ['subscriptions.assignments.assign', { userName: 'a', userEmail: 'a@b.example' }],
    ['renewals.schedule', { version: 9 }], ['renewals.clear', { version: 9 }], ['renewals.setEndOfTerm', { version: 9, choice: 'end' }],
  ] as const
  for (const [verb, calls] of [['read', reads], ['quote', quotes], ['send', sends]] as const) {
    for (const [path, input] of calls) {
      const [sibling, none] = [await administrator[verb](path, { ...input, subscriptionId: theirs }), await administrator[verb](path, { ...input, subscriptionId: unknown })]
      assert.equal(sibling.status, 404, path)
      assert.deepEqual({ ...sibling.error, requestId: '' }, { ...none.error, requestId: '' }, path)
    }
  }
  assert.equal((await world.row(theirs)).version, 1)
})
