/** The client and the portal together: every answer comes from the real server with a real database. */
import assert from 'node:assert/strict'
import { calendarDate } from '@assento/rules'
import { onEachDatabase } from '@assento/store/testing'
import type { ActivationResult } from '../../src/activation/index.ts'
import { makePortal } from './portal-world.ts'

const DAY_MS = 86_400_000
const seen = ({ valid, code, source }: ActivationResult) => [valid, code, source]

onEachDatabase('a machine activates, goes on without network until its token ends, and comes back', async ({ database }) => {
  const portal = await makePortal(database)
  const machine = portal.machine('Balcão')
  assert.deepEqual(seen(await machine.activate(portal.key)), [true, 'VALID', 'online'])
  assert.deepEqual(seen(await machine.activate(portal.key)), [true, 'VALID', 'online'], 'again, for nothing')
  machine.network.isUp = false
  portal.clock.pass(30 * DAY_MS - 1000)
  assert.deepEqual(seen(await machine.validate()), [true, 'VALID', 'offline'])
  portal.clock.pass(1000)
  assert.deepEqual(seen(await machine.validate()), [false, 'TOKEN_EXPIRED', 'offline'])
  machine.network.isUp = true
  assert.deepEqual(seen(await machine.validate()), [true, 'VALID', 'online'])
  const beat = await machine.heartbeat()
  assert.deepEqual([...seen(beat), beat.heartbeatSeconds], [true, 'VALID', 'online', 86_400])
})

onEachDatabase('what is given back is free for another machine, which has to be activated itself', async ({ database }) => {
  const portal = await makePortal(database)
  const [first, second] = [portal.machine('Balcão'), portal.machine('Caixa')]
  await first.activate(portal.key)
  assert.deepEqual(seen(await second.activate(portal.key)), [false, 'LIMIT_REACHED', 'online'])
  first.network.isUp = false
  assert.equal(await first.deactivate(), false, 'nobody heard it')
  assert.equal((await first.validate()).valid, true, 'so it keeps its place')
  first.network.isUp = true
  assert.equal(await first.deactivate(), true)
  assert.equal((await first.validate()).code, 'NOT_ACTIVATED')
  portal.clock.pass(1000)
  assert.deepEqual(seen(await second.activate(portal.key)), [true, 'VALID', 'online'])
  second.storage.text = first.storage.text
  assert.equal((await second.validate()).code, 'VALID', 'a memory of another machine gives its serial only: the server knows this one')
})

onEachDatabase('a dead computer is closed through the portal; the same fingerprint gets a fresh token afterwards', async ({ database }) => {
  const portal = await makePortal(database)
  const machine = portal.machine('Balcão')
  const { licence } = await machine.activate(portal.key)
  const closed = await portal.call<{ verdict: string }>('activations.close', { activationId: licence?.mach })
  assert.equal(closed.verdict, 'allowed')
  assert.equal((await machine.validate()).code, 'NOT_ACTIVATED')
  const again = await machine.activate(portal.key)
  assert.deepEqual([again.code, again.licence?.mach === licence?.mach], ['VALID', false])
  assert.ok((again.licence?.seq ?? 0) > (licence?.seq ?? 0))
})

onEachDatabase('grace is told online and offline, and its end is the token’s', async ({ database }) => {
  const portal = await makePortal(database, { serial: { valid_until: calendarDate('2026-11-22'), grace_days: 7, period: 'P1M', anchor_day: 22 } })
  const machine = portal.machine('Balcão')
  assert.equal((await machine.activate(portal.key)).code, 'VALID')
  portal.clock.pass(DAY_MS)
  assert.deepEqual(seen(await machine.validate()), [true, 'GRACE', 'online'])
  machine.network.isUp = false
  assert.deepEqual(seen(await machine.validate()), [true, 'GRACE', 'offline'])
  portal.clock.pass(7 * DAY_MS)
  assert.equal((await machine.validate()).code, 'TOKEN_EXPIRED')
  machine.network.isUp = true
  assert.deepEqual(seen(await machine.validate()), [false, 'EXPIRED', 'online'])
})

onEachDatabase('after a rotation a program with both keys goes on, one with the old key refuses, and the old key is listed while its tokens live', async ({ database }) => {
  const portal = await makePortal(database)
  const old = portal.machine('Balcão')
  await old.activate(portal.key)
  await portal.call('signingKeys.rotate', {})
  const both = await portal.keys()
  assert.deepEqual(Object.keys(both).sort(), ['k1', 'k2'])
  assert.equal((await old.validate()).code, 'TOKEN_INVALID', 'it has not heard of the new key')
  assert.equal((await old.validate({ online: false })).code, 'VALID', 'what the old one signed is good')
  const updated = portal.machine('Balcão', { publicKeys: both })
  assert.deepEqual([(await updated.activate(portal.key)).code, (await updated.validate()).licence?.kid], ['VALID', 'k2'])
  portal.clock.pass(31 * DAY_MS)
  assert.deepEqual(Object.keys(await portal.keys()).sort(), ['k1', 'k2'])
  portal.clock.pass(1)
  assert.deepEqual(Object.keys(await portal.keys()), ['k2'])
})

onEachDatabase('a part may be replaced: the machine is known by the others, and its memory by its serial', async ({ database }) => {
  const portal = await makePortal(database)
  const before = portal.machine('Balcão', { components: { board: 'b', disk: 'd', mac: 'm' } })
  await before.activate(portal.key)
  const after = portal.machine('Balcão', { components: { board: 'b', disk: 'novo', mac: 'm' } })
  after.storage.text = before.storage.text
  assert.deepEqual(seen(await after.validate()), [true, 'VALID', 'online'])
  assert.deepEqual(seen(await after.validate({ online: false })), [true, 'VALID', 'offline'])
})

onEachDatabase('many calls at once leave one memory', async ({ database }) => {
  const portal = await makePortal(database)
  const machine = portal.machine('Balcão')
  await machine.activate(portal.key)
  const results = await Promise.all(Array.from({ length: 10 }, (_each, index) => (index % 2 === 0 ? machine.validate() : machine.heartbeat())))
  assert.deepEqual([...new Set(results.map(({ code }) => code))], ['VALID'])
  machine.network.isUp = false
  assert.equal((await machine.validate()).code, 'VALID')
})
