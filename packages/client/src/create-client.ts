import { createTRPCUntypedClient, httpBatchLink, httpLink, splitLink } from '@trpc/client'
import type { AnyTRPCRouter } from '@trpc/server'
import type { AssentoClient } from './contract.ts'
import { procedureProxy } from './procedure-proxy.ts'
import { createTransport } from './transport.ts'

export interface ClientOptions {
  /** `https://…/trpc` with a key, `https://…/t/<publishableKey>/trpc` with a widget token. */
  readonly endpoint: string
  /** Secret or restricted API key, or a widget session's token. A secret key never belongs in a browser. */
  readonly key: string
  readonly fetch?: typeof fetch
  /** Longest time for one attempt; 15,000 ms when absent. */
  readonly timeoutMs?: number
}

/**
 * A typed client for servers and scripts. Reads of one tick travel together; each command travels alone with its
 * Idempotency-Key, which its retries repeat. Every failure is an AssentoError; a rule's "no" is an answer.
 */
export function createClient(options: ClientOptions): AssentoClient {
  return clientOver(options.endpoint, createTransport({
    fetch: options.fetch ?? globalThis.fetch.bind(globalThis),
    credential: () => Promise.resolve(options.key),
    canRefresh: false,
    ...(options.timeoutMs === undefined ? {} : { timeoutMs: options.timeoutMs }),
  }))
}

/** The same client over a given transport; shared with the portal session. */
export function clientOver(endpoint: string, transport: typeof fetch): AssentoClient {
  const url = endpoint.replace(/\/$/, '')
  return procedureProxy(createTRPCUntypedClient<AnyTRPCRouter>({
    links: [splitLink({
      condition: (op) => op.type === 'query',
      true: httpBatchLink({ url, fetch: asFetchEsque(transport), maxItems: 10, maxURLLength: 4_000 }),
      false: httpLink({
        url,
        fetch: asFetchEsque(transport),
        headers: ({ op }) => ({ 'idempotency-key': String(op.context['idempotencyKey']) }),
      }),
    })],
  }))
}

/** tRPC describes `fetch` with looser types of its own. */
function asFetchEsque(transport: typeof fetch) {
  return (input: string | URL | Request, init?: object) => transport(input, init as RequestInit)
}
