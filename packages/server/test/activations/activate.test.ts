import assert from 'node:assert/strict'
import { addHours, calendarDate } from '@assento/rules'
import { onEachDatabase } from '@assento/store/testing'
import { fpOf, makeMachineWorld, newNonce } from './machine-world.ts'

const codesOf = (told: readonly { readonly answer: { readonly code: string } }[]): string[] => told.map(({ answer }) => answer.code)

onEachDatabase('a computer is let in with a signed token, and the history says which', async ({ database }) => {
  const world = await makeMachineWorld(database)
  const nonce = newNonce()
  const { status, answer } = await world.activate('Balcão', { nonce, app_version: '4.2.0' })
  assert.deepEqual([status, answer.valid, answer.code, answer.nonce, answer.heartbeat_seconds, answer.warnings], [200, true, 'VALID', nonce, 86_400, []])
  const payload = await world.read(answer.token)
  assert.deepEqual(Object.keys(payload), [
    'v', 'typ', 'iss', 'kid', 'iat', 'exp', 'lic', 'serial', 'mach', 'fp', 'state', 'notAfter', 'graceUntil', 'max', 'seq', 'nonce',
  ])
  assert.deepEqual(
    [payload.iss, payload.kid, payload.lic, payload.serial, payload.mach, payload.fp, payload.state, payload.notAfter, payload.max, payload.seq, payload.nonce],
    ['assento', 'k1', world.serialId, world.key.slice(-5), answer.activation_id, fpOf('Balcão'), 'active', null, 1, 1, nonce])
  assert.equal(payload.exp - payload.iat, 30 * 86_400)
  assert.deepEqual(await world.events(), [
    { type: 'activation.created', details: { activationId: answer.activation_id, machineName: 'Balcão', isOffline: false } },
  ])
})

onEachDatabase('the same computer again is free: one activation, a fresh token with a higher number, never "already active"', async ({ database }) => {
  const world = await makeMachineWorld(database)
  const nonce = newNonce()
  const told = [await world.activate('Balcão', { nonce }), await world.activate('Balcão', { nonce }), await world.activate('Balcão novo', { fp: fpOf('Balcão') })]
  assert.deepEqual(codesOf(told), ['VALID', 'VALID', 'VALID'])
  assert.equal(new Set(told.map(({ answer }) => answer.activation_id)).size, 1)
  assert.deepEqual(await Promise.all(told.map(async ({ answer }) => (await world.read(answer.token)).seq)), [1, 2, 3])
  const events = await world.events()
  assert.deepEqual(events.map(({ type }) => type), ['activation.created', 'activation.reactivated'], 'the retry with the same nonce is no event')
  assert.equal(events[1]?.details['renamedFrom'], 'Balcão')
})

onEachDatabase('beyond the limit nobody is let in, the machine learns no names, and people do, once a day and computer', async ({ database }) => {
  const world = await makeMachineWorld(database)
  await world.activate('Balcão')
  const refused = [await world.activate('Caixa'), await world.activate('Caixa')]
  assert.deepEqual(codesOf(refused), ['LIMIT_REACHED', 'LIMIT_REACHED'])
  assert.deepEqual(Object.keys(refused[0]?.answer ?? {}).sort(), ['code', 'nonce', 'valid', 'warnings'])
  assert.equal(refused.some(({ text }) => text.includes('Balcão')), false)
  const events = (await world.events()).filter(({ type }) => type === 'activation.limit_reached')
  assert.deepEqual(events.map(({ details }) => [details['machineName'], details['machines'], details['used'], details['maxActivations']]), [['Caixa', 'Balcão', 1, 1]])
})

onEachDatabase('two hundred computers on the one place that is left: exactly one gets in', async ({ database, url, open }) => {
  const world = await makeMachineWorld(database, { serial: { max_activations: 2 } })
  await world.activate('Balcão')
  const second = await makeMachineWorld(await open(url))
  const other = (machine: string) => second.post('/v1/activations', { tenant: world.tenant.publishableKey, serial: world.key, fp: fpOf(machine), machine_name: machine })
  const told = await Promise.all(Array.from({ length: 200 }, (_each, index) => (index % 2 === 0 ? world.activate(`pc-${index}`) : other(`pc-${index}`))))
  const codes = codesOf(told)
  assert.deepEqual([codes.filter((code) => code === 'VALID').length, codes.filter((code) => code === 'LIMIT_REACHED').length], [1, 199])
  const rows = await world.activations()
  assert.deepEqual([rows.length, rows.filter((row) => row.closed_reason === null).length], [2, 2])
})

onEachDatabase('a computer takes the place of another in one call, which is a move, and is suspected where the name is the same', async ({ database }) => {
  const world = await makeMachineWorld(database)
  const before = await world.activate('Balcão')
  world.harness.clock.pass(1000)
  const moved = await world.activate('Balcão', { fp: fpOf('outra placa'), replaces: before.answer.activation_id })
  assert.equal(moved.answer.code, 'VALID')
  assert.notEqual(moved.answer.activation_id, before.answer.activation_id)
  assert.deepEqual((await world.activations()).map(({ closed_reason: reason }) => reason), ['transfer', null])
  assert.deepEqual((await world.events()).map(({ type }) => type), [
    'activation.created', 'activation.closed', 'activation.created', 'activation.moved', 'activation.transfer_suspected',
  ])
  assert.equal((await world.validate('Balcão')).answer.code, 'NOT_ACTIVATED', 'the old computer is out')
})

onEachDatabase('the moves of 365 days are limited, and on the 366th one is free again', async ({ database }) => {
  const world = await makeMachineWorld(database, { serial: { max_transfers: 1 } })
  const first = await world.activate('a')
  world.harness.clock.pass(1000)
  const second = await world.activate('b', { replaces: first.answer.activation_id })
  const third = () => world.activate('c', { replaces: second.answer.activation_id })
  world.harness.clock.pass(1000)
  assert.deepEqual(codesOf([second, await third()]), ['VALID', 'TRANSFER_LIMIT'])
  world.harness.clock.pass(365 * 86_400_000 - 1001)
  assert.equal((await third()).answer.code, 'TRANSFER_LIMIT')
  world.harness.clock.pass(1)
  assert.equal((await third()).answer.code, 'VALID')
})

onEachDatabase('a floating seat is free once its lease has run out, its row stays, and a heartbeat renews it', async ({ database }) => {
  const world = await makeMachineWorld(database, { product: { lease_minutes: 10 } })
  const first = await world.activate('a')
  assert.equal(first.answer.heartbeat_seconds, 300)
  const beat = () => world.post(`/v1/activations/${first.answer.activation_id}/heartbeat`, { fp: fpOf('a') })
  world.harness.clock.pass(9 * 60_000)
  assert.equal((await beat()).answer.code, 'VALID')
  world.harness.clock.pass(10 * 60_000 - 1)
  assert.equal((await world.activate('b')).answer.code, 'LIMIT_REACHED')
  world.harness.clock.pass(1)
  assert.equal((await beat()).answer.code, 'HEARTBEAT_DEAD')
  assert.equal((await world.activate('b')).answer.code, 'VALID')
  assert.deepEqual((await world.activations()).map(({ closed_reason: reason }) => reason), ['leaseDead', null])
  assert.equal((await world.validate('a')).answer.code, 'HEARTBEAT_DEAD')
  assert.equal((await world.events()).some(({ type }) => type === 'activation.moved'), false, 'a floating seat does not move')
})

onEachDatabase('half of the presented parts, rounded up, make it the same computer; one fewer do not', async ({ database }) => {
  const world = await makeMachineWorld(database)
  const parts = { board: 'b1', disk: 'd1', cpu: 'c1', mac: 'm1', bios: 'x1' }
  const first = await world.activate('Balcão', { components: parts })
  const three = { ...parts, disk: 'd2', mac: 'm2' }
  const again = await world.activate('Balcão', { fp: fpOf('novo disco'), components: three })
  assert.deepEqual([again.answer.code, again.answer.activation_id], ['VALID', first.answer.activation_id])
  assert.equal((await world.read(again.answer.token)).fp, fpOf('novo disco'))
  assert.equal((await world.validate('novo disco')).answer.code, 'VALID')
  const two = { ...three, board: 'b3', cpu: 'c3', bios: 'x3' }
  assert.equal((await world.activate('Balcão', { fp: fpOf('outro'), components: two })).answer.code, 'LIMIT_REACHED')
  const validated = await world.validate('placa nova', { components: { ...three, board: 'b4' } })
  assert.deepEqual([validated.answer.code, validated.answer.activation_id], ['VALID', first.answer.activation_id], 'a validation knows it by its parts, too')
  assert.deepEqual((await world.events()).filter(({ details }) => details['isPartReplaced'] === true).length, 2)
})

onEachDatabase('who tells of fewer parts is not known sooner: half of those that the computer came with must be there, and it stays known', async ({ database }) => {
  const world = await makeMachineWorld(database)
  const parts = { board: 'b1', disk: 'd1', os: 'w11', cpu: 'c1' }
  await world.activate('Balcão', { components: parts })
  assert.deepEqual(codesOf([
    await world.validate('clone', { components: { os: 'w11' } }), await world.activate('clone', { components: { os: 'w11' } }), await world.validate('Balcão', { components: parts }),
  ]), ['FINGERPRINT_MISMATCH', 'LIMIT_REACHED', 'VALID'])
})

onEachDatabase('in grace computers are let in and told so; the token ends with the grace period, and after it nobody gets in', async ({ database }) => {
  const world = await makeMachineWorld(database, { serial: { valid_until: calendarDate('2026-03-11'), grace_days: 7, period: 'P1M', anchor_day: 11, max_activations: 3 } })
  const active = await world.read((await world.activate('a')).answer.token)
  assert.deepEqual([active.state, active.notAfter, active.graceUntil], ['active', Date.parse('2026-03-11T03:00:00Z') / 1000, Date.parse('2026-03-18T03:00:00Z') / 1000])
  assert.equal(active.exp, active.graceUntil, 'which comes before 30 days')
  world.harness.clock.at = addHours(world.harness.clock.at, 15)
  const grace = await world.activate('b')
  assert.deepEqual([grace.answer.valid, grace.answer.code, (await world.read(grace.answer.token)).state], [true, 'GRACE', 'grace'])
  world.harness.clock.at = addHours(world.harness.clock.at, 7 * 24)
  assert.deepEqual(codesOf([await world.activate('c'), await world.validate('a')]), ['EXPIRED', 'EXPIRED'])
})
