import assert from 'node:assert/strict'
import { calendarDate, instant } from '@assento/rules'
import { loadStock } from '@assento/store'
import { onEachDatabase } from '@assento/store/testing'
import type { AssignableProduct, AssignAnswer } from '../../src/licences/dto.ts'
import type { Person } from '../fixture.ts'
import { makeLicenceWorld } from './licence-world.ts'
import type { LicenceWorld } from './licence-world.ts'
import { assertBooks, eventTypes, invoiceAt, linesOf, payAt, statesOf } from './money.ts'

async function assign(person: Person, customerId: string, productId: string, more: object = {}): Promise<string> {
  const { data, error } = await person.send<AssignAnswer>('serials.assign', { customerId, productId, ...more })
  if (error !== null) return error.code
  if (data.verdict === 'denied') assert.equal(data.serial, null)
  return data.verdict === 'denied' ? data.rule : data.verdict
}

async function assignable(person: Person, customerId: string): Promise<readonly (readonly [string, number | null])[]> {
  const { data, error } = await person.read<readonly AssignableProduct[]>('serials.assignable', { customerId })
  assert.equal(error, null)
  return data.map(({ id, available }) => [id, available] as const)
}

const stockOf = ({ database, tenantId, partnerId, cadId }: LicenceWorld) => loadStock(database, tenantId, partnerId, cadId)

onEachDatabase('without a unit, to a customer who was offboarded, or without a price nothing is given', async ({ database }) => {
  const world = await makeLicenceWorld(database, { stock: 0 })
  const manufacturer = await world.manufacturer()
  assert.equal(await assign(await world.partner(), world.clientId, world.cadId), 'stock.take.insufficient')
  assert.equal(await assign(manufacturer, world.siblingId, world.cutId), 'serials.renew.notPriced')
  await database.withTx((tx) => tx.db.updateTable('account').set({ removed_at: instant('2026-11-21T15:00:00.000Z') }).where('id', '=', world.clientId).execute())
  assert.equal(await assign(manufacturer, world.clientId, world.cadId), 'serials.assign.customerRemoved')
  const rows = await database.db.selectFrom('serial').select('id').where('tenant_id', '=', world.tenantId).execute()
  assert.deepEqual(rows, [])
})

onEachDatabase('unknown customers and products, and partners themselves, are not found', async ({ database }) => {
  const world = await makeLicenceWorld(database)
  const manufacturer = await world.manufacturer()
  assert.deepEqual([
    await assign(manufacturer, 'acc_unknown', world.cadId), await assign(manufacturer, world.clientId, 'lpr_unknown'), await assign(manufacturer, world.partnerId, world.cadId),
  ], ['not_found', 'not_found', 'not_found'])
})

onEachDatabase('of a retired product the units in a partner’s stock are still given, and nothing new', async ({ database }) => {
  const world = await makeLicenceWorld(database)
  const manufacturer = await world.manufacturer()
  await database.withTx((tx) => tx.db.updateTable('licence_product').set({ retired_at: instant('2026-11-21T15:00:00.000Z') }).where('tenant_id', '=', world.tenantId).execute())
  assert.equal(await assign(await world.partner(), world.clientId, world.cadId), 'allowed')
  assert.equal(await assign(manufacturer, world.shopId, world.cutId), 'not_found')
  assert.deepEqual(await assignable(manufacturer, world.shopId), [])
  assert.deepEqual(await assignable(manufacturer, world.clientId), [[world.cadId, (await stockOf(world)).available]])
})

onEachDatabase('what may be given is the partner’s stock, or to the manufacturer’s own customers what has a price for them', async ({ database }) => {
  const world = await makeLicenceWorld(database, { stock: 2 })
  const [partner, manufacturer] = [await world.partner(), await world.manufacturer()]
  assert.deepEqual(await assignable(partner, world.clientId), [[world.cadId, 2]])
  assert.equal(await assign(partner, world.clientId, world.cadId), 'allowed')
  assert.deepEqual(await assignable(manufacturer, world.clientId), [[world.cadId, 1]])
  assert.ok((await assignable(manufacturer, world.shopId)).some(([id, available]) => id === world.cutId && available === null))
  assert.ok(!(await assignable(manufacturer, world.siblingId)).some(([id]) => id === world.cutId), 'no price, nothing to give')
  for (const customerId of [world.shopId, 'acc_unknown', world.partnerId]) {
    assert.equal((await partner.read('serials.assignable', { customerId })).error?.code, 'not_found')
  }
})

onEachDatabase('a partner does not choose what a serial waits for: its own does not wait, the manufacturer’s may', async ({ database }) => {
  const world = await makeLicenceWorld(database)
  assert.equal(await assign(await world.partner(), world.clientId, world.cadId, { pendingReason: 'awaitingVendor' }), 'allowed')
  assert.equal(await assign(await world.manufacturer(), world.clientId, world.cadId, { pendingReason: 'awaitingRegistration' }), 'allowed')
  const rows = await database.db.selectFrom('serial').select('pending_reason').where('tenant_id', '=', world.tenantId).orderBy('id').execute()
  assert.deepEqual(rows.map((row) => row.pending_reason), [null, 'awaitingRegistration'])
})

onEachDatabase('what waits for the manufacturer is provisioned by it alone, and is charged from that day', async ({ database }) => {
  const world = await makeLicenceWorld(database)
  const manufacturer = await world.manufacturer()
  const { id } = await world.give(world.cutId, world.shopId, { pendingReason: 'awaitingVendor' })
  await world.advanceTo('2026-12-01T15:00:00.000Z')
  assert.deepEqual(await statesOf(world), [])
  assert.equal(await world.verb(manufacturer, 'serials.unassign', id), 'serials.state.pending')
  assert.equal(await world.verb(manufacturer, 'serials.terminate', id, { reason: 'fraude', acknowledged: true }), 'serials.state.pending')
  assert.equal(await world.verb(manufacturer, 'serials.provision', id), 'allowed')
  assert.equal(await world.verb(manufacturer, 'serials.provision', id), 'serials.provision.notPending')
  assert.equal(await world.verb(manufacturer, 'serials.withdraw', id), 'serials.withdraw.notPending')
  const { state, validUntil } = await world.detail(id)
  assert.deepEqual([state, validUntil], ['active', calendarDate('2027-01-01')])
  await world.advanceTo('2026-12-02T03:00:00.000Z')
  assert.deepEqual((await linesOf(world, await invoiceAt(world, 0))).map(([, cents]) => cents), [12_000])
})

onEachDatabase('provisioned by hand before its payment, the first invoice stays owed and no more than that', async ({ database }) => {
  const world = await makeLicenceWorld(database)
  const { id } = await world.give(world.cutId, world.shopId, {})
  assert.equal(await world.verb(await world.manufacturer(), 'serials.provision', id), 'allowed')
  await payAt(world, 0, '2026-11-30T12:00:00.000Z')
  assert.deepEqual([(await world.detail(id)).validUntil, await eventTypes(world, id)], ['2026-12-21', ['serial.assigned', 'serial.provisioned']])
  assert.deepEqual(await statesOf(world), ['paid 12000'])
  await assertBooks(world)
})

onEachDatabase('the setup fee is charged once, with the day, whether the serial waits or not', async ({ database }) => {
  const world = await makeLicenceWorld(database)
  await database.withTx((tx) => tx.db.updateTable('licence_price').set({ setup_unit_cents: 25_000 }).where('tenant_id', '=', world.tenantId).execute())
  await world.give(world.cutId, world.shopId, {})
  await world.give(world.cutId, world.shopId)
  await world.advanceTo('2026-11-22T03:00:00.000Z')
  assert.deepEqual(await statesOf(world), ['open 12000', 'open 62000'])
  assert.match((await linesOf(world, await invoiceAt(world, 1)))[0]?.[0] ?? '', /^Adesão de CortaPlano, número de série com final \w{5}, período a partir de 21\/11\/2026$/)
  await assertBooks(world)
})

onEachDatabase('what costs nothing waits for no payment, and renews by itself', async ({ database }) => {
  const world = await makeLicenceWorld(database)
  await database.withTx((tx) => tx.db.updateTable('licence_price').set({ tiers: '[{"minQuantity":1,"unitMonthlyCents":0}]' }).where('tenant_id', '=', world.tenantId).execute())
  const { id } = await world.give(world.cutId, world.shopId, {})
  assert.equal((await world.detail(id)).state, 'active')
  await world.advanceTo('2027-02-15T12:00:00.000Z')
  const { state, validUntil } = await world.detail(id)
  assert.deepEqual([state, validUntil, await statesOf(world)], ['active', '2027-03-21', []])
})

onEachDatabase('the unit of a serial that was never used comes back; of a product that does not return it stays', async ({ database }) => {
  const world = await makeLicenceWorld(database, { product: { is_returnable: 0 } })
  const pending = await world.give(world.cadId, world.clientId, { pendingReason: 'awaitingRegistration' })
  assert.equal(await world.verb(await world.partner(), 'serials.withdraw', pending.id), 'allowed')
  assert.deepEqual(await stockOf(world), { available: 3, assigned: 0 })
  const { id } = await world.give(world.cadId, world.clientId)
  assert.equal(await world.verb(await world.partner(), 'serials.unassign', id), 'serials.unassign.notReturnable')
  assert.deepEqual(await stockOf(world), { available: 2, assigned: 1 })
})

onEachDatabase('stock that falls to the limit is told, and every movement names its serial', async ({ database }) => {
  const world = await makeLicenceWorld(database, { licences: { lowStock: 2 } })
  const { id } = await world.give(world.cadId, world.clientId)
  const told = await database.db.selectFrom('outbox_event').select('name').where('tenant_id', '=', world.tenantId).where('name', '=', 'stock.low').execute()
  assert.equal(told.length, 1)
  await world.verb(await world.partner(), 'serials.unassign', id)
  const moves = await database.db.selectFrom('stock_movement').select(['kind', 'quantity', 'serial_id']).where('tenant_id', '=', world.tenantId).orderBy('id').execute()
  assert.deepEqual(moves.map(({ kind, quantity, serial_id: serialId }) => [kind, quantity, serialId]), [['adjust', 3, null], ['assign', -1, id], ['return', 1, id]])
})

onEachDatabase('released within its grace, a serial may be used at once and its renewal is invoiced in the ordinary way', async ({ database }) => {
  const world = await makeLicenceWorld(database)
  const { id } = await world.give(world.cutId, world.shopId)
  await world.advanceTo('2026-12-01T12:00:00.000Z')
  await world.verb(await world.manufacturer(), 'serials.suspend', id, { reason: 'pendencia_documental' })
  await world.advanceTo('2026-12-23T12:00:00.000Z')
  assert.equal(await world.verb(await world.manufacturer(), 'serials.release.confirm', id), 'allowed')
  assert.equal((await world.detail(id)).state, 'grace')
  await world.advanceTo('2026-12-23T13:00:00.000Z')
  const { renewal } = await world.detail(id)
  assert.deepEqual([renewal?.kind, renewal?.cycles, renewal?.toOn], ['due', 1, '2027-01-21'])
})
