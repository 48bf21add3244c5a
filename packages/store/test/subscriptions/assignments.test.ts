import assert from 'node:assert/strict'
import { assignSeat, findSubscription, listAssignments, newId, releaseNewestSeats, unassignSeat, type AssentoDatabase } from '../../src/index.ts'
import { createSampleSubscription, createSampleTenant, onEachDatabase, SAMPLE_NOW } from '../on-each-database.ts'

function assign(database: AssentoDatabase, tenantId: string, subscriptionId: string, email: string) {
  return database.withTx((tx) => assignSeat(tx, tenantId, {
    id: newId('asg'), subscription_id: subscriptionId, user_name: email, user_email: email, assigned_at: SAMPLE_NOW, assigned_by: 'maria',
  }))
}

onEachDatabase('of forty people who are given three seats at once, three get one', async ({ database, open, url }) => {
  const sample = await createSampleTenant(database)
  const id = await createSampleSubscription(database, sample, { seats: 3 })
  const doors = [database, await open(url)]
  const outcomes = await Promise.all(Array.from({ length: 40 }, (_, index) =>
    assign(doors[index % 2] ?? database, sample.tenantId, id, `pessoa${index}@exemplo.com.br`)))
  assert.equal(outcomes.filter((outcome) => outcome === 'assigned').length, 3)
  assert.equal(outcomes.filter((outcome) => outcome === 'noSeatLeft').length, 37)
  assert.equal((await findSubscription(database, sample.tenantId, id))?.assigned_seats, 3)
  assert.equal((await listAssignments(database, sample.tenantId, { subscriptionId: id, afterId: null, limit: 200 })).items.length, 3)
})

onEachDatabase('a person who is given a seat twice holds one', async ({ database }) => {
  const sample = await createSampleTenant(database)
  const id = await createSampleSubscription(database, sample, { seats: 3 })
  const outcomes = await Promise.all([1, 2, 3].map(() => assign(database, sample.tenantId, id, 'ana@exemplo.com.br')))
  assert.deepEqual(outcomes.sort(), ['alreadyAssigned', 'alreadyAssigned', 'assigned'])
  assert.equal((await findSubscription(database, sample.tenantId, id))?.assigned_seats, 1)
})

onEachDatabase('a seat taken back twice at once is free once', async ({ database }) => {
  const sample = await createSampleTenant(database)
  const id = await createSampleSubscription(database, sample, { seats: 2 })
  await assign(database, sample.tenantId, id, 'ana@exemplo.com.br')
  await assign(database, sample.tenantId, id, 'bia@exemplo.com.br')
  const { items } = await listAssignments(database, sample.tenantId, { subscriptionId: id, afterId: null, limit: 1 })
  const take = () => database.withTx((tx) => unassignSeat(tx, sample.tenantId, id, items[0]?.id ?? ''))
  assert.deepEqual((await Promise.all([take(), take(), take()])).sort(), [false, false, true])
  assert.equal((await findSubscription(database, sample.tenantId, id))?.assigned_seats, 1)
  assert.equal(await assign(database, sample.tenantId, id, 'ana@exemplo.com.br'), 'assigned')
  assert.equal(await assign(database, sample.tenantId, id, 'caio@exemplo.com.br'), 'noSeatLeft')
})

onEachDatabase('seats released down to a number leave those who had theirs longest', async ({ database }) => {
  const sample = await createSampleTenant(database)
  const id = await createSampleSubscription(database, sample, { seats: 4 })
  for (const email of ['ana@x.br', 'bia@x.br', 'caio@x.br']) await assign(database, sample.tenantId, id, email)
  const release = (keep: number) => database.withTx((tx) => releaseNewestSeats(tx, sample.tenantId, id, keep))
  assert.equal((await release(3)).length, 0)
  assert.equal((await release(2)).length, 1)
  const { items } = await listAssignments(database, sample.tenantId, { subscriptionId: id, afterId: null, limit: 9 })
  assert.deepEqual(items.map((item) => item.user_email), ['ana@x.br', 'bia@x.br'])
  assert.equal((await findSubscription(database, sample.tenantId, id))?.assigned_seats, 2)
  assert.equal((await release(0)).length, 2)
})
