import { createTRPCClient } from '@trpc/client'
import type { AppRouter } from '@assento/server'
import type { AssentoClient } from './contract.ts'
import { assentoLinks } from './links.ts'
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
 * A tRPC client for servers and scripts. Reads of one turn travel together; each command travels alone with its
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
  return createTRPCClient<AppRouter>({ links: assentoLinks(endpoint, transport) })
}
