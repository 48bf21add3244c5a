/** 2ª via: the same document while it is payable, then versions with fine and interest. */
import assert from 'node:assert/strict'
import { decodeFator, parseBarcode } from '@assento/brazil'
import { calendarDate } from '@assento/rules'
import { findInvoice, listBoletos, listPixCharges } from '@assento/store'
import { onEachDatabase } from '@assento/store/testing'
import { lateChargesOf } from '../../src/documents/late-charges.ts'
import { paymentMeansOf } from '../../src/documents/payment-means-of.ts'
import { renderedDocument } from '../../src/documents/rendered-document.ts'
import type { SecondCopyAnswer } from '../../src/invoices/dto.ts'
import { Harness, type TestTenant } from '../platform/harness.ts'
import { contextOf, giveBilling, goTo, issueInvoice } from './billing-world.ts'
import { pageText, scanPage } from './scan-page.ts'

let keys = 0

async function ask(harness: Harness, tenant: TestTenant, invoiceId: string): Promise<SecondCopyAnswer> {
  keys += 1
  const answer = await harness.server(tenant.key, 'invoices.secondCopy', { input: { invoiceId }, headers: { 'idempotency-key': `copy-${keys}` } })
  assert.equal(answer.status, 200, answer.text)
  return answer.data as SecondCopyAnswer
}

async function world(harness: Harness, billing = {}): Promise<TestTenant> {
  const tenant = await harness.tenant()
  await giveBilling(harness.database, tenant, billing)
  return tenant
}

/** Due on Friday 20 March 2026; 1,800.00. */
const TOTAL = 180_000

onEachDatabase('up to the last payable day the second copy is the same document', async ({ database }) => {
  const harness = new Harness(database)
  const tenant = await world(harness)
  const invoice = await issueInvoice(harness, tenant)
  goTo(harness, '2026-03-20')
  const answer = await ask(harness, tenant, invoice.id)
  assert.ok(answer.verdict === 'allowed')
  assert.equal(answer.outcome, 'same')
  assert.equal(answer.lateCharges, null)
  assert.partialDeepStrictEqual(answer.payment, { boleto: { version: 1, isPayable: true, amount: { cents: TOTAL }, bankName: 'Itaú' }, pix: { amount: { cents: TOTAL } } })
  assert.equal(answer.documentId, answer.payment.boleto?.documentId)
  assert.equal((await listBoletos(database, tenant.tenantId, [invoice.id])).length, 1)
})

onEachDatabase('the day after, a new version carries the fine and the interest of the day, and the old one is kept', async ({ database }) => {
  const harness = new Harness(database)
  const tenant = await world(harness)
  const invoice = await issueInvoice(harness, tenant)
  goTo(harness, '2026-03-23')
  const before = await paymentMeansOf(await contextOf(harness, tenant), database, invoice)
  assert.deepEqual([before.boleto?.isPayable, before.pix], [false, null], 'the old code would be paid without the charges')
  const answer = await ask(harness, tenant, invoice.id)
  assert.ok(answer.verdict === 'allowed')
  // 2 % once; 1 % a month for three days of thirty.
  const due = TOTAL + 3600 + 180
  assert.equal(answer.outcome, 'newVersion')
  assert.deepEqual(answer.lateCharges, {
    fine: { currency: 'BRL', cents: 3600 }, interest: { currency: 'BRL', cents: 180 }, days: 3, total: { currency: 'BRL', cents: 3780 }, asOf: '2026-03-23',
  })
  const [old, boleto] = await listBoletos(database, tenant.tenantId, [invoice.id])
  assert.ok(old && boleto)
  assert.deepEqual([old.state, old.superseded_at, boleto.state, boleto.version], ['superseded', harness.clock.now(), 'active', 2])
  assert.deepEqual([boleto.amount_cents, boleto.fine_cents, boleto.interest_cents, boleto.due_on], [due, 3600, 180, '2026-03-23'])
  assert.notEqual(boleto.barcode, old.barcode)
  assert.notEqual(boleto.nosso_numero, old.nosso_numero, 'a late payment of the old one is told from a payment of the new one')
  const code = parseBarcode(boleto.barcode)
  assert.ok(code.ok)
  assert.equal(code.parts.amountCents, due)
  assert.equal(decodeFator(code.parts.fator ?? '', calendarDate('2026-03-23')), '2026-03-23')
  const pix = await listPixCharges(database, tenant.tenantId, [invoice.id])
  assert.deepEqual(pix.map(({ state, amount_cents }) => [state, amount_cents]), [['superseded', TOTAL], ['active', due]])
  assert.equal(new Set(pix.map(({ txid }) => txid)).size, 2)
})

onEachDatabase('the second copy scans as its own codes, and says what was added', async ({ database }) => {
  const harness = new Harness(database)
  const tenant = await world(harness)
  const invoice = await issueInvoice(harness, tenant)
  goTo(harness, '2026-03-23')
  const answer = await ask(harness, tenant, invoice.id)
  assert.ok(answer.verdict === 'allowed')
  const { bytes, fileName } = await renderedDocument(await contextOf(harness, tenant), database, answer.documentId)
  assert.equal(fileName, `boleto-${invoice.number}-2a-via-1.pdf`)
  assert.deepEqual(scanPage(bytes), { bars: [answer.payment.boleto?.barcode], qrCodes: [answer.payment.pix?.brCode] })
  const text = pageText(bytes).replace(/[\s\u00a0]+/g, ' ')
  for (const words of ['2ª via emitida em 23/03/2026', 'Multa por atraso R$ 36,00', 'Juros por atraso R$ 1,80', '1.837,80']) assert.ok(text.includes(words), words)
})

onEachDatabase('asked twice on a day there is one version; the next day there is another with one more day of interest', async ({ database }) => {
  const harness = new Harness(database)
  const tenant = await world(harness)
  const invoice = await issueInvoice(harness, tenant)
  goTo(harness, '2026-03-24')
  const [first, again] = [await ask(harness, tenant, invoice.id), await ask(harness, tenant, invoice.id)]
  assert.ok(first.verdict === 'allowed' && again.verdict === 'allowed')
  assert.deepEqual([first.outcome, again.outcome, again.documentId], ['newVersion', 'same', first.documentId])
  goTo(harness, '2026-03-25')
  const next = await ask(harness, tenant, invoice.id)
  assert.ok(next.verdict === 'allowed')
  assert.deepEqual([next.outcome, next.payment.boleto?.version, next.payment.boleto?.amount.cents], ['newVersion', 3, TOTAL + 3600 + 300])
})

onEachDatabase('a version of a Saturday is good until Monday, and not on Tuesday', async ({ database }) => {
  const harness = new Harness(database)
  const tenant = await world(harness)
  const invoice = await issueInvoice(harness, tenant)
  const outcomes: string[] = []
  for (const day of ['2026-03-21', '2026-03-22', '2026-03-23', '2026-03-24']) {
    goTo(harness, day)
    const answer = await ask(harness, tenant, invoice.id)
    outcomes.push(answer.verdict === 'allowed' ? answer.outcome : answer.rule)
  }
  assert.deepEqual(outcomes, ['newVersion', 'same', 'same', 'newVersion'])
})

onEachDatabase('a due date on a local holiday moves on without charges', async ({ database }) => {
  const harness = new Harness(database)
  const tenant = await world(harness, { localHolidays: ['2026-03-20'] })
  const invoice = await issueInvoice(harness, tenant)
  const ctx = await contextOf(harness, tenant)
  assert.equal(lateChargesOf(ctx, invoice, calendarDate('2026-03-23')), null)
  assert.equal(lateChargesOf(ctx, invoice, calendarDate('2026-03-24'))?.days, 1)
})

onEachDatabase('a part paid in time makes a version of the rest; paid late, fine and interest are of the rest', async ({ database }) => {
  const harness = new Harness(database)
  const tenant = await world(harness)
  const invoice = await issueInvoice(harness, tenant)
  const settle = (cents: number) => database.db.updateTable('invoice').set({ settled_cents: cents }).where('id', '=', invoice.id).execute()
  await settle(80_000)
  const inTime = await ask(harness, tenant, invoice.id)
  assert.ok(inTime.verdict === 'allowed')
  assert.partialDeepStrictEqual(inTime.payment.boleto, { version: 2, amount: { cents: 100_000 }, dueOn: '2026-03-20', isPayable: true })
  goTo(harness, '2026-04-19')
  const late = await ask(harness, tenant, invoice.id)
  assert.ok(late.verdict === 'allowed')
  assert.equal(late.payment.boleto?.amount.cents, 103_000)
})

onEachDatabase('a paid, void or written-off invoice is refused by its rule, and nothing is made', async ({ database }) => {
  const harness = new Harness(database)
  const tenant = await world(harness)
  for (const state of ['paid', 'void', 'writtenOff'] as const) {
    const invoice = await issueInvoice(harness, tenant, { state })
    const answer = await ask(harness, tenant, invoice.id)
    assert.partialDeepStrictEqual(answer, { verdict: 'denied', rule: 'invoices.secondCopy.notOpen', facts: { state, number: invoice.number } })
    assert.deepEqual(await listBoletos(database, tenant.tenantId, [invoice.id]), [])
    const row = await findInvoice(database, tenant.tenantId, invoice.id)
    assert.ok(row)
    assert.deepEqual(await paymentMeansOf(await contextOf(harness, tenant), database, row), { boleto: null, pix: null })
  }
})

onEachDatabase('ten second copies asked at once make one version', async ({ database }) => {
  const harness = new Harness(database)
  const tenant = await world(harness)
  const invoice = await issueInvoice(harness, tenant)
  goTo(harness, '2026-03-24')
  const answers = await Promise.all(Array.from({ length: 10 }, () => ask(harness, tenant, invoice.id)))
  assert.equal(answers.filter((answer) => answer.verdict === 'allowed' && answer.outcome === 'newVersion').length, 1)
  assert.equal((await listBoletos(database, tenant.tenantId, [invoice.id])).length, 2)
})

onEachDatabase('with a Pix key and no bank the new code is the second copy; with neither there is nothing new to make', async ({ database }) => {
  const harness = new Harness(database)
  const pixOnly = await world(harness, { bank: null })
  const withPix = await issueInvoice(harness, pixOnly)
  const neither = await world(harness, { bank: null, pix: null })
  const without = await issueInvoice(harness, neither)
  goTo(harness, '2026-03-24')
  const answer = await ask(harness, pixOnly, withPix.id)
  assert.partialDeepStrictEqual(answer, { outcome: 'newVersion', payment: { boleto: null, pix: { amount: { cents: TOTAL + 3600 + 240 } } } })
  assert.partialDeepStrictEqual(await ask(harness, neither, without.id), { outcome: 'same', payment: { boleto: null, pix: null } })
})

onEachDatabase('another tenant\'s and a sibling customer\'s invoice are not found, and a viewer may not ask', async ({ database }) => {
  const harness = new Harness(database)
  const [tenant, other] = [await world(harness), await world(harness)]
  const foreign = await issueInvoice(harness, other)
  const siblings = await issueInvoice(harness, tenant, { customerId: tenant.siblingId })
  const own = await issueInvoice(harness, tenant)
  const as = async (role: 'billingContact' | 'viewer', invoiceId: string) => (await harness.widget(tenant, await harness.token(tenant, role), 'invoices.secondCopy', {
    input: { invoiceId }, headers: { 'idempotency-key': `w-${(keys += 1)}` },
  })).status
  assert.deepEqual([await as('billingContact', foreign.id), await as('billingContact', siblings.id), await as('billingContact', own.id)], [404, 404, 200])
  assert.equal(await as('viewer', own.id), 403)
})
