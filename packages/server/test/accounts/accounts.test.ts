import assert from 'node:assert/strict'
import { onEachDatabase } from '@assento/store/testing'
import { Harness } from '../platform/harness.ts'

interface Paged { readonly items: readonly { readonly id: string; readonly name: string; readonly role?: string }[]; readonly nextCursor: string | null }
let counter = 0
const freshKey = () => ({ 'idempotency-key': `acc-${(counter += 1)}` })

onEachDatabase('customers are listed by name in pages, and found by the beginning of it without accents', async ({ database }) => {
  const harness = new Harness(database)
  const tenant = await harness.tenant()
  const list = async (input: unknown) => (await harness.server(tenant.key, 'accounts.list', { input })).data as Paged
  const first = await list({ limit: 1 })
  assert.deepEqual(first.items.map(({ name }) => name), ['Ótica Boreal'])
  const second = await list({ limit: 1, cursor: first.nextCursor })
  assert.deepEqual(second.items.map(({ name }) => name), ['Padaria Aurora'])
  assert.equal(second.nextCursor, null)
  assert.deepEqual((await list({ name: 'OTICA' })).items.map(({ name }) => name), ['Ótica Boreal'])
  assert.deepEqual((await list({ name: 'boreal' })).items, [])
})

onEachDatabase('a widget sees its own customer among the accounts and no other', async ({ database }) => {
  const harness = new Harness(database)
  const tenant = await harness.tenant()
  const token = await harness.token(tenant, 'viewer')
  const list = (await harness.widget(tenant, token, 'accounts.list')).data as Paged
  assert.deepEqual(list.items.map(({ id }) => id), [tenant.customerId])
  assert.equal((await harness.widget(tenant, token, 'accounts.get', { input: { id: tenant.customerId } })).status, 200)
  assert.equal((await harness.widget(tenant, token, 'accounts.get', { input: { id: tenant.siblingId } })).status, 404)
})

onEachDatabase('people are invited, given another role and removed, each with an audit entry', async ({ database }) => {
  const harness = new Harness(database)
  const tenant = await harness.tenant()
  const token = await harness.token(tenant)
  const invited = await harness.widget(tenant, token, 'accounts.members.invite', {
    input: { name: 'Bia', email: 'Bia@Loja.example', role: 'viewer' }, headers: freshKey(),
  })
  const { id } = invited.data as { id: string }
  const again = await harness.widget(tenant, token, 'accounts.members.invite', { input: { name: 'Bia', email: 'bia@loja.example', role: 'viewer' }, headers: freshKey() })
  assert.deepEqual([again.status, again.error?.details[0]?.rule], [409, 'members.email.taken'])
  const agent = await harness.widget(tenant, token, 'accounts.members.setRole', { input: { id, role: 'adminAgent' }, headers: freshKey() })
  assert.deepEqual([agent.status, agent.error?.details[0]?.rule], [400, 'members.role'], 'a customer makes no agents')
  assert.equal((await harness.widget(tenant, token, 'accounts.members.setRole', { input: { id, role: 'administrator' }, headers: freshKey() })).status, 200)
  assert.deepEqual(((await harness.widget(tenant, token, 'accounts.members.list')).data as Paged).items.map(({ role }) => role), ['administrator'])
  assert.equal((await harness.widget(tenant, token, 'accounts.members.remove', { input: { id }, headers: freshKey() })).status, 200)
  assert.equal((await harness.widget(tenant, token, 'accounts.members.remove', { input: { id }, headers: freshKey() })).status, 404)
  const audit = (await harness.widget(tenant, token, 'audit.list', { input: { subjectId: id } })).data as { items: { action: string; outcome: string }[] }
  assert.deepEqual(audit.items.map(({ action, outcome }) => `${action} ${outcome}`), [
    'accounts.members.remove done', 'accounts.members.setRole done', 'accounts.members.invite done',
  ])
})

onEachDatabase('settings keep what is not named, shorten windows only, and refuse a stale version', async ({ database }) => {
  const harness = new Harness(database)
  const tenant = await harness.tenant()
  const finance = { name: 'Financeiro', email: 'financeiro@revenda.example', phone: null, url: null }
  const update = (input: unknown) => harness.server(tenant.key, 'settings.update', { input })
  assert.equal((await update({ version: 1, contacts: { finance }, policy: { reductionWindowHours: 72 } })).status, 200)
  const second = await update({ version: 2, contacts: { support: { name: 'Suporte', url: 'https://suporte.example' } } })
  assert.partialDeepStrictEqual(second.data, { version: 3, contacts: { finance, support: { name: 'Suporte' } }, policy: { reductionWindowHours: 72 } })
  const token = await harness.token(tenant)
  assert.partialDeepStrictEqual((await harness.widget(tenant, token, 'sessions.whoami')).data, { tenant: { contacts: { finance } } })
  const stale = await update({ version: 2, support: null })
  assert.deepEqual([stale.status, stale.error?.code, stale.error?.currentVersion], [409, 'stale_version', 3])
  const longer = await update({ version: 3, policy: { reductionWindowHours: 169 } })
  assert.deepEqual([longer.status, longer.error?.details[0]?.rule], [400, 'subscriptions.window.shortened'])
  assert.equal((await update({ version: 3, policy: { reductionWindowHours: 168 } })).status, 200)
  const script = await update({ version: 4, contacts: { support: { name: 'x', url: 'javascript:alert(1)' } } })
  assert.equal(script.error?.details[0]?.field, 'contacts.support.url')
})
