import assert from 'node:assert/strict'
import { onEachDatabase } from '@assento/store/testing'
import type { BulkAnswer } from '../../src/licences/dto.ts'
import { makeLicenceWorld } from './licence-world.ts'
import type { LicenceWorld } from './licence-world.ts'

const REASON = { reason: 'pendencia_financeira' }

/** Three serials of one customer, the first of which is suspended already. */
async function three(world: LicenceWorld): Promise<readonly [string, string, string]> {
  const first = (await world.give(world.cadId, world.clientId)).id
  await world.verb(await world.manufacturer(), 'serials.suspend', first, REASON)
  return [first, (await world.give(world.cadId, world.clientId)).id, (await world.give(world.cadId, world.clientId)).id]
}

async function suspend(world: LicenceWorld, input: object): Promise<BulkAnswer> {
  const { data, error } = await (await world.manufacturer()).send<BulkAnswer>('serials.bulkSuspend', { ...REASON, ...input })
  assert.equal(error, null, JSON.stringify(error))
  return data
}

const statesOf = (world: LicenceWorld, ids: readonly string[]) => Promise.all(ids.map(async (id) => (await world.detail(id)).state))

onEachDatabase('all serials of a customer are suspended, and each that is not says why', async ({ database }) => {
  const world = await makeLicenceWorld(database)
  const ids = await three(world)
  const dry = await suspend(world, { customerId: world.clientId, dryRun: true })
  assert.deepEqual([dry.result, dry.done, dry.refused], ['partialFailure', 0, 1])
  assert.deepEqual(dry.items.map(({ code }) => code), ['serials.suspend.already', 'wouldDo', 'wouldDo'])
  assert.deepEqual(await statesOf(world, ids), ['suspended', 'active', 'active'])
  const done = await suspend(world, { customerId: world.clientId })
  assert.deepEqual([done.result, done.done, done.refused], ['partialFailure', 2, 1])
  assert.deepEqual(done.items.map(({ code }) => code), ['serials.suspend.already', 'done', 'done'])
  assert.deepEqual(done.items.map(({ customerName }) => customerName), Array.from({ length: 3 }, () => 'Marcenaria Cedro'))
  assert.deepEqual(await statesOf(world, ids), ['suspended', 'suspended', 'suspended'])
})

onEachDatabase('with abort, one that is refused leaves all as they are', async ({ database }) => {
  const world = await makeLicenceWorld(database)
  const ids = await three(world)
  const answer = await suspend(world, { serialIds: ids, onRefusal: 'abort' })
  assert.deepEqual([answer.result, answer.done, answer.items.map(({ code }) => code)], ['failure', 0, ['serials.suspend.already', 'wouldDo', 'wouldDo']])
  assert.deepEqual(await statesOf(world, ids), ['suspended', 'active', 'active'])
  const rest = await suspend(world, { serialIds: ids.slice(1), onRefusal: 'abort', until: '2026-12-01T12:00:00.000Z' })
  assert.deepEqual([rest.result, rest.done], ['success', 2])
  await world.advanceTo('2026-12-01T12:00:00.000Z')
  assert.deepEqual(await statesOf(world, ids), ['suspended', 'active', 'active'])
})

onEachDatabase('a reason without its words refuses every one; ids that are unknown, both, none, or too many are a bad request', async ({ database }) => {
  const world = await makeLicenceWorld(database)
  const ids = await three(world)
  const wordless = await suspend(world, { serialIds: ids.slice(1), reason: 'outro' })
  assert.deepEqual([wordless.result, wordless.refused, wordless.items[0]?.code], ['failure', 2, 'serials.reason.noteRequired'])
  const manufacturer = await world.manufacturer()
  const statusOf = async (input: object) => (await manufacturer.send('serials.bulkSuspend', { ...REASON, ...input })).status
  assert.deepEqual([
    await statusOf({ serialIds: [...ids, 'ser_unknown'] }), await statusOf({ serialIds: ids, customerId: world.clientId }), await statusOf({}),
    await statusOf({ serialIds: Array.from({ length: 5_001 }, (_none, index) => `ser_${index}`) }),
  ], [404, 400, 400, 400])
  assert.deepEqual(await statesOf(world, ids), ['suspended', 'active', 'active'])
})
