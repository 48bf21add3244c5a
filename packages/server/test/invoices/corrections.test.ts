import assert from 'node:assert/strict'
import { calendarDate, instant, money, SAAS_POLICY } from '@assento/rules'
import { issueCharges } from '@assento/store'
import { onEachDatabase } from '@assento/store/testing'
import type { ChargePage } from '../../src/charges/dto.ts'
import type { InvoiceDetail } from '../../src/invoices/dto.ts'
import { makeWorld } from '../fixture.ts'
import type { World } from '../fixture.ts'
import { assertBooks, creditOf, detailOf, invoiced, invoicesOf, pay, TAXED } from './support.ts'

interface Corrected {
  readonly verdict: string
  readonly rule?: string
  readonly invoice: InvoiceDetail
  readonly replacedById?: string | null
  readonly creditNote?: { readonly number: string; readonly total: { readonly cents: number } } | null
}

async function correct(world: World, path: 'void' | 'credit' | 'writeOff', input: Record<string, unknown>): Promise<Corrected> {
  const answer = await world.server.send<Corrected>(`invoices.${path}`, { reason: 'valor errado', ...input })
  assert.equal(answer.status, 200, JSON.stringify(answer.error))
  return answer.data
}

onEachDatabase('a void invoice is replaced by one of the same lines, each naming the other, under the tax of today', async ({ database }) => {
  const world = await makeWorld(database)
  const invoice = await invoiced(world, 'basic P1Y/annual', 3)
  await world.server.send('settings.update', { version: 1, billing: TAXED })
  const { invoice: voided, replacedById } = await correct(world, 'void', { invoiceId: invoice.id, replace: true })
  assert.ok(replacedById)
  const fresh = await detailOf(world, replacedById)
  assert.deepEqual([voided.status, voided.voided?.replacedBy, voided.balance.cents], ['void', fresh.number, 0])
  assert.deepEqual([fresh.status, fresh.replaces, fresh.subtotal.cents, fresh.tax.cents], ['open', voided.number, invoice.total_cents, Math.round(invoice.total_cents * 0.05)])
  assert.deepEqual(fresh.lines.map(({ amount }) => amount), voided.lines.map(({ amount }) => amount))
  await assertBooks(world)
})

onEachDatabase('a void invoice without a replacement is owed no more, and what it charged cannot be credited', async ({ database }) => {
  const world = await makeWorld(database, { policy: SAAS_POLICY })
  const bought = await world.buy('basic P1Y/annual', 3)
  await world.server.send('invoices.close', { customerId: world.customerId })
  const [invoice] = await invoicesOf(world)
  await correct(world, 'void', { invoiceId: invoice?.id })
  await world.advanceTo('2026-11-25T15:00:00.000Z')
  const reduced = await world.server.send<{ verdict: string }>('subscriptions.seats.change', { subscriptionId: bought.id, version: 1, seats: 1 })
  assert.equal(reduced.data.verdict, 'allowed')
  const { items } = (await world.server.read<ChargePage>('charges.list', { subscriptionId: bought.id })).data
  assert.equal(items.length, 1, 'the reduction gave no credit')
  await assertBooks(world)
})

onEachDatabase('an invoice that money has touched is not voided, and is corrected by a credit note', async ({ database }) => {
  const world = await makeWorld(database)
  const invoice = await invoiced(world)
  await pay(world, invoice, 1)
  const refused = await correct(world, 'void', { invoiceId: invoice.id })
  assert.deepEqual([refused.verdict, refused.rule, refused.invoice.status], ['denied', 'invoices.void.paid', 'open'])
  const again = await invoiced(world, 'basic P1Y/annual', 1, world.siblingId)
  await correct(world, 'void', { invoiceId: again.id })
  assert.equal((await correct(world, 'void', { invoiceId: again.id })).rule, 'invoices.void.notOpen')
})

onEachDatabase('credit that had settled a void invoice is the customer’s again, and pays its replacement', async ({ database }) => {
  const world = await makeWorld(database)
  const first = await invoiced(world)
  await pay(world, first, first.total_cents + 900)
  await world.advanceTo('2026-11-22T15:00:00.000Z')
  const second = await invoiced(world)
  assert.equal(second.settled_cents, 900)
  const { replacedById } = await correct(world, 'void', { invoiceId: second.id, replace: true })
  const replaced = await detailOf(world, replacedById ?? '')
  assert.deepEqual([replaced.total.cents - replaced.balance.cents, await creditOf(world)], [900, 0])
  await assertBooks(world)
})

onEachDatabase('a credit note takes part of a line with its tax, settles the invoice first, and never more than is left', async ({ database }) => {
  const world = await makeWorld(database)
  await world.server.send('settings.update', { version: 1, billing: TAXED })
  const invoice = await invoiced(world, 'basic P1Y/annual', 2)
  const part = await correct(world, 'credit', { invoiceId: invoice.id, lines: [{ lineNo: 1, cents: 10_000 }] })
  assert.deepEqual([part.creditNote?.number, part.creditNote?.total.cents, part.invoice.balance.cents], ['NC-2026-0001', 10_500, invoice.total_cents - 10_500])
  const left = 2 * 34_560 - 10_000
  const above = await correct(world, 'credit', { invoiceId: invoice.id, lines: [{ lineNo: 1, cents: left + 1 }] })
  assert.deepEqual([above.verdict, above.rule], ['denied', 'invoices.credit.aboveCharged'])
  const rest = await correct(world, 'credit', { invoiceId: invoice.id })
  assert.deepEqual([rest.invoice.status, rest.invoice.balance.cents, await creditOf(world)], ['paid', 0, 0])
  assert.equal((await correct(world, 'credit', { invoiceId: invoice.id })).rule, 'invoices.credit.empty')
  assert.deepEqual(rest.invoice.settlements.map(({ kind }) => kind), ['creditNote', 'creditNote'])
  await assertBooks(world)
})

onEachDatabase('a credit note of a paid invoice becomes credit, as much as was paid', async ({ database }) => {
  const world = await makeWorld(database)
  const invoice = await invoiced(world)
  await pay(world, invoice, invoice.total_cents)
  await correct(world, 'credit', { invoiceId: invoice.id })
  assert.equal(await creditOf(world), invoice.total_cents)
  await assertBooks(world)
})

onEachDatabase('what is written off is asked for no more; money and credit that come later recover it before they are credit', async ({ database }) => {
  const world = await makeWorld(database)
  const invoice = await invoiced(world)
  await pay(world, invoice, 1000)
  const off = await correct(world, 'writeOff', { invoiceId: invoice.id })
  assert.deepEqual([off.verdict, off.invoice.status, off.invoice.balance.cents], ['allowed', 'writtenOff', 0])
  assert.equal((await correct(world, 'writeOff', { invoiceId: invoice.id })).rule, 'invoices.writeOff.notOpen')
  const lost = invoice.total_cents - 1000
  const late = await pay(world, invoice, lost - 1)
  assert.deepEqual([late.because, await creditOf(world)], ['writtenOff', 0])
  await pay(world, invoice, 11)
  assert.equal(await creditOf(world), 10)
  await assertBooks(world)
})

onEachDatabase('corrections are the reseller’s, of its own invoices, each once a key, and stay in the audit', async ({ database }) => {
  const [world, other] = [await makeWorld(database), await makeWorld(database)]
  const invoice = await invoiced(world)
  for (const path of ['void', 'credit', 'writeOff']) {
    const input = { invoiceId: invoice.id, reason: 'x' }
    assert.equal((await (await world.widget('adminAgent')).send(`invoices.${path}`, input)).status, 403)
    assert.equal((await other.server.send(`invoices.${path}`, input)).status, 404)
    assert.equal((await world.server.send(`invoices.${path}`, { ...input, state: 'paid' })).status, 400)
  }
  const twice = [1, 2].map(() => world.server.send<Corrected>('invoices.credit', { invoiceId: invoice.id, reason: 'x', lines: [{ lineNo: 1, cents: 5 }] }, { idempotencyKey: 'um-so' }))
  const [first, second] = await Promise.all(twice)
  assert.deepEqual(first?.data.creditNote, second?.data.creditNote)
  assert.equal((await detailOf(world, invoice.id)).balance.cents, invoice.total_cents - 5)
  const audit = await world.server.read<{ items: { action: string }[] }>('audit.list', { subjectId: invoice.id })
  assert.deepEqual(audit.data.items.map(({ action }) => action), ['invoices.credit', 'invoices.close'])
})

onEachDatabase('what was written off and never paid is not given back: a reduction pays no other invoice', async ({ database }) => {
  const world = await makeWorld(database, { policy: SAAS_POLICY })
  const bought = await world.buy('basic P1Y/annual', 3)
  await world.server.send('invoices.close', { customerId: world.customerId })
  const [lost] = await invoicesOf(world)
  await correct(world, 'writeOff', { invoiceId: lost?.id })
  await world.advanceTo('2026-11-25T15:00:00.000Z')
  const other = await invoiced(world)
  await world.server.send('subscriptions.seats.change', { subscriptionId: bought.id, version: 1, seats: 1 })
  await world.advanceTo('2026-11-27T15:00:00.000Z')
  assert.deepEqual([(await detailOf(world, other.id)).balance.cents, await creditOf(world)], [other.total_cents, 0])
  await assertBooks(world)
})

onEachDatabase('a credit that was decided before the void of what it takes back is not written after it', async ({ database }) => {
  const world = await makeWorld(database, { policy: SAAS_POLICY })
  const bought = await world.buy('basic P1Y/annual', 3)
  await world.server.send('invoices.close', { customerId: world.customerId })
  const { items: [charge] } = (await world.server.read<ChargePage>('charges.list', { subscriptionId: bought.id })).data
  assert.ok(charge !== undefined)
  const decided = {
    kind: 'seatsReduced' as const, seats: -1, unitPrice: money('BRL', 34_560), billingDays: 365, cycleDays: 365, amount: money('BRL', -34_560),
    period: { startsOn: calendarDate('2026-11-21'), until: calendarDate('2027-11-21') },
    credits: [{ chargeId: charge.id, cents: 34_560, fromSeats: 3, toSeats: 2 }],
  }
  await correct(world, 'void', { invoiceId: (await invoicesOf(world))[0]?.id })
  await assert.rejects(database.withTx((tx) => issueCharges(tx, world.tenantId, {
    subscriptionId: bought.id, customerId: world.customerId, lines: [decided], naturalKeys: ['late'], draftId: null, quoteId: null,
    at: instant('2026-11-21T16:00:00.000Z'),
  })), /credits exceed what was charged/)
})
