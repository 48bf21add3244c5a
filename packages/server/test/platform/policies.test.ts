import assert from 'node:assert/strict'
import { test } from 'node:test'
import { onEachDatabase } from '@assento/store/testing'
import { POLICIES } from '../../src/accounts/policies.ts'
import type { ProcedurePath, ProcedurePolicy } from '../../src/accounts/policies.ts'
import { role } from '../../src/platform/inputs.ts'
import { ALL_COMPONENTS, Harness, type Answer } from './harness.ts'
import { PROCEDURES } from './procedures.ts'

const policyOf = (path: string): ProcedurePolicy => POLICIES[path as ProcedurePath]
const isRefused = (answer: Answer) => answer.status === 403 && answer.error?.details[0]?.rule === 'accounts.role.forbidden'
/** What ends the session itself is tried last. */
const PATHS = PROCEDURES.map(({ path }) => path).sort((a, b) => Number(a === 'sessions.revoke') - Number(b === 'sessions.revoke'))

test('every procedure has a policy, and every policy a procedure (case 8)', () => {
  assert.deepEqual(PROCEDURES.map(({ path }) => path).sort(), Object.keys(POLICIES).sort())
})

onEachDatabase('each role may call exactly what the table says (case 8)', async ({ database }) => {
  const harness = new Harness(database)
  const tenant = await harness.tenant()
  for (const each of role.options) {
    const token = await harness.token(tenant, each)
    for (const path of PATHS) {
      const answer = await harness.widget(tenant, token, path, { input: {} })
      assert.equal(isRefused(answer), !policyOf(path).roles.includes(each), `${each} ${path}: ${answer.text}`)
    }
  }
})

onEachDatabase('a session without the component, or without the feature of a change, is refused', async ({ database }) => {
  const harness = new Harness(database)
  const tenant = await harness.tenant()
  const bare = await harness.token(tenant, 'adminAgent', { components: {} })
  const readOnly = await harness.token(tenant, 'adminAgent', { components: Object.fromEntries(Object.keys(ALL_COMPONENTS).map((name) => [name, { features: [] }])) })
  for (const path of PATHS) {
    const policy = policyOf(path)
    if (!policy.roles.includes('adminAgent')) continue
    assert.equal(isRefused(await harness.widget(tenant, bare, path, { input: {} })), policy.component !== undefined, path)
    assert.equal(isRefused(await harness.widget(tenant, readOnly, path, { input: {} })), policy.feature !== undefined, path)
  }
})

onEachDatabase('a restricted key calls what is in its scopes and nothing else', async ({ database }) => {
  const harness = new Harness(database)
  const tenant = await harness.tenant()
  const made = await harness.server(tenant.key, 'keys.create', { input: { kind: 'restricted', slot: 'leitura', scopes: ['sessions.whoami', 'keys.create'] } })
  const { key } = made.data as { key: string }
  for (const path of PATHS) {
    const isInScope = path === 'sessions.whoami' || path === 'keys.create'
    assert.equal(isRefused(await harness.server(key, path, { input: {} })), !isInScope, path)
  }
  const wider = await harness.server(key, 'keys.create', { input: { kind: 'secret', slot: 'mais' } })
  assert.equal(wider.error?.code, 'forbidden', 'it makes no key that may do more')
  const sideways = await harness.server(key, 'keys.create', { input: { kind: 'restricted', slot: 'mais', scopes: ['sessions.whoami'] } })
  assert.equal(sideways.status, 200)
})

onEachDatabase('what needs an Idempotency-Key is refused without one, for pages and for servers (case 39)', async ({ database }) => {
  const harness = new Harness(database)
  const tenant = await harness.tenant()
  const token = await harness.token(tenant)
  const { idOf, sampleOf } = await import('./sample-world.ts')
  for (const path of PATHS.filter((each) => policyOf(each).idempotencyKey === 'required')) {
    const input = sampleOf(path, idOf)
    const answers = [await harness.server(tenant.key, path, { input })]
    if (policyOf(path).roles.includes('administrator')) answers.push(await harness.widget(tenant, token, path, { input }))
    for (const answer of answers) assert.deepEqual([answer.status, answer.error?.details[0]?.rule], [400, 'idempotency.required'], `${path}: ${answer.text}`)
  }
})
