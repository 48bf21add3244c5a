import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { claimJobs, type InvoiceRow } from '@assento/store'
import { onEachDatabase } from '@assento/store/testing'
import { composeMail } from '../../src/mail/compose-mail.ts'
import { queueInvoiceMail } from '../../src/mail/queue-mail.ts'
import { CUSTOMER_CNPJ, issueInvoice } from '../documents/billing-world.ts'
import { base64, nfe } from '../documents/notas.ts'
import { FINANCE, mailWorld, OWNER, register, type MailWorld } from './mail-world.ts'

const PDF = `%PDF-1.4\n${CUSTOMER_CNPJ}\n%%EOF`
const ONE = { contacts: [{ email: FINANCE }] }

async function invoiceWithMail(world: MailWorld): Promise<InvoiceRow> {
  const invoice = await issueInvoice(world.harness, world.tenant)
  await world.inTx((ctx, tx) => queueInvoiceMail(ctx, tx, [invoice.id]))
  return invoice
}

async function upload(world: MailWorld, invoice: InvoiceRow): Promise<string> {
  const xml = nfe()
  const answer = await world.harness.server(world.tenant.key, 'invoices.fiscal.upload', {
    input: { kind: 'nfe', invoiceId: invoice.id, xml: base64(xml), pdf: base64(PDF) }, headers: { 'idempotency-key': `up-${invoice.id}` },
  })
  assert.equal(answer.status, 200, answer.text)
  return xml
}

const kindsOf = (world: MailWorld) => world.receiver.received.map(({ mail }) => mail.attachments.map(({ filename }) => filename?.replace(/^\d{44}-|\d{4}.*(?=\.)/g, '')))
const sha256 = (bytes: string | ArrayBuffer | Uint8Array) => createHash('sha256').update(typeof bytes === 'string' ? bytes : new Uint8Array(bytes)).digest('hex')

onEachDatabase('a nota fiscal that comes after the invoice goes out in a second message, its XML and PDF byte for byte (B2)', async ({ database }) => {
  const world = await mailWorld(database)
  const invoice = await invoiceWithMail(world)
  await world.work()
  const xml = await upload(world, invoice)
  await world.work()
  assert.equal(world.receiver.received.length, 4)
  const [, second] = world.receiver.to(FINANCE)
  assert.match(second?.mail.subject ?? '', /^Nota fiscal 1234 da fatura /)
  assert.deepEqual(second?.mail.attachments.map(({ content }) => sha256(content)), [sha256(xml), sha256(PDF)])
  assert.match(world.receiver.to(OWNER)[1]?.mail.subject ?? '', /^Nota fiscal 1234 of invoice /)
  await world.close()
})

onEachDatabase('a nota fiscal that is there before the invoice\'s message is carried by it, and by nothing else', async ({ database }) => {
  const world = await mailWorld(database, ONE)
  await upload(world, await invoiceWithMail(world))
  await world.work()
  assert.deepEqual(kindsOf(world), [['fatura-.pdf', 'boleto-.pdf', 'procNFe.xml', 'danfe.pdf']])
  await world.close()
})

onEachDatabase('whichever is written first, the nota fiscal goes out once: its message waits for the invoice\'s', async ({ database }) => {
  const world = await mailWorld(database, ONE)
  await upload(world, await invoiceWithMail(world))
  const ctx = await world.context()
  const jobs = await claimJobs(database, { tenantId: world.tenant.tenantId, dueBefore: ctx.now, serverNow: ctx.serverNow, limit: 10, leaseMs: 1_000 })
  for (const job of jobs.toReversed()) await composeMail(ctx, job)
  await world.work()
  assert.equal(world.receiver.received.length, 1)
  assert.equal(world.receiver.received[0]?.mail.attachments.length, 4)
  await world.close()
})

onEachDatabase('a contact that was registered after the invoice\'s message gets the nota fiscal as the others do', async ({ database }) => {
  const world = await mailWorld(database, ONE)
  const invoice = await invoiceWithMail(world)
  await world.work()
  await register(world.harness, world.tenant, { email: OWNER })
  await upload(world, invoice)
  await world.work()
  assert.deepEqual(world.receiver.to(OWNER).length, 1)
  assert.deepEqual(world.receiver.to(FINANCE).length, 2)
  await world.close()
})
