import assert from 'node:assert/strict'
import { loadSubscriptionFacts, verifyAudit, type AssentoDatabase } from '@assento/store'
import { onEachDatabase } from '@assento/store/testing'
import { POLICIES } from '../../src/accounts/policies.ts'
import type { ProcedurePath, ProcedurePolicy } from '../../src/accounts/policies.ts'
import { Harness, type Answer } from './harness.ts'
import { idFields, PROCEDURES } from './procedures.ts'
import { idOf, sampleOf, sampleWorld, type SampleWorld } from './sample-world.ts'

/** Every place where a caller can name an object: procedure and field. */
const PLACES = PROCEDURES.flatMap(({ path, schema }) => idFields(schema).map((field) => ({ path, field })))

let counter = 0
const freshKey = () => ({ 'idempotency-key': `own-${(counter += 1)}` })

/** The answer without what names the request or the id that was asked for. */
function comparable(answer: Answer, ...asked: readonly string[]): string {
  return asked.reduce((text, id) => text.replaceAll(id, '<id>'), `${answer.status} ${answer.text}`.replaceAll(/req_[0-9a-f-]{36}/g, '<request>'))
}

/** A key names the partner that it acts for, where there is such a field. */
const ofPartner = ({ ids }: SampleWorld) => ({ partnerId: ids['partnerId'] })

async function traceOf(database: AssentoDatabase, world: SampleWorld): Promise<unknown> {
  const { entries } = await verifyAudit(database, world.tenantId)
  const facts = await database.withTx((tx) => loadSubscriptionFacts(tx, world.tenantId, world.ids['subscriptionId'] ?? ''))
  return { entries, facts }
}

onEachDatabase('another tenant\'s id is answered byte for byte as an unknown one, in every field of every procedure (case 7)', async ({ database }) => {
  const harness = new Harness(database)
  const [own, other] = [await sampleWorld(database), await sampleWorld(database)]
  const before = await traceOf(database, other)
  for (const { path, field } of PLACES) {
    for (const foreign of new Set(Object.values(other.ids))) {
      const call = (id: string) => harness.server(own.key, path, {
        input: sampleOf(path, (name) => own.ids[name] ?? idOf(name), { ...ofPartner(own), [field]: id }), headers: freshKey(),
      })
      const unknown = `${foreign.slice(0, 4)}${'0'.repeat(26)}`
      assert.equal(comparable(await call(foreign), foreign, unknown), comparable(await call(unknown), foreign, unknown), `${path} ${field} ${foreign}`)
    }
  }
  assert.deepEqual(await traceOf(database, other), before, 'nothing of the other tenant changed')
})

onEachDatabase('a sibling customer\'s id is answered as an unknown one to a widget (case 7)', async ({ database }) => {
  const harness = new Harness(database)
  const world = await sampleWorld(database)
  const token = await harness.token(world, 'adminAgent')
  for (const { path, field } of PLACES) {
    const policy: ProcedurePolicy = POLICIES[path as ProcedurePath]
    if (!policy.roles.includes('adminAgent')) continue
    for (const foreign of new Set(Object.values(world.siblingIds))) {
      const call = (id: string) => harness.widget(world, token, path, {
        input: sampleOf(path, (name) => world.ids[name] ?? idOf(name), { [field]: id }), headers: freshKey(),
      })
      const unknown = `${foreign.slice(0, 4)}${'0'.repeat(26)}`
      const [seen, blind] = [await call(foreign), await call(unknown)]
      assert.equal(comparable(seen, foreign, unknown), comparable(blind, foreign, unknown), `${path} ${field} ${foreign}`)
    }
  }
})

onEachDatabase('the ids of the tenant itself are found in every read, so that the answers above mean something', async ({ database }) => {
  const harness = new Harness(database)
  const world = await sampleWorld(database)
  for (const { path, field } of PLACES) {
    if (PROCEDURES.some((procedure) => procedure.path === path && procedure.isMutation) || field === 'quoteId') continue
    const statuses = await Promise.all(Object.values(world.ids).map(async (id) => (await harness.server(world.key, path, {
      input: sampleOf(path, (name) => world.ids[name] ?? idOf(name), { ...ofPartner(world), [field]: id }),
    })).status))
    assert.ok(statuses.includes(200) || new Set(statuses).size > 1, `${path} ${field}: ${statuses.join(' ')}`)
  }
})

onEachDatabase('a widget\'s lists hold nothing of a sibling customer', async ({ database }) => {
  const harness = new Harness(database)
  const world = await sampleWorld(database)
  const token = await harness.token(world, 'adminAgent')
  await harness.server(world.key, 'sessions.revoke', { input: { customerId: world.siblingId } })
  for (const { path, isMutation } of PROCEDURES) {
    const policy: ProcedurePolicy = POLICIES[path as ProcedurePath]
    if (isMutation || !policy.roles.includes('adminAgent')) continue
    const answer = await harness.widget(world, token, path, { input: sampleOf(path, (name) => world.ids[name] ?? idOf(name)) })
    for (const id of Object.values(world.siblingIds)) assert.ok(!answer.text.includes(id), `${path} shows ${id}`)
  }
})
