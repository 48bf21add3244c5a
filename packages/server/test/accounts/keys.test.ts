import assert from 'node:assert/strict'
import { onEachDatabase } from '@assento/store/testing'
import { Harness } from '../platform/harness.ts'

interface Key { readonly id: string; readonly key: string; readonly keyId: string }

onEachDatabase('a key is shown once, stored as a hash, and listed without its secret', async ({ database }) => {
  const harness = new Harness(database)
  const tenant = await harness.tenant()
  const made = (await harness.server(tenant.key, 'keys.create', { input: { kind: 'secret', slot: 'loja' } })).data as Key
  assert.match(made.key, /^sk_test_[0-9a-z]{16}_[0-9a-z]{59}$/)
  assert.equal((await harness.server(made.key, 'sessions.whoami')).status, 200)
  const list = await harness.server(tenant.key, 'keys.list')
  assert.ok(list.text.includes(made.keyId) && !list.text.includes(made.key.slice(-59)))
  const rows = await database.db.selectFrom('api_key').selectAll().where('tenant_id', '=', tenant.tenantId).execute()
  assert.ok(!JSON.stringify(rows).includes(made.key.slice(-59)))
  const audit = await harness.server(tenant.key, 'audit.list')
  assert.ok(audit.text.includes(made.id) && !audit.text.includes(made.key.slice(-59)))
})

onEachDatabase('a slot has two active keys while one replaces the other, and never three', async ({ database }) => {
  const harness = new Harness(database)
  const tenant = await harness.tenant()
  const [old] = ((await harness.server(tenant.key, 'keys.list')).data as { items: Key[] }).items
  const fresh = (await harness.server(tenant.key, 'keys.rotate', { input: { id: old?.id } })).data as Key
  const third = await harness.server(tenant.key, 'keys.rotate', { input: { id: old?.id } })
  assert.deepEqual([third.status, third.error?.code, third.error?.details[0]?.rule], [409, 'conflict', 'keys.slot.full'])
  assert.equal((await harness.server(fresh.key, 'sessions.whoami')).status, 200)
  assert.equal((await harness.server(tenant.key, 'sessions.whoami')).status, 200)
  assert.deepEqual((await harness.server(fresh.key, 'keys.revoke', { input: { id: old?.id } })).data, { revoked: 1 })
  assert.equal((await harness.server(tenant.key, 'sessions.whoami')).status, 401, 'revoked at once')
  assert.deepEqual((await harness.server(fresh.key, 'keys.revoke', { input: { id: old?.id } })).data, { revoked: 0 })
  assert.equal((await harness.server(fresh.key, 'keys.rotate', { input: { id: fresh.id } })).status, 200)
})

onEachDatabase('a slot has two active keys at most, also when eight are asked for at once', async ({ database }) => {
  const harness = new Harness(database)
  const tenant = await harness.tenant()
  const answers = await Promise.all(Array.from({ length: 8 }, () => harness.server(tenant.key, 'keys.create', { input: { kind: 'secret', slot: 'loja' } })))
  assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 200, 409, 409, 409, 409, 409, 409])
  const { items } = (await harness.server(tenant.key, 'keys.list')).data as { items: (Key & { slot: string })[] }
  assert.equal(items.filter(({ slot }) => slot === 'loja').length, 2)
})

onEachDatabase('the last use of a key is remembered, at most once a minute', async ({ database }) => {
  const { CallerCache } = await import('../../src/platform/caller-cache.ts')
  const elapsed = { ms: 0 }
  const harness = new Harness(database, { runtime: { callers: new CallerCache(() => (elapsed.ms += 2000)) } })
  const tenant = await harness.tenant()
  const lastUse = async () =>
    (await database.db.selectFrom('api_key').select('last_used_at').where('tenant_id', '=', tenant.tenantId).executeTakeFirst())?.last_used_at
  // The write is not awaited by the call: asked until it is there, within reason.
  const settles = async (at: string) => {
    for (let turn = 0; turn < 500 && (await lastUse()) !== at; turn += 1) await new Promise((resolve) => setImmediate(resolve))
    assert.equal(await lastUse(), at)
  }
  await harness.server(tenant.key, 'sessions.whoami')
  await settles('2026-03-10T12:00:00.000Z')
  harness.clock.pass(60_000)
  await harness.server(tenant.key, 'sessions.whoami')
  harness.clock.pass(1)
  await harness.server(tenant.key, 'sessions.whoami')
  await settles('2026-03-10T12:01:00.001Z')
  harness.clock.pass(1)
  await harness.server(tenant.key, 'sessions.whoami')
  harness.clock.pass(60_000)
  await harness.server(tenant.key, 'sessions.whoami')
  await settles('2026-03-10T12:02:00.002Z')
})
