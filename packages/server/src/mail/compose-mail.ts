/** Job `mail.compose`: one order becomes one message a contact, each with a job that sends it. */
import { appendEvents, canonicalJson, completeJob, enqueueJobs, findJobState, insertMessages, listMessagesOfTemplate, loadInvoice, newId, parseJson } from '@assento/store'
import type { InvoiceRow, JobRow, NewMessage, Tx } from '@assento/store'
import type { PlatformContext } from '../platform/context.ts'
import { drawAttachments } from './attachments.ts'
import type { Attachment } from './attachments.ts'
import { chooseTemplate } from './choose-template.ts'
import { currentWords } from './current-words.ts'
import { loadOrder } from './load-facts.ts'
import type { LoadedOrder } from './load-facts.ts'
import { composeKey, MAIL_ATTEMPTS, orderKey, orderOf } from './mail-order.ts'
import type { MailOrder } from './mail-order.ts'
import { recipientsOf } from './recipients.ts'
import type { Recipient } from './recipients.ts'
import { headerLine } from './templates/render.ts'
import type { MailTemplate } from './templates/template-names.ts'
import { writeMail } from './templates/write-mail.ts'

/** How often a message is written anew because its facts changed meanwhile; after that the job is tried again later. */
const TRIES = 3

/**
 * Writes the messages of an order and the jobs that send them. Documents are drawn before the transaction, which locks the invoice
 * and looks whether what was written is still true: a nota fiscal that came meanwhile is carried, or sees that it was not.
 */
export async function composeMail(ctx: PlatformContext, job: JobRow): Promise<void> {
  const order = orderOf(job)
  for (let tries = 0; tries < TRIES; tries += 1) {
    const draft = await writeDraft(ctx, order)
    if (await ctx.database.withTx((tx) => keep(ctx, tx, job, order, draft))) return
  }
  throw new Error(`the facts of ${orderKey(order)} keep changing`)
}

interface Draft {
  readonly loaded: LoadedOrder
  readonly messages: readonly NewMessage[]
}

async function writeDraft(ctx: PlatformContext, order: MailOrder): Promise<Draft | null> {
  const loaded = await loadOrder(ctx, ctx.database, order)
  const template = loaded === null ? null : chooseTemplate(order.template, loaded.facts)
  if (loaded === null || template === null) return null
  const recipients = await recipientsOf(ctx, ctx.database, loaded.account, order.template)
  const attachments = recipients.length === 0 ? [] : await drawAttachments(ctx, loaded.documents)
  const messages: NewMessage[] = []
  for (const recipient of recipients) messages.push(await writeMessage(ctx, order, template, loaded, recipient, attachments))
  return { loaded, messages }
}

async function writeMessage(
  ctx: PlatformContext, order: MailOrder, template: MailTemplate, { facts }: LoadedOrder, recipient: Recipient, attachments: readonly Attachment[],
): Promise<NewMessage> {
  const words = writeMail(await currentWords(ctx.database, ctx.tenant.id, template, recipient.locale), facts, recipient)
  return {
    id: newId('msg'), customer_id: order.customerId, invoice_id: order.invoiceId, template, natural_key: `${orderKey(order)}:${recipient.key}`,
    locale: recipient.locale, to_name: headerLine(recipient.name), to_address: recipient.address, ...words, attachments: canonicalJson(attachments),
    queued_at: ctx.now,
  }
}

/** True when the order is done: kept, or nothing left to say. False when it has to be written anew. */
async function keep(ctx: PlatformContext, tx: Tx, job: JobRow, order: MailOrder, draft: Draft | null): Promise<boolean> {
  const invoice = await loadInvoice(tx, ctx.tenant.id, order.invoiceId)
  if (draft !== null && (invoice === null || !(await isStillTrue(ctx, tx, order, draft, invoice)))) return false
  await completeJob(tx, ctx.tenant.id, job.id, job.lease_token ?? '')
  if (draft === null) return true
  const messages = await withoutCarried(tx, ctx.tenant.id, order, draft.messages)
  const inserted = await insertMessages(tx, ctx.tenant.id, messages)
  await enqueueJobs(tx, ctx.tenant.id, inserted.map((messageId) => ({
    id: newId('job'), kind: 'mail.send', dedupe_key: `mail.send:${messageId}`, payload: JSON.stringify({ messageId }), run_at: ctx.now,
    created_at: ctx.now, max_attempts: MAIL_ATTEMPTS,
  })))
  if (draft.messages.length === 0) await tellUnaddressed(ctx, tx, order)
  return true
}

async function isStillTrue(ctx: PlatformContext, tx: Tx, order: MailOrder, { loaded }: Draft, invoice: InvoiceRow): Promise<boolean> {
  if (invoice.state !== loaded.invoice.state || invoice.settled_cents !== loaded.invoice.settled_cents) return false
  const again = await loadOrder(ctx, tx, order)
  const idsOf = (each: LoadedOrder) => each.documents.map(({ id }) => id).join()
  return again !== null && idsOf(again) === idsOf(loaded)
}

/** A nota fiscal that came with the invoice's own message is not sent to that contact again. */
async function withoutCarried(tx: Tx, tenantId: string, order: MailOrder, messages: readonly NewMessage[]): Promise<readonly NewMessage[]> {
  if (order.template !== 'fiscal.available') return messages
  // The invoice's message is still to be written, and will look at the documents with the invoice locked, as here.
  if (await findJobState(tx, tenantId, composeKey({ ...order, template: 'invoice.issued', step: null })) === 'ready') return []
  const carriers = await listMessagesOfTemplate(tx, tenantId, order.invoiceId, 'invoice.issued')
  return messages.filter((message) => {
    const wanted = parseJson<readonly Attachment[]>(message.attachments).map(({ documentId }) => documentId)
    return !carriers.some(({ to_address, attachments }) => {
      const carried = parseJson<readonly Attachment[]>(attachments).map(({ documentId }) => documentId)
      return to_address === message.to_address && wanted.every((documentId) => carried.includes(documentId))
    })
  })
}

async function tellUnaddressed(ctx: PlatformContext, tx: Tx, { template, invoiceId, customerId }: MailOrder): Promise<void> {
  await appendEvents(tx, ctx.tenant.id, ctx.now, [
    { name: 'message.unaddressed', subjectId: invoiceId, customerId, subject: { invoiceId, template } },
  ])
}
