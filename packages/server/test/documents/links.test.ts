/** Downloads by a short-lived address of one document. */
import assert from 'node:assert/strict'
import { listAudit, listDocuments, type InvoiceRow } from '@assento/store'
import { onEachDatabase } from '@assento/store/testing'
import { sha256 } from '../../src/accounts/tokens.ts'
import { renderedDocument } from '../../src/documents/rendered-document.ts'
import type { DocumentItem, DocumentLink } from '../../src/invoices/dto.ts'
import { Harness, type TestTenant } from '../platform/harness.ts'
import { contextOf, giveBilling, issueInvoice } from './billing-world.ts'

const MINUTE = 60_000

async function world(harness: Harness): Promise<{ tenant: TestTenant; invoice: InvoiceRow; documentId: string }> {
  const tenant = await harness.tenant()
  await giveBilling(harness.database, tenant)
  const invoice = await issueInvoice(harness, tenant)
  const [document] = await listDocuments(harness.database, tenant.tenantId, [invoice.id])
  return { tenant, invoice, documentId: document?.id ?? '' }
}

async function linkFor(harness: Harness, tenant: TestTenant, documentId: string): Promise<DocumentLink> {
  const answer = await harness.widget(tenant, await harness.token(tenant, 'viewer'), 'invoices.documentLink', { input: { documentId } })
  assert.equal(answer.status, 200, answer.text)
  return answer.data as DocumentLink
}

async function download(harness: Harness, url: string): Promise<{ status: number; headers: Headers; bytes: Uint8Array }> {
  const response = await harness.app.request(url)
  return { status: response.status, headers: response.headers, bytes: new Uint8Array(await response.arrayBuffer()) }
}

onEachDatabase('a link gives the document that mail carries, as a file to save and never to open here', async ({ database }) => {
  const harness = new Harness(database)
  const { tenant, invoice, documentId } = await world(harness)
  const link = await linkFor(harness, tenant, documentId)
  const answer = await download(harness, link.url)
  assert.equal(answer.status, 200)
  assert.deepEqual(answer.bytes, new Uint8Array((await renderedDocument(await contextOf(harness, tenant), database, documentId)).bytes))
  const name = `fatura-${invoice.number}.pdf`
  assert.equal(link.fileName, name)
  const headers = Object.fromEntries(['content-type', 'content-disposition', 'x-content-type-options', 'cache-control', 'content-security-policy', 'referrer-policy'].map((header) => [header, answer.headers.get(header)]))
  assert.deepEqual(headers, {
    'content-type': 'application/pdf', 'content-disposition': `attachment; filename="${name}"; filename*=UTF-8''${name}`, 'x-content-type-options': 'nosniff',
    'cache-control': 'no-store', 'content-security-policy': "default-src 'none'; frame-ancestors 'none'", 'referrer-policy': 'no-referrer',
  })
  assert.equal(answer.headers.get('content-length'), String(answer.bytes.length))
})

onEachDatabase('a link works up to its last millisecond, on the server\'s clock, and not at its end', async ({ database }) => {
  const harness = new Harness(database)
  const { tenant, documentId } = await world(harness)
  const link = await linkFor(harness, tenant, documentId)
  assert.equal(link.expiresAt, '2026-03-10T12:05:00.000Z')
  await database.db.updateTable('tenant').set({ clock_offset_ms: 30 * 24 * 60 * MINUTE }).where('id', '=', tenant.tenantId).execute()
  harness.clock.pass(5 * MINUTE - 1)
  assert.equal((await download(harness, link.url)).status, 200, 'a test clock that was moved does not end it')
  harness.clock.pass(1)
  assert.equal((await download(harness, link.url)).status, 404)
})

onEachDatabase('expired, unknown, malformed and stolen ids are one answer, byte for byte', async ({ database }) => {
  const harness = new Harness(database)
  const { tenant, documentId } = await world(harness)
  const link = await linkFor(harness, tenant, documentId)
  harness.clock.pass(5 * MINUTE)
  const addresses = [link.url, `/documents/${'A'.repeat(43)}`, `/documents/${documentId}`, '/documents/x', `/documents/${sha256(link.url.slice(11))}`, '/documents/%00', `/documents/${'a'.repeat(5000)}`]
  const answers = await Promise.all(addresses.map((address) => download(harness, address)))
  assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([404]))
  assert.equal(new Set(answers.map(({ bytes }) => Buffer.from(bytes).toString('utf8'))).size, 1)
  const headersOf = (headers: Headers) => JSON.stringify([...headers].filter(([name]) => name !== 'assento-request-id'))
  assert.equal(new Set(answers.map(({ headers }) => headersOf(headers))).size, 1)
})

onEachDatabase('each download is in the audit under the name of who asked for the link; the token is in no table and no log', async ({ database }) => {
  const harness = new Harness(database)
  const { tenant, invoice, documentId } = await world(harness)
  const link = await linkFor(harness, tenant, documentId)
  await download(harness, link.url)
  await download(harness, link.url)
  const entries = (await listAudit(database, tenant.tenantId, { beforeSeq: null, limit: 50 })).items.filter(({ action }) => action === 'documents.download')
  assert.equal(entries.length, 2)
  assert.partialDeepStrictEqual(entries[0], { actor_id: 'u-viewer', actor_name: 'Ana Souza', role: 'viewer', channel: 'widget', subject_id: documentId, customer_id: tenant.customerId, outcome: 'done' })
  assert.partialDeepStrictEqual(JSON.parse(entries[0]?.after ?? ''), { invoiceId: invoice.id, fileName: link.fileName })
  const token = link.url.slice('/documents/'.length)
  assert.deepEqual(harness.lines.filter((line) => line.includes(token)), [])
  const stored = await database.db.selectFrom('document_link').selectAll().execute()
  assert.equal(stored.filter(({ token_hash }) => token_hash === sha256(token)).length, 1)
  assert.ok(!JSON.stringify([stored, entries]).includes(token))
})

onEachDatabase('a link is given for a document that the caller may see, and for no other', async ({ database }) => {
  const harness = new Harness(database)
  const [{ tenant, documentId }, other] = [await world(harness), await world(harness)]
  const siblings = await issueInvoice(harness, tenant, { customerId: tenant.siblingId })
  const [siblingDocument] = await listDocuments(database, tenant.tenantId, [siblings.id])
  const token = await harness.token(tenant, 'administrator')
  const statusOf = async (id: string) => (await harness.widget(tenant, token, 'invoices.documentLink', { input: { documentId: id } })).status
  assert.deepEqual(await Promise.all([documentId, other.documentId, siblingDocument?.id ?? '', 'doc_unknown'].map(statusOf)), [200, 404, 404, 404])
  const byKey = await harness.server(tenant.key, 'invoices.documentLink', { input: { documentId: siblingDocument?.id } })
  assert.equal(byKey.status, 200, 'a server sees the whole tenant')
  assert.equal((await download(harness, (byKey.data as DocumentLink).url)).status, 200)
  const [last] = (await listAudit(database, tenant.tenantId, { beforeSeq: null, limit: 1 })).items
  assert.deepEqual([last?.action, last?.channel], ['documents.download', 'api'])
})

onEachDatabase('a session token in the address opens nothing', async ({ database }) => {
  const harness = new Harness(database)
  const { tenant } = await world(harness)
  const token = await harness.token(tenant, 'administrator')
  assert.equal((await download(harness, `/documents/${token}`)).status, 404)
})

onEachDatabase('the documents of an invoice are listed with their versions, and of no other', async ({ database }) => {
  const harness = new Harness(database)
  const { tenant, invoice } = await world(harness)
  const token = await harness.token(tenant, 'viewer')
  const answer = await harness.widget(tenant, token, 'invoices.documents', { input: { invoiceId: invoice.id } })
  const { items } = answer.data as { items: readonly DocumentItem[] }
  assert.deepEqual(items.map(({ kind, version, isActive }) => [kind, version, isActive]), [['invoice', null, true], ['boleto', 1, true]])
  assert.equal((await harness.widget(tenant, token, 'invoices.documents', { input: { invoiceId: 'inv_unknown' } })).status, 404)
})

onEachDatabase('links that ended a day ago are forgotten when the next one is made', async ({ database }) => {
  const harness = new Harness(database)
  const { tenant, documentId } = await world(harness)
  const countLinks = async () => (await database.db.selectFrom('document_link').select('token_hash').where('tenant_id', '=', tenant.tenantId).execute()).length
  await linkFor(harness, tenant, documentId)
  harness.clock.pass(24 * 60 * MINUTE + 5 * MINUTE)
  await linkFor(harness, tenant, documentId)
  assert.equal(await countLinks(), 2, 'exactly a day is not yet more than a day')
  harness.clock.pass(1)
  await linkFor(harness, tenant, documentId)
  assert.equal(await countLinks(), 2)
})
