import { httpBatchLink, httpLink, splitLink, type TRPCLink } from '@trpc/client'
import type { AppRouter } from '@assento/server'
import { AssentoError, errorOfCall } from './error.ts'
import { newIdempotencyKey } from './idempotency-key.ts'

/** The server refuses longer batches (`MAX_BATCH`). */
const MAX_BATCH = 10
/** Longest address of a batch, in characters; proxies cut at 8 kB. */
const MAX_URL_LENGTH = 7_000

/** The path of every call: failures become AssentoErrors; reads of one turn share a GET, each command is a POST of its own. */
export function assentoLinks(endpoint: string, transport: typeof fetch): TRPCLink<AppRouter>[] {
  // Their options may hold `undefined` where ours have nothing: to `fetch` that is the same.
  const send = (input: string | URL | Request, init?: object) => transport(input, init as RequestInit)
  return [
    namedFailures,
    splitLink({
      condition: (op) => op.type === 'query',
      true: httpBatchLink({ url: endpoint, fetch: send, maxItems: MAX_BATCH, maxURLLength: MAX_URL_LENGTH }),
      // Asked for once a call, before `fetch`: the retries inside it repeat the key.
      false: httpLink({ url: endpoint, fetch: send, headers: ({ op }) => ({ 'idempotency-key': keyOf(op.context['idempotencyKey']) }) }),
    }),
  ]
}

function keyOf(given: unknown): string {
  return typeof given === 'string' ? given : newIdempotencyKey()
}

/**
 * Turns what went wrong into an AssentoError, and lets a caller go at once when it aborts: the request of a batch ends only
 * when all of its callers have left.
 */
const namedFailures: TRPCLink<AppRouter> = () => ({ op, next }) => {
  const answers = next(op)
  const subscribe: typeof answers.subscribe = (observer) => {
    const leave = () => { end(); observer.error?.(new AssentoError('aborted', 'the caller aborted', { cause: op.signal?.reason })) }
    const end = () => op.signal?.removeEventListener('abort', leave)
    const running = answers.subscribe({
      ...observer,
      error: (cause) => { end(); observer.error?.(op.signal?.aborted ? new AssentoError('aborted', 'the caller aborted', { cause }) : errorOfCall(cause)) },
      complete: () => { end(); observer.complete?.() },
    })
    op.signal?.addEventListener('abort', leave)
    return { unsubscribe: () => { end(); running.unsubscribe() } }
  }
  return { ...answers, subscribe }
}
