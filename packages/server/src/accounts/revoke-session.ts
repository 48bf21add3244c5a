import { findAccount, findSession, revokeSession, revokeSessionsOfCustomer } from '@assento/store'
import { z } from 'zod'
import type { PlatformCommandContext } from '../platform/context.ts'
import { fail, notFound } from '../platform/errors.ts'
import { id } from '../platform/inputs.ts'
import { command } from '../platform/procedure.ts'

/** A page ends its own session with no input; a server names one session, or a customer whose sessions all end. */
const input = z.strictObject({ sessionId: id.optional(), customerId: id.optional() }).optional()

/** Ends sessions at once: the next call with their token is answered 401. */
export const endSession = command('sessions.revoke', input, async (ctx, request) => {
  const { sessionId, customerId } = request ?? {}
  if (ctx.caller.kind === 'widget') {
    const own = ctx.caller
    const isOther = (sessionId !== undefined && sessionId !== own.sessionId) || (customerId !== undefined && customerId !== own.customerId)
    if (isOther) notFound()
    return revokeOne(ctx, own.sessionId)
  }
  if ((sessionId === undefined) === (customerId === undefined)) {
    fail('validation', 'name either sessionId or customerId', [
      { field: 'sessionId', rule: 'session.oneTarget', message: 'exactly one of sessionId and customerId' },
    ])
  }
  return sessionId === undefined ? revokeAll(ctx, customerId ?? '') : revokeOne(ctx, sessionId)
})

async function revokeOne(ctx: PlatformCommandContext, sessionId: string) {
  const session = await findSession(ctx.tx, ctx.tenant.id, sessionId)
  if (session === null) notFound()
  const isNew = await revokeSession(ctx.tx, ctx.tenant.id, sessionId, ctx.serverNow)
  ctx.afterCommit(() => ctx.runtime.callers.forget(({ caller }) => caller.kind === 'widget' && caller.sessionId === sessionId))
  return {
    answer: { revoked: isNew ? 1 : 0 },
    audit: { outcome: 'done' as const, subjectId: sessionId, customerId: session.customer_id },
  }
}

async function revokeAll(ctx: PlatformCommandContext, customerId: string) {
  if ((await findAccount(ctx.tx, ctx.tenant.id, customerId)) === null) notFound()
  const revoked = await revokeSessionsOfCustomer(ctx.tx, ctx.tenant.id, customerId, ctx.serverNow)
  ctx.afterCommit(() => ctx.runtime.callers.forget(({ caller }) => caller.kind === 'widget' && caller.customerId === customerId))
  return { answer: { revoked }, audit: { outcome: 'done' as const, subjectId: customerId, customerId, after: { revoked } } }
}
