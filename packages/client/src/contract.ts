/** The client's shape, read off the server's router: a procedure that changes there changes here, or does not compile. */
import type { TRPCMutationProcedure, TRPCQueryProcedure } from '@trpc/server'
import type { AppRouter } from '@assento/server'

export interface CallOptions {
  readonly signal?: AbortSignal
}

export interface CommandOptions extends CallOptions {
  /**
   * One key an intent: a retry of the same intent sends the same key and is done once. Absent: a new key a call, which
   * protects the retries inside that call only.
   */
  readonly idempotencyKey?: string
}

/** Input may be left out where the procedure takes none. */
type Arguments<Input, Options> = undefined extends Input ? [input?: Input, options?: Options] : [input: Input, options?: Options]

type CallerOf<Node> =
  Node extends TRPCQueryProcedure<infer Def>
    ? { query(...args: Arguments<Def['input'], CallOptions>): Promise<Def['output']> }
  : Node extends TRPCMutationProcedure<infer Def>
    ? { mutate(...args: Arguments<Def['input'], CommandOptions>): Promise<Def['output']> }
  : { readonly [Name in keyof Node]: CallerOf<Node[Name]> }

/** `client.subscriptions.seats.change.mutate(input, { idempotencyKey })`: the router's tree, typed. */
export type AssentoClient = CallerOf<AppRouter['_def']['record']>

/** What a procedure takes: `InputOf<AssentoClient['renewals']['schedule']>`. */
export type InputOf<Procedure> =
  Procedure extends { query(input: infer Input, ...rest: never[]): unknown } | { mutate(input: infer Input, ...rest: never[]): unknown } ? Input : never
