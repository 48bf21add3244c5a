import type { TRPCUntypedClient } from '@trpc/client'
import type { AnyTRPCRouter } from '@trpc/server'
import type { AssentoClient, CommandOptions } from './contract.ts'
import { toAssentoError } from './error.ts'

/** Turns `client.a.b.query(input)` into the call `a.b`, and every failure into an AssentoError. */
export function procedureProxy(calls: TRPCUntypedClient<AnyTRPCRouter>): AssentoClient {
  return node(calls, []) as AssentoClient
}

function node(calls: TRPCUntypedClient<AnyTRPCRouter>, path: readonly string[]): object {
  return new Proxy(call, {
    get(_target, name) {
      // A client returned from an async function is asked for `then`: it is not a promise.
      if (typeof name !== 'string' || name === 'then') return undefined
      return node(calls, [...path, name])
    },
  })

  async function call(input: unknown, options: CommandOptions = {}): Promise<unknown> {
    const name = path.slice(0, -1).join('.')
    const signal = options.signal ? { signal: options.signal } : {}
    try {
      if (path.at(-1) === 'query') return await calls.query(name, input, signal)
      const idempotencyKey = options.idempotencyKey ?? crypto.randomUUID()
      return await calls.mutation(name, input, { ...signal, context: { idempotencyKey } })
    } catch (cause) {
      throw toAssentoError(cause)
    }
  }
}
