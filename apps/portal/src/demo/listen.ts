/** Listens on a port, and says plainly what is wrong when it cannot. */
import { serve } from '@hono/node-server'
import type { AddressInfo } from 'node:net'

/** A message for the person at the terminal, without a stack. */
export class PlainError extends Error {}

export interface Listener {
  readonly origin: string
  readonly close: () => Promise<void>
}

type Fetch = Parameters<typeof serve>[0]['fetch']

/** `port` 0 takes a free one. Throws PlainError when the port is taken or not allowed. */
export function listen(fetch: Fetch, host: string, port: number): Promise<Listener> {
  return new Promise((done, failed) => {
    const server = serve({ fetch, hostname: host, port }, (address: AddressInfo) => {
      done({ origin: originOf(host, address.port), close: () => closed(server) })
    })
    server.on('error', (error: NodeJS.ErrnoException) => failed(plain(error, host, port)))
  })
}

function closed(server: ReturnType<typeof serve>): Promise<void> {
  return new Promise((done) => {
    server.close(() => done())
    // Browsers keep idle connections; a request under way still gets its answer.
    if ('closeIdleConnections' in server) server.closeIdleConnections()
  })
}

function originOf(host: string, port: number): string {
  const name = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`
}

function plain(error: NodeJS.ErrnoException, host: string, port: number): Error {
  if (error.code === 'EADDRINUSE') return new PlainError(`A porta ${port} já está em uso. Feche o outro programa ou escolha outra: PORT=8790 npm start`)
  if (error.code === 'EACCES') return new PlainError(`Sem permissão para a porta ${port}. Escolha uma acima de 1024: PORT=8790 npm start`)
  if (error.code === 'EADDRNOTAVAIL') return new PlainError(`Este computador não tem o endereço ${host}. Confira HOST.`)
  return error
}
