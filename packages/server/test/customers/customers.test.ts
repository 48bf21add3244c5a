import assert from 'node:assert/strict'
import { instant } from '@assento/rules'
import type { Denied } from '@assento/rules'
import { onEachDatabase } from '@assento/store/testing'
import type { CustomerAnswer, CustomerItem } from '../../src/customers/dto.ts'
import type { Page } from '../../src/subscriptions/dto.ts'
import { auditEntries } from '../audit-entries.ts'
import type { Person } from '../fixture.ts'
import { made, partnerWorld } from '../orders/partner-world.ts'

const TAX_ID = 'ZX.9QK.801/0001-38'

async function listed(person: Person, input: Record<string, unknown> = {}): Promise<readonly CustomerItem[]> {
  const { data, error } = await person.read<Page<CustomerItem>>('customers.list', input)
  assert.equal(error, null, JSON.stringify(error))
  return data.items
}

const names = async (person: Person, input: Record<string, unknown> = {}) => (await listed(person, input)).map(({ name }) => name)

async function register(person: Person, input: Record<string, unknown>): Promise<CustomerItem> {
  const { customer } = await made<CustomerAnswer>(person, 'customers.create', input)
  assert.ok(customer !== null)
  return customer
}

onEachDatabase('a customer is registered by its CNPJ, letters allowed, and becomes the partner’s; the manufacturer’s own have none', async ({ database }) => {
  const world = await partnerWorld(database)
  const customer = await register(world.user, { name: 'Estúdio Oito', taxId: TAX_ID, email: 'Contato@Oito.example', address: { zip: '20010-999', city: 'Rio de Janeiro' } })
  assert.deepEqual([customer.taxId, customer.email, customer.partner], ['ZX9QK801000138', 'contato@oito.example', { id: world.partnerId, name: 'Parceiro Lince' }])
  assert.deepEqual([customer.actions, customer.serials, customer.version], [['edit', 'assign'], 0, 1])
  const own = await register(world.vendor, { name: 'Loja da Fábrica', taxId: '529.982.247-25' })
  assert.deepEqual([own.taxId, own.partner, own.actions], ['52998224725', null, ['edit', 'assign', 'offboard', 'export']])
  const given = await register(world.vendor, { name: 'Loja do Parceiro', taxId: '99901001000174', partnerId: world.partnerId })
  assert.equal(given.partner?.id, world.partnerId)
  const stored = await database.db.selectFrom('account').select('address').where('id', '=', customer.id).executeTakeFirstOrThrow()
  assert.deepEqual(JSON.parse(stored.address ?? ''), { street: null, number: null, complement: null, district: null, zip: '20010999', city: 'Rio de Janeiro', state: null })
})

onEachDatabase('a number that is taken is refused without a word about whose it is, and a wrong one names what is wrong', async ({ database }) => {
  const world = await partnerWorld(database)
  const other = await world.person('partnerAdmin', world.otherPartnerId)
  await register(world.admin, { name: 'Estúdio Oito', taxId: TAX_ID })
  const answer = await made<CustomerAnswer & Denied>(other, 'customers.create', { name: 'Outro Estúdio', taxId: 'zx9qk801000138' })
  assert.deepEqual([answer.verdict, answer.rule, answer.customer], ['denied', 'customers.taxId.taken', null])
  assert.doesNotMatch(JSON.stringify(answer), /Estúdio Oito|Lince/)
  assert.deepEqual(await names(other), [])
  const rule = async (taxId: string) => (await other.send('customers.create', { name: 'X', taxId })).error?.details[0]?.rule
  assert.deepEqual([await rule('99901001000175'), await rule('123'), await rule('9,9901E+13')], ['taxId.checkDigits', 'taxId.length', 'taxId.scientificNotation'])
  const race = await Promise.all([1, 2, 3].map((who) => other.send<CustomerAnswer>('customers.create', { name: `Corrida ${who}`, taxId: '99902002000133' })))
  assert.deepEqual(race.map(({ data }) => data.verdict).sort(), ['allowed', 'denied', 'denied'])
})

onEachDatabase('each sees its own customers: another partner’s id is an unknown one, and so is naming another partner', async ({ database }) => {
  const world = await partnerWorld(database)
  const other = await world.person('partnerAdmin', world.otherPartnerId)
  const { id: customerId } = await register(world.admin, { name: 'Estúdio Oito', taxId: TAX_ID })
  assert.deepEqual(await names(other), [])
  assert.deepEqual(await names(world.admin), ['Estúdio Oito', 'Serraria Ipê'])
  const codes = await Promise.all([
    other.read('customers.get', { customerId }), other.send('customers.update', { customerId, version: 1, name: 'X' }), other.quote('customers.offboard.quote', { customerId }),
    other.send('customers.offboard.confirm', { customerId, version: 1 }), other.quote('customers.export', { customerId }), other.send('customers.erase', { customerId }),
    other.read('customers.erasureReceipt', { customerId }), other.read('customers.list', { partnerId: world.partnerId }),
    other.send('customers.create', { name: 'X', taxId: '99901001000174', partnerId: world.partnerId }),
  ])
  assert.deepEqual(new Set(codes.map(({ error }) => error?.code)), new Set(['not_found']))
  assert.deepEqual(await names(world.vendor, { partnerId: world.partnerId }), ['Estúdio Oito', 'Serraria Ipê'])
})

onEachDatabase('what is told of a customer is changed at the version that was read; null erases a field, and the audit keeps no contacts', async ({ database }) => {
  const world = await partnerWorld(database)
  const { id: customerId } = await register(world.user, { name: 'Estúdio Oito', taxId: TAX_ID, email: 'a@oito.example', phone: '21 5555-0000' })
  const { customer } = await made<CustomerAnswer>(world.user, 'customers.update', { customerId, version: 1, name: 'Ateliê Oito', email: null })
  assert.deepEqual([customer?.name, customer?.email, customer?.phone, customer?.version], ['Ateliê Oito', null, '21 5555-0000', 2])
  assert.deepEqual(await names(world.user, { search: 'atelie' }), ['Ateliê Oito'])
  assert.equal((await world.user.send('customers.update', { customerId, version: 1, phone: null })).error?.code, 'stale_version')
  assert.doesNotMatch(JSON.stringify(await auditEntries(world)), /oito\.example|5555-0000/)
})

onEachDatabase('customers are found by name, CNPJ and key, and by what state their serials are in', async ({ database }) => {
  const world = await partnerWorld(database)
  await world.approve(await world.submit([{ productId: world.completo, quantity: 3 }], 111_000))
  const serial = await world.assign(world.completo)
  await register(world.user, { name: 'Estúdio Oito', taxId: TAX_ID })
  const { admin } = world
  assert.deepEqual([await names(admin, { search: 'ipe' }), await names(admin, { search: 'ZX9' }), await names(admin, { search: serial.key?.slice(0, 7) })], [
    ['Serraria Ipê'], ['Estúdio Oito'], ['Serraria Ipê']])
  assert.deepEqual([await names(admin, { state: 'active' }), await names(admin, { state: 'withoutSerials' }), await names(admin, { state: 'blocked' })], [
    ['Serraria Ipê'], ['Estúdio Oito'], []])
  await made(world.vendor, 'serials.suspend', { serialId: serial.id, version: serial.version, reason: 'uso_indevido' })
  assert.deepEqual([await names(admin, { state: 'active' }), await names(admin, { state: 'blocked' })], [[], ['Serraria Ipê']])
  const [blocked] = await listed(admin, { state: 'blocked' })
  assert.deepEqual([blocked?.serials, blocked?.activeSerials, blocked?.blockedSerials], [1, 0, 1])
  const page = await admin.read<Page<CustomerItem>>('customers.list', { limit: 1 })
  assert.deepEqual((await listed(admin, { limit: 1, cursor: page.data.nextCursor })).map(({ name }) => name), ['Serraria Ipê'])
})

onEachDatabase('people of a customer register and list nobody, and an offboarded customer is changed no more', async ({ database }) => {
  const world = await partnerWorld(database)
  const customer = await world.person('administrator', world.clientId)
  for (const path of ['customers.list', 'customers.get']) assert.equal((await customer.read(path, { customerId: world.clientId })).error?.code, 'forbidden')
  await database.db.updateTable('account').set({ removed_at: instant('2026-11-21T15:00:00.000Z') }).where('id', '=', world.clientId).execute()
  assert.equal((await world.admin.send('customers.update', { customerId: world.clientId, version: 1, phone: null })).error?.code, 'not_found')
  assert.deepEqual([await names(world.admin), await names(world.admin, { state: 'removed' })], [[], ['Serraria Ipê']])
})
