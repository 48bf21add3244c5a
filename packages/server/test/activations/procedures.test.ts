import assert from 'node:assert/strict'
import { newId, parseJson } from '@assento/store'
import { createSampleAccount, createSampleSerial, onEachDatabase } from '@assento/store/testing'
import { listedUntil } from '../../src/activations/signer.ts'
import type { SigningKeyItem } from '../../src/activations/list-keys.ts'
import type { Answer } from '../platform/harness.ts'
import { fpOf, makeMachineWorld, newNonce, type MachineWorld } from './machine-world.ts'

let calls = 0
const freshKey = () => ({ 'idempotency-key': `act-${calls += 1}` })
const verdictOf = (answer: Answer) => (answer.data as { verdict?: string; rule?: string } | null)
const close = (world: MachineWorld, token: string, activationId: string) =>
  world.harness.widget(world.tenant, token, 'activations.close', { input: { activationId }, headers: freshKey() })

/** A partner with a customer and a serial of its own. */
async function partnerWorld(world: MachineWorld) {
  const { database } = world.harness
  const { tenantId, resellerId } = world.tenant
  const [partnerId, rivalId, shopId] = await database.withTx(async (tx) => {
    const partner = await createSampleAccount(tx, tenantId, { kind: 'reseller', name: 'Revenda Norte', parentId: resellerId })
    const rival = await createSampleAccount(tx, tenantId, { kind: 'reseller', name: 'Revenda Sul', parentId: resellerId })
    return [partner, rival, await createSampleAccount(tx, tenantId, { kind: 'customer', name: 'Serraria Cedro', parentId: partner })]
  })
  return { partnerId, rivalId, shopId, serial: await createSampleSerial(database, { tenantId, customerId: shopId }, { serial: { partner_id: partnerId } }) }
}

onEachDatabase('who frees a dead computer is in its row: the customer, the partner or the manufacturer; again, nothing changes', async ({ database }) => {
  const world = await makeMachineWorld(database)
  const { partnerId, shopId, serial } = await partnerWorld(world)
  const { tenant, harness } = world
  const people = [
    ['administrator', shopId, 'user'], ['partnerUser', partnerId, 'partner'], ['partnerAdmin', partnerId, 'partner'], ['manufacturer', tenant.resellerId, 'vendor'],
  ] as const
  for (const [role, customerId, reason] of people) {
    const { answer } = await world.activate('Balcão', { serial: serial.key })
    const token = await harness.token(tenant, role, { customerId })
    for (const closed of [true, false]) {
      const done = await close(world, token, answer.activation_id ?? '')
      assert.deepEqual((done.data as { verdict: string; plan: unknown }).plan, { activationId: answer.activation_id, closed }, done.text)
    }
    const row = await database.db.selectFrom('activation').select(['closed_reason', 'closed_by_name']).where('id', '=', answer.activation_id ?? '').executeTakeFirstOrThrow()
    assert.deepEqual(row, { closed_reason: reason, closed_by_name: 'Ana Souza' })
    harness.clock.pass(1000)
  }
  const history = await database.db.selectFrom('serial_event').select(['type', 'actor_role', 'address']).where('serial_id', '=', serial.serialId).orderBy('seq').execute()
  assert.deepEqual(history.slice(0, 2), [
    { type: 'activation.created', actor_role: 'machine', address: '203.0.113.7' }, { type: 'activation.closed', actor_role: 'administrator', address: null },
  ])
})

onEachDatabase('another partner’s and another customer’s computers, requests and receipts do not exist', async ({ database }) => {
  const world = await makeMachineWorld(database)
  const { rivalId, serial } = await partnerWorld(world)
  const { answer } = await world.activate('Balcão', { serial: serial.key })
  const request = JSON.stringify({
    tenant: world.tenant.publishableKey, serial: serial.key, fp: fpOf('Balcão'), nonce: newNonce(), machine_name: 'Balcão', client_time: world.harness.clock.at,
  })
  for (const [role, customerId] of [['partnerAdmin', rivalId], ['administrator', world.tenant.customerId]] as const) {
    const token = await world.harness.token(world.tenant, role, { customerId })
    assert.equal((await close(world, token, answer.activation_id ?? '')).status, 404)
    const asked = await world.harness.widget(world.tenant, token, 'activations.issueOffline', { input: { request }, headers: freshKey() })
    assert.equal(verdictOf(asked)?.rule, 'activations.request.unreadable')
    const named = await world.harness.widget(world.tenant, token, 'activations.issueOffline', { input: { request, serialId: serial.serialId }, headers: freshKey() })
    assert.equal(named.status, 404)
  }
  assert.deepEqual((await database.db.selectFrom('activation').select('closed_at').where('serial_id', '=', serial.serialId).execute()).map((row) => row.closed_at), [null])
})

onEachDatabase('a licence file says who asked for it, and the row that it is a computer without network', async ({ database }) => {
  const world = await makeMachineWorld(database, { product: { lease_minutes: 10 } })
  const token = await world.harness.token(world.tenant, 'manufacturer', { customerId: world.tenant.resellerId })
  const request = JSON.stringify({
    tenant: world.tenant.publishableKey, serial: world.key, fp: fpOf('Oficina'), nonce: newNonce(), machine_name: 'Oficina', client_time: world.harness.clock.at,
  })
  const issued = await world.harness.widget(world.tenant, token, 'activations.issueOffline', { input: { request }, headers: freshKey() })
  assert.equal(verdictOf(issued)?.verdict, 'allowed', issued.text)
  const row = await database.db.selectFrom('activation').selectAll().where('serial_id', '=', world.serialId).executeTakeFirstOrThrow()
  assert.deepEqual([row.is_offline, row.activated_by_name, row.lease_until], [1, 'Ana Souza', null], 'nobody can renew its lease')
  world.harness.clock.pass(3_600_000)
  assert.equal((await world.activate('b')).answer.code, 'LIMIT_REACHED')
})

onEachDatabase('the private key is in no answer, no log, no audit entry and no stored answer', async ({ database }) => {
  const world = await makeMachineWorld(database)
  const { harness, tenant } = world
  await world.activate('Balcão')
  const keys = await harness.request(`/v1/keys?tenant=${tenant.publishableKey}`)
  const rotated = await harness.server(tenant.key, 'signingKeys.rotate', { input: {}, headers: freshKey() })
  const listed = await harness.server(tenant.key, 'signingKeys.list')
  assert.deepEqual((listed.data as { items: SigningKeyItem[] }).items.map(({ kid, retiredAt }) => [kid, retiredAt]), [['k2', null], ['k1', harness.clock.at]])
  const rows = await database.db.selectFrom('signing_key').selectAll().where('tenant_id', '=', tenant.tenantId).execute()
  const told = [keys.text, rotated.text, listed.text, ...harness.lines]
  for (const table of ['audit_entry', 'idempotency_key', 'outbox_event', 'serial_event'] as const) {
    told.push(JSON.stringify(await database.db.selectFrom(table).selectAll().where('tenant_id', '=', tenant.tenantId).execute()))
  }
  for (const { private_key: secret, public_key: shown } of rows) {
    // The last 43 characters hold the seed; the ones before say what kind of key it is.
    assert.equal(told.some((text) => text.includes(secret.slice(-30))), false)
    assert.ok(told.some((text) => text.includes(shown)))
  }
})

onEachDatabase('a retired key is listed for as long as the longest token that it signed, even when tokens have become shorter since', async ({ database }) => {
  const world = await makeMachineWorld(database, { product: { offline_days: 90 } })
  const { harness, tenant } = world
  await world.activate('Balcão')
  await database.db.updateTable('licence_product').set({ offline_days: 5 }).where('id', '=', world.productId).execute()
  await world.activate('Balcão')
  await harness.server(tenant.key, 'signingKeys.rotate', { input: {}, headers: freshKey() })
  const key = await database.db.selectFrom('signing_key').selectAll().where('tenant_id', '=', tenant.tenantId).where('kid', '=', 'k1').executeTakeFirstOrThrow()
  assert.equal(listedUntil(key), '2026-06-09T12:00:00.000Z', '90 days, and one for a request on its way')
})

onEachDatabase('the audit tells what was done with computers, without the serial', async ({ database }) => {
  const world = await makeMachineWorld(database)
  const { answer } = await world.activate('Balcão')
  const token = await world.harness.token(world.tenant, 'manufacturer', { customerId: world.tenant.resellerId })
  await close(world, token, answer.activation_id ?? '')
  const entries = await database.db.selectFrom('audit_entry').select(['action', 'subject_id', 'after']).where('tenant_id', '=', world.tenant.tenantId).where('action', '=', 'activations.close').execute()
  assert.deepEqual(entries.map(({ subject_id: id, after }) => [id, parseJson(after ?? '{}')]), [
    [world.serialId, { activationId: answer.activation_id, machineName: 'Balcão', closedReason: 'vendor' }],
  ])
  assert.equal((await close(world, token, newId('act'))).status, 404)
})
