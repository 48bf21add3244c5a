import assert from 'node:assert/strict'
import { listMembers, verifyAudit } from '@assento/store'
import { onEachDatabase } from '@assento/store/testing'
import { Harness } from './harness.ts'
import { sampleWorld, type SampleWorld } from './sample-world.ts'

const person = (email: string) => ({ name: 'Bia Lima', email, role: 'viewer' })
const membersOf = async (harness: Harness, world: SampleWorld) =>
  (await listMembers(harness.database, world.tenantId, { accountId: world.customerId, afterId: null, limit: 200 })).items

onEachDatabase('a hundred calls at once with one key have one effect and one answer (case 38)', async ({ database }) => {
  const harness = new Harness(database)
  const world = await sampleWorld(database)
  const before = await verifyAudit(database, world.tenantId)
  const answers = await Promise.all(Array.from({ length: 100 }, () => harness.server(world.key, 'accounts.members.invite', {
    input: { accountId: world.customerId, ...person('bia@loja.example') }, headers: { 'idempotency-key': 'um-clique' },
  })))
  assert.deepEqual([...new Set(answers.map(({ status }) => status))], [200])
  assert.equal(new Set(answers.map(({ text }) => text)).size, 1)
  assert.equal((await membersOf(harness, world)).length, 2)
  assert.equal((await verifyAudit(database, world.tenantId)).entries, before.entries + 1)
})

onEachDatabase('a seat change repeated a hundred times with one key is charged once (case 38)', async ({ database }) => {
  const harness = new Harness(database)
  const world = await sampleWorld(database)
  const token = await harness.token(world)
  const answers = await Promise.all(Array.from({ length: 100 }, () => harness.widget(world, token, 'subscriptions.seats.change', {
    input: { subscriptionId: world.ids['subscriptionId'], version: 1, seats: 12 }, headers: { 'idempotency-key': 'mais-duas' },
  })))
  assert.deepEqual([...new Set(answers.map(({ status }) => status))], [200])
  assert.equal(new Set(answers.map(({ text }) => text)).size, 1)
  const now = await harness.widget(world, token, 'subscriptions.get', { input: { subscriptionId: world.ids['subscriptionId'] } })
  assert.partialDeepStrictEqual(now.data, { seats: 12, version: 2 })
})

onEachDatabase('the key with another body is a mismatch; with the same body it is answered again after a day and an hour (case 39)', async ({ database }) => {
  const harness = new Harness(database)
  const world = await sampleWorld(database)
  const invite = (email: string) => harness.server(world.key, 'accounts.members.invite', {
    input: { accountId: world.customerId, ...person(email) }, headers: { 'idempotency-key': 'k1' },
  })
  const first = await invite('a@loja.example')
  const other = await invite('b@loja.example')
  assert.deepEqual([other.status, other.error?.code], [422, 'idempotency_mismatch'])
  harness.clock.pass(25 * 3_600_000)
  assert.equal((await invite('a@loja.example')).text, first.text)
  assert.equal((await membersOf(harness, world)).length, 2)
})

onEachDatabase('the same key of another person, another key or another procedure is another key (case 39)', async ({ database }) => {
  const harness = new Harness(database)
  const world = await sampleWorld(database)
  const second = (await harness.server(world.key, 'keys.create', { input: { kind: 'secret' } })).data as { key: string }
  const [admin, agent] = [await harness.token(world), await harness.token(world, 'adminAgent')]
  const headers = { 'idempotency-key': 'k2' }
  const invite = (email: string) => ({ input: { accountId: world.customerId, ...person(email) }, headers })
  const answers = [
    await harness.server(world.key, 'accounts.members.invite', invite('1@loja.example')),
    await harness.server(second.key, 'accounts.members.invite', invite('2@loja.example')),
    await harness.widget(world, admin, 'accounts.members.invite', invite('3@loja.example')),
    await harness.widget(world, agent, 'accounts.members.invite', invite('4@loja.example')),
    await harness.widget(world, admin, 'accounts.members.setRole', { input: { id: world.ids['memberId'], role: 'viewer' }, headers }),
  ]
  assert.deepEqual(answers.map(({ status }) => status), [200, 200, 200, 200, 200])
  assert.equal((await membersOf(harness, world)).length, 5)
})

onEachDatabase('a call that failed keeps no answer: the same key runs it again', async ({ database }) => {
  const harness = new Harness(database)
  const world = await sampleWorld(database)
  const invite = (role: string) => harness.server(world.key, 'accounts.members.invite', {
    input: { accountId: world.customerId, name: 'Bia', email: 'bia@loja.example', role }, headers: { 'idempotency-key': 'k3' },
  })
  assert.equal((await invite('adminAgent')).status, 400, 'a customer has no agents')
  assert.equal((await invite('viewer')).status, 200)
})

onEachDatabase('an answer that holds a secret is never kept under a key', async ({ database }) => {
  const harness = new Harness(database)
  const world = await sampleWorld(database)
  const create = () => harness.server(world.key, 'keys.create', { input: { kind: 'secret', slot: 's' }, headers: { 'idempotency-key': 'k4' } })
  const [first, second] = [await create(), await create()]
  assert.deepEqual([first.status, second.status], [200, 200])
  assert.notEqual(first.text, second.text)
  const stored = await database.db.selectFrom('idempotency_key').select('response').where('tenant_id', '=', world.tenantId).execute()
  assert.deepEqual(stored, [])
})
