/** A real mail server inside the demo: it takes every mail, sends none on, and keeps them in memory for the page of the outbox. */
import type { AddressInfo } from 'node:net'
import PostalMime from 'postal-mime'
import { SMTPServer } from 'smtp-server'
import type { SMTPServerDataStream } from 'smtp-server'
import { PlainError } from '../listen.ts'
import { KeptMails } from './kept-mails.ts'
import type { Outbox } from './kept-mails.ts'

/** Larger ones are refused, as mail servers do. */
const MAX_BYTES = 25 * 1024 * 1024

export interface RunningOutbox extends Outbox {
  /** Of the mail server: the demo's SMTP_URL. */
  readonly url: string
  readonly close: () => Promise<void>
}

/** Listens on this machine only; `port` 0 takes a free one. Throws PlainError when the port is taken. */
export async function startOutbox(port: number): Promise<RunningOutbox> {
  const kept = new KeptMails()
  const server = new SMTPServer({
    authOptional: true, disabledCommands: ['AUTH', 'STARTTLS'], size: MAX_BYTES, logger: false, disableReverseLookup: true,
    onData: (stream, { envelope: { rcptTo } }, done) => {
      void receive(kept, stream, rcptTo.map(({ address }) => address)).then(() => done(null, 'kept'), (error: unknown) => done(asError(error)))
    },
  })
  await new Promise<void>((listening, failed) => {
    server.on('error', (error: NodeJS.ErrnoException) => failed(error.code === 'EADDRINUSE' ? new PlainError(`A porta ${port} (e-mail da demonstração) já está em uso.`) : error))
    server.listen(port, '127.0.0.1', listening)
  })
  const { port: taken } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${taken}`, list: () => kept.list(), find: (id) => kept.find(id),
    close: () => new Promise((closed) => server.close(() => closed())),
  }
}

async function receive(kept: KeptMails, stream: SMTPServerDataStream, recipients: readonly string[]): Promise<void> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(chunk as Buffer)
  // RFC 5321: refused once it is read, with the code of a message that is too large.
  if (stream.sizeExceeded) throw Object.assign(new Error('message too large'), { responseCode: 552 })
  kept.add(await PostalMime.parse(Buffer.concat(chunks)), recipients)
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error))
}
