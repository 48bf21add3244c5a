import assert from 'node:assert/strict'
import { test } from 'node:test'
import { onEachDatabase } from '@assento/store/testing'
import { RateLimiter } from '../../src/platform/rate-limit.ts'
import { Harness } from './harness.ts'

const batch = (calls: number) => Array.from({ length: calls }, () => 'sessions.whoami').join(',')

onEachDatabase('a batch has at most ten calls, however it is written (case 24)', async ({ database }) => {
  const harness = new Harness(database)
  const { key } = await harness.tenant()
  const get = (path: string) => harness.request(`/trpc/${path}`, { headers: { authorization: `Bearer ${key}` } })
  assert.equal((await get(`${batch(10)}?batch=1`)).status, 200)
  assert.equal((await get(`${batch(11)}?batch=1`)).status, 400)
  assert.equal((await get(`${','.repeat(500)}?batch=1`)).status, 400)
  assert.equal((await get(`${batch(11).replaceAll(',', '%2C')}?batch=1`)).status, 400)
  assert.equal((await get(`${Array.from({ length: 11 }, () => 'a.b.c.d').join(',')}?batch=1`)).status, 400)
  assert.equal((await get('no.such.thing')).status, 404)
})

onEachDatabase('the rate limit counts calls: ten batches of ten take a hundred (case 24)', async ({ database }) => {
  const harness = new Harness(database, { env: { ASSENTO_CALLS_PER_MINUTE: '100' } })
  const { key } = await harness.tenant()
  const get = (path: string) => harness.request(`/trpc/${path}`, { headers: { authorization: `Bearer ${key}` } })
  for (let round = 0; round < 9; round += 1) assert.equal((await get(`${batch(10)}?batch=1`)).status, 200)
  const tenth = await get(`${batch(10)}?batch=1`)
  assert.equal(tenth.status, 200)
  assert.equal(tenth.headers.get('ratelimit-limit'), '100')
  assert.equal(tenth.headers.get('ratelimit-remaining'), '0')
  const refused = await get(`${batch(10)}?batch=1`)
  assert.equal(refused.status, 429)
  assert.equal(refused.error?.code, 'rate_limited')
  assert.ok(Number(refused.headers.get('retry-after')) >= 1)
})

test('a bucket that is empty fills again with time, and never beyond its limit', () => {
  const elapsed = { ms: 0 }
  const limiter = new RateLimiter(60, () => elapsed.ms)
  assert.equal(limiter.take('a', 60).allowed, true)
  assert.deepEqual([limiter.take('a', 1).allowed, limiter.take('a', 1).retryAfterSeconds], [false, 1])
  assert.equal(limiter.take('b', 60).allowed, true, 'another caller has another bucket')
  elapsed.ms = 999
  assert.equal(limiter.take('a', 1).allowed, false)
  elapsed.ms = 1000
  assert.equal(limiter.take('a', 1).allowed, true)
  elapsed.ms = 3_600_000
  assert.equal(limiter.take('a', 61).allowed, false)
  assert.equal(limiter.take('a', 60).allowed, true)
})

onEachDatabase('a body one byte over the limit is refused, with and without a length (case 25)', async ({ database }) => {
  const harness = new Harness(database)
  const { key } = await harness.tenant()
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' }
  const bodyOf = (bytes: number) => `${JSON.stringify({ kind: 'secret' })}${' '.repeat(bytes - JSON.stringify({ kind: 'secret' }).length)}`
  const send = (body: string, length: boolean) => harness.request('/trpc/keys.create', {
    method: 'POST', headers: length ? { ...headers, 'content-length': String(body.length) } : headers, body,
  })
  for (const length of [true, false]) {
    const answer = await send(bodyOf(1_000_001), length)
    assert.equal(answer.status, 413, `length sent: ${length}`)
    assert.equal(answer.error?.code, 'payload_too_large')
  }
  assert.equal((await send(bodyOf(1_000_000), false)).status, 200)
  const files = await harness.request('/trpc/imports.priceSheet', { method: 'POST', headers, body: ' '.repeat(1_000_001) })
  assert.notEqual(files.status, 413, 'imports carry files')
  assert.equal((await harness.request('/trpc/imports.priceSheet', { method: 'POST', headers, body: ' '.repeat(16_000_001) })).status, 413)
  assert.equal((await harness.request('/trpc/imports.priceSheet,keys.list?batch=1', { method: 'POST', headers, body: ' '.repeat(1_000_001) })).status, 413)
})

onEachDatabase('an Idempotency-Key has 1 to 255 visible characters and stands for one call (case 39)', async ({ database }) => {
  const harness = new Harness(database)
  const { key } = await harness.tenant()
  const revoke = (idempotencyKey: string) => harness.server(key, 'sessions.revoke', {
    input: { sessionId: 'ses_unknown' }, headers: { 'idempotency-key': idempotencyKey },
  })
  for (const wrong of ['', 'k'.repeat(256), 'a b']) assert.equal((await revoke(wrong)).error?.details[0]?.rule, 'idempotency.malformed', wrong)
  assert.equal((await revoke('k'.repeat(255))).status, 404)
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json', 'idempotency-key': 'k' }
  const answer = await harness.request('/trpc/keys.revoke,keys.revoke?batch=1', { method: 'POST', headers, body: '{}' })
  assert.equal(answer.error?.details[0]?.rule, 'idempotency.batch')
})

onEachDatabase('numbers that are none, malformed dates and broken text are bad requests naming the field (case 27)', async ({ database }) => {
  const harness = new Harness(database)
  const { key } = await harness.tenant()
  const limits = ['NaN', 'Infinity', '1e308', '9007199254740992', '"1e3"', '""', '1.5', '-1', '0', '201', 'true', 'null', '[]', '{}']
  for (const limit of limits) {
    const answer = await harness.request(`/trpc/accounts.list?input=${encodeURIComponent(`{"limit":${limit}}`)}`, { headers: { authorization: `Bearer ${key}` } })
    assert.equal(answer.status, 400, limit)
    assert.equal(answer.error?.code, 'validation')
    if (!['NaN', 'Infinity'].includes(limit)) assert.equal(answer.error.details[0]?.field, 'limit')
  }
  for (const to of ['2026-02-30T00:00:00.000Z', '2026-13-01T00:00:00.000Z', '9999-12-31T23:59:59.999Z', 'tomorrow', '']) {
    assert.equal((await harness.server(key, 'sandbox.advance', { input: { to } })).status, 400, to)
  }
  for (const cursor of ['!', 'AAAA', Buffer.from('[1,2,3]').toString('base64url'), Buffer.from('["a\u0000","b"]').toString('base64url')]) {
    assert.equal((await harness.server(key, 'accounts.list', { input: { cursor } })).status, 400, cursor)
  }
  const deep = `{"a":${'['.repeat(50_000)}${']'.repeat(50_000)}}`
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' }
  assert.equal((await harness.request('/trpc/keys.create', { method: 'POST', headers, body: deep })).status, 400)
  assert.equal((await harness.request('/trpc/keys.create', { method: 'POST', headers, body: '{' })).status, 400)
})
