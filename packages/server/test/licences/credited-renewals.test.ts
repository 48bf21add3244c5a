/** Renewals whose lines a credit note gives back before they are paid. */
import assert from 'node:assert/strict'
import { onEachDatabase } from '@assento/store/testing'
import { makeLicenceWorld } from './licence-world.ts'
import type { LicenceWorld } from './licence-world.ts'
import { assertBooks, invoiceAt, payAt, statesOf } from './money.ts'

/** Credits lines of an invoice as the reseller; without lines, all that is left of it. */
async function credit(world: LicenceWorld, index: number, lines?: readonly { readonly lineNo: number; readonly cents: number }[]): Promise<void> {
  const { data, error } = await world.server.send<{ verdict: string }>('invoices.credit', {
    invoiceId: (await invoiceAt(world, index)).id, reason: 'acordo comercial', ...(lines === undefined ? {} : { lines }),
  })
  assert.deepEqual([error, data.verdict], [null, 'allowed'])
}

async function renewalStates(world: LicenceWorld, serialId: string): Promise<string[]> {
  const rows = await world.database.db.selectFrom('serial_renewal').select('state').where('serial_id', '=', serialId).orderBy('id').execute()
  return rows.map(({ state }) => state)
}

onEachDatabase('a renewal that was given back in full is not paid: it is cancelled, and asked for again when it is time', async ({ database }) => {
  const world = await makeLicenceWorld(database)
  const { id } = await world.give(world.cutId, world.shopId)
  await world.advanceTo('2026-12-12T03:00:00.000Z')
  await credit(world, 1)
  assert.deepEqual([(await statesOf(world))[1], await renewalStates(world, id)], ['paid 12000', ['cancelled']])
  const left = await world.detail(id)
  assert.deepEqual([left.validUntil, left.renewal], ['2026-12-21', null])
  await world.advanceTo('2026-12-13T03:00:00.000Z')
  assert.deepEqual([await statesOf(world), await renewalStates(world, id)], [['open 12000', 'paid 12000', 'open 12000'], ['cancelled', 'open']])
  await payAt(world, 2, '2026-12-14T12:00:00.000Z')
  assert.equal((await world.detail(id)).validUntil, '2027-01-21')
  await assertBooks(world)
})

onEachDatabase('given back once it has expired, the serial waits: time asks for nothing more', async ({ database }) => {
  const world = await makeLicenceWorld(database)
  const { id } = await world.give(world.cutId, world.shopId)
  await world.advanceTo('2027-02-01T03:00:00.000Z')
  await credit(world, 1)
  await world.advanceTo('2027-03-01T03:00:00.000Z')
  const { state, validUntil } = await world.detail(id)
  assert.deepEqual([state, validUntil, await renewalStates(world, id), (await world.serial(id)).next_action_at], ['expired', '2026-12-21', ['cancelled'], null])
  assert.equal((await statesOf(world)).length, 2)
  await assertBooks(world)
})

onEachDatabase('a renewal that was given back but for one cent is a discount: the cent paid, it renews', async ({ database }) => {
  const world = await makeLicenceWorld(database)
  const { id } = await world.give(world.cutId, world.shopId)
  await world.advanceTo('2026-12-12T03:00:00.000Z')
  await credit(world, 1, [{ lineNo: 1, cents: 11_999 }])
  assert.deepEqual(await renewalStates(world, id), ['open'])
  await payAt(world, 1, '2026-12-13T12:00:00.000Z')
  assert.deepEqual([(await world.detail(id)).validUntil, await renewalStates(world, id)], ['2027-01-21', ['paid']])
  await assertBooks(world)
})

onEachDatabase('of two serials on one invoice, only the one whose line was not given back is renewed by paying the rest', async ({ database }) => {
  const world = await makeLicenceWorld(database)
  const [first, second] = [await world.give(world.cutId, world.shopId), await world.give(world.cutId, world.shopId)]
  await world.advanceTo('2026-12-12T03:00:00.000Z')
  const charges = await database.db.selectFrom('licence_charge').select('serial_id').where('invoice_draft_id', '=', (await invoiceAt(world, 1)).draft_id).orderBy('id').execute()
  await credit(world, 1, [{ lineNo: charges.findIndex(({ serial_id: serialId }) => serialId === first.id) + 1, cents: 12_000 }])
  await payAt(world, 1, '2026-12-13T12:00:00.000Z')
  assert.deepEqual([(await world.detail(first.id)).validUntil, await renewalStates(world, first.id)], ['2026-12-21', ['cancelled']])
  assert.deepEqual([(await world.detail(second.id)).validUntil, await renewalStates(world, second.id)], ['2027-01-21', ['paid']])
  await assertBooks(world)
})

onEachDatabase('a first period that was given back provisions nothing', async ({ database }) => {
  const world = await makeLicenceWorld(database)
  const { id } = await world.give(world.cutId, world.shopId, {})
  await credit(world, 0)
  const { state, pendingReason } = await world.detail(id)
  assert.deepEqual([state, pendingReason, await renewalStates(world, id)], ['pending', 'awaitingPayment', ['cancelled']])
  await assertBooks(world)
})

onEachDatabase('of several periods, one given back is a discount: paying the others renews by all of them', async ({ database }) => {
  const world = await makeLicenceWorld(database)
  const { id } = await world.give(world.cutId, world.shopId)
  assert.equal(await world.verb(await world.widget('administrator'), 'serials.renew.confirm', id, { cycles: 3 }), 'allowed')
  await credit(world, 0, [{ lineNo: 2, cents: 12_000 }])
  await payAt(world, 0, '2026-11-22T12:00:00.000Z')
  assert.deepEqual([(await world.detail(id)).validUntil, await renewalStates(world, id)], ['2027-03-21', ['paid']])
  await assertBooks(world)
})
