import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { AssentoError, createPortalSession, type PortalSessionOptions, type TokenReason } from '../src/index.ts'
import { LocalServer } from './local-server.ts'

const LIFE_MS = 900_000

describe('createPortalSession', () => {
  let server: LocalServer
  let nowMs: number
  let reasons: TokenReason[]
  beforeEach(async () => { server = new LocalServer(); nowMs = Date.parse('2026-05-12T05:00:00.000Z'); reasons = []; await server.start() })
  afterEach(() => server.stop())

  const open = (more: Partial<PortalSessionOptions> = {}) => createPortalSession({
    endpoint: server.endpoint, clock: () => nowMs, random: () => 0.5, wait: () => Promise.resolve(),
    getToken: ({ reason }) => {
      reasons.push(reason)
      return Promise.resolve({ token: `token-${reasons.length}`, expiresAt: new Date(nowMs + LIFE_MS).toISOString() })
    },
    ...more,
  })
  const tokens = () => server.seen.map((request) => request.headers['authorization'])
  const get = (session: ReturnType<typeof open>, id = 'sub_1') => session.client.subscriptions.get.query({ subscriptionId: id })

  it('asks for nothing before the first call, and for one token however many calls wait for it', async () => {
    const session = open()
    assert.deepEqual([reasons, session.state], [[], 'new'])
    await Promise.all([get(session), session.client.sessions.whoami.query(), session.client.subscriptions.suspend.mutate({ subscriptionId: 'sub_1', version: 1 })])
    assert.deepEqual([reasons, session.state], [['initial'], 'open'])
  })

  it('keeps a token until four fifths of its life, and replaces it in advance from then on', async () => {
    const session = open()
    await get(session)
    nowMs += LIFE_MS * 0.8 - 1
    await get(session)
    assert.deepEqual(reasons, ['initial'])
    nowMs += 1
    await get(session)
    assert.deepEqual(reasons, ['initial', 'expiring'])
    await get(session)
    assert.deepEqual(tokens(), ['Bearer token-1', 'Bearer token-1', 'Bearer token-1', 'Bearer token-2'])
  })

  it('waits for a new token once the old one is past its end', async () => {
    const session = open()
    await get(session)
    nowMs += LIFE_MS
    await get(session)
    assert.deepEqual(tokens(), ['Bearer token-1', 'Bearer token-2'])
  })

  it('refreshes once for all calls that a 401 hits at the same time, and repeats each of them', async () => {
    server.react = (request) => (request.headers['authorization'] === 'Bearer token-1' ? { status: 401, code: 'unauthenticated' } : { data: 'yes' })
    const session = open()
    const suspend = () => session.client.subscriptions.suspend.mutate({ subscriptionId: 'sub_1', version: 1 })
    assert.deepEqual(await Promise.all([get(session), suspend(), suspend()]), ['yes', 'yes', 'yes'])
    assert.deepEqual(reasons, ['initial', 'rejected'])
    assert.equal(server.seen.length, 6)
  })

  it('is expired when the new token is rejected too, tells it once, and works again after refresh()', async () => {
    let isRevoked = true
    server.react = () => (isRevoked ? { status: 401, code: 'unauthenticated' } : { data: 'yes' })
    const session = open()
    const states: string[] = []
    session.onChange((state) => states.push(state))
    await assert.rejects(get(session), { code: 'unauthenticated' })
    assert.deepEqual([reasons, server.seen.length, states], [['initial', 'rejected'], 2, ['open', 'expired']])
    isRevoked = false
    await session.refresh()
    assert.equal(await get(session), 'yes')
    assert.equal(session.state, 'open')
  })

  it('is expired when the host says no, and only failed when the host could not be reached', async () => {
    const refused = open({ getToken: () => Promise.reject(new Error('signed out')) })
    await assert.rejects(get(refused), { code: 'unauthenticated' })
    assert.equal(refused.state, 'expired')
    const offline = open({ getToken: () => Promise.reject(new TypeError('fetch failed')) })
    await assert.rejects(get(offline), { code: 'network', retryable: true })
    assert.equal(offline.state, 'new')
  })

  it('refuses an answer of the host without token or end', async () => {
    await assert.rejects(get(open({ getToken: () => Promise.resolve({ token: '', expiresAt: 'soon' }) })), /must answer \{ token, expiresAt \}/)
  })

  it('ends with timeout when the host never answers', async () => {
    await assert.rejects(get(open({ timeoutMs: 40, getToken: () => new Promise(() => undefined) })), { code: 'timeout' })
  })

  it('works on a machine whose clock is ahead of the server by more than a token lives', async () => {
    const session = open({ getToken: ({ reason }) => { reasons.push(reason); return Promise.resolve({ token: 'ok', expiresAt: new Date(nowMs - 1).toISOString() }) } })
    await get(session)
    await get(session)
    assert.deepEqual(reasons, ['initial'])
  })

  it('sends nothing after logout', async () => {
    const session = open()
    await get(session)
    session.logout()
    await assert.rejects(get(session), (error) => error instanceof AssentoError && error.code === 'unauthenticated')
    assert.equal(server.seen.length, 1)
    assert.equal(session.state, 'closed')
  })
})
