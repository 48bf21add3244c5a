/** Upload of notas fiscais: what is kept, and what each wrong one is told. */
import assert from 'node:assert/strict'
import { listAudit, listDocuments, listFiscalDocuments, loadDocumentBytes, type InvoiceRow } from '@assento/store'
import { onEachDatabase } from '@assento/store/testing'
import type { DocumentLink, FiscalUploaded } from '../../src/invoices/dto.ts'
import { Harness, type Answer, type TestTenant } from '../platform/harness.ts'
import { giveBilling, issueInvoice } from './billing-world.ts'
import { base64, latin1, nfe, nfeKey, nfse, nfseKey } from './notas.ts'

const PDF = Buffer.from('%PDF-1.4\n%âãÏÓ\n', 'latin1')
let keys = 0

async function world(harness: Harness, environment: 'test' | 'live' = 'test', billing = {}): Promise<{ tenant: TestTenant; invoice: InvoiceRow }> {
  const tenant = await harness.tenant(environment)
  await giveBilling(harness.database, tenant, billing)
  return { tenant, invoice: await issueInvoice(harness, tenant) }
}

function upload(harness: Harness, tenant: TestTenant, input: object): Promise<Answer> {
  return harness.server(tenant.key, 'invoices.fiscal.upload', { input, headers: { 'idempotency-key': `nota-${(keys += 1)}` } })
}

/** Field and rule of a refusal. */
function refusalOf(answer: Answer): readonly [number, string | undefined, string | undefined] {
  return [answer.status, answer.error?.details[0]?.field, answer.error?.details[0]?.rule]
}

onEachDatabase('an NF-e is read, kept byte for byte, and downloaded under the name that accountants know', async ({ database }) => {
  const harness = new Harness(database)
  const { tenant, invoice } = await world(harness)
  const xml = nfe()
  const answer = await upload(harness, tenant, { kind: 'nfe', invoiceId: invoice.id, xml: base64(xml), pdf: base64(PDF), accessKey: nfeKey() })
  assert.equal(answer.status, 200, answer.text)
  const taken = answer.data as FiscalUploaded
  assert.partialDeepStrictEqual(taken, { kind: 'nfe', accessKey: nfeKey(), number: '1234', series: '1', issuedOn: '2026-03-10', amount: { cents: 180_000 }, warnings: [] })
  const [xmlDocument = ''] = taken.documentIds
  assert.deepEqual(await loadDocumentBytes(database, tenant.tenantId, xmlDocument).then((bytes) => Buffer.from(bytes ?? []).toString('utf8')), xml)
  const token = await harness.token(tenant, 'viewer')
  const link = (await harness.widget(tenant, token, 'invoices.documentLink', { input: { documentId: xmlDocument } })).data as DocumentLink
  const response = await harness.app.request(link.url)
  assert.equal(await response.text(), xml)
  assert.match(response.headers.get('content-disposition') ?? '', new RegExp(`^attachment; filename="${nfeKey()}-procNFe\\.xml"`))
  assert.equal(response.headers.get('x-content-type-options'), 'nosniff')
  const names = (await listDocuments(database, tenant.tenantId, [invoice.id])).map(({ kind, file_name }) => [kind, file_name])
  assert.deepEqual(names.slice(2), [['notaFiscalXml', `${nfeKey()}-procNFe.xml`], ['notaFiscalPdf', `${nfeKey()}-danfe.pdf`]])
})

onEachDatabase('bytes in Windows-1252 stay those bytes', async ({ database }) => {
  const harness = new Harness(database)
  for (const encoding of ['windows-1252', 'ISO-8859-1']) {
    const { tenant, invoice } = await world(harness)
    const bytes = latin1(nfe({ encoding, recipientName: 'Padaria São João & Cia'.replace('&', '&amp;') }))
    const answer = await upload(harness, tenant, { kind: 'nfe', invoiceId: invoice.id, xml: base64(bytes) })
    assert.equal(answer.status, 200, answer.text)
    const kept = await loadDocumentBytes(database, tenant.tenantId, (answer.data as FiscalUploaded).documentIds[0] ?? '')
    assert.deepEqual(new Uint8Array(kept ?? []), bytes)
  }
})

onEachDatabase('a key that looks like a number, and a CNPJ that begins with zero, stay text', async ({ database }) => {
  const harness = new Harness(database)
  const issuer = '01234567000189'
  const { tenant, invoice } = await world(harness, 'test', { beneficiary: { name: 'Revenda', taxId: '01.234.567/0001-89', address: 'Rua A' } })
  const answer = await upload(harness, tenant, { kind: 'nfe', invoiceId: invoice.id, xml: base64(nfe({ issuer })) })
  assert.equal(answer.status, 200, answer.text)
  const [row] = await listFiscalDocuments(database, tenant.tenantId, [invoice.id])
  assert.deepEqual([row?.issuer_tax_id, row?.access_key], [issuer, nfeKey(1234, issuer)])
})

onEachDatabase('a national NFS-e is compared by its service amount, and a wrong check digit only warns', async ({ database }) => {
  const harness = new Harness(database)
  const { tenant, invoice } = await world(harness)
  const key = nfseKey()
  const wrong = `${key.slice(0, 49)}${(Number(key.at(-1)) + 1) % 10}`
  const answer = await upload(harness, tenant, { kind: 'nfse', invoiceId: invoice.id, xml: base64(nfse({ key: wrong })) })
  assert.partialDeepStrictEqual(answer.data, { kind: 'nfse', accessKey: wrong, number: '77', warnings: ['fiscal.key.checkDigit'] })
  assert.equal((await listFiscalDocuments(database, tenant.tenantId, [invoice.id]))[0]?.warnings, '["fiscal.key.checkDigit"]')
})

onEachDatabase('a municipal NFS-e is declared with number, code and address, and needs a file', async ({ database }) => {
  const harness = new Harness(database)
  const { tenant, invoice } = await world(harness)
  const declared = {
    kind: 'nfseMunicipal', invoiceId: invoice.id, number: '2026/15', verificationCode: 'ABCD-1234', url: 'https://nfse.prefeitura.example/v?n=15',
    issuedOn: '2026-03-10', amountCents: 180_000,
  }
  assert.deepEqual(refusalOf(await upload(harness, tenant, declared)), [400, 'pdf', 'fiscal.file.missing'])
  assert.equal((await upload(harness, tenant, { ...declared, url: 'javascript:alert(1)', pdf: base64(PDF) })).status, 400)
  assert.deepEqual(refusalOf(await upload(harness, tenant, { ...declared, xml: base64('<!DOCTYPE a><a/>') })), [400, 'xml', 'fiscal.xml.doctype'])
  const answer = await upload(harness, tenant, { ...declared, xml: base64('<CompNfse xmlns="http://www.abrasf.org.br/nfse.xsd"><Nfse/></CompNfse>'), pdf: base64(PDF) })
  assert.equal(answer.status, 200, answer.text)
  const [row] = await listFiscalDocuments(database, tenant.tenantId, [invoice.id])
  assert.partialDeepStrictEqual(row, { kind: 'nfseMunicipal', access_key: null, number: '2026/15', verification_code: 'ABCD-1234', url: declared.url })
  const names = (await listDocuments(database, tenant.tenantId, [invoice.id])).map(({ file_name }) => file_name)
  assert.deepEqual(names.slice(2), ['nfse-2026-15.xml', 'nfse-2026-15.pdf'])
})

onEachDatabase('one cent of difference warns, two are refused, above and below; a part is taken when it is said to be one', async ({ database }) => {
  const harness = new Harness(database)
  const cases: readonly (readonly [string, number, string | undefined])[] = [
    ['1800.00', 200, undefined], ['1800.01', 200, 'fiscal.amount.rounding'], ['1799.99', 200, 'fiscal.amount.rounding'], ['1800.02', 400, 'fiscal.amount.above'],
    ['1799.98', 400, 'fiscal.amount.below'], ['18e2', 400, 'fiscal.amount.malformed'], ['1800.000', 400, 'fiscal.amount.malformed'], ['-1800.00', 400, 'fiscal.amount.malformed'],
  ]
  for (const [amount, status, rule] of cases) {
    const { tenant, invoice } = await world(harness)
    const answer = await upload(harness, tenant, { kind: 'nfe', invoiceId: invoice.id, xml: base64(nfe({ amount })) })
    const said = answer.status === 200 ? (answer.data as FiscalUploaded).warnings[0] : answer.error?.details[0]?.rule
    assert.deepEqual([answer.status, said], [status, rule], amount)
  }
  const { tenant, invoice } = await world(harness)
  const part = (number: number, amount: string) => upload(harness, tenant, { kind: 'nfe', invoiceId: invoice.id, coversPart: true, xml: base64(nfe({ number, amount })) })
  assert.equal((await part(1, '1000.00')).status, 200)
  assert.deepEqual(refusalOf(await part(2, '800.02')), [400, 'xml.amount', 'fiscal.amount.above'], 'together they may not be more than the invoice')
  assert.equal((await part(3, '800.00')).status, 200)
})

onEachDatabase('each wrong nota is refused naming the field and the rule, and leaves nothing', async ({ database }) => {
  const harness = new Harness(database)
  const { tenant, invoice } = await world(harness)
  const good = nfe()
  const cases: readonly (readonly [string, object, string, string])[] = [
    ['wrong general digit', { xml: base64(nfe({ key: `${nfeKey().slice(0, 43)}${(Number(nfeKey().at(-1)) + 1) % 10}` })) }, 'xml.Id', 'fiscal.key.checkDigit'],
    ['short key', { xml: base64(nfe({ key: nfeKey().slice(0, 43) })) }, 'xml.Id', 'fiscal.key.length'],
    ['lower case in the key', { xml: base64(good.replaceAll(nfeKey(), nfeKey(1234, '12ABC34501DE35').toLowerCase())) }, 'xml.Id', 'fiscal.key.characters'],
    ['another key declared', { accessKey: nfeKey(9), xml: base64(good) }, 'accessKey', 'fiscal.key.notDeclared'],
    ['protocol of another key', { xml: base64(good.replace(`<chNFe>${nfeKey()}`, `<chNFe>${nfeKey(9)}`)) }, 'xml.chNFe', 'fiscal.key.protocol'],
    ['number that is not the key\'s', { xml: base64(good.replace('<nNF>1234', '<nNF>1235')) }, 'xml.Id', 'fiscal.key.contents'],
    ['not authorised', { xml: base64(nfe({ status: '110' })) }, 'xml.cStat', 'fiscal.state.notAuthorised'],
    ['issuer is another', { xml: base64(nfe({ issuer: '45997418000153' })) }, 'xml.emit', 'fiscal.issuer.other'],
    ['recipient is another', { xml: base64(nfe({ recipient: '45997418000153' })) }, 'xml.dest', 'fiscal.recipient.other'],
    ['two recipients', { xml: base64(good.replace('</dest>', '</dest><dest><CNPJ>1</CNPJ></dest>')) }, 'xml.dest', 'fiscal.recipient.other'],
    ['two infNFe', { xml: base64(good.replace('</infNFe>', '</infNFe><infNFe Id="NFe1"/>')) }, 'xml', 'fiscal.field.missing'],
    ['no protocol', { xml: base64(good.replace(/<protNFe.*<\/protNFe>/, '')) }, 'xml.chNFe', 'fiscal.key.protocol'],
    ['another namespace', { xml: base64(good.replaceAll('portalfiscal.inf.br/nfe', 'portalfiscal.inf.br/cte')) }, 'xml', 'fiscal.xml.namespace'],
    ['another document', { xml: base64(nfse()) }, 'xml', 'fiscal.xml.root'],
    ['a day that does not exist', { xml: base64(good.replace('2026-03-10T', '2026-02-30T')) }, 'xml.dhEmi', 'fiscal.date.malformed'],
    ['base64 with line breaks', { xml: base64(good).replace(/.{76}/g, '$&\n') }, 'xml', 'fiscal.file.base64'],
    ['a PDF that is none', { xml: base64(good), pdf: base64('<html>') }, 'pdf', 'fiscal.file.notPdf'],
  ]
  for (const [title, change, field, rule] of cases) {
    const answer = await upload(harness, tenant, { kind: 'nfe', invoiceId: invoice.id, ...change })
    assert.deepEqual(refusalOf(answer), [400, field, rule], `${title}: ${answer.text}`)
  }
  assert.deepEqual(await listFiscalDocuments(database, tenant.tenantId, [invoice.id]), [])
  assert.equal((await listDocuments(database, tenant.tenantId, [invoice.id])).length, 2)
})

onEachDatabase('the same key a second time is a conflict, also under another invoice', async ({ database }) => {
  const harness = new Harness(database)
  const { tenant, invoice } = await world(harness)
  const other = await issueInvoice(harness, tenant)
  assert.equal((await upload(harness, tenant, { kind: 'nfe', invoiceId: invoice.id, xml: base64(nfe()) })).status, 200)
  for (const invoiceId of [invoice.id, other.id]) {
    assert.deepEqual(refusalOf(await upload(harness, tenant, { kind: 'nfe', invoiceId, xml: base64(nfe()) })), [409, 'accessKey', 'fiscal.key.duplicate'])
  }
  const elsewhere = await world(harness)
  assert.equal((await upload(harness, elsewhere.tenant, { kind: 'nfe', invoiceId: elsewhere.invoice.id, xml: base64(nfe()) })).status, 200, 'another tenant\'s keys are its own')
})

onEachDatabase('a nota of the test environment warns in a test tenant and is refused in a live one', async ({ database }) => {
  const harness = new Harness(database)
  const [test, live] = [await world(harness), await world(harness, 'live')]
  const xml = base64(nfe({ environment: '2' }))
  assert.deepEqual(((await upload(harness, test.tenant, { kind: 'nfe', invoiceId: test.invoice.id, xml })).data as FiscalUploaded).warnings, ['fiscal.state.test'])
  assert.deepEqual(refusalOf(await upload(harness, live.tenant, { kind: 'nfe', invoiceId: live.invoice.id, xml })), [400, 'xml.tpAmb', 'fiscal.state.test'])
})

onEachDatabase('a widget may not upload, another tenant\'s invoice is not found, and an upload is in the audit', async ({ database }) => {
  const harness = new Harness(database)
  const [{ tenant, invoice }, other] = [await world(harness), await world(harness)]
  const input = { kind: 'nfe', invoiceId: invoice.id, xml: base64(nfe()) }
  const byWidget = await harness.widget(tenant, await harness.token(tenant, 'adminAgent'), 'invoices.fiscal.upload', { input, headers: { 'idempotency-key': 'w' } })
  assert.equal(byWidget.status, 403)
  assert.equal((await upload(harness, other.tenant, input)).status, 404)
  assert.equal((await upload(harness, tenant, input)).status, 200)
  const [entry] = (await listAudit(database, tenant.tenantId, { beforeSeq: null, limit: 1 })).items
  assert.partialDeepStrictEqual(JSON.parse(entry?.after ?? ''), { accessKey: nfeKey(), kind: 'nfe', amountCents: 180_000 })
})
