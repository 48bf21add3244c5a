import assert from 'node:assert/strict'
import type { Denied } from '@assento/rules'
import { findOffboarding } from '@assento/store'
import { onEachDatabase } from '@assento/store/testing'
import type { CustomerAnswer, CustomerItem, OffboardAnswer, OffboardQuote } from '../../src/customers/dto.ts'
import type { InvoicePage } from '../../src/invoices/dto.ts'
import type { SerialDetail } from '../../src/licences/dto.ts'
import type { Page } from '../../src/subscriptions/dto.ts'
import { made, partnerWorld } from '../orders/partner-world.ts'
import type { PartnerWorld } from '../orders/partner-world.ts'

const TAX_ID = '99901001000174'

/** Three units in stock, two of them given to a customer with a CNPJ. */
async function givenAway(world: PartnerWorld): Promise<readonly SerialDetail[]> {
  await world.approve(await world.submit([{ productId: world.completo, quantity: 3 }], 111_000))
  await world.database.db.updateTable('account').set({ tax_id: TAX_ID }).where('id', '=', world.clientId).execute()
  return [await world.assign(world.completo), await world.assign(world.completo)]
}

async function quoted(world: PartnerWorld, input: Record<string, unknown> = {}): Promise<OffboardQuote> {
  const { data, error } = await world.admin.quote<OffboardQuote>('customers.offboard.quote', { customerId: world.clientId, ...input })
  assert.equal(error, null, JSON.stringify(error))
  return data
}

const confirm = (world: PartnerWorld, input: Record<string, unknown> = {}) => (
  made<OffboardAnswer & Denied>(world.admin, 'customers.offboard.confirm', { customerId: world.clientId, version: 1, ...input }))

onEachDatabase('offboarding gives every unit back in one act, exactly as it was quoted, and the CNPJ is free for another partner', async ({ database }) => {
  const world = await partnerWorld(database)
  await givenAway(world)
  const quote = await quoted(world)
  assert.deepEqual([quote.decision.verdict, quote.report.returnedUnits, quote.report.items.map(({ code }) => code)], ['allowed', 2, ['wouldDo', 'wouldDo']])
  assert.deepEqual((await world.stock()).available, 1)
  const session = await world.person('administrator', world.clientId)
  const done = await confirm(world)
  assert.deepEqual(done.report, { ...quote.report, items: quote.report.items.map((item) => ({ ...item, code: 'done' })), kept: done.report.kept })
  const stock = await world.stock()
  assert.deepEqual([stock.available, stock.assigned, stock.billedUnits], [3, 0, 3])
  assert.deepEqual((await world.admin.read<Page<CustomerItem>>('customers.list')).data.items, [])
  assert.equal((await session.read('serials.list')).error?.code, 'unauthenticated')
  const other = await world.person('partnerAdmin', world.otherPartnerId)
  const { customer } = await made<CustomerAnswer>(other, 'customers.create', { name: 'Serraria Ipê', taxId: TAX_ID })
  assert.equal(customer?.partner?.id, world.otherPartnerId)
  const receipt = await findOffboarding(database, world.tenantId, world.clientId, 'offboarding')
  assert.equal(receipt?.id, done.receiptId)
  assert.equal((await world.admin.send('customers.update', { customerId: customer?.id, version: 1 })).error?.code, 'not_found')
})

onEachDatabase('a suspended serial blocks the whole with its line and reason; skipped, it stays suspended and is still in the lists', async ({ database }) => {
  const world = await partnerWorld(database)
  const [first, second] = await givenAway(world)
  assert.ok(first !== undefined && second !== undefined)
  await made(world.vendor, 'serials.suspend', { serialId: first.id, version: first.version, reason: 'pendencia_financeira' })
  const quote = await quoted(world)
  assert.deepEqual([quote.decision.verdict, quote.report.items.map(({ code, reason }) => [code, reason])], [
    'denied', [['serials.unassign.suspended', 'Pendência financeira'], ['wouldDo', null]]])
  const refused = await confirm(world)
  assert.deepEqual([refused.rule, refused.receiptId, (await world.stock()).assigned], ['customers.offboard.blocked', null, 2])
  const done = await confirm(world, { skipBlocked: true })
  assert.deepEqual([done.verdict, done.report.items.map(({ code }) => code), done.report.returnedUnits], ['allowed', ['serials.unassign.suspended', 'done'], 1])
  const stock = await world.stock()
  assert.deepEqual([stock.available, stock.assigned], [2, 1])
  const left = await world.vendor.read<Page<{ id: string; state: string }>>('serials.list')
  assert.deepEqual(left.data.items.map(({ id, state }) => [id, state]), [[first.id, 'suspended']])
})

onEachDatabase('only the partner’s administrator and the manufacturer offboard, at the version that was read, and once', async ({ database }) => {
  const world = await partnerWorld(database)
  await givenAway(world)
  assert.equal((await world.user.send('customers.offboard.confirm', { customerId: world.clientId, version: 1 })).error?.code, 'forbidden')
  assert.equal((await world.admin.send('customers.offboard.confirm', { customerId: world.clientId, version: 2 })).error?.code, 'stale_version')
  const both = await Promise.all([1, 2].map(() => world.admin.send<OffboardAnswer>('customers.offboard.confirm', { customerId: world.clientId, version: 1 })))
  assert.deepEqual(both.map(({ data, error }) => error?.code ?? data.verdict).sort(), ['allowed', 'not_found'])
  assert.deepEqual((await world.stock()).available, 3)
})

onEachDatabase('invoices of an offboarded customer stay with the seller, listed and exported; a running subscription comes first', async ({ database }) => {
  const world = await partnerWorld(database)
  const bought = await world.buy('basic P1Y/annual', 1, world.clientId)
  const refused = await world.vendor.send('customers.offboard.confirm', { customerId: world.clientId, version: 1 })
  assert.deepEqual(refused.error?.details[0]?.rule, 'customers.offboard.subscriptions')
  const cancel = await world.server.quote<{ quoteId: string }>('subscriptions.cancel.quote', { subscriptionId: bought.id })
  await world.server.send('subscriptions.cancel.confirm', { subscriptionId: bought.id, quoteId: cancel.data.quoteId })
  await database.db.updateTable('subscription').set({ status: 'deleted' }).where('id', '=', bought.id).execute()
  await made<OffboardAnswer>(world.vendor, 'customers.offboard.confirm', { customerId: world.clientId, version: 1 })
  const page = await world.server.read<InvoicePage>('invoices.list', { customerId: world.clientId })
  assert.equal(page.error, null)
  const link = await world.server.quote<{ url: string }>('invoices.exportLink', { customerId: world.clientId })
  assert.equal((await world.app.request(link.data.url)).status, 200)
})
