import assert from 'node:assert/strict'
import type { Role } from '@assento/store'
import { onEachDatabase } from '@assento/store/testing'
import { POLICIES } from '../../src/accounts/policies.ts'
import type { ProcedurePath } from '../../src/accounts/policies.ts'
import type { SerialAction, SerialDetail } from '../../src/licences/dto.ts'
import type { HistoryItem, Page } from '../../src/subscriptions/dto.ts'
import type { Person } from '../fixture.ts'
import { makeLicenceWorld } from './licence-world.ts'

const VERBS: Readonly<Partial<Record<ProcedurePath, object>>> = {
  'serials.setNote': { note: 'x' }, 'serials.withdraw': {}, 'serials.unassign': {}, 'serials.reissue': {}, 'serials.provision': {},
  'serials.suspend': { reason: 'pendencia_financeira' }, 'serials.release.confirm': {}, 'serials.renew.confirm': {},
  'serials.terminate': { reason: 'fim_de_contrato', acknowledged: true },
}
const ROLES: readonly Role[] = [
  'administrator', 'billingContact', 'viewer', 'adminAgent', 'salesAgent', 'billingAdmin', 'helpdeskAgent', 'userAdmin', 'partnerAdmin', 'partnerUser',
  'manufacturer',
]

onEachDatabase('each role is refused every verb that is not its own with 403, in the audit with the serial, and changes nothing', async ({ database }) => {
  const world = await makeLicenceWorld(database)
  const { id, version } = await world.give(world.cadId, world.clientId)
  for (const role of ROLES) {
    const accountId = role === 'manufacturer' ? world.manufacturerId : role.startsWith('partner') ? world.partnerId : world.clientId
    const person = await world.widget(role, { customerId: accountId })
    for (const [path, more] of Object.entries(VERBS)) {
      if ((POLICIES[path as ProcedurePath].roles as readonly Role[]).includes(role)) continue
      const { status, error } = await person.send(path, { serialId: id, version, ...more })
      assert.deepEqual([status, error?.details[0]?.rule], [403, 'accounts.role.forbidden'], `${role} ${path}`)
      const { data } = await world.server.read<Page<HistoryItem>>('audit.list', { subjectId: id, limit: 200 })
      assert.ok(data.items.some((each) => each.action === path && each.role === role && each.outcome === 'refused'), `${role} ${path}`)
    }
  }
  assert.equal((await world.serial(id)).version, version)
})

onEachDatabase('another partner, and another customer, find nothing of a serial', async ({ database }) => {
  const world = await makeLicenceWorld(database)
  const given = await world.give(world.cadId, world.clientId)
  const shop = await world.give(world.cutId, world.shopId)
  const strangers = [await world.widget('administrator'), await world.widget('administrator', { customerId: world.siblingId })]
  for (const stranger of strangers) assert.equal((await stranger.read('serials.get', { serialId: given.id })).status, 404)
  const partner = await world.partner()
  for (const call of [
    partner.read('serials.get', { serialId: shop.id }), partner.read('serials.history', { serialId: shop.id }),
    partner.send('serials.unassign', { serialId: shop.id, version: 1 }), partner.send('serials.assign', { customerId: world.shopId, productId: world.cadId }),
    partner.quote('serials.renew.quote', { serialId: shop.id }),
  ]) assert.equal((await call).status, 404)
})

onEachDatabase('whole keys are seen by the manufacturer, the serial’s partner, servers and its customer’s administrator; others see the end', async ({ database }) => {
  const world = await makeLicenceWorld(database)
  const { id } = await world.give(world.cadId, world.clientId)
  const { serial_key: key, last5 } = await world.serial(id)
  const persons = {
    manufacturer: await world.manufacturer(), partnerAdmin: await world.partner(), partnerUser: await world.partner('partnerUser'), server: world.server,
    administrator: await world.widget('administrator', { customerId: world.clientId }), viewer: await world.widget('viewer', { customerId: world.clientId }),
    billingContact: await world.widget('billingContact', { customerId: world.clientId }),
  }
  for (const [name, person] of Object.entries(persons)) {
    const { data } = await person.read<SerialDetail>('serials.get', { serialId: id })
    const sees = name !== 'viewer' && name !== 'billingContact'
    assert.deepEqual([data.key, data.last5], [sees ? key : null, last5], name)
  }
})

onEachDatabase('what a partner pays for a renewal is not for its customer to see; who pays for its own sees it', async ({ database }) => {
  const world = await makeLicenceWorld(database)
  await world.server.send('stock.adjust', { partnerId: world.partnerId, productId: world.cutId, quantity: 1, note: 'início' })
  const { id } = await world.give(world.cutId, world.clientId)
  const partner = await world.partner()
  assert.equal(await world.verb(partner, 'serials.renew.confirm', id), 'allowed')
  const seen = async (person: Person, serialId: string) => (await person.read<SerialDetail>('serials.get', { serialId })).data.renewal?.amount.cents ?? null
  for (const person of [partner, await world.manufacturer()]) assert.equal(await seen(person, id), 12_000)
  for (const role of ['administrator', 'viewer'] as const) assert.equal(await seen(await world.widget(role, { customerId: world.clientId }), id), null)
  const own = await world.give(world.cutId, world.shopId, {})
  assert.equal(await seen(await world.widget('viewer'), own.id), 12_000)
})

const MAY: Readonly<Record<string, readonly SerialAction[]>> = {
  manufacturer: ['suspend', 'terminate', 'unassign', 'reissue', 'setNote', 'closeActivation', 'issueOffline'],
  partnerAdmin: ['unassign', 'reissue', 'setNote', 'closeActivation', 'issueOffline', 'requestBlock'],
  partnerUser: ['setNote', 'closeActivation', 'issueOffline', 'requestBlock'],
  administrator: ['closeActivation', 'issueOffline'],
  viewer: [],
}

onEachDatabase('a menu offers each role what it may do with an active serial, and nothing of one that is over', async ({ database }) => {
  const world = await makeLicenceWorld(database)
  const { id } = await world.give(world.cadId, world.clientId)
  const persons = {
    manufacturer: await world.manufacturer(), partnerAdmin: await world.partner(), partnerUser: await world.partner('partnerUser'),
    administrator: await world.widget('administrator', { customerId: world.clientId }), viewer: await world.widget('viewer', { customerId: world.clientId }),
  }
  for (const [role, person] of Object.entries(persons)) {
    assert.deepEqual((await person.read<SerialDetail>('serials.get', { serialId: id })).data.actions, MAY[role], role)
  }
  await world.verb(persons.manufacturer, 'serials.terminate', id, { reason: 'fraude', acknowledged: true })
  for (const [role, person] of Object.entries(persons)) {
    assert.deepEqual((await person.read<SerialDetail>('serials.get', { serialId: id })).data.actions, [], role)
  }
})

onEachDatabase('reasons are listed by verb, without those that are retired; a history still says their words', async ({ database }) => {
  const world = await makeLicenceWorld(database)
  const manufacturer = await world.manufacturer()
  const { id } = await world.give(world.cadId, world.clientId)
  await world.verb(manufacturer, 'serials.suspend', id, { reason: 'uso_indevido' })
  const { data: settings } = await world.server.read<{ version: number; licences: { reasons: { code: string; isRetired: boolean }[] } }>('settings.get')
  const reasons = settings.licences.reasons.map((each) => (each.code === 'uso_indevido' ? { ...each, isRetired: true } : each))
  const updated = await world.server.send('settings.update', { version: settings.version, licences: { reasons } })
  assert.equal(updated.error, null, JSON.stringify(updated.error))
  const { data } = await manufacturer.read<{ code: string }[]>('serials.reasons', { verb: 'suspend' })
  assert.deepEqual(data.map(({ code }) => code), ['pendencia_financeira', 'pendencia_documental', 'divergencia_comercial', 'solicitacao_do_cliente', 'outro'])
  assert.equal((await world.detail(id)).suspension?.reason.label, 'Uso indevido')
})
