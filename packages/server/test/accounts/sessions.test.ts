import assert from 'node:assert/strict'
import { onEachDatabase } from '@assento/store/testing'
import { Harness, ORIGIN } from '../platform/harness.ts'

const minutes = (count: number) => count * 60_000

onEachDatabase('a host mints a session, and the page learns who it is and for whom', async ({ database }) => {
  const harness = new Harness(database)
  const tenant = await harness.tenant()
  const token = await harness.token(tenant, 'viewer')
  const answer = await harness.widget(tenant, token, 'sessions.whoami')
  assert.equal(answer.status, 200, answer.text)
  assert.partialDeepStrictEqual(answer.data, {
    actor: { id: 'u-viewer', name: 'Ana Souza', role: 'viewer' },
    customer: { id: tenant.customerId, name: 'Padaria Aurora' },
    tenant: { environment: 'test', now: harness.clock.now() },
    expiresAt: '2026-03-10T12:15:00.000Z',
  })
})

onEachDatabase('a session works up to its last millisecond and not at its end', async ({ database }) => {
  const harness = new Harness(database)
  const tenant = await harness.tenant()
  const token = await harness.token(tenant)
  harness.clock.pass(minutes(15) - 1)
  assert.equal((await harness.widget(tenant, token, 'sessions.whoami')).status, 200)
  harness.clock.pass(1)
  const answer = await harness.widget(tenant, token, 'sessions.whoami')
  assert.equal(answer.status, 401)
  assert.equal(answer.headers.get('access-control-allow-origin'), ORIGIN, 'the page must be able to read that it has to renew')
})

onEachDatabase('a revoked session is refused on the very next call, also when another process revoked it', async ({ database }) => {
  const elapsed = { ms: 0 }
  const { CallerCache } = await import('../../src/platform/caller-cache.ts')
  const harness = new Harness(database, { runtime: { callers: new CallerCache(() => elapsed.ms) } })
  const other = new Harness(database)
  const tenant = await harness.tenant()
  const token = await harness.token(tenant)
  assert.equal((await harness.widget(tenant, token, 'sessions.whoami')).status, 200)
  assert.equal((await other.widget(tenant, token, 'sessions.revoke')).status, 200)
  assert.equal((await other.widget(tenant, token, 'sessions.whoami')).status, 401, 'this process knows at once')
  elapsed.ms = 1000
  assert.equal((await harness.widget(tenant, token, 'sessions.whoami')).status, 401, 'another process knows after a second')
})

onEachDatabase('all sessions of a customer end with one call, and only those', async ({ database }) => {
  const harness = new Harness(database)
  const tenant = await harness.tenant()
  const [first, second] = [await harness.token(tenant), await harness.token(tenant, 'viewer')]
  const sibling = await harness.token(tenant, 'administrator', { customerId: tenant.siblingId })
  for (const token of [first, second, sibling]) assert.equal((await harness.widget(tenant, token, 'sessions.whoami')).status, 200)
  const revoked = await harness.server(tenant.key, 'sessions.revoke', { input: { customerId: tenant.customerId } })
  assert.deepEqual(revoked.data, { revoked: 2 })
  assert.equal((await harness.widget(tenant, first, 'sessions.whoami')).status, 401)
  assert.equal((await harness.widget(tenant, second, 'sessions.whoami')).status, 401)
  assert.equal((await harness.widget(tenant, sibling, 'sessions.whoami')).status, 200)
})

onEachDatabase('a session asked for with a wrong field is refused naming the field and the rule', async ({ database }) => {
  const harness = new Harness(database)
  const tenant = await harness.tenant()
  const good = { customerId: tenant.customerId, actor: { id: 'u1', name: 'Ana', role: 'viewer' }, components: {}, allowedOrigins: [ORIGIN] }
  const cases: readonly (readonly [Record<string, unknown>, string, string])[] = [
    [{ ttlSeconds: 59 }, 'ttlSeconds', 'too_small'],
    [{ ttlSeconds: 3601 }, 'ttlSeconds', 'too_big'],
    [{ allowedOrigins: [] }, 'allowedOrigins', 'too_small'],
    [{ allowedOrigins: ['https://loja.example/'] }, 'allowedOrigins.0', 'session.origin'],
    [{ allowedOrigins: ['https://LOJA.example'] }, 'allowedOrigins.0', 'session.origin'],
    [{ allowedOrigins: ['https://loja.example.'] }, 'allowedOrigins.0', 'session.origin'],
    [{ allowedOrigins: ['https://loja.example:443'] }, 'allowedOrigins.0', 'session.origin'],
    [{ allowedOrigins: ['*'] }, 'allowedOrigins.0', 'session.origin'],
    [{ allowedOrigins: ['javascript:alert(1)'] }, 'allowedOrigins.0', 'session.origin'],
    [{ actor: { id: 'u1', name: 'Ana', role: 'root' } }, 'actor.role', 'invalid_value'],
    [{ actor: { id: 'u1', name: 'A\u0000', role: 'viewer' } }, 'actor.name', 'text.control'],
    [{ actor: { id: 'u1', name: '\ud800', role: 'viewer' } }, 'actor.name', 'text.malformed'],
    [{ components: { subscriptions: { features: ['seats.edits'] } } }, 'components.subscriptions.features.0', 'session.feature'],
    [{ components: { subscription: { features: [] } } }, 'components.subscription', 'session.component'],
    [{ tenantId: 'ten_other' }, 'tenantId', 'unrecognized_key'],
    [{ ttl: 60 }, 'ttl', 'unrecognized_key'],
  ]
  for (const [change, field, rule] of cases) {
    const answer = await harness.server(tenant.key, 'sessions.create', { input: { ...good, ...change } })
    assert.equal(answer.status, 400, JSON.stringify(change))
    assert.equal(answer.error?.code, 'validation')
    assert.deepEqual([answer.error.details[0]?.field, answer.error.details[0]?.rule], [field, rule], answer.text)
  }
})

onEachDatabase('a host may name its reseller, and components that this version does not serve yet', async ({ database }) => {
  const harness = new Harness(database)
  const tenant = await harness.tenant()
  const good = {
    customerId: tenant.customerId, actor: { id: 'u1', name: 'Ana', role: 'viewer' }, allowedOrigins: [ORIGIN],
    components: { subscriptions: { features: ['seats.edit'] }, invoices: {}, tickets: { features: ['open'] } },
  }
  const statusWith = async (resellerId: string) => (await harness.server(tenant.key, 'sessions.create', { input: { ...good, resellerId } })).status
  assert.equal(await statusWith(tenant.resellerId), 200)
  const other = await harness.tenant()
  for (const resellerId of [other.resellerId, tenant.customerId, 'acc_unknown']) assert.equal(await statusWith(resellerId), 404, resellerId)
})

onEachDatabase('__proto__ in an input is refused and changes no object', async ({ database }) => {
  const harness = new Harness(database)
  const tenant = await harness.tenant()
  const body = `{"customerId":"${tenant.customerId}","actor":{"id":"u","name":"A","role":"viewer","__proto__":{"role":"administrator"}},"components":{},"allowedOrigins":["${ORIGIN}"]}`
  const headers = { authorization: `Bearer ${tenant.key}`, 'content-type': 'application/json' }
  const answer = await harness.request('/trpc/sessions.create', { method: 'POST', headers, body })
  assert.equal(answer.status, 400)
  assert.equal(Object.prototype.hasOwnProperty.call(Object.prototype, 'role'), false)
})
