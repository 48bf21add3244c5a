import assert from 'node:assert/strict'
import { addMs } from '@assento/rules'
import * as store from '../../src/index.ts'
import { createSampleTenant, onEachDatabase, SAMPLE_NOW, type SampleTenant } from '../on-each-database.ts'
import { fillMoney } from '../isolation/fill-money.ts'

const contact = (sample: SampleTenant, email: string, more: Partial<store.ContactRow> = {}) => ({
  id: store.newId('con'), account_id: sample.customerId, name: 'Ana', email, locale: null, receives_invoices: 1 as const, receives_reminders: 1 as const,
  created_at: SAMPLE_NOW, removed_at: null, ...more,
})

const message = (sample: SampleTenant, naturalKey: string, more: Partial<store.NewMessage> = {}): store.NewMessage => ({
  id: store.newId('msg'), customer_id: sample.customerId, invoice_id: null, template: 'invoice.issued', natural_key: naturalKey, locale: 'pt-BR', to_name: 'Ana',
  to_address: 'ana@loja.example', subject: 'Fatura', text: 't', html: 'h', attachments: '[]', queued_at: SAMPLE_NOW, ...more,
})

onEachDatabase('an account has one contact of an address; a removed one makes room', async ({ database }) => {
  const sample = await createSampleTenant(database)
  const first = contact(sample, 'ana@loja.example')
  const insert = (row: ReturnType<typeof contact>) => database.withTx((tx) => store.insertContact(tx, sample.tenantId, row))
  assert.deepEqual([await insert(first), await insert(contact(sample, 'ana@loja.example')), await insert(contact(sample, 'bia@loja.example'))], [true, false, true])
  const remove = () => database.withTx((tx) => store.removeContact(tx, sample.tenantId, first.id, SAMPLE_NOW))
  assert.deepEqual([await remove(), await remove()], [true, false])
  assert.equal(await insert(contact(sample, 'ana@loja.example')), true)
  assert.deepEqual((await store.listContacts(database, sample.tenantId, sample.customerId)).map(({ email }) => email), ['bia@loja.example', 'ana@loja.example'])
})

onEachDatabase('an invoice is addressed by a contact that receives invoices, or by the account\'s address while there is no contact', async ({ database }) => {
  const sample = await createSampleTenant(database)
  const { invoiceId } = await database.withTx((tx) => fillMoney(tx, sample))
  const isAddressed = async () => (await store.findAddressedInvoices(database, sample.tenantId, [invoiceId, 'unknown'])).map(({ has_recipient }) => has_recipient)
  assert.deepEqual(await isAddressed(), [0])
  await database.withTx((tx) => tx.db.updateTable('account').set({ email: 'loja@loja.example' }).where('id', '=', sample.customerId).where('tenant_id', '=', sample.tenantId).execute())
  assert.deepEqual(await isAddressed(), [1])
  const silent = contact(sample, 'ana@loja.example', { receives_invoices: 0 })
  await database.withTx((tx) => store.insertContact(tx, sample.tenantId, silent))
  assert.deepEqual(await isAddressed(), [0], 'a contact without invoices takes the place of the account')
  await database.withTx((tx) => store.insertContact(tx, sample.tenantId, contact(sample, 'bia@loja.example')))
  assert.deepEqual(await isAddressed(), [1])
})

onEachDatabase('a message is stored once by its natural key, and its headers are single lines', async ({ database }) => {
  const sample = await createSampleTenant(database)
  const insert = (...rows: store.NewMessage[]) => database.withTx((tx) => store.insertMessages(tx, sample.tenantId, rows))
  const [a, b] = [message(sample, 'a'), message(sample, 'b')]
  assert.deepEqual(await insert(a), [a.id])
  assert.deepEqual(await insert(message(sample, 'a'), b), [b.id])
  for (const field of ['subject', 'to_name', 'to_address'] as const) {
    for (const mark of ['\r', '\n', '\0']) await assert.rejects(insert(message(sample, `${field}${mark}`, { [field]: `a${mark}Bcc: b` })), /single lines/)
  }
  assert.equal((await store.listMessages(database, sample.tenantId, { customerId: null, afterId: null, limit: 10 })).items.length, 2)
})

onEachDatabase('messages are read newest first in pages, of a customer or of all', async ({ database }) => {
  const sample = await createSampleTenant(database)
  const rows = ['a', 'b', 'c'].map((key) => message(sample, key))
  await database.withTx((tx) => store.insertMessages(tx, sample.tenantId, rows))
  const page = (afterId: string | null) => store.listMessages(database, sample.tenantId, { customerId: sample.customerId, afterId, limit: 2 })
  const first = await page(null)
  assert.deepEqual(first.items.map(({ natural_key }) => natural_key), ['c', 'b'])
  assert.deepEqual((await page(first.next)).items.map(({ natural_key }) => natural_key), ['a'])
  assert.equal((await page((await page(first.next)).next ?? 'msg_')).next, null)
})

onEachDatabase('a message ends once: what was sent is not bounced afterwards', async ({ database }) => {
  const sample = await createSampleTenant(database)
  const row = message(sample, 'a')
  await database.withTx((tx) => store.insertMessages(tx, sample.tenantId, [row]))
  const settle = (state: 'sent' | 'bounced') => database.withTx((tx) => store.settleMessage(tx, sample.tenantId, row.id, { state, response: state, at: SAMPLE_NOW }))
  assert.deepEqual([await settle('sent'), await settle('bounced')], [true, false])
  const kept = await store.findMessage(database, sample.tenantId, row.id)
  assert.deepEqual([kept?.state, kept?.response, kept?.settled_at], ['sent', 'sent', SAMPLE_NOW])
})

onEachDatabase('words of a template are replaced by version only', async ({ database }) => {
  const { tenantId } = await createSampleTenant(database)
  const words = { template: 'invoice.issued', locale: 'en', subject: 's', text: 't', html: 'h', updated_at: SAMPLE_NOW }
  const put = (fromVersion: number) => database.withTx((tx) => store.storeMailTemplate(tx, tenantId, words, fromVersion))
  assert.deepEqual([await put(1), await put(0), await put(0), await put(2), await put(1)], [false, true, false, false, true])
  assert.equal((await store.findMailTemplate(database, tenantId, words.template, 'en'))?.version, 2)
  const drop = (fromVersion: number) => database.withTx((tx) => store.deleteMailTemplate(tx, tenantId, words, fromVersion))
  assert.deepEqual([await drop(1), await drop(2), await drop(2)], [false, true, false])
})

onEachDatabase('parked jobs of a kind are taken up again together, those of another kind stay', async ({ database }) => {
  const { tenantId } = await createSampleTenant(database)
  const job = (kind: string, key: string) => ({ id: store.newId('job'), kind, dedupe_key: key, payload: '{}', run_at: SAMPLE_NOW, created_at: SAMPLE_NOW })
  await database.withTx((tx) => store.enqueueJobs(tx, tenantId, [job('mail.send', 'a'), job('mail.send', 'b'), job('other', 'c')]))
  assert.equal(await store.findParkedJobId(database, tenantId, 'mail.send'), null)
  await database.withTx((tx) => tx.db.updateTable('job').set({ state: 'parked', attempts: 3 }).where('tenant_id', '=', tenantId).execute())
  assert.equal(await database.withTx((tx) => store.redriveParkedJobs(tx, tenantId, 'mail.send', addMs(SAMPLE_NOW, 5))), 2)
  const rows = await database.db.selectFrom('job').select(['dedupe_key', 'state', 'attempts']).where('tenant_id', '=', tenantId).orderBy('dedupe_key').execute()
  assert.deepEqual(rows.map(({ dedupe_key, state, attempts }) => `${dedupe_key} ${state} ${attempts}`), ['a ready 0', 'b ready 0', 'c parked 3'])
  assert.equal(await store.findJobState(database, tenantId, 'c'), 'parked')
})
