/** A real SMTP server in the process, that keeps what it gets and answers as a case wants it to. */
import type { AddressInfo } from 'node:net'
import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer } from 'smtp-server'

export interface Received {
  readonly recipients: readonly string[]
  readonly raw: string
  readonly mail: Email
}

/** What a server says to a recipient or to a message; null = it takes it. */
export type Refusal = { readonly at: 'rcpt' | 'data'; readonly code: number; readonly text: string } | null

export class MailReceiver {
  readonly received: Received[] = []
  /** By the recipient's address. */
  refuse: (address: string) => Refusal = () => null
  readonly #server: SMTPServer

  private constructor() {
    this.#server = new SMTPServer({
      authOptional: true, disabledCommands: ['AUTH', 'STARTTLS'], logger: false,
      onRcptTo: ({ address }, _session, done) => done(errorOf(this.refuse(address), 'rcpt')),
      onData: (stream, { envelope: { rcptTo } }, done) => {
        const recipients = rcptTo.map(({ address }) => address)
        const chunks: Buffer[] = []
        stream.on('data', (chunk: Buffer) => void chunks.push(chunk))
        stream.on('end', () => {
          const refused = errorOf(this.refuse(recipients[0] ?? ''), 'data')
          if (refused !== null) return done(refused)
          const raw = Buffer.concat(chunks)
          void PostalMime.parse(raw).then((mail) => {
            this.received.push({ recipients, raw: raw.toString('latin1'), mail })
            done(null, 'kept')
          })
        })
      },
    })
  }

  static async start(): Promise<MailReceiver> {
    const receiver = new MailReceiver()
    await new Promise<void>((listening) => receiver.#server.listen(0, '127.0.0.1', listening))
    return receiver
  }

  get url(): string {
    return `smtp://127.0.0.1:${(this.#server.server.address() as AddressInfo).port}`
  }

  to(address: string): Received[] {
    return this.received.filter(({ recipients }) => recipients.includes(address))
  }

  close(): Promise<void> {
    return new Promise((closed) => this.#server.close(() => closed()))
  }
}

function errorOf(refusal: Refusal, at: 'rcpt' | 'data'): Error | null {
  return refusal === null || refusal.at !== at ? null : Object.assign(new Error(refusal.text), { responseCode: refusal.code })
}
