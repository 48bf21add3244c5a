import assert from 'node:assert/strict'
import { instant } from '@assento/rules'
import { insertActivation, newId } from '@assento/store'
import type { AssentoDatabase } from '@assento/store'
import { onEachDatabase } from '@assento/store/testing'
import type { SerialGroup, SerialItem, SerialOutline } from '../../src/licences/dto.ts'
import type { Page } from '../../src/subscriptions/dto.ts'
import type { Person } from '../fixture.ts'
import { makeLicenceWorld } from './licence-world.ts'

async function read<Data>(person: Person, path: string, input: Record<string, unknown> = {}): Promise<Data> {
  const { data, error } = await person.read<Data>(path, input)
  assert.equal(error, null, JSON.stringify(error))
  return data
}

const list = (person: Person, input: Record<string, unknown> = {}) => read<Page<SerialItem>>(person, 'serials.list', input)
const groups = (person: Person, input: Record<string, unknown> = {}) => read<Page<SerialGroup>>(person, 'serials.customers', input)
const outline = (person: Person, input: Record<string, unknown> = {}) => read<SerialOutline>(person, 'serials.outline', input)
const idsOf = ({ items }: Page<SerialItem>): readonly string[] => items.map(({ id }) => id)

/** A computer that ran a serial; closed where it ended. */
async function ran(database: AssentoDatabase, of: { tenantId: string; serialId: string; name: string; from: string; until?: string; fingerprint?: string }): Promise<void> {
  const closed = of.until === undefined ? { closed_at: null, closed_reason: null } : { closed_at: instant(of.until), closed_reason: 'user' as const }
  await database.withTx((tx) => insertActivation(tx, of.tenantId, {
    id: newId('act'), serial_id: of.serialId, fingerprint: of.fingerprint ?? of.name, components: null, machine_name: of.name, app_version: null, is_offline: 0,
    activated_at: instant(of.from), activated_by: 'machine', activated_by_name: of.name, nonce: null, last_seen_at: instant(of.until ?? of.from), lease_until: null,
    closed_by_name: null, ...closed,
  }))
}

onEachDatabase('serials stand by customer, page by page; their customers come with counts and the outline with cursors that jump', async ({ database }) => {
  const world = await makeLicenceWorld(database)
  for (const customerId of [world.clientId, world.shopId, world.clientId]) await world.give(world.cadId, customerId)
  const vendor = await world.manufacturer()
  const all = await list(vendor)
  assert.deepEqual(all.items.map(({ customer }) => customer.name), ['Marcenaria Cedro', 'Marcenaria Cedro', 'Padaria Trigo Lunar'])
  const first = await list(vendor, { limit: 2 })
  const second = await list(vendor, { limit: 2, cursor: first.nextCursor })
  assert.deepEqual([...idsOf(first), ...idsOf(second), second.nextCursor], [...idsOf(all), null])
  const grouped = await groups(vendor, { limit: 1 })
  assert.deepEqual(grouped.items.map(({ customer, serials, byBadge, moved }) => [customer.name, serials, byBadge, moved]), [
    ['Marcenaria Cedro', 2, { active: 2, grace: 0, expired: 0 }, 0]])
  assert.deepEqual(grouped.items[0]?.partner, { id: world.partnerId, name: 'Parceiro Farol' })
  assert.deepEqual((await groups(vendor, { limit: 1, cursor: grouped.nextCursor })).items.map(({ customer }) => customer.name), ['Padaria Trigo Lunar'])
  const { products, ...counts } = await outline(vendor)
  assert.deepEqual(counts, { customers: 2, serials: 3, byBadge: { active: 3, grace: 0, expired: 0 }, every: 100, anchors: [null] })
  assert.deepEqual(products?.map(({ id }) => id).sort(), [world.cadId, world.cutId].sort(), 'the manufacturer filters by every product')
})

onEachDatabase('inside one customer the list may begin anywhere; a jump over all customers is refused', async ({ database }) => {
  const world = await makeLicenceWorld(database)
  for (let given = 0; given < 3; given += 1) await world.give(world.cadId, world.clientId)
  const vendor = await world.manufacturer()
  const all = idsOf(await list(vendor, { customerId: world.clientId }))
  assert.deepEqual(idsOf(await list(vendor, { customerId: world.clientId, skip: 2 })), all.slice(2))
  assert.deepEqual(idsOf(await list(vendor, { customerId: world.clientId, skip: 3 })), [])
  assert.equal((await vendor.read('serials.list', { skip: 1 })).error?.details[0]?.rule, 'skip.ofCustomer')
})

onEachDatabase('states change at midnight of the tenant, and a suspended or cancelled serial leaves the default list only when it is over', async ({ database }) => {
  const world = await makeLicenceWorld(database)
  const { id } = await world.give(world.cutId, world.shopId, { pendingReason: null })
  const other = await world.give(world.cadId, world.clientId)
  const vendor = await world.manufacturer()
  const states = async (input: Record<string, unknown>) => (await list(vendor, input)).items.map(({ state }) => state)
  const validUntil = (await world.serial(id)).valid_until ?? ''
  assert.equal(validUntil, '2026-12-21')
  await world.advanceTo('2026-12-21T02:59:59.999Z')
  assert.deepEqual([await states({ customerId: world.shopId, states: ['active'] }), await states({ badge: 'grace' })], [['active'], []])
  await world.advanceTo('2026-12-21T03:00:00.000Z')
  assert.deepEqual([await states({ customerId: world.shopId, states: ['active'] }), await states({ badge: 'grace' })], [[], ['grace']])
  await world.advanceTo('2026-12-28T03:00:00.000Z')
  assert.deepEqual([await states({ badge: 'grace' }), await states({ badge: 'expired' })], [[], ['expired']])
  assert.equal(await world.verb(vendor, 'serials.suspend', id, { reason: 'uso_indevido' }), 'allowed')
  const [item] = (await list(vendor, { states: ['suspended'] })).items
  assert.deepEqual([item?.state, item?.clockState, item?.badge, item?.reason], ['suspended', 'expired', 'expired', 'Uso indevido'])
  assert.equal(await world.verb(vendor, 'serials.terminate', other.id, { reason: 'fraude', acknowledged: true }), 'allowed')
  assert.deepEqual([await states({}), await states({ states: ['cancelled'] }), (await states({ badge: 'expired' })).sort()], [['suspended'], ['cancelled'], ['cancelled', 'suspended']])
  assert.deepEqual(await states({ states: ['active'], badge: 'expired' }), [])
})

onEachDatabase('computers, the last seen first, and moves come with a serial; a new name on the same hardware is no move', async ({ database }) => {
  const world = await makeLicenceWorld(database)
  const { id: serialId } = await world.give(world.cadId, world.clientId)
  const { id: renamedId } = await world.give(world.cadId, world.shopId)
  const of = { tenantId: world.tenantId, serialId }
  await ran(database, { ...of, name: 'PC-VELHO', from: '2026-10-01T12:00:00.000Z', until: '2026-10-05T12:00:00.000Z' })
  await ran(database, { ...of, name: 'PC-NOVO', from: '2026-10-06T12:00:00.000Z' })
  await ran(database, { tenantId: world.tenantId, serialId: renamedId, name: 'PC-A', fingerprint: 'fp', from: '2026-10-01T12:00:00.000Z', until: '2026-10-02T12:00:00.000Z' })
  await ran(database, { tenantId: world.tenantId, serialId: renamedId, name: 'PC-B', fingerprint: 'fp', from: '2026-10-03T12:00:00.000Z' })
  const vendor = await world.manufacturer()
  const [moved, ...others] = (await list(vendor, { moved: true })).items
  assert.deepEqual([others, moved?.id, moved?.transfers365, moved?.lastMove?.kind, moved?.machines.map(({ name }) => name)], [[], serialId, 1, 'moved', ['PC-NOVO']])
  assert.deepEqual(moved?.activations, { used: 1, max: 1 })
  assert.deepEqual((await groups(vendor)).items.map(({ moved: count }) => count), [1, 0])
  await world.advanceTo('2027-10-06T12:00:00.000Z')
  assert.deepEqual((await list(vendor, { moved: true })).items, [])
})

onEachDatabase('a search finds names without accents, tax numbers from three characters, keys from five, and computers', async ({ database }) => {
  const world = await makeLicenceWorld(database)
  const { id: serialId } = await world.give(world.cadId, world.clientId)
  await world.give(world.cadId, world.shopId)
  await database.db.updateTable('account').set({ name: 'Móveis Ação', search_name: 'moveis acao', tax_id: 'ZX9QK801000138' }).where('id', '=', world.clientId).execute()
  await ran(database, { tenantId: world.tenantId, serialId, name: 'PC-Oficina-7', from: '2026-11-01T12:00:00.000Z' })
  const { serial_key: key } = await world.serial(serialId)
  const vendor = await world.manufacturer()
  const found = async (search: string) => (await list(vendor, { search })).items.map(({ id }) => id === serialId)
  for (const search of ['MOVEIS', 'ação', 'zx9', 'ZX.9QK.801/0001-38', key.slice(0, 6), key.toLowerCase(), 'oficina-7']) assert.deepEqual(await found(search), [true], search)
  assert.deepEqual([await found('zx'), await found(key.slice(0, 4)), await found('%'), await found('_')], [[], [], [], []])
  assert.deepEqual((await outline(vendor, { search: 'oficina' })).serials, 1)
})

onEachDatabase('each sees its own: a partner its stock, a customer its serials; viewers see and search no whole keys', async ({ database }) => {
  const world = await makeLicenceWorld(database)
  const ours = await world.give(world.cadId, world.clientId)
  await world.give(world.cadId, world.shopId)
  const partner = await world.partner()
  const [admin, viewer] = [await world.widget('administrator', { customerId: world.clientId }), await world.widget('viewer', { customerId: world.clientId })]
  for (const person of [partner, admin, viewer]) {
    assert.deepEqual(idsOf(await list(person)), [ours.id])
    const { serials, products } = await outline(person, { search: 'nobody has it' })
    assert.deepEqual([serials, products?.map(({ id }) => id)], [0, [world.cadId]], 'the choice of products does not depend on the filter')
    assert.equal((await outline(person)).serials, 1)
    assert.equal((await person.read('serials.list', { customerId: world.shopId })).error?.code ?? 'empty', person === partner ? 'empty' : 'not_found')
  }
  assert.equal((await partner.read('serials.customers', { partnerId: newId('acc') })).error?.code, 'not_found')
  const { serial_key: key } = await world.serial(ours.id)
  assert.deepEqual([(await list(partner)).items[0]?.key, (await list(admin)).items[0]?.key, (await list(viewer)).items[0]?.key], [key, key, null])
  assert.deepEqual([(await list(admin, { search: key })).items.length, (await list(viewer, { search: key })).items.length], [1, 0])
  assert.deepEqual((await list(partner, { customerId: world.shopId })).items, [])
})
