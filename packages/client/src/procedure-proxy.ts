import type { AssentoClient, CommandOptions } from './contract.ts'
import { toAssentoError } from './error.ts'
import type { TrpcCalls } from './trpc-http.ts'

/** Turns `client.a.b.query(input)` into the call `a.b`, and every failure into an AssentoError. */
export function procedureProxy(calls: TrpcCalls): AssentoClient {
  return node(calls, []) as AssentoClient
}

function node(calls: TrpcCalls, path: readonly string[]): object {
  return new Proxy(call, {
    get(_target, name) {
      // A client returned from an async function is asked for `then`: it is not a promise.
      if (typeof name !== 'string' || name === 'then') return undefined
      return node(calls, [...path, name])
    },
  })

  async function call(input: unknown, { signal = null, idempotencyKey }: Omit<CommandOptions, 'signal'> & { readonly signal?: AbortSignal | null } = {}): Promise<unknown> {
    const name = path.slice(0, -1).join('.')
    try {
      return path.at(-1) === 'query'
        ? await calls.query(name, input, signal)
        : await calls.mutation(name, input, idempotencyKey ?? crypto.randomUUID(), signal)
    } catch (cause) {
      throw toAssentoError(cause)
    }
  }
}
