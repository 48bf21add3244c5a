import assert from 'node:assert/strict'
import { sql } from 'kysely'
import {
  findApiKeyByKeyId, findIdempotency, findSessionByTokenHash, findSubscriptionItem, findTenantByPublishableKey, listSubscriptions, loadTenant,
  previewOwnedFacts,
} from '../src/index.ts'
import { createSampleSubscription, createSampleTenant, onEachDatabase, SAMPLE_NOW } from './on-each-database.ts'
import { fillTenant } from './isolation/calls.ts'

const TABLES = ['tenant', 'api_key', 'widget_session', 'idempotency_key', 'subscription', 'seat_batch', 'product', 'plan', 'offer', 'renewal_plan']

onEachDatabase('a server goes on reading while a newer one adds columns to the tables that its prepared queries read', async ({ freshUrl, open }) => {
  const database = await open(await freshUrl())
  await database.migrate()
  const sample = await fillTenant(database, await createSampleTenant(database))
  const { tenantId, publishableKey } = sample
  const id = await createSampleSubscription(database, sample)
  const key = await database.db.selectFrom('api_key').select('key_id').executeTakeFirstOrThrow()
  const session = await database.db.selectFrom('widget_session').select('token_hash').executeTakeFirstOrThrow()
  const readAll = async () => [
    await findTenantByPublishableKey(database, publishableKey), await loadTenant(database, tenantId), await findApiKeyByKeyId(database, key.key_id),
    await findSessionByTokenHash(database, session.token_hash), await findIdempotency(database, tenantId, 's', 'k'),
    await listSubscriptions(database, tenantId, { customerId: null, now: SAMPLE_NOW, afterId: null, limit: 5 }),
    await findSubscriptionItem(database, tenantId, id, SAMPLE_NOW), await previewOwnedFacts(database, tenantId, id),
  ]
  const before = await readAll()
  assert.ok(before.every((answer) => answer !== null))
  for (const table of TABLES) await sql.raw(`alter table ${table} add column added_later text`).execute(database.db)
  assert.deepEqual(await readAll(), before)
})
