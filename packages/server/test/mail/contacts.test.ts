import assert from 'node:assert/strict'
import { onEachDatabase } from '@assento/store/testing'
import type { BillingContactItem, BillingContacts } from '../../src/mail/dto.ts'
import { makeWorld, type Person, type World } from '../fixture.ts'

const list = async (person: Person, input?: unknown) => (await person.read<BillingContacts>('contacts.list', input)).data
const names = async (person: Person, input?: unknown) => (await list(person, input)).items.map(({ name }) => name)

onEachDatabase('a billing contact registers and removes contacts of its own customer, and each act is audited (B2)', async ({ database }) => {
  const world = await makeWorld(database)
  const contact = await world.widget('billingContact')
  const added = await contact.send<BillingContactItem>('contacts.add', { name: 'Marina Prado', email: 'Marina@Padaria.example', receivesReminders: false })
  assert.deepEqual(
    [added.data.email, added.data.customerId, added.data.receivesInvoices, added.data.receivesReminders], ['marina@padaria.example', world.customerId, true, false])
  assert.deepEqual(await names(contact), ['Marina Prado'])
  assert.deepEqual(await names(world.server, { customerId: world.siblingId }), [])
  const removed = await contact.send<BillingContactItem>('contacts.remove', { contactId: added.data.id })
  assert.equal(removed.data.id, added.data.id)
  assert.deepEqual(await names(contact), [])
  assert.equal((await contact.send('contacts.remove', { contactId: added.data.id })).error?.code, 'not_found')
  const entries = await database.db.selectFrom('audit_entry').select(['action', 'subject_id']).where('tenant_id', '=', world.tenantId).where('action', 'like', 'contacts.%').orderBy('seq').execute()
  assert.deepEqual(entries, ['contacts.add', 'contacts.remove'].map((action) => ({ action, subject_id: added.data.id })))
})

onEachDatabase('one address is one contact, whatever its letters, until it is removed', async ({ database }) => {
  const world = await makeWorld(database)
  const add = (email: string, customerId = world.customerId) => world.server.send<BillingContactItem>('contacts.add', { customerId, name: 'Ana', email })
  const first = await add('ana@padaria.example')
  const second = await add('ANA@padaria.example')
  assert.deepEqual([second.status, second.error?.details[0]?.field, second.error?.details[0]?.rule], [409, 'email', 'contacts.email.taken'])
  assert.equal((await add('ana@padaria.example', world.siblingId)).status, 200, 'another customer may have it')
  await world.server.send('contacts.remove', { contactId: first.data.id })
  assert.equal((await add('ana@padaria.example')).status, 200)
})

onEachDatabase('what cannot be a contact is refused by field and rule', async ({ database }) => {
  const world = await makeWorld(database)
  const contact = await world.widget('administrator')
  const refused: readonly (readonly [input: Record<string, unknown>, field: string, rule: string | null])[] = [
    [{ name: 'Ana\nBcc: x@y.example', email: 'a@b.example' }, 'name', 'text.lineBreak'],
    [{ name: 'Ana', email: 'a@b.example\r\nBcc: x@y.example' }, 'email', null],
    [{ name: 'Ana', email: 'sem arroba' }, 'email', null],
    [{ name: 'A'.repeat(101), email: 'a@b.example' }, 'name', null],
    [{ name: 'Ana', email: 'a@b.example', locale: 'fr' }, 'locale', null],
    [{ name: 'Ana', email: 'a@b.example', receivesInvoices: false, receivesReminders: false }, 'receivesInvoices', 'contacts.receives.nothing'],
  ]
  for (const [input, field, rule] of refused) {
    const { status, error } = await contact.send('contacts.add', input)
    assert.deepEqual([status, error?.details[0]?.field], [400, field], JSON.stringify(input))
    if (rule !== null) assert.equal(error?.details[0]?.rule, rule)
  }
  assert.deepEqual(await names(contact), [])
  assert.equal((await world.server.read('contacts.list')).error?.details[0]?.rule, 'customer.required')
})

onEachDatabase('the twentieth contact is taken, the next one is not', async ({ database }) => {
  const world = await makeWorld(database)
  for (let index = 1; index <= 20; index += 1) {
    assert.equal((await world.server.send('contacts.add', { customerId: world.customerId, name: 'N', email: `n${index}@padaria.example` })).status, 200)
  }
  const answer = await world.server.send('contacts.add', { customerId: world.customerId, name: 'N', email: 'n21@padaria.example' })
  assert.equal(answer.error?.details[0]?.rule, 'contacts.add.tooMany')
})

onEachDatabase('contacts and messages are for those who deal with money; a sibling customer\'s are not there', async ({ database }) => {
  const world = await makeWorld(database)
  const { data } = await world.server.send<BillingContactItem>('contacts.add', { customerId: world.siblingId, name: 'Ana', email: 'ana@escola.example' })
  for (const role of ['administrator', 'adminAgent', 'billingContact', 'billingAdmin'] as const) await assertOwnOnly(world, role, data.id)
  for (const role of ['viewer', 'salesAgent', 'helpdeskAgent', 'userAdmin'] as const) {
    const person = await world.widget(role)
    for (const path of ['contacts.list', 'messages.list']) assert.equal((await person.read(path)).error?.code, 'forbidden', `${role} ${path}`)
    assert.equal((await person.send('contacts.add', { name: 'Ana', email: 'a@b.example' })).error?.code, 'forbidden', role)
  }
})

async function assertOwnOnly(world: World, role: 'administrator' | 'adminAgent' | 'billingContact' | 'billingAdmin', siblingContactId: string): Promise<void> {
  const person = await world.widget(role)
  assert.deepEqual(await names(person), [], role)
  for (const path of ['contacts.list', 'messages.list']) {
    assert.equal((await person.read(path)).status, 200, role)
    assert.equal((await person.read(path, { customerId: world.siblingId })).error?.code, 'not_found', role)
  }
  assert.equal((await person.send('contacts.remove', { contactId: siblingContactId })).error?.code, 'not_found', role)
}
