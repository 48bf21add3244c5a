import type { AssentoError } from '@assento/client'
import { newIdempotencyKey, toAssentoError } from '@assento/client'

/**
 * One idempotency key per intent: the same act with the same input keeps its key until the answer is definite, so that a
 * retry after a lost answer is never done twice. Another input is another intent.
 */
export class Intents {
  readonly #keys = new Map<string, string>()

  /** Sends a command under its intent's key; forgets the key once the server has decided. */
  async run<Input, Answer>(act: string, input: Input, send: (input: Input, idempotencyKey: string) => Promise<Answer>): Promise<Answer> {
    const intent = `${act} ${JSON.stringify(input)}`
    const key = this.#keys.get(intent) ?? newIdempotencyKey()
    this.#keys.set(intent, key)
    try {
      const answer = await send(input, key)
      this.#keys.delete(intent)
      return answer
    } catch (cause) {
      const error = toAssentoError(cause)
      if (isDefinite(error)) this.#keys.delete(intent)
      throw error
    }
  }
}

/** Whether the server has surely not done it, and never will under this key. */
export function isDefinite(error: AssentoError): boolean {
  return !error.retryable && error.code !== 'aborted' && error.code !== 'unauthenticated'
}
