/** What an invoice gets when it is issued: documents, a boleto, a Pix code. */
import assert from 'node:assert/strict'
import { decodeFator, lineToBarcode, parseBarcode, parseBrCode } from '@assento/brazil'
import { calendarDate } from '@assento/rules'
import { findDocument, listBoletos, listDocuments, listEvents, listPixCharges } from '@assento/store'
import { onEachDatabase } from '@assento/store/testing'
import { documentsOf } from '../../src/documents/documents-of.ts'
import { issuePaymentMeans } from '../../src/documents/issue-payment-means.ts'
import { cancelPaymentMeans, settlePaymentMeans } from '../../src/documents/settle-payment-means.ts'
import { Harness } from '../platform/harness.ts'
import { contextOf, giveBilling, issueInvoice, writeInvoice } from './billing-world.ts'

/** The general digit once more, by the manual's words: weights 2 to 9 from the right, eleven less the rest, 1 for 0, 10 and 11. */
function generalDigitByHand(barcode: string): string {
  const others = [...barcode].filter((_, index) => index !== 4).reverse()
  const rest = others.reduce((sum, digit, index) => sum + Number(digit) * ((index % 8) + 2), 0) % 11
  return rest <= 1 ? '1' : String(11 - rest)
}

onEachDatabase('an issued invoice has a boleto and a Pix code of what is owed, and its documents wait to be drawn', async ({ database }) => {
  const harness = new Harness(database)
  const tenant = await harness.tenant()
  await giveBilling(database, tenant)
  const invoice = await issueInvoice(harness, tenant, { settledCents: 80_000 })
  const [boleto] = await listBoletos(database, tenant.tenantId, [invoice.id])
  const [pix] = await listPixCharges(database, tenant.tenantId, [invoice.id])
  assert.ok(boleto && pix)
  assert.equal(invoice.total_cents, 180_000)
  const code = parseBarcode(boleto.barcode)
  assert.ok(code.ok && code.parts.fator !== null)
  assert.equal(boleto.barcode.charAt(4), generalDigitByHand(boleto.barcode))
  assert.equal(code.parts.amountCents, 100_000, 'the credit used at issue is not asked for again')
  assert.equal(decodeFator(code.parts.fator, calendarDate('2026-03-10')), '2026-03-20')
  const line = lineToBarcode(boleto.digitable_line)
  assert.ok(line.ok && line.parts.barcode === boleto.barcode)
  const read = parseBrCode(pix.br_code)
  assert.partialDeepStrictEqual(read, { ok: true, brCode: { amountCents: 100_000, txid: pix.txid, key: '11222333000181' } })
  const documents = (await documentsOf(database, tenant.tenantId, [invoice.id])).get(invoice.id) ?? []
  assert.deepEqual(documents.map(({ kind, fileName, version, isActive }) => ({ kind, fileName, version, isActive })), [
    { kind: 'invoice', fileName: `fatura-${invoice.number}.pdf`, version: null, isActive: true },
    { kind: 'boleto', fileName: `boleto-${invoice.number}.pdf`, version: 1, isActive: true },
  ])
  assert.equal((await findDocument(database, tenant.tenantId, documents[0]?.id ?? ''))?.sha256, null)
})

onEachDatabase('three hundred invoices take three hundred numbers in a row, each with its own txid', async ({ database }) => {
  const harness = new Harness(database)
  const tenant = await harness.tenant()
  await giveBilling(database, tenant)
  const ctx = await contextOf(harness, tenant)
  const invoices = await database.withTx(async (tx) => {
    const written = []
    for (let index = 0; index < 300; index += 1) written.push(await writeInvoice(tx, tenant, harness.clock.now()))
    await issuePaymentMeans(ctx, tx, written)
    return written
  })
  const ids = invoices.map(({ id }) => id)
  const boletos = await listBoletos(database, tenant.tenantId, ids)
  assert.deepEqual(boletos.map(({ sequence }) => sequence).sort((a, b) => a - b), Array.from({ length: 300 }, (_, index) => index + 1))
  assert.equal(new Set((await listPixCharges(database, tenant.tenantId, ids)).map(({ txid }) => txid)).size, 300)
  assert.equal((await listDocuments(database, tenant.tenantId, ids)).length, 600)
  const next = await issueInvoice(harness, tenant)
  assert.equal((await listBoletos(database, tenant.tenantId, [next.id]))[0]?.sequence, 301)
})

onEachDatabase('a number that was taken in a transaction that failed is given again', async ({ database }) => {
  const harness = new Harness(database)
  const tenant = await harness.tenant()
  await giveBilling(database, tenant)
  const ctx = await contextOf(harness, tenant)
  await assert.rejects(database.withTx(async (tx) => {
    await issuePaymentMeans(ctx, tx, [await writeInvoice(tx, tenant, harness.clock.now())])
    throw new Error('crash')
  }))
  const invoice = await issueInvoice(harness, tenant)
  assert.equal((await listBoletos(database, tenant.tenantId, [invoice.id]))[0]?.sequence, 1)
})

onEachDatabase('without a bank there is no boleto, without a key no Pix, and the invoice has its PDF all the same', async ({ database }) => {
  const harness = new Harness(database)
  const cases = [
    [{ bank: null }, 0, 1], [{ pix: null }, 1, 0], [{ bank: null, pix: null }, 0, 0], [{ beneficiary: null }, 0, 1],
  ] as const
  for (const [billing, boletos, pixCharges] of cases) {
    const tenant = await harness.tenant()
    await giveBilling(database, tenant, billing)
    const invoice = await issueInvoice(harness, tenant)
    assert.equal((await listBoletos(database, tenant.tenantId, [invoice.id])).length, boletos, JSON.stringify(billing))
    assert.equal((await listPixCharges(database, tenant.tenantId, [invoice.id])).length, pixCharges, JSON.stringify(billing))
    assert.equal((await listDocuments(database, tenant.tenantId, [invoice.id])).length, 1 + boletos)
  }
})

onEachDatabase('an invoice in another currency, or one that a credit has settled, asks for nothing', async ({ database }) => {
  const harness = new Harness(database)
  const tenant = await harness.tenant()
  await giveBilling(database, tenant)
  for (const words of [{ currency: 'USD' }, { state: 'paid' as const }]) {
    const invoice = await issueInvoice(harness, tenant, words)
    assert.deepEqual(await listBoletos(database, tenant.tenantId, [invoice.id]), [])
    assert.deepEqual(await listPixCharges(database, tenant.tenantId, [invoice.id]), [])
  }
})

onEachDatabase('an amount that no boleto can carry is invoiced without one, and the seller is told', async ({ database }) => {
  const harness = new Harness(database)
  const tenant = await harness.tenant()
  await giveBilling(database, tenant)
  const ofCents = (cents: number) => issueInvoice(harness, tenant, { lines: [{ quantity: 1, unitCents: cents, cents }] })
  const largest = await ofCents(9_999_999_999)
  assert.equal((await listBoletos(database, tenant.tenantId, [largest.id])).length, 1)
  const tooLarge = await ofCents(10_000_000_000)
  assert.deepEqual(await listBoletos(database, tenant.tenantId, [tooLarge.id]), [])
  const { items } = await listEvents(database, tenant.tenantId, { afterId: null, limit: 10 })
  assert.deepEqual(items.map(({ name, subject_id }) => [name, subject_id]), [['boleto.refused', tooLarge.id], ['pix.refused', tooLarge.id]])
  assert.partialDeepStrictEqual(JSON.parse(items[0]?.payload ?? ''), { field: 'amountCents', rule: 'amount' })
})

onEachDatabase('a paid invoice settles its boleto and code, a void one cancels them; nothing is active afterwards', async ({ database }) => {
  const harness = new Harness(database)
  const tenant = await harness.tenant()
  await giveBilling(database, tenant)
  for (const [end, state] of [[settlePaymentMeans, 'settled'], [cancelPaymentMeans, 'cancelled']] as const) {
    const invoice = await issueInvoice(harness, tenant)
    await database.withTx((tx) => end(tx, tenant.tenantId, invoice.id))
    const rows = [...await listBoletos(database, tenant.tenantId, [invoice.id]), ...await listPixCharges(database, tenant.tenantId, [invoice.id])]
    assert.deepEqual(rows.map((row) => row.state), [state, state])
  }
})
