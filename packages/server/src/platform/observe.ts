import { randomUUID } from 'node:crypto'
import type { Context } from 'hono'
import type { Runtime } from './context.ts'

export function newRequestId(): string {
  return `req_${randomUUID()}`
}

/** Counts and logs one request that was answered. */
export type Observe = (c: Context, requestId: string, status: number, startedMs: number) => void

export function observer({ metrics, logger }: Pick<Runtime, 'metrics' | 'logger'>): Observe {
  return (c, requestId, status, startedMs) => {
    const area = /^\/(trpc|t|v1|embed|documents|healthz|readyz|metrics)(\/|$)/.exec(c.req.path)?.[1] ?? 'other'
    metrics.add('assento_http_requests_total', { area, status: String(status) })
    // The path names procedures only; the query string holds inputs, and stays out. An address of a document is itself a key.
    const path = area === 'documents' ? '/documents/…' : c.req.path.slice(0, 300)
    logger.info({ requestId, method: c.req.method, path, status, ms: Math.round(performance.now() - startedMs) }, 'request')
  }
}
