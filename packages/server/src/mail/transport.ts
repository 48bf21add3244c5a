/** The mail server, behind one door. A transport never writes to the database. */
import type { Instant } from '@assento/rules'
import { createTransport } from 'nodemailer'
import { deliveryOf, isServerAway } from './delivery.ts'
import type { Delivery } from './delivery.ts'
import { smtpOptions } from './smtp-options.ts'

export interface OutgoingMail {
  /** Ours, unique: the same again is the same mail to whoever receives it. */
  readonly id: string
  readonly from: Mailbox
  readonly to: Mailbox
  readonly replyTo: Mailbox | null
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly locale: string
  readonly date: Instant
  readonly attachments: readonly { readonly fileName: string; readonly mediaType: string; readonly bytes: Uint8Array }[]
}

export interface Mailbox {
  readonly name: string
  readonly address: string
}

export interface MailTransport {
  /** Hands one mail over, and tells how the server answered. It does not throw for what a server may say or not say. */
  deliver(mail: OutgoingMail): Promise<Delivery>
  close(): void
}

/** One delivery takes no longer, whatever the server does: shorter than a job's lease. */
const DELIVERY_MS = 30_000
/** After the server was away, nobody waits for it again before this has passed. */
const REST_MS = 15_000

/** SMTP, on connections that are kept for a while; null for an empty address. */
export function smtpTransport(url: string): MailTransport | null {
  if (url === '') return null
  const smtp = createTransport(smtpOptions(url))
  let awayUntilMs = -Infinity
  return {
    async deliver(mail) {
      if (performance.now() < awayUntilMs) return { outcome: 'deferred', response: null, reason: 'the mail server was away a moment ago' }
      try {
        const { response } = await smtp.sendMail(messageOf(mail))
        return { outcome: 'sent', response: response.slice(0, 500) }
      } catch (error) {
        const delivery = deliveryOf(error)
        if (isServerAway(delivery)) awayUntilMs = performance.now() + REST_MS
        return delivery
      }
    },
    close: () => smtp.close(),
  }
}

/** Byte for byte the same mail each time: also its boundaries and its date follow from the message. */
function messageOf(mail: OutgoingMail) {
  const domain = mail.from.address.slice(mail.from.address.lastIndexOf('@') + 1)
  return {
    messageId: `<${mail.id}@${domain}>`, baseBoundary: mail.id, date: new Date(mail.date), from: mail.from, to: mail.to,
    ...(mail.replyTo === null ? {} : { replyTo: mail.replyTo }),
    subject: mail.subject, text: mail.text, html: mail.html,
    attachments: mail.attachments.map(({ fileName, mediaType, bytes }) => ({ filename: fileName, contentType: mediaType, content: Buffer.from(bytes) })),
    // RFC 3834: no out-of-office answers to a message that no person wrote.
    headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': mail.locale },
    disableFileAccess: true, disableUrlAccess: true, signal: AbortSignal.timeout(DELIVERY_MS),
  }
}
