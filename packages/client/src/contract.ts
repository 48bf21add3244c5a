/** The client's shape, read off the server's router: a procedure that changes there changes here, or does not compile. */
import type { TRPCClient } from '@trpc/client'
import type { AppRouter } from '@assento/server'

/**
 * `client.subscriptions.seats.change.mutate(input, { context: { idempotencyKey }, signal })`: the router's tree, typed by
 * tRPC. One key an intent: a retry of the same intent sends the same key and is done once. Without one, each call gets a key
 * of its own, which protects the retries inside that call only.
 */
export type AssentoClient = TRPCClient<AppRouter>

/** What a procedure takes: `InputOf<AssentoClient['renewals']['schedule']>`. */
export type InputOf<Procedure> =
  Procedure extends { query(input: infer Input, ...rest: never[]): unknown } | { mutate(input: infer Input, ...rest: never[]): unknown } ? Input : never
