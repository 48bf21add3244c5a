import assert from 'node:assert/strict'
import { onEachDatabase } from '@assento/store/testing'
import type { Page, SeatAssignmentItem } from '../../src/subscriptions/dto.ts'
import { makeWorld } from '../fixture.ts'

onEachDatabase('a seat goes to one person once; without a free seat, and for someone who has one, it is a conflict', async ({ database }) => {
  const world = await makeWorld(database)
  const { id: subscriptionId } = await world.buy('basic P1Y/annual', 1)
  const admin = await world.widget('userAdmin')
  const assign = (userEmail: string) => admin.send<SeatAssignmentItem>('subscriptions.assignments.assign', { subscriptionId, userName: 'Ana', userEmail })
  const first = await assign('Ana@Padaria.example')
  assert.equal(first.data.userEmail, 'ana@padaria.example')
  const again = await assign('ana@padaria.example')
  assert.deepEqual([again.status, again.error?.details[0]?.rule], [409, 'subscriptions.assignments.alreadyAssigned'])
  const full = await assign('bia@padaria.example')
  assert.deepEqual([full.status, full.error?.details[0]?.rule], [409, 'subscriptions.assignments.noSeatLeft'])
  const { data } = await admin.read<Page<SeatAssignmentItem>>('subscriptions.assignments.list', { subscriptionId })
  assert.deepEqual(data.items.map(({ id }) => id), [first.data.id])
  assert.equal((await world.row(subscriptionId)).assigned_seats, 1)
})

onEachDatabase('of two people who take the last seat at once, one gets it', async ({ database }) => {
  const world = await makeWorld(database)
  const { id: subscriptionId } = await world.buy('basic P1Y/annual', 1)
  const answers = await Promise.all(['ana', 'bia', 'caio'].map((name) =>
    world.server.send('subscriptions.assignments.assign', { subscriptionId, userName: name, userEmail: `${name}@padaria.example` })))
  assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 409, 409])
  assert.equal((await world.row(subscriptionId)).assigned_seats, 1)
})

onEachDatabase('an assignment of another subscription is unknown here', async ({ database }) => {
  const world = await makeWorld(database)
  const [{ id: first }, { id: second }] = [await world.buy('basic P1Y/annual', 1), await world.buy('basic P1Y/annual', 1)]
  const { data } = await world.server.send<SeatAssignmentItem>('subscriptions.assignments.assign', { subscriptionId: first, userName: 'Ana', userEmail: 'ana@padaria.example' })
  const wrong = await world.server.send('subscriptions.assignments.unassign', { subscriptionId: second, assignmentId: data.id })
  assert.equal(wrong.status, 404)
  const right = await world.server.send<{ id: string }>('subscriptions.assignments.unassign', { subscriptionId: first, assignmentId: data.id })
  assert.deepEqual(right.data, { id: data.id })
  assert.equal((await world.row(first)).assigned_seats, 0)
})
