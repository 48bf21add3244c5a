import { nothing } from '../platform/inputs.ts'
import { query } from '../platform/procedure.ts'
import { nextDueAt } from '../platform/run-due.ts'

/** What time it is for the tenant, and when time alone next does something. */
export const readClock = query('sandbox.clock', nothing, async (ctx) => ({
  now: ctx.now,
  serverNow: ctx.serverNow,
  environment: ctx.tenant.environment,
  nextDueAt: await nextDueAt(ctx.runtime, ctx.tenant.id),
}))
