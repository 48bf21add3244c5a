import assert from 'node:assert/strict'
import { addHours } from '@assento/rules'
import { closeActivations, newId } from '@assento/store'
import { createSampleSerial, newSampleKey, onEachDatabase } from '@assento/store/testing'
import { fpOf, makeMachineWorld, newNonce, type MachineWorld } from './machine-world.ts'

const detailOf = (text: string): readonly [string, string] => {
  const [detail] = (JSON.parse(text) as { error: { data: { details: { field: string; rule: string }[] } } }).error.data.details
  return [detail?.field ?? '', detail?.rule ?? '']
}

const KINDS = ['unknown', 'malformed', 'mistyped', 'foreign'] as const

async function strangers(world: MachineWorld): Promise<Readonly<Record<(typeof KINDS)[number], string>>> {
  const other = await world.harness.tenant()
  const foreign = await createSampleSerial(world.harness.database, other)
  return { unknown: newSampleKey(), malformed: '; drop table serial', mistyped: `${world.key.slice(0, -1)}${world.key.endsWith('A') ? 'B' : 'A'}`, foreign: foreign.key }
}

onEachDatabase('an unknown, a malformed, a mistyped and another maker’s serial are one answer on every address', async ({ database }) => {
  const world = await makeMachineWorld(database)
  const serials = await strangers(world)
  const id = newId('act')
  const nonce = newNonce()
  for (const [path, more] of [
    ['/v1/activations', { machine_name: 'Balcão' }], ['/v1/validate', {}], [`/v1/activations/${id}/heartbeat`, {}], [`/v1/activations/${id}/deactivate`, {}],
  ] as const) {
    const told = await Promise.all(KINDS.map((kind) => world.post(path, { ...more, nonce, serial: serials[kind] })))
    assert.deepEqual([...new Set(told.map(({ text }) => text))], [JSON.stringify({ valid: false, code: 'NOT_FOUND', nonce, warnings: [] })], path)
    assert.deepEqual(told.map(({ status }) => status), [200, 200, 200, 200])
  }
  assert.deepEqual([await world.activations(), await world.events()], [[], []])
})

onEachDatabase('a serial is read as people type it', async ({ database }) => {
  const world = await makeMachineWorld(database)
  const typed = ` ${world.key.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')} `
  assert.equal((await world.activate('Balcão', { serial: typed })).answer.code, 'VALID')
})

onEachDatabase('validation tells a computer that is in from others, whatever their number', async ({ database }) => {
  const world = await makeMachineWorld(database)
  const code = async (machine: string) => (await world.validate(machine)).answer.code
  assert.equal(await code('Balcão'), 'NOT_ACTIVATED')
  const { answer } = await world.activate('Balcão')
  assert.deepEqual([await code('Balcão'), await code('Caixa')], ['VALID', 'FINGERPRINT_MISMATCH'])
  const gone = await world.post(`/v1/activations/${answer.activation_id}/deactivate`, { fp: fpOf('Caixa') })
  assert.deepEqual([gone.answer.code, await code('Balcão')], ['FINGERPRINT_MISMATCH', 'VALID'], 'another computer gives nothing back')
  for (let turn = 0; turn < 2; turn += 1) {
    const back = await world.post(`/v1/activations/${answer.activation_id}/deactivate`, { fp: fpOf('Balcão') })
    assert.deepEqual([back.status, back.answer.valid, back.answer.code], [200, false, 'NOT_ACTIVATED'])
  }
  assert.deepEqual((await world.events()).map(({ type }) => type), ['activation.created', 'activation.closed'], 'given back once')
  assert.equal((await world.activate('Caixa')).answer.code, 'VALID', 'the place is free')
})

onEachDatabase('states of the serial are told in the order cancelled, pending, suspended, expired', async ({ database }) => {
  const world = await makeMachineWorld(database)
  await world.activate('Balcão')
  const at = world.harness.clock.at
  const set = (change: object) => database.db.updateTable('serial').set(change).where('tenant_id', '=', world.tenant.tenantId).where('id', '=', world.serialId).execute()
  const codes = async () => [(await world.validate('Balcão')).answer.code, (await world.activate('Balcão')).answer.code]
  await database.db.insertInto('suspension').values({
    tenant_id: world.tenant.tenantId, id: newId('sus'), serial_id: world.serialId, reason: 'uso_indevido', note: null, until: null, clock_state_at_start: 'active',
    started_at: at, started_by: 'x', started_by_name: 'X', ended_at: null, ended_by: null, ended_by_name: null,
  }).execute()
  assert.deepEqual(await codes(), ['SUSPENDED', 'SUSPENDED'])
  await set({ provisioned_at: null, pending_reason: 'awaitingVendor' })
  assert.deepEqual(await codes(), ['PENDING', 'PENDING'])
  await set({ provisioned_at: at, cancelled_at: at, cancel_kind: 'terminated' })
  assert.deepEqual(await codes(), ['CANCELLED', 'CANCELLED'])
  await database.withTx((tx) => closeActivations(tx, world.tenant.tenantId, [world.serialId], { reason: 'serialCancelled', byName: 'X', at }))
  assert.deepEqual((await world.activations()).map((row) => row.closed_reason), ['serialCancelled'])
})

onEachDatabase('where a lapse costs the updates only, the licence goes on: valid and expired at once, with a token that never ends', async ({ database }) => {
  const { calendarDate } = await import('@assento/rules')
  const world = await makeMachineWorld(database, { product: { lapse_effect: 'losesUpdates' }, serial: { valid_until: calendarDate('2026-03-11'), grace_days: 0 } })
  await world.activate('Balcão')
  world.harness.clock.at = addHours(world.harness.clock.at, 48)
  const { answer } = await world.validate('Balcão')
  assert.deepEqual([answer.valid, answer.code], [true, 'EXPIRED'])
  const payload = await world.read(answer.token)
  assert.deepEqual([payload.notAfter, payload.graceUntil, payload.features?.updatesUntil], [null, null, Date.parse('2026-03-11T03:00:00Z') / 1000])
  assert.equal((await world.activate('Caixa')).answer.code, 'LIMIT_REACHED')
})

onEachDatabase('what a computer may send is bounded, and what is not known is refused, by field, and nothing happens', async ({ database }) => {
  const world = await makeMachineWorld(database)
  const parts = (count: number) => Object.fromEntries(Array.from({ length: count }, (_each, index) => [`p${index}`, 'h']))
  const good: readonly Record<string, unknown>[] = [{ fp: 'x'.repeat(256) }, { machine_name: 'ç'.repeat(255) }, { components: parts(20) }]
  const bad: readonly (readonly [Record<string, unknown>, string])[] = [
    [{ fp: 'x'.repeat(257) }, 'fp'], [{ fp: '' }, 'fp'], [{ fp: 'a b' }, 'fp'], [{ machine_name: 'x'.repeat(256) }, 'machine_name'], [{ machine_name: ' ' }, 'machine_name'],
    [{ machine_name: 'a\nb' }, 'machine_name'], [{ components: parts(21) }, 'components'], [{ components: {} }, 'components'], [{ components: { 'a b': 'h' } }, 'components.a b'],
    [{ nonce: 'A'.repeat(21) }, 'nonce'], [{ nonce: `${'A'.repeat(21)}B` }, 'nonce'], [{ serial: '' }, 'serial'], [{ serial: 'x'.repeat(256) }, 'serial'],
    [{ client_time: 'ontem' }, 'client_time'], [{ replaces: 'act_1' }, 'replaces'], [{ receipt_key: 'zz' }, 'receipt_key'], [{ price: 1 }, 'price'], [{ app_version: 'x'.repeat(65) }, 'app_version'],
  ]
  for (const [more, field] of bad) {
    const { status, text } = await world.activate('Balcão', more)
    assert.deepEqual([status, detailOf(text)[0]], [400, field], text)
  }
  assert.equal((await world.activations()).length, 0)
  for (const more of good) assert.equal((await world.activate('Balcão', { components: { a: 'h' }, ...more })).status, 200, JSON.stringify(more))
})

onEachDatabase('faults of the transport are 4xx: size, type, form, tenant, id', async ({ database }) => {
  const world = await makeMachineWorld(database)
  for (const tenant of ['a\u0000b', '\ud800', ' ', 'x'.repeat(64)]) assert.equal((await world.validate('Balcão', { tenant })).status, 404, JSON.stringify(tenant))
  assert.equal((await world.harness.request('/v1/keys?tenant=%00')).status, 404)
  const send = (body: string, headers: Record<string, string> = { 'content-type': 'application/json' }) =>
    world.harness.request('/v1/validate', { method: 'POST', headers, body })
  assert.equal((await send('{"a":')).status, 400)
  assert.equal((await send('{}', { 'content-type': 'text/plain' })).status, 415)
  assert.equal((await send(`"${'x'.repeat(16_000)}"`)).status, 413)
  assert.equal((await world.post('/v1/validate', { tenant: 'pk_test_nobody' })).status, 404)
  assert.equal((await world.post('/v1/activations/act_1/heartbeat')).status, 404)
  assert.equal((await world.harness.request('/v1/activations')).status, 404, 'there is nothing to read')
})

onEachDatabase('every answer has the headers of the rest of the API', async ({ database }) => {
  const world = await makeMachineWorld(database)
  const named = (headers: Headers) => Object.fromEntries([...headers].filter(([name]) => name !== 'assento-request-id' && name !== 'www-authenticate'))
  const api = named((await world.harness.request('/trpc/keys.list')).headers)
  assert.equal(api['cache-control'], 'no-store')
  for (const path of [`/v1/keys?tenant=${world.tenant.publishableKey}`, '/v1/keys?tenant=x']) {
    const { headers } = await world.harness.request(path)
    assert.deepEqual(named(headers), api, path)
    assert.match(headers.get('assento-request-id') ?? '', /^req_/)
  }
})

onEachDatabase('calls are counted by address and by serial, known or not, and both are told when to come back', async ({ database }) => {
  const limits = { ASSENTO_MACHINE_CALLS_PER_MINUTE: '4', ASSENTO_SERIAL_CALLS_PER_MINUTE: '2' }
  const world = await makeMachineWorld(database, { env: limits })
  const statuses = async (serial: string, ...addresses: readonly string[]) => {
    const told = []
    for (const address of addresses) told.push((await world.post('/v1/validate', { serial }, address)).status)
    return told
  }
  assert.deepEqual(await statuses(world.key, '198.51.100.1', '198.51.100.2', '198.51.100.3'), [200, 200, 429], 'one serial from many addresses')
  assert.deepEqual(await statuses(newSampleKey(), '198.51.100.1', '198.51.100.2', '198.51.100.3'), [200, 200, 429], 'a serial that does not exist is counted the same')
  const many = []
  for (let turn = 0; turn < 5; turn += 1) many.push((await world.post('/v1/validate', { serial: newSampleKey() }, '198.51.100.9')).status)
  assert.deepEqual(many, [200, 200, 200, 200, 429], 'many serials from one address')
  const six = ['2001:db8:1:2::1', '2001:db8:1:2:ffff::9', '2001:db8:1:2::a', '2001:db8:1:2:0:0:0:5', '2001:db8:1:2::7', '2001:db8:1:3::1']
  const told = []
  for (const address of six) told.push((await world.post('/v1/validate', { serial: newSampleKey() }, address)).status)
  assert.deepEqual(told, [200, 200, 200, 200, 429, 200], 'an IPv6 subscriber has all of a /64')
  const response = await world.harness.app.request('/v1/keys?tenant=x', {}, { incoming: { socket: { remoteAddress: '198.51.100.9' } } })
  assert.ok(response.status === 429 && Number(response.headers.get('retry-after')) >= 1)
})

onEachDatabase('a clock that is more than five minutes off is noted, and changes nothing', async ({ database }) => {
  const world = await makeMachineWorld(database)
  await world.activate('Balcão')
  const at = (minutes: number, more = 0) => new Date(Date.parse(world.harness.clock.at) + minutes * 60_000 + more).toISOString()
  for (const [clientTime, warnings] of [[at(5), []], [at(5, 1), ['CLOCK_DRIFT']], [at(-5), []], [at(-5, -1), ['CLOCK_DRIFT']]] as const) {
    const { answer } = await world.validate('Balcão', { client_time: clientTime })
    assert.deepEqual([answer.code, answer.warnings], ['VALID', warnings], clientTime)
  }
  assert.equal(world.harness.lines.filter((line) => line.includes('clock of a machine')).length, 2)
})

onEachDatabase('validations write the last sight at most every ten minutes, and their tokens never go back', async ({ database }) => {
  const world = await makeMachineWorld(database)
  const seqs: number[] = []
  const seen = async () => (await database.db.selectFrom('activation').select('last_seen_at').where('serial_id', '=', world.serialId).executeTakeFirstOrThrow()).last_seen_at
  seqs.push((await world.read((await world.activate('Balcão')).answer.token)).seq)
  const start = world.harness.clock.at
  world.harness.clock.pass(10 * 60_000)
  seqs.push((await world.read((await world.validate('Balcão')).answer.token)).seq)
  assert.equal(await seen(), start)
  world.harness.clock.pass(1)
  seqs.push((await world.read((await world.validate('Balcão')).answer.token)).seq)
  assert.equal(await seen(), world.harness.clock.at)
  seqs.push((await world.read((await world.activate('Balcão')).answer.token)).seq)
  assert.deepEqual(seqs, [1, 1, 1, 2])
})

onEachDatabase('the serial is in no log line and no address', async ({ database }) => {
  const world = await makeMachineWorld(database)
  await world.activate('Balcão')
  await world.validate('Caixa')
  await world.activate('Balcão', { machine_name: '' })
  const kept = [...world.harness.lines, JSON.stringify(await world.events()), JSON.stringify(await database.db.selectFrom('outbox_event').selectAll().execute())].join('\n')
  assert.equal(kept.includes(world.key) || kept.includes(world.key.replaceAll('-', '')), false)
})
