/** The PDFs: what they say, that they scan, and that they are the same bytes whenever they are wanted. */
import assert from 'node:assert/strict'
import type { BankProfile } from '@assento/brazil'
import { findDocumentOfSource, listBoletos, listDocuments, listPixCharges, type DocumentKind } from '@assento/store'
import { onDatabase, onEachDatabase } from '@assento/store/testing'
import { addPdfDocuments, addReceiptDocuments } from '../../src/documents/add-documents.ts'
import { drawDocument } from '../../src/documents/pdf/draw-document.ts'
import { renderedDocument, sha256Of } from '../../src/documents/rendered-document.ts'
import { Harness, type TestTenant } from '../platform/harness.ts'
import { contextOf, giveBilling, issueInvoice, writeCreditNote, writePayment, type InvoiceWords } from './billing-world.ts'
import { fileInfo, pageText, scanPage } from './scan-page.ts'

async function pdfOf(harness: Harness, tenant: TestTenant, kind: DocumentKind, sourceId: string) {
  const head = await findDocumentOfSource(harness.database, tenant.tenantId, kind, sourceId)
  assert.ok(head, `there is a document of kind ${kind}`)
  return renderedDocument(await contextOf(harness, tenant), harness.database, head.id)
}

function pagesOf(pdf: Uint8Array): number {
  return Buffer.from(pdf).toString('latin1').match(/\/Type \/Page\b/g)?.length ?? 0
}

const plain = (text: string) => text.replace(/[\s\u00a0]+/g, ' ')

async function world(harness: Harness, billing = {}): Promise<TestTenant> {
  const tenant = await harness.tenant()
  await giveBilling(harness.database, tenant, billing)
  return tenant
}

onEachDatabase('a boleto drawn and scanned reads as the barcode and the Pix code that are stored', async ({ database }) => {
  const harness = new Harness(database)
  const tenant = await world(harness)
  const invoice = await issueInvoice(harness, tenant)
  const [boleto] = await listBoletos(database, tenant.tenantId, [invoice.id])
  const [pix] = await listPixCharges(database, tenant.tenantId, [invoice.id])
  assert.ok(boleto && pix)
  const { bytes } = await pdfOf(harness, tenant, 'boleto', boleto.id)
  assert.deepEqual(scanPage(bytes), { bars: [boleto.barcode], qrCodes: [pix.br_code] })
  assert.deepEqual(scanPage((await pdfOf(harness, tenant, 'invoice', invoice.id)).bytes).qrCodes, [pix.br_code])
})

const PROFILES: readonly BankProfile[] = [
  { bank: '001', agencia: '1234', conta: '123456', convenio: '1234567', carteira: '17' },
  { bank: '033', agencia: '1234', beneficiario: '1234567', carteira: '101' },
  { bank: '237', agencia: '1234', conta: '1234567', carteira: '09' },
  { bank: '756', agencia: '3069', beneficiario: '1234567', modalidade: '01', carteira: '1' },
]

onDatabase('sqlite', 'the boleto of every bank scans, with a Pix key as long as keys may be', async ({ database }) => {
  const harness = new Harness(database)
  for (const bank of PROFILES) {
    const tenant = await world(harness, { bank, pix: { key: `${'f'.repeat(60)}@revenda.example`, merchantName: 'Revenda Exemplo de Nome Longo', merchantCity: 'São José dos Campos' } })
    const invoice = await issueInvoice(harness, tenant, { number: '2026-12345678' })
    const [boleto] = await listBoletos(database, tenant.tenantId, [invoice.id])
    const [pix] = await listPixCharges(database, tenant.tenantId, [invoice.id])
    assert.ok(boleto && pix, bank.bank)
    assert.deepEqual(scanPage((await pdfOf(harness, tenant, 'boleto', boleto.id)).bytes), { bars: [boleto.barcode], qrCodes: [pix.br_code] }, bank.bank)
  }
})

onDatabase('sqlite', 'the boleto says who charges, who pays, how much, and what is added after the due date', async ({ database }) => {
  const harness = new Harness(database)
  const tenant = await world(harness)
  const invoice = await issueInvoice(harness, tenant)
  const [boleto] = await listBoletos(database, tenant.tenantId, [invoice.id])
  const text = plain(pageText((await pdfOf(harness, tenant, 'boleto', boleto?.id ?? '')).bytes))
  for (const words of [
    'Recibo do pagador', 'Ficha de Compensação', '341-7', 'Revenda Exemplo Tecnologia Ltda. – CNPJ 11.222.333/0001-81',
    'Avenida das Acácias, 1000', 'Padaria Aurora Comércio de Alimentos Ltda. – CNPJ 12.ABC.345/01DE-35', 'Rua das Flores, 25 – Jardim – 13010-000 Campinas/SP',
    'Vencimento', '20/03/2026', '1.800,00', 'Nosso número', 'Agência/Código do beneficiário', 'Espécie doc.', 'Aceite', 'Carteira', '(=) Valor do documento',
    '(-) Desconto/Abatimento', '(+) Mora/Multa', 'Beneficiário final', 'multa de 2% e juros de 1% ao mês', 'Valor sujeito a atualização pelo banco', 'Pague com Pix',
  ]) assert.ok(text.includes(words), `${words} stands in: ${text}`)
})

onDatabase('sqlite', 'the invoice explains every line, its taxes, and how to pay it', async ({ database }) => {
  const harness = new Harness(database)
  const tenant = await world(harness)
  const invoice = await issueInvoice(harness, tenant, { tax: { label: 'ISS', basisPoints: 500 } })
  const [pix] = await listPixCharges(database, tenant.tenantId, [invoice.id])
  const text = pageText((await pdfOf(harness, tenant, 'invoice', invoice.id)).bytes)
  for (const words of [
    `Fatura ${invoice.number}`, '5 licenças × 25/30 dias × R$ 62,40', 'Crédito de 2 licenças × 10/30 dias × R$ 30,00', '-R$ 20,00', 'Subtotal R$ 1.800,00',
    'ISS 5% sobre R$ 1.800,00 R$ 90,00', 'Total a pagar R$ 1.890,00', 'Como pagar até 20/03/2026', 'Financeiro – financeiro@revenda.example', 'Página 1 de 1',
  ]) assert.ok(plain(text).includes(words), `${words} stands in: ${plain(text)}`)
  const copied = text.split('\n').map((line) => line.trim()).join('\n')
  assert.ok(copied.replaceAll('\n', '').includes(pix?.br_code.slice(0, 80) ?? '?'), 'the code can be copied out of the PDF')
})

onEachDatabase('a document is drawn once: mail and download give the same bytes, and drawing again would too', async ({ database }) => {
  const harness = new Harness(database)
  const tenant = await world(harness)
  const invoice = await issueInvoice(harness, tenant)
  const ctx = await contextOf(harness, tenant)
  await database.withTx(async (tx) => {
    const note = await writeCreditNote(tx, tenant, harness.clock.now(), invoice)
    await addPdfDocuments(ctx, tx, [{ customer_id: note.customer_id, invoice_id: invoice.id, kind: 'creditNote', source_id: note.id, file_name: 'nota.pdf' }])
    await addReceiptDocuments(ctx, tx, [await writePayment(tx, tenant, harness.clock.now(), invoice)])
  })
  const heads = await listDocuments(database, tenant.tenantId, [invoice.id])
  assert.deepEqual(heads.map(({ kind }) => kind).sort(), ['boleto', 'creditNote', 'invoice', 'receipt'])
  for (const head of heads) {
    const [first, again] = await Promise.all([drawDocument(ctx, database, head), drawDocument(ctx, database, head)])
    assert.deepEqual(first, again, `${head.kind} is the same whenever it is drawn`)
    const [kept, other] = await Promise.all([renderedDocument(ctx, database, head.id), renderedDocument(ctx, database, head.id)])
    assert.equal(kept.sha256, sha256Of(first))
    assert.deepEqual(other.bytes, kept.bytes, 'two that want it at once get one document')
    const inside = await database.withTx((tx) => renderedDocument(ctx, tx, head.id))
    assert.deepEqual(inside, kept, 'inside a transaction, as mail wants it, it is the same')
    const stored = (await listDocuments(database, tenant.tenantId, [invoice.id])).find(({ id }) => id === head.id)
    assert.equal(stored?.sha256, kept.sha256)
  }
})

onEachDatabase('a stored document whose bytes were changed behind our back is not handed out', async ({ database }) => {
  const harness = new Harness(database)
  const tenant = await world(harness)
  const invoice = await issueInvoice(harness, tenant)
  const ctx = await contextOf(harness, tenant)
  const kept = await pdfOf(harness, tenant, 'invoice', invoice.id)
  const changed = Buffer.concat([kept.bytes, Buffer.from(' ')])
  await database.db.updateTable('document').set({ bytes: changed }).where('tenant_id', '=', tenant.tenantId).where('sha256', '=', kept.sha256).execute()
  const head = await findDocumentOfSource(database, tenant.tenantId, 'invoice', invoice.id)
  await assert.rejects(renderedDocument(ctx, database, head?.id ?? ''), /not what was stored/)
})

const WIDE: InvoiceWords = { lines: Array.from({ length: 90 }, (_, index) => ({ quantity: 1, unitCents: 100, cents: 100, description: `Produto ${index + 1}` })) }

onDatabase('sqlite', 'ninety lines run over pages, none is lost, and each page says which it is', async ({ database }) => {
  const harness = new Harness(database)
  const tenant = await world(harness)
  const invoice = await issueInvoice(harness, tenant, WIDE)
  const { bytes } = await pdfOf(harness, tenant, 'invoice', invoice.id)
  const text = plain(pageText(bytes))
  const pages = pagesOf(bytes)
  assert.ok(pages >= 4 && pages <= 7, `${pages} pages`)
  for (let line = 1; line <= 90; line += 1) assert.ok(text.includes(`Produto ${line} –`), `line ${line}`)
  for (let page = 1; page <= pages; page += 1) assert.ok(text.includes(`Página ${page} de ${pages}`))
})

onDatabase('sqlite', 'a company name of 10 kB, with or without spaces, neither breaks the drawing nor hides the codes', async ({ database }) => {
  const harness = new Harness(database)
  for (const name of ['X'.repeat(10_240), 'Comércio & Indústria '.repeat(512), '株式会社'.repeat(2_560), '\u202e\u0000<b>'.repeat(2_560)]) {
    const tenant = await world(harness)
    await database.db.updateTable('account').set({ name }).where('id', '=', tenant.customerId).execute()
    const lines = [{ quantity: 1, unitCents: 100, cents: 100, description: name }]
    const invoice = await issueInvoice(harness, tenant, { lines })
    const [boleto] = await listBoletos(database, tenant.tenantId, [invoice.id])
    const drawn = await pdfOf(harness, tenant, 'boleto', boleto?.id ?? '')
    assert.deepEqual(scanPage(drawn.bytes).bars, [boleto?.barcode])
    assert.equal(pagesOf(drawn.bytes), 1)
    assert.equal(pagesOf((await pdfOf(harness, tenant, 'invoice', invoice.id)).bytes), 1)
  }
})

onDatabase('sqlite', 'the file says in Portuguese what it is, and no clock of the machine is in it', async ({ database }) => {
  const harness = new Harness(database)
  const tenant = await world(harness)
  const invoice = await issueInvoice(harness, tenant)
  const info = fileInfo((await pdfOf(harness, tenant, 'invoice', invoice.id)).bytes)
  assert.match(info, new RegExp(`Title: +Fatura ${invoice.number}\n`))
  assert.match(info, /Subject: +Fatura de R\$\s1\.800,00 para Padaria Aurora .*, vencimento em 20\/03\/2026/)
  assert.match(info, /Author: +Revenda Exemplo Tecnologia Ltda\./)
  assert.match(info, /CreationDate: +Tue Mar 10 12:00:00 2026/)
})
