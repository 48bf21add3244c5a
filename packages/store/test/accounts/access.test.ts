import assert from 'node:assert/strict'
import { addMs } from '@assento/rules'
import {
  deleteIdempotencyBefore, findApiKeyByKeyId, findIdempotency, findSessionByTokenHash, findTenantByPublishableKey, insertApiKey, insertIdempotency,
  insertMember, insertSession, isUniqueViolation, listMembers, listOffsetTenants, loadTenant, newId, removeMember, revokeApiKey, revokeSession,
  revokeSessionsOfCustomer, touchApiKey, updateClockOffset, type AssentoDatabase,
} from '../../src/index.ts'
import { createSampleTenant, onEachDatabase, SAMPLE_NOW, type SampleTenant } from '../on-each-database.ts'

const LATER = addMs(SAMPLE_NOW, 1)

async function createSession(database: AssentoDatabase, sample: SampleTenant): Promise<{ id: string; tokenHash: string }> {
  const id = newId('ses')
  const tokenHash = id.padEnd(64, '0')
  await database.withTx((tx) => insertSession(tx, sample.tenantId, {
    id, token_hash: tokenHash, customer_id: sample.customerId, actor_id: 'mem_1', actor_name: 'Ana', role: 'viewer', components: '{}',
    allowed_origins: '["https://loja.exemplo.com.br"]', created_at: SAMPLE_NOW, expires_at: addMs(SAMPLE_NOW, 900_000), revoked_at: null,
  }))
  return { id, tokenHash }
}

onEachDatabase('a session is found by its token with its tenant, and shows when it was revoked', async ({ database }) => {
  const sample = await createSampleTenant(database)
  const { id, tokenHash } = await createSession(database, sample)
  const found = await findSessionByTokenHash(database, tokenHash)
  assert.deepEqual([found?.tenant_id, found?.id, found?.expires_at, found?.revoked_at], [sample.tenantId, id, '2026-03-10T12:15:00.000Z', null])
  assert.equal(await database.withTx((tx) => revokeSession(tx, sample.tenantId, id, LATER)), true)
  assert.equal(await database.withTx((tx) => revokeSession(tx, sample.tenantId, id, addMs(LATER, 1))), false)
  assert.equal((await findSessionByTokenHash(database, tokenHash))?.revoked_at, LATER)
  assert.equal(await findSessionByTokenHash(database, 'f'.repeat(64)), null)
})

onEachDatabase('all sessions of a customer end together, and with the customer’s removal', async ({ database }) => {
  const sample = await createSampleTenant(database)
  const sessions = [await createSession(database, sample), await createSession(database, sample)]
  await database.withTx((tx) => revokeSession(tx, sample.tenantId, sessions[0]?.id ?? '', SAMPLE_NOW))
  assert.equal(await database.withTx((tx) => revokeSessionsOfCustomer(tx, sample.tenantId, sample.customerId, LATER)), 1)
  await database.db.updateTable('account').set({ removed_at: LATER }).where('tenant_id', '=', sample.tenantId).where('id', '=', sample.customerId).execute()
  assert.equal(await findSessionByTokenHash(database, sessions[1]?.tokenHash ?? ''), null)
})

onEachDatabase('a key is found by its public part, which is unique over all tenants', async ({ database }) => {
  const [ours, theirs] = [await createSampleTenant(database), await createSampleTenant(database)]
  const keyId = newId('key')
  const insert = (tenantId: string) => {
    const id = newId('key')
    return database.withTx((tx) => insertApiKey(tx, tenantId, {
      id, kind: 'secret', slot: 'server', key_id: keyId, secret_hash: 'a'.repeat(64), scopes: null, created_at: SAMPLE_NOW, last_used_at: null,
      revoked_at: null,
    })).then(() => id)
  }
  const id = await insert(ours.tenantId)
  await assert.rejects(insert(theirs.tenantId), (error) => isUniqueViolation(error))
  const touch = (at: typeof LATER, notSince: typeof LATER) => database.withTx((tx) => touchApiKey(tx, ours.tenantId, id, at, notSince))
  await touch(SAMPLE_NOW, SAMPLE_NOW)
  await touch(LATER, SAMPLE_NOW)
  assert.equal((await findApiKeyByKeyId(database, keyId))?.last_used_at, SAMPLE_NOW, 'a use just remembered is not written again')
  await touch(LATER, LATER)
  assert.equal(await database.withTx((tx) => revokeApiKey(tx, ours.tenantId, id, LATER)), true)
  const found = await findApiKeyByKeyId(database, keyId)
  assert.deepEqual([found?.tenant_id, found?.last_used_at, found?.revoked_at], [ours.tenantId, LATER, LATER])
})

onEachDatabase('of calls with one idempotency key one keeps its answer, and another scope is independent', async ({ database, open, url }) => {
  const { tenantId } = await createSampleTenant(database)
  const doors = [database, await open(url)]
  const keep = (door: AssentoDatabase, scope: string, response: string) => door.withTx((tx) =>
    insertIdempotency(tx, tenantId, { scope, key: 'k', request_hash: 'h', response, created_at: SAMPLE_NOW }))
  const kept = await Promise.all(Array.from({ length: 10 }, (_, index) => keep(doors[index % 2] ?? database, 'ana:change', `{"n":${index}}`)))
  assert.equal(kept.filter(Boolean).length, 1)
  assert.equal((await findIdempotency(database, tenantId, 'ana:change', 'k'))?.response, `{"n":${kept.indexOf(true)}}`)
  assert.equal(await keep(database, 'bia:change', '{}'), true)
  for (const key of ['', 'x'.repeat(256)]) {
    await assert.rejects(database.withTx((tx) => insertIdempotency(tx, tenantId, { scope: 's', key, request_hash: 'h', response: '{}', created_at: SAMPLE_NOW })))
  }
  await database.withTx((tx) => deleteIdempotencyBefore(tx, SAMPLE_NOW))
  assert.ok(await findIdempotency(database, tenantId, 'bia:change', 'k'))
  await database.withTx((tx) => deleteIdempotencyBefore(tx, LATER))
  assert.equal(await findIdempotency(database, tenantId, 'bia:change', 'k'), null)
})

onEachDatabase('a person is one a company by address, and may come back after being removed', async ({ database }) => {
  const sample = await createSampleTenant(database)
  const insert = () => {
    const id = newId('mem')
    const person = { id, account_id: sample.customerId, name: 'Ana', email: 'ana@exemplo.com.br', role: 'viewer' as const, created_at: SAMPLE_NOW, removed_at: null }
    return database.withTx((tx) => insertMember(tx, sample.tenantId, person)).then(() => id)
  }
  const first = await insert()
  await assert.rejects(insert(), (error) => isUniqueViolation(error))
  assert.equal(await database.withTx((tx) => removeMember(tx, sample.tenantId, first, LATER)), true)
  const second = await insert()
  const { items } = await listMembers(database, sample.tenantId, { accountId: sample.customerId, afterId: null, limit: 10 })
  assert.deepEqual(items.map((member) => member.id), [second])
})

onEachDatabase('a test tenant’s clock moves forward only, and a live one’s not at all', async ({ database }) => {
  const sample = await createSampleTenant(database)
  const live = await createSampleTenant(database, { environment: 'live' })
  const move = (tenantId: string, offsetMs: number) => database.withTx((tx) => updateClockOffset(tx, tenantId, offsetMs))
  assert.deepEqual([await move(sample.tenantId, 5), await move(sample.tenantId, 4), await move(live.tenantId, 5)], [true, false, false])
  assert.equal((await loadTenant(database, sample.tenantId))?.clock_offset_ms, 5)
  assert.ok((await listOffsetTenants(database)).some((clock) => clock.tenantId === sample.tenantId && clock.clockOffsetMs === 5))
  assert.equal((await findTenantByPublishableKey(database, live.publishableKey))?.id, live.tenantId)
})
