import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import type { InvoiceRow } from '@assento/store'
import { onEachDatabase } from '@assento/store/testing'
import { queueInvoiceMail } from '../../src/mail/queue-mail.ts'
import type { DocumentLink } from '../../src/invoices/dto.ts'
import type { MessageItem } from '../../src/mail/dto.ts'
import { issueInvoice, type InvoiceWords } from '../documents/billing-world.ts'
import { FINANCE, mailWorld, OWNER, register, type MailWorld } from './mail-world.ts'
import type { Received } from './receiver.ts'

/** Issues an invoice and orders its message, as closing does. */
async function issueAndMail(world: MailWorld, words: InvoiceWords = {}): Promise<InvoiceRow> {
  const invoice = await issueInvoice(world.harness, world.tenant, words)
  await world.inTx((ctx, tx) => queueInvoiceMail(ctx, tx, [invoice.id]))
  return invoice
}

function only(received: readonly Received[]): Received {
  assert.equal(received.length, 1)
  return received[0] as Received
}

const sha256 = (bytes: ArrayBuffer | Uint8Array | string) => createHash('sha256').update(typeof bytes === 'string' ? bytes : new Uint8Array(bytes)).digest('hex')

/** SHA-256 of what a person downloads, through the API and the short-lived address. */
async function downloadedSha(world: MailWorld, documentId: string): Promise<string> {
  const link = await world.harness.server(world.tenant.key, 'invoices.documentLink', { input: { documentId } })
  const response = await world.harness.app.request((link.data as DocumentLink).url)
  assert.equal(response.status, 200)
  return sha256(await response.arrayBuffer())
}

onEachDatabase('an invoice goes to each contact once, in its language, with the documents that downloads give (B2)', async ({ database }) => {
  const world = await mailWorld(database)
  await issueAndMail(world, { number: '2026-0042' })
  await world.work()
  assert.equal(world.receiver.received.length, 2)
  const { mail } = only(world.receiver.to(FINANCE))
  assert.deepEqual([mail.from?.address, mail.from?.name, mail.to?.[0]?.name], ['cobranca@revenda.example', 'Revenda Exemplo', 'Marina Prado'])
  assert.match(mail.subject ?? '', /^Fatura 2026-0042: R\$\s1\.800,00$/)
  assert.match(mail.text ?? '', /Linha digitável:\n34191\./)
  assert.match(mail.text ?? '', /Pix copia e cola .*\n00020126/)
  assert.match(mail.html ?? '', /Olá, Marina Prado\./)
  assert.match(only(world.receiver.to(OWNER)).mail.subject ?? '', /^Invoice 2026-0042: /)
  const listed = await world.harness.server(world.tenant.key, 'messages.list', { input: { customerId: world.tenant.customerId } })
  const [message] = (listed.data as { items: readonly MessageItem[] }).items
  assert.deepEqual(message?.attachments.map(({ fileName }) => fileName), mail.attachments.map(({ filename }) => filename))
  assert.ok(message !== undefined && message.attachments.length === 2)
  for (const [index, { documentId, sha256: kept }] of message.attachments.entries()) {
    assert.equal(sha256(mail.attachments[index]?.content ?? ''), kept)
    assert.equal(await downloadedSha(world, documentId), kept)
  }
  await world.close()
})

onEachDatabase('asking again sends nothing again, for the same invoice and after more work', async ({ database }) => {
  const world = await mailWorld(database)
  const invoice = await issueAndMail(world)
  await world.work()
  await world.inTx((ctx, tx) => queueInvoiceMail(ctx, tx, [invoice.id]))
  await world.work()
  assert.equal(world.receiver.received.length, 2)
  await world.close()
})

onEachDatabase('without a contact the account\'s own address is written to; with one it is not; contacts that want no invoices are left out', async ({ database }) => {
  const world = await mailWorld(database, { contacts: [] })
  await database.withTx((tx) => tx.db.updateTable('account').set({ email: 'contato@padaria.example' })
    .where('tenant_id', '=', world.tenant.tenantId).where('id', '=', world.tenant.customerId).execute())
  await issueAndMail(world)
  await world.work()
  assert.match(only(world.receiver.to('contato@padaria.example')).mail.text ?? '', /e-mail do cadastro de Padaria Aurora/)
  await register(world.harness, world.tenant, { email: OWNER, invoices: false })
  await issueAndMail(world)
  await world.work()
  assert.equal(world.receiver.received.length, 1, 'the only contact receives reminders alone')
  assert.deepEqual((await world.events('message.unaddressed')).map(({ customer_id }) => customer_id), [world.tenant.customerId])
  await world.close()
})

onEachDatabase('an invoice that credit settled says so and asks for nothing; a void one is not sent', async ({ database }) => {
  const world = await mailWorld(database, { contacts: [{ email: FINANCE }] })
  await issueAndMail(world, { state: 'paid' })
  await issueAndMail(world, { state: 'void' })
  await world.work()
  const { mail } = only(world.receiver.received)
  assert.match(mail.text ?? '', /já está quitada/)
  assert.doesNotMatch(mail.text ?? '', /Linha digitável/)
  assert.deepEqual(mail.attachments.map(({ filename }) => filename?.split('-')[0]), ['fatura'])
  await world.close()
})

onEachDatabase('a name with a line break or of ten thousand letters makes no header of its own', async ({ database }) => {
  const world = await mailWorld(database, { contacts: [{ email: FINANCE, name: 'Ana\r\nBcc: outro@fora.example' }] })
  await database.withTx((tx) => tx.db.updateTable('account').set({ name: `<b>${'Ç'.repeat(10_000)}\r\nBcc: outro@fora.example` })
    .where('tenant_id', '=', world.tenant.tenantId).where('id', '=', world.tenant.customerId).execute())
  await issueAndMail(world)
  await world.work()
  const { raw, mail, recipients } = only(world.receiver.received)
  assert.deepEqual(recipients, [FINANCE])
  assert.doesNotMatch(raw, /^Bcc:/m)
  assert.equal(mail.to?.[0]?.name, 'Ana Bcc: outro@fora.example')
  assert.doesNotMatch(mail.html ?? '', /<b>Ç/)
  await world.close()
})
