import { encodeCursor } from '@assento/server/platform/cursor'
import { subscriptionAt } from './subscription-at.ts'
import type { FilledDatabase } from './fill.ts'

interface LoadedRequest {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly headers?: Record<string, string>
  readonly body?: string
}

/** One way of calling a server; `next` makes the n-th request, and `isRight` tells the wanted answer from any other. */
export interface Load {
  readonly name: string
  readonly port: number
  next(index: number): LoadedRequest
  isRight(body: string): boolean
}

export function listLoad(name: string, port: number, filled: FilledDatabase, rows: number): Load {
  return {
    name, port,
    next: (index) => {
      const cursor = encodeCursor('subscriptions', [subscriptionAt(scattered(index, rows))])
      const input = encodeURIComponent(JSON.stringify({ limit: 50, cursor }))
      return { method: 'GET', path: `/trpc/subscriptions.list?input=${input}`, headers: { authorization: `Bearer ${filled.key}` } }
    },
    isRight: (body) => body.startsWith('{"result":{"data":{"items":[{"id":"sub_'),
  }
}

export function bareListLoad(name: string, port: number, rows: number): Load {
  return {
    name, port,
    next: (index) => ({ method: 'GET', path: `/list?after=${subscriptionAt(scattered(index, rows))}` }),
    isRight: (body) => body.startsWith('{"items":[{"id":"sub_'),
  }
}

/** Takes subscriptions in their order; all changes of one run share `taken`, since a subscription is changed once. */
export function changeLoad(name: string, port: number, filled: FilledDatabase, taken: { count: number }): Load {
  return {
    name, port,
    next: () => {
      taken.count += 1
      return {
        method: 'POST', path: '/trpc/subscriptions.seats.change',
        headers: { authorization: `Bearer ${filled.key}`, 'content-type': 'application/json', 'idempotency-key': `bench-${taken.count}` },
        body: JSON.stringify({ subscriptionId: subscriptionAt(taken.count), seats: 11, version: 1 }),
      }
    },
    isRight: (body) => body.startsWith('{"result":{"data":{"verdict":"allowed"'),
  }
}

/** Takes its subscriptions from the other end of the table, so that the two never meet. The last one was recorded. */
export function bareChangeLoad(name: string, port: number, rows: number): Load {
  let changed = 0
  return {
    name, port,
    next: () => ({
      method: 'POST', path: '/change', headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ subscriptionId: subscriptionAt(rows - 1 - (changed += 1)) }),
    }),
    isRight: (body) => body.startsWith('{"subscriptionId":"sub_'),
  }
}

/** Spreads pages over the whole table without a random number: the same pages in every run. */
function scattered(index: number, rows: number): number {
  return (index * 7919) % Math.max(1, rows - 51)
}
