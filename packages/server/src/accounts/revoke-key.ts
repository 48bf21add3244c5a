import { findApiKey, revokeApiKey } from '@assento/store'
import { z } from 'zod'
import { notFound } from '../platform/errors.ts'
import { id } from '../platform/inputs.ts'
import { command } from '../platform/procedure.ts'

/** Ends a key at once: the next call with it is answered 401. Revoking it again changes nothing. */
export const revokeKey = command('keys.revoke', z.strictObject({ id }), async (ctx, request) => {
  const key = await findApiKey(ctx.tx, ctx.tenant.id, request.id)
  if (key === null) notFound()
  const isNew = await revokeApiKey(ctx.tx, ctx.tenant.id, key.id, ctx.serverNow)
  ctx.afterCommit(() => ctx.runtime.callers.forget(({ caller }) => caller.kind === 'key' && caller.keyId === key.key_id))
  return { answer: { revoked: isNew ? 1 : 0 }, audit: { outcome: 'done', subjectId: key.id, customerId: null } }
})
