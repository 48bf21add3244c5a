/** Job `mail.send`: one message to one recipient, in three steps, so that a crash between them repeats the same mail and loses none. */
import { addMs, assert } from '@assento/rules'
import {
  appendEvents, completeJob, extendLease, findMessage, LostLeaseError, parkJob, parseJson, setMessageResponse, settleMessage,
} from '@assento/store'
import type { JobRow, MessageRow } from '@assento/store'
import { renderedDocument } from '../documents/rendered-document.ts'
import type { PlatformContext } from '../platform/context.ts'
import type { Attachment } from './attachments.ts'
import type { Delivery } from './delivery.ts'
import { mailOff, senderOf, type MailOff, type Sender } from './sender.ts'
import type { OutgoingMail } from './transport.ts'

/** Longer than a delivery may take, drawing included. */
const LEASE_MS = 60_000

/**
 * Sends one message. It is claimed first; the mail goes out outside of any transaction; the result is kept in a last one. The
 * Message-ID follows from the message's id: what is sent twice by a crash is one mail to the receiver. Without a mail server or
 * a sender the job is set aside, and `resumeMail` takes it up again.
 */
export async function sendMail(ctx: PlatformContext, job: JobRow): Promise<void> {
  const { messageId } = parseJson<{ messageId: string }>(job.payload)
  const sender = senderOf(ctx.tenant)
  const transport = ctx.runtime.mail
  if (transport === null || sender === null) return setAside(ctx, job, mailOff(ctx) ?? 'noSender')
  const message = await claim(ctx, job, messageId)
  if (message.state !== 'queued') return ctx.database.withTx((tx) => completeJob(tx, ctx.tenant.id, job.id, job.lease_token ?? ''))
  await keep(ctx, job, message, await transport.deliver(await outgoing(ctx, message, sender)))
}

/** The job is still ours, for as long as a delivery may take: whoever finds it lost sends nothing. */
async function claim(ctx: PlatformContext, job: JobRow, messageId: string): Promise<MessageRow> {
  return ctx.database.withTx(async (tx) => {
    const until = addMs(ctx.runtime.clock.now(), LEASE_MS)
    if (!(await extendLease(tx, ctx.tenant.id, job.id, job.lease_token ?? '', until))) throw new LostLeaseError(job.id)
    const message = await findMessage(tx, ctx.tenant.id, messageId)
    assert(message !== null, `job ${job.id} sends a message that is there`)
    return message
  })
}

async function outgoing(ctx: PlatformContext, message: MessageRow, sender: Sender): Promise<OutgoingMail> {
  const attachments: OutgoingMail['attachments'][number][] = []
  for (const { documentId, sha256 } of parseJson<readonly Attachment[]>(message.attachments)) {
    const document = await renderedDocument(ctx, ctx.database, documentId)
    assert(document.sha256 === sha256, `document ${documentId} is the one that was attached`)
    attachments.push(document)
  }
  const { id, subject, text, html, locale } = message
  return { id, ...sender, to: { name: message.to_name, address: message.to_address }, subject, text, html, locale, date: message.queued_at, attachments }
}

async function keep(ctx: PlatformContext, job: JobRow, message: MessageRow, delivery: Delivery): Promise<void> {
  if (delivery.outcome === 'deferred') return defer(ctx, job, message, delivery)
  await ctx.database.withTx(async (tx) => {
    await completeJob(tx, ctx.tenant.id, job.id, job.lease_token ?? '')
    await settleMessage(tx, ctx.tenant.id, message.id, { state: delivery.outcome, response: delivery.response, at: ctx.now })
    if (delivery.outcome === 'bounced') await appendEvents(tx, ctx.tenant.id, ctx.now, [eventOf(message, 'message.bounced', delivery.response)])
  })
  ctx.runtime.metrics.add('assento_mail_total', { outcome: delivery.outcome })
}

/** The job fails, and is given back with a growing delay; at its last attempt the message has failed. */
async function defer(ctx: PlatformContext, job: JobRow, message: MessageRow, { response, reason }: Delivery & { outcome: 'deferred' }): Promise<never> {
  const isLast = job.attempts >= job.max_attempts
  await ctx.database.withTx(async (tx) => {
    if (response !== null) await setMessageResponse(tx, ctx.tenant.id, message.id, response)
    if (!isLast) return
    await settleMessage(tx, ctx.tenant.id, message.id, { state: 'failed', response: response ?? message.response, at: ctx.now })
    await appendEvents(tx, ctx.tenant.id, ctx.now, [eventOf(message, 'message.failed', response)])
  })
  ctx.runtime.metrics.add('assento_mail_total', { outcome: isLast ? 'failed' : 'deferred' })
  throw new Error(`message ${message.id} was not taken: ${reason}`)
}

async function setAside(ctx: PlatformContext, job: JobRow, why: MailOff): Promise<void> {
  await ctx.database.withTx(async (tx) => {
    if (!(await parkJob(tx, ctx.tenant.id, job.id, job.lease_token ?? '', why))) throw new LostLeaseError(job.id)
  })
  ctx.runtime.metrics.add('assento_mail_total', { outcome: 'waiting' })
}

function eventOf(message: MessageRow, name: string, response: string | null) {
  return {
    name, subjectId: message.id, customerId: message.customer_id,
    subject: { messageId: message.id, invoiceId: message.invoice_id, template: message.template, toAddress: message.to_address, response },
  }
}
