import assert from 'node:assert/strict'
import { onEachDatabase } from '@assento/store/testing'
import type { SerialAnswer } from '../../src/licences/dto.ts'
import { runDueSerials } from '../../src/licences/run-due.ts'
import { runDueDrafts } from '../../src/invoices/run-due.ts'
import { workerAt } from '../worker-at.ts'
import { makeLicenceWorld } from './licence-world.ts'
import { assertBooks, invoiceAt, invoicesOf, payAt, statesOf } from './money.ts'

const SUSPENSION = { reason: 'pendencia_financeira' }

onEachDatabase('a payment and a suspension at once: either the payment renews or its invoice is taken back, and no cent is lost', async ({ database }) => {
  const world = await makeLicenceWorld(database)
  const { id } = await world.give(world.cutId, world.shopId)
  await world.advanceTo('2026-12-12T03:00:00.000Z')
  const manufacturer = await world.manufacturer()
  await Promise.all([payAt(world, 1, '2026-12-12T12:00:00.000Z'), world.verb(manufacturer, 'serials.suspend', id, SUSPENSION).catch(() => 'stale')])
  const { validUntil, renewal } = await world.detail(id)
  assert.equal(renewal, null)
  const { state } = await invoiceAt(world, 1)
  if (validUntil === '2027-01-21') assert.equal(state, 'paid')
  else assert.deepEqual([validUntil, state, (await invoiceAt(world, 0)).state], ['2026-12-21', 'void', 'paid'])
  await assertBooks(world)
})

onEachDatabase('two releases at once make one retroactive invoice', async ({ database }) => {
  const world = await makeLicenceWorld(database, { now: '2026-07-11T15:00:00.000Z' as never, licences: { renewalLeadDays: 0 } })
  const { id } = await world.give(world.cutId, world.shopId)
  await world.verb(await world.manufacturer(), 'serials.suspend', id, SUSPENSION)
  await world.advanceTo('2026-11-21T15:00:00.000Z')
  const { version } = await world.serial(id)
  const manufacturer = await world.manufacturer()
  const release = () => manufacturer.send<SerialAnswer>('serials.release.confirm', { serialId: id, version })
  const answers = await Promise.all([release(), release()])
  assert.deepEqual(answers.map(({ error }) => error?.code ?? 'done').sort(), ['done', 'stale_version'])
  assert.deepEqual(await statesOf(world), ['open 12000', 'open 48000'])
})

onEachDatabase('two servers that do everything that is due, over and over, charge each period once', async ({ database }) => {
  const world = await makeLicenceWorld(database)
  const serials = await Promise.all(Array.from({ length: 4 }, () => world.give(world.cutId, world.shopId)))
  for (const at of ['2026-12-11T03:00:00.000Z', '2026-12-12T03:00:00.000Z', '2026-12-21T03:00:00.000Z', '2026-12-28T03:00:00.000Z'] as const) {
    const ctx = await workerAt(world, at as never)
    for (const run of [runDueSerials, runDueDrafts]) {
      while ((await Promise.all([run(ctx), run(ctx)])).some((did) => did > 0)) { /* until nothing is left */ }
    }
  }
  assert.deepEqual((await invoicesOf(world)).map(({ total_cents: cents }) => cents), [48_000, 48_000])
  for (const { id } of serials) {
    const clock = await database.db.selectFrom('serial_event').select('type').where('serial_id', '=', id).where('once_key', 'is not', null).orderBy('seq').execute()
    assert.deepEqual(clock.map(({ type }) => type), ['serial.grace_started', 'serial.expired'])
  }
  await assertBooks(world)
})

onEachDatabase('a serial that fails waits an hour, and the others go on', async ({ database }) => {
  const world = await makeLicenceWorld(database)
  const [bad, good] = [await world.give(world.cutId, world.shopId), await world.give(world.cutId, world.shopId)]
  // A period without the day that it is counted from breaks an invariant.
  await database.withTx((tx) => tx.db.updateTable('serial').set({ anchor_day: null }).where('id', '=', bad.id).execute())
  await assert.rejects(runDueSerials(await workerAt(world, '2026-12-11T03:00:00.000Z' as never)), AggregateError)
  assert.equal((await world.serial(bad.id)).next_action_at, '2026-12-11T04:00:00.000Z')
  assert.equal((await world.detail(good.id)).renewal?.kind, 'due')
})
