/**
 * The tRPC 11 wire format over `fetch`, as much of it as we speak: reads of one turn in one GET, commands in a POST of
 * their own. `@trpc/client` says the same in 6 kB gzip, a quarter of the widgets' runtime budget; this is one.
 */
import { AssentoError, errorOfAnswer } from './error.ts'
import { abortable } from './transport.ts'

/** The server refuses longer batches (`MAX_BATCH`). */
const MAX_BATCH = 10
/** Longest query string of a batch, in characters; proxies cut at 8 kB. */
const MAX_QUERY_LENGTH = 4_000

export interface TrpcCalls {
  query(path: string, input: unknown, signal: AbortSignal | null): Promise<unknown>
  mutation(path: string, input: unknown, idempotencyKey: string, signal: AbortSignal | null): Promise<unknown>
}

interface PendingQuery {
  readonly path: string
  readonly input: unknown
  readonly signal: AbortSignal | null
  readonly resolve: (data: unknown) => void
  readonly reject: (cause: unknown) => void
}

export function trpcOverHttp(endpoint: string, transport: typeof fetch): TrpcCalls {
  const url = endpoint.replace(/\/$/, '')
  let queue: PendingQuery[] = []

  const flush = () => {
    const waiting = queue
    queue = []
    for (const batch of batchesOf(waiting)) void sendBatch(url, transport, batch)
  }

  return {
    query(path, input, signal) {
      const answer = new Promise<unknown>((resolve, reject) => {
        if (queue.length === 0) setTimeout(flush, 0)
        queue.push({ path, input, signal, resolve, reject })
      })
      return signal ? abortable(answer, signal) : answer
    },
    async mutation(path, input, idempotencyKey, signal) {
      const response = await transport(`${url}/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': idempotencyKey },
        body: JSON.stringify(input ?? {}),
        ...(signal ? { signal } : {}),
      })
      return dataOf(await jsonOf(response), response)
    },
  }
}

/** Splits what waits into requests of at most `MAX_BATCH` calls and `MAX_QUERY_LENGTH` characters. */
function batchesOf(waiting: readonly PendingQuery[]): readonly (readonly PendingQuery[])[] {
  const batches: PendingQuery[][] = []
  let length = 0
  for (const call of waiting.filter(({ signal }) => !signal?.aborted)) {
    const size = call.path.length + encodeURIComponent(JSON.stringify(call.input ?? null)).length + 16
    const last = batches.at(-1)
    if (last && last.length < MAX_BATCH && length + size <= MAX_QUERY_LENGTH) {
      last.push(call)
      length += size
    } else {
      batches.push([call])
      length = size
    }
  }
  return batches
}

async function sendBatch(url: string, transport: typeof fetch, batch: readonly PendingQuery[]): Promise<void> {
  const paths = batch.map(({ path }) => path).join(',')
  const input = encodeURIComponent(JSON.stringify(Object.fromEntries(batch.map((call, index) => [index, call.input]))))
  try {
    const response = await transport(`${url}/${paths}?batch=1&input=${input}`, { signal: allOf(batch) })
    const answers = await jsonOf(response)
    batch.forEach((call, index) => {
      try {
        // The server's edge answers a whole request with one error, not with one a call.
        call.resolve(dataOf(Array.isArray(answers) ? answers[index] : answers, response))
      } catch (cause) {
        call.reject(cause)
      }
    })
  } catch (cause) {
    for (const call of batch) call.reject(cause)
  }
}

/** Aborted when every call of the batch is: one caller that left must not take the answers of the others. */
function allOf(batch: readonly PendingQuery[]): AbortSignal {
  const controller = new AbortController()
  let waiting = batch.length
  for (const { signal } of batch) {
    signal?.addEventListener('abort', () => { waiting -= 1; if (waiting === 0) controller.abort(signal.reason) }, { once: true })
  }
  return controller.signal
}

async function jsonOf(response: Response): Promise<unknown> {
  try {
    return await response.json()
  } catch (cause) {
    // A proxy's HTML page, or a connection cut inside the body.
    throw new AssentoError(response.ok ? 'network' : 'server', `no JSON in the answer (${response.status})`, { cause })
  }
}

/** `{ result: { data } }` gives the data; everything else is an error. */
function dataOf(answer: unknown, response: Response): unknown {
  if (typeof answer === 'object' && answer !== null && 'result' in answer) {
    const { result } = answer
    if (typeof result === 'object' && result !== null && 'data' in result) return result.data
    return undefined
  }
  throw errorOfAnswer(answer, response)
}
