import assert from 'node:assert/strict'
import { insertActivation, loadStock, newId } from '@assento/store'
import { onEachDatabase } from '@assento/store/testing'
import type { AssignAnswer, SerialAnswer, SerialEventItem } from '../../src/licences/dto.ts'
import type { Page } from '../../src/subscriptions/dto.ts'
import { NOW } from '../fixture.ts'
import { makeLicenceWorld } from './licence-world.ts'
import type { LicenceWorld } from './licence-world.ts'

const SUSPENSION = { reason: 'pendencia_financeira' }
const TERMINATION = { reason: 'fim_de_contrato', acknowledged: true }

const stockOf = ({ database, tenantId, partnerId, cadId }: LicenceWorld) => loadStock(database, tenantId, partnerId, cadId)
const stateOf = async (world: LicenceWorld, serialId: string) => (await world.detail(serialId)).state

onEachDatabase('a partner gives a unit of its stock: the serial may be used at once, and its unit comes back when it is unassigned', async ({ database }) => {
  const world = await makeLicenceWorld(database)
  const partner = await world.partner('partnerUser')
  const { data } = await partner.send<AssignAnswer>('serials.assign', { customerId: world.clientId, productId: world.cadId, note: 'Ana, sala 2' })
  const serial = data.serial
  assert.ok(serial !== null)
  assert.match(serial.key ?? '', /^([0-9A-Z]{5}-){4}[0-9A-Z]{5}$/)
  assert.deepEqual([serial.state, serial.badge, serial.validUntil, serial.users, serial.note], ['active', 'active', null, 3, 'Ana, sala 2'])
  assert.deepEqual(await stockOf(world), { available: 2, assigned: 1 })
  assert.equal(await world.verb(await world.partner(), 'serials.unassign', serial.id), 'allowed')
  const over = await world.detail(serial.id)
  assert.deepEqual([over.state, over.cancellation?.kind], ['cancelled', 'unassigned'])
  assert.deepEqual(await stockOf(world), { available: 3, assigned: 0 })
})

onEachDatabase('the manufacturer suspends with a reason, releases by the clock, and terminates for good', async ({ database }) => {
  const world = await makeLicenceWorld(database)
  const manufacturer = await world.manufacturer()
  const { id } = await world.give(world.cadId, world.clientId)
  assert.equal(await world.verb(manufacturer, 'serials.suspend', id, { ...SUSPENSION, note: 'três boletos' }), 'allowed')
  const suspended = await world.detail(id)
  assert.deepEqual([suspended.state, suspended.badge, suspended.reason], ['suspended', 'expired', 'Pendência financeira'])
  assert.deepEqual([suspended.suspension?.note, suspended.suspension?.startedByName], ['três boletos', 'Pessoa manufacturer'])
  assert.equal(await world.verb(manufacturer, 'serials.suspend', id, SUSPENSION), 'serials.suspend.already')
  assert.equal(await world.verb(manufacturer, 'serials.release.confirm', id), 'allowed')
  assert.equal(await world.verb(manufacturer, 'serials.release.confirm', id), 'serials.release.notSuspended')
  assert.equal(await stateOf(world, id), 'active')
  assert.equal(await world.verb(manufacturer, 'serials.terminate', id, { ...TERMINATION, acknowledged: false }), 'serials.terminate.notAcknowledged')
  assert.equal(await world.verb(manufacturer, 'serials.terminate', id, TERMINATION), 'allowed')
  assert.deepEqual(await stockOf(world), { available: 2, assigned: 0 })
  for (const [path, more] of [
    ['serials.suspend', SUSPENSION], ['serials.release.confirm', {}], ['serials.terminate', TERMINATION], ['serials.unassign', {}], ['serials.reissue', {}],
    ['serials.provision', {}], ['serials.withdraw', {}], ['serials.setNote', { note: 'x' }], ['serials.renew.confirm', {}],
    ['serials.renew.confirm', { withoutInvoice: true }],
  ] as const) assert.equal(await world.verb(manufacturer, path, id, more), 'serials.state.cancelled', path)
})

onEachDatabase('a reason that is not the tenant’s, and one without the words that it asks for, suspend nothing', async ({ database }) => {
  const world = await makeLicenceWorld(database)
  const manufacturer = await world.manufacturer()
  const { id } = await world.give(world.cadId, world.clientId)
  assert.equal(await world.verb(manufacturer, 'serials.suspend', id, { reason: 'fim_de_contrato' }), 'serials.reason.unknown')
  assert.equal(await world.verb(manufacturer, 'serials.suspend', id, { reason: 'outro' }), 'serials.reason.noteRequired')
  assert.equal(await world.verb(manufacturer, 'serials.suspend', id, { ...SUSPENSION, until: '2026-11-21T15:00:00.000Z' }), 'serials.suspend.untilPast')
  assert.equal(await stateOf(world, id), 'active')
  assert.equal(await world.verb(manufacturer, 'serials.suspend', id, { reason: 'outro', note: 'pedido da diretoria' }), 'allowed')
  assert.equal(await world.verb(await world.partner(), 'serials.unassign', id), 'serials.unassign.suspended')
  assert.equal(await world.verb(await world.partner(), 'serials.reissue', id), 'serials.reissue.suspended')
})

onEachDatabase('a reissue gives another number with the same days; the old one says which replaced it, and its computers are closed', async ({ database }) => {
  const world = await makeLicenceWorld(database)
  const given = await world.give(world.cutId, world.shopId)
  await database.withTx((tx) => insertActivation(tx, world.tenantId, {
    id: newId('act'), serial_id: given.id, fingerprint: 'f', components: null, machine_name: 'PC', app_version: null, is_offline: 0, activated_at: NOW,
    activated_by: 'machine', activated_by_name: 'PC', nonce: null, last_seen_at: NOW, lease_until: null, closed_at: null, closed_reason: null,
    closed_by_name: null, receipt_key: null,
  }))
  assert.equal(await world.verb(await world.manufacturer(), 'serials.reissue', given.id, { note: 'chave vazada' }), 'allowed')
  const old = await world.detail(given.id)
  const made = await world.detail(old.cancellation?.replacedBy?.id ?? '')
  assert.deepEqual([old.state, old.cancellation?.kind, old.cancellation?.note], ['cancelled', 'reissued', 'chave vazada'])
  assert.deepEqual(old.activationList.map(({ closedReason }) => closedReason), ['serialCancelled'])
  assert.deepEqual([made.state, made.validUntil, made.users], ['active', '2026-12-21', 3])
  assert.notEqual(made.key, given.key)
  assert.equal((await world.serial(made.id)).next_action_at, '2026-12-11T03:00:00.000Z')
  assert.equal((await world.serial(given.id)).next_action_at, null)
})

onEachDatabase('every verb stands in the history, the newest first, with who, why, and the states before and after', async ({ database }) => {
  const world = await makeLicenceWorld(database)
  const manufacturer = await world.manufacturer()
  const { id } = await world.give(world.cadId, world.clientId)
  await world.verb(manufacturer, 'serials.suspend', id, SUSPENSION)
  await world.verb(manufacturer, 'serials.setNote', id, { note: 'Sala 3' })
  await world.verb(manufacturer, 'serials.terminate', id, TERMINATION)
  const { data } = await world.server.read<Page<SerialEventItem>>('serials.history', { serialId: id, limit: 3 })
  assert.deepEqual(data.items.map(({ seq, type, stateBefore, stateAfter, reason }) => [seq, type, stateBefore, stateAfter, reason]), [
    [5, 'serial.cancelled', 'suspended', 'cancelled', 'Fim do contrato'], [4, 'serial.noted', 'suspended', 'suspended', null],
    [3, 'serial.suspended', 'active', 'suspended', 'Pendência financeira'],
  ])
  const rest = await world.server.read<Page<SerialEventItem>>('serials.history', { serialId: id, cursor: data.nextCursor })
  assert.deepEqual(rest.data.items.map(({ type }) => type), ['serial.provisioned', 'serial.assigned'])
  const told = await database.db.selectFrom('outbox_event').select(['name', 'payload']).where('subject_id', '=', id).orderBy('id').execute()
  assert.deepEqual(told.map(({ name }) => name), ['serial.assigned', 'serial.provisioned', 'serial.suspended', 'serial.noted', 'serial.cancelled'])
  const { serial_key: key } = await world.serial(id)
  assert.ok(told.every(({ payload }) => !payload.includes(key)))
})

onEachDatabase('who decided on an older version is told the current one, and nothing changes', async ({ database }) => {
  const world = await makeLicenceWorld(database)
  const manufacturer = await world.manufacturer()
  const { id, version } = await world.give(world.cadId, world.clientId)
  await world.verb(manufacturer, 'serials.setNote', id, { note: 'x' })
  const { status, error } = await manufacturer.send<SerialAnswer>('serials.suspend', { serialId: id, version, ...SUSPENSION })
  assert.deepEqual([status, error?.code, error?.currentVersion], [409, 'stale_version', version + 1])
  assert.equal(await stateOf(world, id), 'active')
})

onEachDatabase('two people press suspend and terminate at once: exactly one wins', async ({ database }) => {
  const world = await makeLicenceWorld(database)
  const manufacturer = await world.manufacturer()
  const { id, version } = await world.give(world.cadId, world.clientId)
  const answers = await Promise.all([
    manufacturer.send<SerialAnswer>('serials.suspend', { serialId: id, version, ...SUSPENSION }),
    manufacturer.send<SerialAnswer>('serials.terminate', { serialId: id, version, ...TERMINATION }),
  ])
  assert.deepEqual(answers.map(({ error }) => error?.code ?? 'done').sort(), ['done', 'stale_version'])
  const events = await database.db.selectFrom('serial_event').select('type').where('serial_id', '=', id).orderBy('seq').execute()
  assert.equal(events.length, 3)
})

onEachDatabase('the last unit goes to exactly one of two who take it at once', async ({ database }) => {
  const world = await makeLicenceWorld(database, { stock: 1 })
  const partner = await world.partner()
  const take = () => partner.send<AssignAnswer>('serials.assign', { customerId: world.clientId, productId: world.cadId })
  const answers = await Promise.all([take(), take()])
  assert.deepEqual(answers.map(({ data }) => (data.verdict === 'denied' ? data.rule : data.verdict)).sort(), ['allowed', 'stock.take.insufficient'])
  assert.deepEqual(await stockOf(world), { available: 0, assigned: 1 })
})
