import type { Email } from 'postal-mime'

/** One mail as it was received. */
export interface KeptMail {
  /** Its place in the order of arrival, from 1. */
  readonly id: number
  readonly receivedAt: number
  readonly messageId: string
  readonly from: string
  readonly recipients: readonly string[]
  readonly toName: string
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly attachments: readonly KeptAttachment[]
}

export interface KeptAttachment {
  readonly fileName: string
  readonly mediaType: string
  readonly bytes: Uint8Array
}

export interface Outbox {
  /** The newest first. */
  list(): readonly KeptMail[]
  find(id: number): KeptMail | null
}

/** More are forgotten, the oldest first: a demo runs for days. */
const MOST = 500

/** What arrived, each mail once: the same Message-ID again is the same mail, as a receiver's mailbox has it. */
export class KeptMails implements Outbox {
  readonly #mails: KeptMail[] = []
  #lastId = 0

  add(mail: Email, recipients: readonly string[]): void {
    const messageId = mail.messageId ?? ''
    if (messageId !== '' && this.#mails.some((known) => known.messageId === messageId)) return
    this.#lastId += 1
    this.#mails.push({
      id: this.#lastId, receivedAt: Date.now(), messageId, from: mail.from?.name || mail.from?.address || '', recipients, toName: mail.to?.[0]?.name ?? '',
      subject: mail.subject ?? '', text: mail.text ?? '', html: mail.html ?? '',
      attachments: mail.attachments.map(({ filename, mimeType, content }) => ({ fileName: filename ?? 'anexo', mediaType: mimeType, bytes: bytesOf(content) })),
    })
    if (this.#mails.length > MOST) this.#mails.shift()
  }

  list(): readonly KeptMail[] {
    return this.#mails.toReversed()
  }

  find(id: number): KeptMail | null {
    return this.#mails.find((mail) => mail.id === id) ?? null
  }
}

function bytesOf(content: ArrayBuffer | Uint8Array | string): Uint8Array {
  return typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content)
}
