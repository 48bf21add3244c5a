/** What is read of Node's own request: making the web's objects of it takes longer than a signature. */
import type { Context } from 'hono'

interface Incoming {
  readonly socket?: { readonly remoteAddress?: string }
  readonly headers?: Readonly<Record<string, string | readonly string[] | undefined>>
}

/** Where a machine calls from: the other end of the socket, null where there is none. What a proxy says of itself is not believed. */
export function addressOf(c: Context): string | null {
  return incomingOf(c)?.socket?.remoteAddress ?? null
}

/** A header by its name in lower case. */
export function headerOf(c: Context, name: string): string | undefined {
  const headers = incomingOf(c)?.headers
  if (headers === undefined) return c.req.header(name)
  const value = headers[name]
  return typeof value === 'string' ? value : undefined
}

function incomingOf(c: Context): Incoming | undefined {
  return ((c.env ?? {}) as { readonly incoming?: Incoming }).incoming
}

/** Whom calls are counted for: an IPv4 address, or the /64 of an IPv6 one, since a subscriber has all of it. */
export function rateAddressOf(c: Context): string {
  const address = addressOf(c) ?? 'none'
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  if (mapped !== undefined) return mapped
  if (!address.includes(':')) return address
  const [head = '', tail] = address.split('%')[0]?.split('::') ?? []
  const groups = head === '' ? [] : head.split(':')
  const missing = tail === undefined ? 0 : 8 - groups.length - (tail === '' ? 0 : tail.split(':').length)
  return [...groups, ...Array.from({ length: Math.max(0, missing) }, () => '0'), ...(tail ?? '').split(':')].slice(0, 4).join(':')
}
