import assert from 'node:assert/strict'
import { test } from 'node:test'
import { onEachDatabase } from '@assento/store/testing'
import { createLogger, scrub } from '../../src/platform/logger.ts'
import { Harness } from './harness.ts'

onEachDatabase('the log is one JSON line an event and holds no key, no token and no tax number (case 36)', async ({ database }) => {
  const harness = new Harness(database)
  const tenant = await harness.tenant()
  const token = await harness.token(tenant)
  const made = (await harness.server(tenant.key, 'keys.create', { input: { kind: 'secret', slot: 'log' } })).data as { key: string }
  await harness.widget(tenant, token, 'sessions.whoami')
  await harness.server(tenant.key, 'accounts.list', { input: { name: '11222333000181' } })
  await harness.server(`${made.key}x`, 'sessions.whoami')
  await harness.request(`/trpc/${encodeURIComponent('\n{"level":"info","msg":"forged"}')}`, { headers: { authorization: `Bearer ${made.key}` } })
  await harness.request(`/t/${tenant.publishableKey}/trpc/sessions.whoami?token=${token}`, { headers: { authorization: `Bearer ${token}` } })
  harness.runtime.logger.error({ err: new Error(`key ${made.key} of 11.222.333/0001-81 and 529.982.247-25 with Bearer ${token}`) }, 'library')
  harness.runtime.logger.error({ token, key: made.key, nested: { authorization: token, secret: made.key } }, 'fields')
  const log = harness.lines.join('')
  for (const secret of [tenant.key, token, made.key, '11222333000181', '11.222.333/0001-81', '529.982.247-25']) assert.ok(!log.includes(secret), secret)
  for (const line of harness.lines) {
    assert.equal(line.trimEnd().split('\n').length, 1)
    assert.equal(typeof (JSON.parse(line) as { level: string }).level, 'string')
  }
  assert.ok(harness.lines.length > 8)
})

test('scrubbing takes secrets and tax numbers out of a text and leaves the rest', () => {
  assert.equal(scrub('sk_test_0123456789abcdef_x1 e 12ABC34501DE35'), '[secret] e [tax id]')
  assert.equal(scrub('sub_01m806t047e2xtngze7t653ngs em 2026-03-10, 12.345 licenças'), 'sub_01m806t047e2xtngze7t653ngs em 2026-03-10, 12.345 licenças')
})

test('an error is logged without the fields in which drivers quote values', () => {
  const lines: string[] = []
  const error = Object.assign(new Error('duplicate key'), { code: '23505', detail: 'Key (tax_id)=(11222333000181) already exists.' })
  createLogger('info', { write: (line: string) => void lines.push(line) }).error({ err: error }, 'database')
  assert.match(lines[0] ?? '', /23505/)
  assert.doesNotMatch(lines[0] ?? '', /11222333000181/)
})
