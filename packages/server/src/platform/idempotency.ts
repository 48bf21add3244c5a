/** One effect for one intent: the key is claimed before the effect, in its transaction (reliability 3.5). */
import { createHash } from 'node:crypto'
import { assert } from '@assento/rules'
import { canonicalJson, completeIdempotency, findIdempotency, insertIdempotency, parseJson } from '@assento/store'
import type { Tx } from '@assento/store'
import { fail } from './errors.ts'
import type { Caller, ProcedureContext } from './types.ts'

/** The same key of another actor or procedure is another key. */
function scopeOf(caller: Caller, path: string): string {
  if (caller.kind === 'widget') return `widget:${caller.customerId}:${caller.actorId}:${path}`
  return caller.kind === 'key' ? `key:${caller.keyId}:${path}` : `${caller.channel}:${path}`
}

/**
 * Runs `effect` unless the key has been answered: then the stored answer comes back, and another body is refused with
 * idempotency_mismatch. A call with the same key meanwhile waits for this transaction; after a rollback it runs itself.
 */
export async function once<Answer>(
  tx: Tx, ctx: ProcedureContext, path: string, key: string, input: unknown, effect: () => Promise<Answer>,
): Promise<Answer> {
  const scope = scopeOf(ctx.caller, path)
  const hash = createHash('sha256').update(canonicalJson(input)).digest('hex')
  const isFirst = await insertIdempotency(tx, ctx.tenant.id, { scope, key, request_hash: hash, response: 'null', created_at: ctx.serverNow })
  if (!isFirst) {
    const stored = await findIdempotency(tx, ctx.tenant.id, scope, key)
    assert(stored !== null, 'an idempotency key that is taken can be read')
    if (stored.request_hash !== hash) {
      fail('idempotency_mismatch', 'this Idempotency-Key was used with another request', [
        { field: 'Idempotency-Key', rule: 'idempotency.mismatch', message: 'make a new key for a new intent' },
      ])
    }
    return parseJson<Answer>(stored.response)
  }
  const answer = await effect()
  await completeIdempotency(tx, ctx.tenant.id, scope, key, JSON.stringify(answer))
  return answer
}
