import assert from 'node:assert/strict'
import { test } from 'node:test'
import { onEachDatabase } from '@assento/store/testing'
import { keyIdOf, makeApiKey } from '../../src/accounts/tokens.ts'
import { Harness, ORIGIN, type Answer } from './harness.ts'

function withoutRequestId(answer: Answer): string {
  return answer.text.replaceAll(/req_[0-9a-f-]{36}/g, 'req')
}

onEachDatabase('who cannot be told is answered 401 with one body, whatever is wrong (case 1)', async ({ database }) => {
  const harness = new Harness(database)
  const { key } = await harness.tenant()
  const forged = makeApiKey('secret', 'test').key
  const wrong: readonly (string | null)[] = [
    null, '', 'Bearer', 'Bearer ', 'bearer ' + key, 'Basic ' + key, `Bearer ${key} ${key}`, `Bearer ${key}, Bearer ${key}`, `Bearer ${key.slice(0, -1)}`,
    `Bearer ${key}a`, `Bearer ${forged}`, `Bearer ${'x'.repeat(5000)}`, 'Bearer wst_test_' + '0'.repeat(52), 'Bearer \'; drop table api_key;--',
  ]
  const bodies = new Set<string>()
  for (const authorization of wrong) {
    const answer = await harness.server(key, 'keys.list', { headers: { authorization } })
    assert.equal(answer.status, 401, String(authorization))
    assert.equal(answer.headers.get('www-authenticate'), 'Bearer realm="assento"')
    bodies.add(withoutRequestId(answer))
  }
  assert.equal(bodies.size, 1)
  assert.equal(harness.lines.filter((line) => line.includes('"unauthenticated"')).length, wrong.length, 'each is logged once')
})

onEachDatabase('a widget token is refused on the door of servers, and a key on the door of widgets (case 4)', async ({ database }) => {
  const harness = new Harness(database)
  const tenant = await harness.tenant()
  const token = await harness.token(tenant)
  assert.equal((await harness.server(token, 'sessions.whoami')).status, 403)
  assert.equal((await harness.widget(tenant, tenant.key, 'sessions.whoami')).status, 403)
  for (const path of ['sessions.create', 'keys.create', 'keys.list', 'settings.update', 'sandbox.advance']) {
    const answer = await harness.widget(tenant, token, path)
    assert.equal(answer.status, 403, path)
    assert.equal(answer.error?.code, 'forbidden')
  }
})

onEachDatabase('a token under another tenant\'s path is refused and writes nothing (case 6)', async ({ database }) => {
  const harness = new Harness(database)
  const [own, other] = [await harness.tenant(), await harness.tenant()]
  const token = await harness.token(own)
  const before = (await harness.server(other.key, 'audit.verify')).data
  for (const publishableKey of [other.publishableKey, 'pk_test_0000000000000000', own.publishableKey.toUpperCase()]) {
    assert.equal((await harness.widget({ publishableKey }, token, 'sessions.revoke')).status, 403, publishableKey)
  }
  assert.deepEqual((await harness.server(other.key, 'audit.verify')).data, before)
  assert.equal((await harness.widget(own, token, 'sessions.whoami')).status, 200, 'the session still lives')
})

onEachDatabase('only the exact origins of the session may call, and the others cannot read the answer (case 13)', async ({ database }) => {
  const harness = new Harness(database)
  const tenant = await harness.tenant()
  const token = await harness.token(tenant)
  const foreign = [
    null, 'null', 'https://evil.example', 'https://loja.example.evil.example', 'http://loja.example', 'https://loja.example:8443',
    'https://loja.example.', 'https://LOJA.example', 'https://loja.example/', 'https://sub.loja.example',
  ]
  for (const origin of foreign) {
    const answer = await harness.widget(tenant, token, 'sessions.revoke', { headers: { origin } })
    assert.equal(answer.status, 403, String(origin))
    assert.equal(answer.headers.get('access-control-allow-origin'), null)
  }
  const answer = await harness.widget(tenant, token, 'sessions.whoami')
  assert.equal(answer.status, 200)
  assert.equal(answer.headers.get('access-control-allow-origin'), ORIGIN)
  assert.equal(answer.headers.get('access-control-allow-credentials'), null)
  assert.equal((await harness.server(tenant.key, 'sessions.whoami', { headers: { origin: null } })).status, 200, 'servers send no Origin')
})

onEachDatabase('a preflight is answered for pages and allows no credentials; servers\' door answers none', async ({ database }) => {
  const harness = new Harness(database)
  const { publishableKey } = await harness.tenant()
  const ask = (url: string, origin: string) =>
    harness.request(url, { method: 'OPTIONS', headers: { origin, 'access-control-request-method': 'POST' } })
  const answer = await ask(`/t/${publishableKey}/trpc/sessions.whoami`, ORIGIN)
  assert.equal(answer.status, 204)
  assert.equal(answer.headers.get('access-control-allow-origin'), ORIGIN)
  assert.match(answer.headers.get('access-control-allow-headers') ?? '', /authorization.*idempotency-key/)
  assert.equal(answer.headers.get('access-control-allow-credentials'), null)
  assert.equal((await ask(`/t/${publishableKey}/trpc/sessions.whoami`, 'null')).headers.get('access-control-allow-origin'), null)
  assert.equal((await ask('/trpc/sessions.whoami', ORIGIN)).headers.get('access-control-allow-origin'), null)
})

onEachDatabase('a mutation travels as JSON only, and never by GET (case 15)', async ({ database }) => {
  const harness = new Harness(database)
  const tenant = await harness.tenant()
  const input = JSON.stringify({ kind: 'secret', slot: 'case-15' })
  const types = [
    'text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/octet-stream', 'application/json;x=text/plain',
    'application/json, text/plain', 'text/json', '',
  ]
  for (const type of types) {
    const answer = await harness.server(tenant.key, 'keys.create', { input: JSON.parse(input), headers: { 'content-type': type } })
    assert.equal(answer.status, 415, type)
    assert.equal(answer.error?.code, 'unsupported_media_type')
  }
  const byGet = await harness.request(`/trpc/keys.create?input=${encodeURIComponent(input)}`, { headers: { authorization: `Bearer ${tenant.key}` } })
  assert.equal(byGet.status, 405)
  const keys = (await harness.server(tenant.key, 'keys.list')).data as { items: { slot: string }[] }
  assert.deepEqual(keys.items.map(({ slot }) => slot), ['default'])
  const good = await harness.server(tenant.key, 'keys.create', { input: JSON.parse(input), headers: { 'content-type': 'application/json; charset=UTF-8' } })
  assert.equal(good.status, 200)
})

onEachDatabase('another protocol is told to upgrade; servers may leave it out', async ({ database }) => {
  const harness = new Harness(database)
  const tenant = await harness.tenant()
  const token = await harness.token(tenant)
  for (const protocol of ['2', '', null]) {
    const answer = await harness.widget(tenant, token, 'sessions.whoami', { headers: { 'assento-protocol': protocol } })
    assert.equal(answer.error?.code, 'upgrade_required', String(protocol))
  }
  assert.equal((await harness.server(tenant.key, 'sessions.whoami')).status, 200)
  assert.equal((await harness.server(tenant.key, 'sessions.whoami', { headers: { 'assento-protocol': '2' } })).error?.code, 'upgrade_required')
})

onEachDatabase('every answer of the API has the safety headers and a request id', async ({ database }) => {
  const harness = new Harness(database)
  const tenant = await harness.tenant()
  const answers = [
    await harness.server(tenant.key, 'sessions.whoami'), await harness.server('x', 'sessions.whoami'), await harness.request('/nowhere'),
    await harness.request('/healthz'),
  ]
  assert.deepEqual(answers.map(({ status }) => status), [200, 401, 404, 200])
  for (const { headers } of answers) {
    assert.equal(headers.get('strict-transport-security'), 'max-age=31536000; includeSubDomains')
    assert.equal(headers.get('content-security-policy'), "default-src 'none'; frame-ancestors 'none'")
    assert.equal(headers.get('cache-control'), 'no-store')
    assert.equal(headers.get('x-content-type-options'), 'nosniff')
    assert.match(headers.get('assento-request-id') ?? '', /^req_[0-9a-f-]{36}$/)
  }
})

test('a key with a mistyped character is known to be none without asking the database', () => {
  const { key, keyId } = makeApiKey('restricted', 'live')
  assert.match(key, /^rk_live_/)
  assert.equal(keyIdOf(key), keyId)
  for (let index = 8; index < key.length; index += 1) {
    const other = key[index] === '0' ? '1' : '0'
    if (key[index] !== '_') assert.equal(keyIdOf(key.slice(0, index) + other + key.slice(index + 1)), null, String(index))
  }
})
