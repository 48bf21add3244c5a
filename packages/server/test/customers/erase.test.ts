import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { addMs } from '@assento/rules'
import type { Denied } from '@assento/rules'
import { canonicalJson, insertActivation, insertContact, insertTicket, newId, verifyAudit, withQuickCommits } from '@assento/store'
import { onDatabase, onEachDatabase } from '@assento/store/testing'
import type { CustomerAnswer, ErasureAnswer, ErasureReceipt, OffboardAnswer } from '../../src/customers/dto.ts'
import type { DocumentLink } from '../../src/invoices/dto.ts'
import { writeInvoice } from '../documents/billing-world.ts'
import { NOW } from '../fixture.ts'
import { made, partnerWorld } from '../orders/partner-world.ts'
import type { PartnerWorld } from '../orders/partner-world.ts'

/** In every personal field that the test fills; nowhere else. */
const MARK = 'marca9q'
const TAX_ID = 'ZX9QK801000138'

/** A customer with people, contacts, a ticket and a serial that runs on a computer; all of it marked. */
async function marked(world: PartnerWorld): Promise<string> {
  await world.approve(await world.submit([{ productId: world.completo, quantity: 2 }], 74_000))
  const { customer } = await made<CustomerAnswer>(world.admin, 'customers.create', {
    name: 'Serraria Nova', taxId: TAX_ID, tradeName: `${MARK} fantasia`, email: `${MARK}@loja.example`, phone: `${MARK} 5555`, address: { street: `Rua ${MARK}` } })
  assert.ok(customer !== null)
  const serial = await made<{ serial: { id: string } | null }>(world.admin, 'serials.assign', { customerId: customer.id, productId: world.completo })
  const serialId = serial.serial?.id ?? ''
  await world.database.db.updateTable('serial').set({ note: `${MARK} sala` }).where('id', '=', serialId).execute()
  const owner = await world.person('administrator', customer.id, `${MARK}-dono`)
  assert.equal((await owner.read('serials.list')).error, null)
  await world.database.withTx(async (tx) => {
    await insertActivation(tx, world.tenantId, {
      id: newId('act'), serial_id: serialId, fingerprint: `${MARK}-fp`, machine_name: `PC-${MARK}`, activated_at: NOW, activated_by_name: `PC-${MARK}`, last_seen_at: NOW,
      components: null, app_version: null, is_offline: 0, activated_by: 'machine', nonce: null, lease_until: null, closed_at: null, closed_reason: null, closed_by_name: null,
    })
    await insertContact(tx, world.tenantId, {
      id: newId('con'), account_id: customer.id, name: MARK, email: `${MARK}-fin@loja.example`, locale: null, receives_invoices: 1, receives_reminders: 1,
      created_at: NOW, removed_at: null,
    })
    await insertTicket(tx, world.tenantId, {
      id: newId('tkt'), number: '1', customer_id: customer.id, category: 'billing', subject: MARK, about_kind: null, about_id: null, state: 'open',
      diagnosis: '{}', opened_at: NOW, opened_by: MARK, updated_at: NOW,
    })
  })
  return customer.id
}

/** Tables in which the mark is found, in any column. */
async function found(world: PartnerWorld): Promise<readonly string[]> {
  const { db } = world.database
  const tables: string[] = []
  for (const { name, columns } of await db.introspection.getTables()) {
    if (!columns.some((column) => column.name === 'tenant_id')) continue
    const rows = await db.selectFrom(name as 'account').selectAll().where('tenant_id', '=', world.tenantId).execute()
    if (JSON.stringify(rows).includes(MARK)) tables.push(name)
  }
  return tables.sort()
}

onEachDatabase('erasure makes the personal data unreadable everywhere but in the audit chain, which stays verifiable, and its receipt says so', async ({ database }) => {
  const world = await partnerWorld(database)
  const customerId = await marked(world)
  const denied = await made<ErasureAnswer & Denied>(world.admin, 'customers.erase', { customerId })
  assert.deepEqual([denied.rule, denied.receipt], ['customers.erase.notOffboarded', null])
  await made<OffboardAnswer>(world.admin, 'customers.offboard.confirm', { customerId, version: 1 })
  assert.deepEqual(await found(world), ['account', 'activation', 'audit_entry', 'billing_contact', 'idempotency_key', 'serial', 'ticket', 'widget_session'])
  const { receipt } = await made<ErasureAnswer>(world.admin, 'customers.erase', { customerId })
  assert.ok(receipt !== null)
  assert.deepEqual(await found(world), ['audit_entry'])
  const { sha256, ...said } = receipt
  assert.equal(createHash('sha256').update(canonicalJson(said)).digest('hex'), sha256)
  assert.deepEqual(receipt.erased.find(({ record }) => record === 'activation')?.fields.slice(0, 2), ['machine_name', 'fingerprint'])
  assert.match(receipt.kept.find(({ record }) => record === 'audit_entry')?.basis ?? '', /encadeados por hash/)
  // Nothing was ever invoiced to it: its name and number go too.
  const account = await database.db.selectFrom('account').selectAll().where('id', '=', customerId).executeTakeFirstOrThrow()
  assert.deepEqual([account.name, account.tax_id, account.email, account.address], ['[apagado]', null, null, null])
  assert.equal((await verifyAudit(database, world.tenantId)).entries > 0, true)
  const again = await made<ErasureAnswer>(world.admin, 'customers.erase', { customerId })
  const read = await world.admin.read<ErasureReceipt>('customers.erasureReceipt', { customerId })
  assert.deepEqual([again.receipt, read.data], [receipt, receipt])
})

onEachDatabase('a suspended serial that offboarding left open keeps the data, since its computers would write names again, until it is over', async ({ database }) => {
  const world = await partnerWorld(database)
  const customerId = await marked(world)
  const serial = await database.db.selectFrom('serial').select(['id', 'version']).where('customer_id', '=', customerId).executeTakeFirstOrThrow()
  await made(world.vendor, 'serials.suspend', { serialId: serial.id, version: serial.version, reason: 'pendencia_financeira' })
  await made<OffboardAnswer>(world.admin, 'customers.offboard.confirm', { customerId, version: 1, skipBlocked: true })
  const denied = await made<ErasureAnswer & Denied>(world.admin, 'customers.erase', { customerId })
  assert.deepEqual([denied.rule, denied.facts, denied.receipt], ['customers.erase.openSerials', { serials: 1 }, null])
  await made(world.vendor, 'serials.terminate', { serialId: serial.id, version: serial.version + 1, reason: 'fim_de_contrato', acknowledged: true })
  assert.ok((await made<ErasureAnswer>(world.admin, 'customers.erase', { customerId })).receipt !== null)
  assert.deepEqual(await found(world), ['audit_entry'])
})

onEachDatabase('an open invoice keeps the data until it is settled; with invoices the name and number stay, and why is said', async ({ database }) => {
  const world = await partnerWorld(database)
  const customerId = await marked(world)
  const invoice = await openInvoice(world, customerId)
  await made<OffboardAnswer>(world.admin, 'customers.offboard.confirm', { customerId, version: 1 })
  const denied = await made<ErasureAnswer & Denied>(world.admin, 'customers.erase', { customerId })
  assert.deepEqual([denied.rule, denied.facts], ['customers.erase.openInvoices', { openInvoices: 1 }])
  await database.db.updateTable('invoice').set({ state: 'void', voided_at: NOW }).where('id', '=', invoice).execute()
  const { receipt } = await made<ErasureAnswer>(world.admin, 'customers.erase', { customerId })
  const account = await database.db.selectFrom('account').selectAll().where('id', '=', customerId).executeTakeFirstOrThrow()
  assert.deepEqual([account.name, account.tax_id, account.email], ['Serraria Nova', TAX_ID, null])
  assert.deepEqual(receipt?.kept.filter(({ record }) => ['account', 'invoice'].includes(record)).map(({ record, count }) => [record, count]), [['account', 1], ['invoice', 1]])
  assert.match(receipt?.kept[0]?.basis ?? '', /art\. 16, I/)
})

onEachDatabase('everything about a customer comes as one JSON file by an address that ends after five minutes, without secrets', async ({ database }) => {
  const world = await partnerWorld(database)
  const customerId = await marked(world)
  const { data } = await world.admin.quote<DocumentLink>('customers.export', { customerId })
  const response = await world.app.request(data.url)
  assert.deepEqual([response.status, response.headers.get('content-type')], [200, 'application/json; charset=utf-8'])
  const file = await response.json() as Record<string, readonly Record<string, unknown>[]>
  assert.deepEqual([file['account']?.[0]?.['tax_id'], file['serials']?.length, file['activations']?.[0]?.['machine_name'], file['tickets']?.length], [TAX_ID, 1, `PC-${MARK}`, 1])
  assert.ok((file['auditEntries']?.length ?? 0) > 0 && (file['serialEvents']?.length ?? 0) > 0)
  assert.doesNotMatch(JSON.stringify(file), /token_hash|key_hash|"hash"/)
  await database.db.updateTable('export_link').set({ expires_at: addMs(NOW, 0) }).where('tenant_id', '=', world.tenantId).execute()
  assert.equal((await world.app.request(data.url)).status, 404)
})

onEachDatabase('the address by which a person was known goes with the keys of the calls that it made', async ({ database }) => {
  const world = await partnerWorld(database)
  const customerId = await marked(world)
  const owner = await world.person('administrator', customerId, `${MARK}@loja.example`)
  await made(owner, 'contacts.add', { name: 'Financeiro', email: 'outro@loja.example' })
  await made<OffboardAnswer>(world.admin, 'customers.offboard.confirm', { customerId, version: 1 })
  await made<ErasureAnswer>(world.admin, 'customers.erase', { customerId })
  assert.deepEqual(await found(world), ['audit_entry'])
})

onDatabase('sqlite', 'what is erased is not left in the free space of the file', async ({ freshUrl, open }) => {
  const url = await freshUrl()
  const database = await open(url)
  await database.migrate()
  const world = await partnerWorld(database)
  const { customer } = await made<CustomerAnswer>(world.admin, 'customers.create', { name: 'Serraria Nova', taxId: TAX_ID, email: `${MARK}@loja.example` })
  assert.ok(customer !== null)
  await made<OffboardAnswer>(world.admin, 'customers.offboard.confirm', { customerId: customer.id, version: 1 })
  const holdsMark = async () => {
    await withQuickCommits(database, async () => undefined)
    return (await readFile(url.slice('sqlite:'.length))).includes(MARK)
  }
  assert.equal(await holdsMark(), true)
  await made<ErasureAnswer>(world.admin, 'customers.erase', { customerId: customer.id })
  assert.equal(await holdsMark(), false)
})

onDatabase('sqlite', 'what is erased is not left in the log beside the file either, without anyone tidying up', async ({ freshUrl, open }) => {
  const url = await freshUrl()
  const database = await open(url)
  await database.migrate()
  const world = await partnerWorld(database)
  const { customer } = await made<CustomerAnswer>(world.admin, 'customers.create', { name: 'Serraria Nova', taxId: TAX_ID, email: `${MARK}@loja.example` })
  assert.ok(customer !== null)
  await made<OffboardAnswer>(world.admin, 'customers.offboard.confirm', { customerId: customer.id, version: 1 })
  const path = url.slice('sqlite:'.length)
  const logHoldsMark = async () => (await readFile(`${path}-wal`)).includes(MARK)
  assert.equal(await logHoldsMark(), true)
  await made<ErasureAnswer>(world.admin, 'customers.erase', { customerId: customer.id })
  // It follows the answer; the next question waits for it.
  await database.db.selectFrom('account').select('id').limit(1).execute()
  assert.deepEqual([await logHoldsMark(), (await readFile(path)).includes(MARK)], [false, false])
})

async function openInvoice({ database, tenantId }: PartnerWorld, customerId: string): Promise<string> {
  return (await database.withTx((tx) => writeInvoice(tx, { tenantId, customerId }, NOW, { number: '2026-9001' }))).id
}
