import assert from 'node:assert/strict'
import { calendarDate, instant } from '@assento/rules'
import { onEachDatabase } from '@assento/store/testing'
import { recordPayment } from '../../src/invoices/payments/record-payment.ts'
import type { PaymentItem } from '../../src/invoices/dto.ts'
import type { Page } from '../../src/subscriptions/dto.ts'
import { makeWorld } from '../fixture.ts'
import { workerAt } from '../worker-at.ts'
import { assertBooks, creditOf, detailOf, invoiced, pay } from './support.ts'

onEachDatabase('a cent less than the balance leaves the invoice open, the exact balance pays it, a cent more is credit', async ({ database }) => {
  for (const [extra, verdict, state, credit] of [[-1, 'partial', 'open', 0], [0, 'paid', 'paid', 0], [1, 'over', 'paid', 1]] as const) {
    const world = await makeWorld(database)
    const invoice = await invoiced(world)
    const paid = await pay(world, invoice, invoice.total_cents + extra)
    assert.equal(paid.verdict, verdict)
    assert.deepEqual([(await detailOf(world, invoice.id)).status, await creditOf(world)], [state, credit])
    await assertBooks(world)
  }
})

onEachDatabase('the same reference again changes nothing, in another channel it is another payment, with another amount it is a mistake', async ({ database }) => {
  const world = await makeWorld(database)
  const invoice = await invoiced(world)
  await pay(world, invoice, 1000, 'E2E')
  const again = await pay(world, invoice, 1000, 'E2E')
  assert.equal(again.isDuplicate, true)
  const other = await world.server.send('payments.record', { invoiceId: invoice.id, channel: 'transfer', externalId: 'E2E', amountCents: 1000, paidOn: '2026-11-21' })
  assert.equal(other.status, 200)
  assert.equal((await detailOf(world, invoice.id)).balance.cents, invoice.total_cents - 2000)
  const wrong = await world.server.send('payments.record', { invoiceId: invoice.id, channel: 'pix', externalId: 'E2E', amountCents: 1001, paidOn: '2026-11-21' })
  assert.deepEqual([wrong.status, wrong.error?.details[0]?.rule], [409, 'payments.externalId.taken'])
  await assertBooks(world)
})

onEachDatabase('money of another customer under a reference that is taken is a mistake, and not passed over', async ({ database }) => {
  const world = await makeWorld(database)
  const record = (customerId: string) => world.server.send('payments.record', { customerId, externalId: 'TED 1', amountCents: 300, paidOn: '2026-11-20' })
  assert.deepEqual([(await record(world.customerId)).status, (await record(world.customerId)).status], [200, 200])
  const others = await record(world.siblingId)
  assert.deepEqual([others.status, others.error?.details[0]?.rule], [409, 'payments.externalId.taken'])
})

onEachDatabase('one payment that arrives eight times at once is recorded once', async ({ database, open, url }) => {
  const world = await makeWorld(database)
  const invoice = await invoiced(world)
  const doors = [await workerAt(world, instant('2026-11-21T16:00:00.000Z')), await workerAt({ ...world, database: await open(url) }, instant('2026-11-21T16:00:00.000Z'))]
  const answers = await Promise.all(Array.from({ length: 8 }, (_, index) => {
    const ctx = doors[index % 2]
    assert.ok(ctx)
    return ctx.database.withTx((tx) => recordPayment(ctx, tx, {
      customerId: invoice.customer_id, invoiceId: invoice.id, channel: 'boleto', externalId: 'cnab:341:1:2', amountCents: invoice.total_cents,
      paidOn: invoice.issued_on, feeCents: 190, note: null,
    }))
  }))
  assert.equal(answers.filter(({ isDuplicate }) => !isDuplicate).length, 1)
  assert.deepEqual(new Set(answers.map(({ payment }) => payment.id)).size, 1)
  assert.deepEqual([(await detailOf(world, invoice.id)).status, await creditOf(world)], ['paid', 0])
  await assertBooks(world)
})

onEachDatabase('payments that pay more than one customer owes, all at once, lose no cent of credit', async ({ database, open, url }) => {
  const world = await makeWorld(database)
  const doors = [await workerAt(world, instant('2026-11-21T16:00:00.000Z')), await workerAt({ ...world, database: await open(url) }, instant('2026-11-21T16:00:00.000Z'))]
  await Promise.all(Array.from({ length: 10 }, (_, index) => {
    const ctx = doors[index % 2]
    assert.ok(ctx)
    return ctx.database.withTx((tx) => recordPayment(ctx, tx, {
      customerId: world.customerId, invoiceId: null, channel: 'pix', externalId: `e2e-${index}`, amountCents: 100 + index,
      paidOn: calendarDate('2026-11-21'), feeCents: 0, note: null,
    }))
  }))
  assert.equal(await creditOf(world), 1045)
  await assertBooks(world)
})

onEachDatabase('money for an invoice that is paid or void, or for none, is credit and says why', async ({ database }) => {
  const world = await makeWorld(database)
  const paid = await invoiced(world)
  await pay(world, paid, paid.total_cents)
  const [second, unknown] = [await pay(world, paid, 700), await world.server.send<{ verdict: string; because: string }>('payments.record', {
    customerId: world.customerId, externalId: 'achado', amountCents: 300, paidOn: '2026-11-20',
  })]
  assert.deepEqual([second.verdict, second.because], ['credit', 'alreadyPaid'])
  assert.deepEqual([unknown.data.verdict, unknown.data.because], ['credit', 'unknownInvoice'])
  assert.equal(await creditOf(world), 1000)
  await world.advanceTo('2026-11-22T15:00:00.000Z')
  const voided = await invoiced(world)
  assert.equal(voided.settled_cents, 1000, 'the credit was used')
  assert.equal((await world.server.send<{ verdict: string }>('invoices.void', { invoiceId: voided.id, reason: 'engano' })).data.verdict, 'allowed')
  const third = await pay(world, voided, 50)
  assert.deepEqual([third.verdict, third.because, await creditOf(world)], ['credit', 'void', 1050])
  await assertBooks(world)
})

onEachDatabase('what is paid above an invoice settles the customer’s other open one, and money that is late pays fine and interest after the balance', async ({ database }) => {
  const world = await makeWorld(database)
  const first = await invoiced(world)
  await world.advanceTo('2026-11-22T15:00:00.000Z')
  const second = await invoiced(world)
  await pay(world, first, first.total_cents + second.total_cents)
  assert.deepEqual([(await detailOf(world, second.id)).status, await creditOf(world)], ['paid', 0])
  const third = await (async () => { await world.advanceTo('2026-11-23T15:00:00.000Z'); return invoiced(world) })()
  await world.advanceTo('2026-12-20T15:00:00.000Z')
  const due = (await detailOf(world, third.id)).lateCharges
  assert.ok(due !== null && due.fine.cents === Math.round(third.total_cents * 0.02))
  const late = await world.server.send<{ payment: PaymentItem; verdict: string }>('payments.record', {
    invoiceId: third.id, externalId: 'tarde', amountCents: third.total_cents + due.total.cents, paidOn: '2026-12-20',
  })
  assert.deepEqual([late.data.verdict, late.data.payment.lateCharges.cents, late.data.payment.excess.cents], ['paid', due.total.cents, 0])
  await assertBooks(world)
})

onEachDatabase('a payment of tomorrow, of nobody, of a fraction or without a key is a bad request, and nothing is recorded', async ({ database }) => {
  const world = await makeWorld(database)
  const invoice = await invoiced(world)
  const good = { invoiceId: invoice.id, externalId: 'x', amountCents: 100, paidOn: '2026-11-21' }
  for (const [field, input] of [
    ['paidOn', { ...good, paidOn: '2026-11-22' }], ['paidOn', { ...good, paidOn: '2026-02-30' }], ['amountCents', { ...good, amountCents: 0 }],
    ['amountCents', { ...good, amountCents: 0.5 }], ['customerId', { externalId: 'x', amountCents: 1, paidOn: '2026-11-21' }], ['tenantId', { ...good, tenantId: 'x' }],
  ] as const) {
    const refused = await world.server.send('payments.record', input)
    assert.deepEqual([refused.status, refused.error?.details[0]?.field], [400, field])
  }
  const stranger = await world.server.send('payments.record', { ...good, customerId: world.siblingId })
  assert.equal(stranger.status, 404)
  const people = await world.widget('administrator')
  assert.equal((await people.send('payments.record', good)).status, 403)
  assert.equal((await world.server.read<Page<PaymentItem>>('payments.list')).data.items.length, 0)
})

onEachDatabase('payments are listed newest first, page by page, and each customer sees its own', async ({ database }) => {
  const world = await makeWorld(database)
  const [own, siblings] = [await invoiced(world), await invoiced(world, 'basic P1Y/annual', 1, world.siblingId)]
  await pay(world, own, 1)
  await pay(world, siblings, 2)
  await pay(world, own, 3)
  const first = await world.server.read<Page<PaymentItem>>('payments.list', { limit: 2 })
  assert.deepEqual(first.data.items.map(({ amount }) => amount.cents), [3, 2])
  const second = await world.server.read<Page<PaymentItem>>('payments.list', { limit: 2, cursor: first.data.nextCursor })
  assert.deepEqual([second.data.items.map(({ amount }) => amount.cents), second.data.nextCursor], [[1], null])
  const billing = await world.widget('billingContact')
  assert.deepEqual((await billing.read<Page<PaymentItem>>('payments.list')).data.items.map(({ amount }) => amount.cents), [3, 1])
  assert.equal((await billing.read('payments.list', { invoiceId: siblings.id })).status, 404)
  assert.equal((await billing.read('payments.list', { customerId: world.siblingId })).status, 404)
})
