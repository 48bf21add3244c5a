import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { TRPCClientError } from '@trpc/client'
import { AssentoError, createClient } from '../src/index.ts'
import { LocalServer } from './local-server.ts'

const change = { subscriptionId: 'sub_1', version: 3, seats: 18 }

describe('createClient', () => {
  let server: LocalServer
  beforeEach(async () => { server = new LocalServer(); await server.start() })
  afterEach(() => server.stop())
  const client = (timeoutMs?: number) => createClient({ endpoint: server.endpoint, key: 'sk_test', ...(timeoutMs === undefined ? {} : { timeoutMs }) })

  it('sends reads of one turn together, with key and protocol, and no cookies', async () => {
    server.react = () => ({ data: { ok: true } })
    const { sessions, subscriptions } = client()
    const answers = await Promise.all([sessions.whoami.query(), subscriptions.get.query({ subscriptionId: 'sub_1' })])
    assert.deepEqual(answers, [{ ok: true }, { ok: true }])
    assert.equal(server.seen.length, 1)
    const [request] = server.seen
    assert.equal(request?.path, '/t/pk_test/trpc/sessions.whoami,subscriptions.get')
    assert.deepEqual(JSON.parse(request?.query.get('input') ?? ''), { 1: { subscriptionId: 'sub_1' } })
    assert.equal(request?.headers['authorization'], 'Bearer sk_test')
    assert.equal(request?.headers['assento-protocol'], '1')
    assert.equal(request?.headers['cookie'], undefined)
  })

  it('puts at most ten reads into a request', async () => {
    const { subscriptions } = client()
    await Promise.all(Array.from({ length: 11 }, (_, number) => subscriptions.get.query({ subscriptionId: `sub_${number}` })))
    assert.deepEqual(server.seen.map((request) => request.path.split(',').length).sort((a, b) => a - b), [1, 10])
  })

  it('sends each command alone, with the key that it was given', async () => {
    await client().subscriptions.seats.change.mutate(change, { context: { idempotencyKey: 'intent-1' } })
    const [request] = server.seen
    assert.equal(request?.method, 'POST')
    assert.equal(request?.path, '/t/pk_test/trpc/subscriptions.seats.change')
    assert.equal(request?.headers['idempotency-key'], 'intent-1')
    assert.deepEqual(request?.body, change)
  })

  it('gives a command a key of its own when it got none, and keeps it through its retries', async () => {
    server.react = (_request, number) => (number < 2 ? 'reset' : { data: 'done' })
    assert.equal(await client().subscriptions.seats.change.mutate(change), 'done')
    const keys = server.seen.map((request) => request.headers['idempotency-key'])
    assert.equal(keys.length, 3)
    assert.equal(new Set(keys).size, 1)
    assert.match(keys[0] ?? '', /^[0-9a-f]{32}$/)
  })

  it('tries again after 503, and gives up after the third answer with its code', async () => {
    server.react = () => ({ status: 503, code: 'storage_full' })
    await assert.rejects(client().subscriptions.get.query({ subscriptionId: 'sub_1' }), { name: 'AssentoError', code: 'storage_full', requestId: 'req_1' })
    assert.equal(server.seen.length, 3)
  })

  it('does not repeat what the server refused, and tells the version that is current', async () => {
    server.react = () => ({ status: 409, code: 'stale_version', currentVersion: 4 })
    await assert.rejects(client().subscriptions.seats.change.mutate(change), (error) => error instanceof AssentoError && error.currentVersion === 4 && !error.retryable)
    assert.equal(server.seen.length, 1)
  })

  it('tells the caller of a rate limit that is longer than five seconds instead of waiting', async () => {
    server.react = () => ({ status: 429, code: 'rate_limited', headers: { 'retry-after': '60' } })
    await assert.rejects(client().sessions.whoami.query(), { code: 'rate_limited', retryAfterSeconds: 60, retryable: true })
    assert.equal(server.seen.length, 1)
  })

  it('ends a call that nobody answers with timeout', async () => {
    server.react = () => 'hang'
    await assert.rejects(client(40).subscriptions.get.query({ subscriptionId: 'sub_1' }), { code: 'timeout', retryable: true })
  })

  it('ends a call that its caller aborted with aborted, without trying again', async () => {
    const controller = new AbortController()
    server.react = () => { controller.abort(); return 'hang' }
    await assert.rejects(client().subscriptions.get.query({ subscriptionId: 'sub_1' }, { signal: controller.signal }), { code: 'aborted' })
    assert.equal(server.seen.length, 1)
  })

  it('lets one caller of a batch go at once, and brings the others their answers', async () => {
    const controller = new AbortController()
    server.react = () => { controller.abort(); return { data: 'here' } }
    const { subscriptions, sessions } = client()
    const leaving = subscriptions.get.query({ subscriptionId: 'sub_1' }, { signal: controller.signal })
    const [left, stayed] = await Promise.allSettled([leaving, sessions.whoami.query()])
    assert.equal(left.status === 'rejected' && left.reason instanceof AssentoError && left.reason.code, 'aborted')
    assert.equal(stayed.status === 'fulfilled' && stayed.value, 'here')
  })

  it('sends a quote by POST, so that nothing keeps it with its address, and repeats it after a lost answer', async () => {
    server.react = (_request, number) => (number === 0 ? 'reset' : { data: { quoteId: 'quo_1' } })
    await client().subscriptions.seats.quote.mutate(change)
    assert.deepEqual(server.seen.map(({ method, path }) => [method, path]), Array.from({ length: 2 }, () => ['POST', '/t/pk_test/trpc/subscriptions.seats.quote']))
  })

  it('takes a page of a proxy for no answer', async () => {
    server.react = () => ({ status: 400, headers: { 'content-type': 'text/html' } })
    await assert.rejects(client().sessions.whoami.query(), { code: 'server', message: 'no JSON in the answer (400)' })
    server.react = () => ({ status: 200, headers: { 'content-type': 'text/html' } })
    await assert.rejects(client().sessions.whoami.query(), { code: 'network' })
  })

  it('throws errors that tools of tRPC know as theirs', async () => {
    server.react = () => ({ status: 404, code: 'not_found' })
    await assert.rejects(client().subscriptions.get.query({ subscriptionId: 'sub_1' }), (error) => error instanceof TRPCClientError && error instanceof AssentoError && error.code === 'not_found')
  })

  it('calls an unreachable server network', async () => {
    await server.stop()
    await assert.rejects(client().subscriptions.get.query({ subscriptionId: 'sub_1' }), { code: 'network', requestId: null })
    await server.start()
  })

  it('is no promise: an async function may return it', async () => {
    const returned = await Promise.resolve(client())
    assert.equal(typeof returned.subscriptions.list.query, 'function')
  })
})
