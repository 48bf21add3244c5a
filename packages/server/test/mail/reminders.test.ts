import assert from 'node:assert/strict'
import { calendarDate } from '@assento/rules'
import { onEachDatabase } from '@assento/store/testing'
import type { InvoiceRow } from '@assento/store'
import { queueMessage, queuePaidMail } from '../../src/mail/queue-mail.ts'
import { recordPayment } from '../../src/invoices/payments/record-payment.ts'
import { addReceiptDocuments } from '../../src/documents/add-documents.ts'
import { goTo, issueInvoice, writePayment } from '../documents/billing-world.ts'
import { FINANCE, mailWorld, OWNER, type MailWorld } from './mail-world.ts'

async function order(world: MailWorld, invoice: InvoiceRow, template: string, step: string): Promise<void> {
  await world.inTx((ctx, tx) => queueMessage(ctx, tx, { template, invoiceId: invoice.id, customerId: invoice.customer_id, step }))
}

async function setState(world: MailWorld, invoice: InvoiceRow, state: InvoiceRow['state']): Promise<InvoiceRow> {
  const at = world.harness.clock.now()
  const change = state === 'paid' ? { state, settled_cents: invoice.total_cents, paid_at: at } : { state }
  await world.harness.database.withTx((tx) => tx.db.updateTable('invoice').set(change).where('tenant_id', '=', invoice.tenant_id).where('id', '=', invoice.id).execute())
  return { ...invoice, ...change }
}

const subjects = (world: MailWorld) => world.receiver.received.map(({ mail }) => mail.subject)

onEachDatabase('a reminder goes once to each contact that receives reminders, with the boleto while it can be paid (P3)', async ({ database }) => {
  const world = await mailWorld(database, { contacts: [{ email: FINANCE }, { email: OWNER, reminders: false }] })
  const invoice = await issueInvoice(world.harness, world.tenant, { number: '2026-0007' })
  goTo(world.harness, '2026-03-13')
  await order(world, invoice, 'reminder.upcoming', 'reminder-7')
  await order(world, invoice, 'reminder.upcoming', 'reminder-7')
  await world.work()
  goTo(world.harness, '2026-03-19')
  await order(world, invoice, 'reminder.upcoming', 'reminder-1')
  await world.work()
  assert.deepEqual(subjects(world), ['Lembrete: a fatura 2026-0007 vence em 7 dias', 'Lembrete: a fatura 2026-0007 vence amanhã'])
  assert.deepEqual(world.receiver.received.map(({ recipients, mail }) => [recipients, mail.attachments.length]), [[[FINANCE], 1], [[FINANCE], 1]])
  await world.close()
})

onEachDatabase('a reminder that is written on the last day says so, one written after it is a notice with today\'s amount and no old boleto', async ({ database }) => {
  const world = await mailWorld(database, { contacts: [{ email: FINANCE }] })
  const invoice = await issueInvoice(world.harness, world.tenant, { number: '2026-0008' })
  goTo(world.harness, '2026-03-20')
  await order(world, invoice, 'reminder.upcoming', 'a')
  await world.work()
  goTo(world.harness, '2026-03-21')
  await order(world, invoice, 'reminder.dueToday', 'b')
  await world.work()
  assert.match(subjects(world)[0] ?? '', /^Vence hoje: fatura 2026-0008/)
  assert.match(subjects(world)[1] ?? '', /^Fatura 2026-0008 em aberto, vencida em 20 de março de 2026$/)
  const late = world.receiver.received[1]?.mail
  assert.match(late?.text ?? '', /O boleto enviado antes já não vale\. Em 21 de março de 2026, o valor a pagar é de R\$\s1\.836,60, com multa de R\$\s36,00 e juros de R\$\s0,60\./)
  assert.deepEqual(late?.attachments, [])
  await world.close()
})

onEachDatabase('the announcement of a suspension names its day and the last day that prevents it; without such a step it announces nothing', async ({ database }) => {
  const world = await mailWorld(database, { contacts: [{ email: FINANCE }] })
  const invoice = await issueInvoice(world.harness, world.tenant, { number: '2026-0009' })
  goTo(world.harness, '2026-03-27')
  await order(world, invoice, 'notice.suspension', 'overdue+7')
  await order(world, invoice, 'notice.restriction', 'restriction')
  await world.work()
  const [suspension, other] = world.receiver.received
  // +15 from Friday 20 March is Saturday 4 April; the next business day is Monday the 6th, and a boleto is known two later.
  assert.equal(suspension?.mail.subject, 'Suspensão em 8 de abril de 2026: fatura 2026-0009 em aberto')
  assert.match(suspension?.mail.text ?? '', /não for paga até 4 de abril de 2026, as assinaturas dela serão suspensas em 8 de abril de 2026/)
  assert.match(other?.mail.subject ?? '', /^Fatura 2026-0009 em aberto/)
  await world.close()
})

for (const state of ['paid', 'void', 'writtenOff'] as const) {
  onEachDatabase(`no reminder and no notice is written about an invoice that is ${state} by then`, async ({ database }) => {
    const world = await mailWorld(database, { contacts: [{ email: FINANCE }] })
    const invoice = await issueInvoice(world.harness, world.tenant)
    for (const template of ['reminder.upcoming', 'notice.overdue', 'notice.suspension', 'notice.suspended']) await order(world, invoice, template, template)
    await setState(world, invoice, state)
    await world.work()
    assert.deepEqual(await world.messages(), [])
    await world.close()
  })
}

onEachDatabase('a paid invoice sends its receipt to those who receive invoices, and the release of access to those who receive reminders', async ({ database }) => {
  const world = await mailWorld(database, { contacts: [{ email: FINANCE, reminders: false }, { email: OWNER, invoices: false, locale: 'en' }] })
  const issued = await issueInvoice(world.harness, world.tenant, { number: '2026-0010' })
  goTo(world.harness, '2026-03-30')
  const invoice = await setState(world, issued, 'paid')
  await world.inTx(async (ctx, tx) => {
    await addReceiptDocuments(ctx, tx, [await writePayment(tx, world.tenant, ctx.now, invoice)])
    await queuePaidMail(ctx, tx, [invoice])
    await queueMessage(ctx, tx, { template: 'notice.released', invoiceId: invoice.id, customerId: invoice.customer_id })
  })
  await world.work()
  const [receipt] = world.receiver.to(FINANCE)
  assert.deepEqual([receipt?.mail.subject, receipt?.mail.attachments.map(({ filename }) => filename?.split('-')[0])], ['Fatura 2026-0010 quitada', ['recibo']])
  assert.match(receipt?.mail.text ?? '', /está quitada desde 30 de março de 2026/)
  assert.deepEqual(world.receiver.to(OWNER).map(({ mail }) => mail.subject), ['Access is back: Padaria Aurora Comércio de Alimentos Ltda.'])
  assert.equal(world.receiver.received.length, 2)
  await world.close()
})

onEachDatabase('money that settles an invoice sends its receipt, drawn from the payment that was recorded', async ({ database }) => {
  const world = await mailWorld(database, { contacts: [{ email: FINANCE }] })
  const invoice = await issueInvoice(world.harness, world.tenant, { number: '2026-0011' })
  const pay = (amountCents: number, externalId: string) => world.inTx((ctx, tx) => recordPayment(ctx, tx, {
    customerId: invoice.customer_id, invoiceId: invoice.id, channel: 'transfer', externalId, amountCents, paidOn: calendarDate('2026-03-10'), feeCents: 0, note: null,
  }))
  await pay(100_000, 'a')
  await world.work()
  assert.deepEqual(subjects(world), [], 'a part of it is no receipt of the invoice')
  await pay(invoice.total_cents - 100_000, 'b')
  await pay(5_000, 'c')
  await world.work()
  assert.deepEqual(subjects(world), ['Fatura 2026-0011 quitada'])
  assert.ok(world.receiver.received[0]?.mail.attachments.every(({ filename }) => filename?.startsWith('recibo-')))
  assert.ok((world.receiver.received[0]?.mail.attachments.length ?? 0) >= 2)
  await world.close()
})
