/** A real HTTP server on a free port, answering tRPC calls from a list of answers. */
import { createServer, type IncomingMessage, type Server } from 'node:http'

export interface Seen {
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  readonly headers: Readonly<Record<string, string | undefined>>
  readonly body: unknown
}

/** What the server does with a request: answers, answers late or never, or cuts the connection. */
export type Reaction =
  | { readonly status?: number; readonly data?: unknown; readonly code?: string; readonly headers?: Record<string, string>; readonly currentVersion?: number }
  | 'hang'
  | 'reset'

export class LocalServer {
  readonly seen: Seen[] = []
  /** Decides each request in turn; gets its number, from 0. */
  react: (request: Seen, number: number) => Reaction = () => ({ data: null })
  readonly #server: Server
  #origin = ''

  constructor() {
    this.#server = createServer((request, response) => void this.#take(request).then((seen) => {
      const number = this.seen.push(seen) - 1
      const reaction = this.react(seen, number)
      if (reaction === 'hang') return
      if (reaction === 'reset') return void request.socket.destroy()
      const calls = (seen.path.split('/').at(-1) ?? '').split(',')
      const answer = reaction.code
        ? { error: { message: reaction.code, code: -32000, data: { code: reaction.code, requestId: 'req_1', details: [], ...(reaction.currentVersion ? { currentVersion: reaction.currentVersion } : {}) } } }
        : { result: { data: reaction.data ?? null } }
      response.writeHead(reaction.status ?? 200, { 'content-type': 'application/json', ...reaction.headers })
      response.end(JSON.stringify(seen.query.has('batch') && !reaction.code ? calls.map(() => answer) : answer))
    }))
  }

  get endpoint(): string { return `${this.#origin}/t/pk_test/trpc` }

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve))
    const address = this.#server.address()
    if (typeof address === 'object' && address) this.#origin = `http://127.0.0.1:${address.port}`
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise((resolve) => this.#server.close(resolve))
  }

  async #take(request: IncomingMessage): Promise<Seen> {
    let text = ''
    for await (const chunk of request) text += String(chunk)
    const url = new URL(request.url ?? '/', 'http://local')
    const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join() : value]))
    return { method: request.method ?? '', path: decodeURIComponent(url.pathname), query: url.searchParams, headers, body: text === '' ? null : JSON.parse(text) }
  }
}
