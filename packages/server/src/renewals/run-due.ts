/** What time alone does to subscriptions: cycle charges, renewals, extended months, steps of the lifecycle. */
import { dueSubscriptions } from '@assento/store'
import type { ProcedureContext } from '../platform/types.ts'
import { advanceDue } from './advance-due.ts'

/** Subscriptions looked at in one call; the caller calls again until nothing is left. */
const BATCH = 100

/**
 * Advances every subscription whose next action is due at `ctx.now` by one step, each in a transaction of its own, and answers
 * how many steps were done; 0 = nothing left. Running it twice, on two servers, or after a crash does each step once: the
 * row is locked, its due instant read again, and charges have natural keys (R9).
 */
export async function runDueSubscriptions(ctx: ProcedureContext): Promise<number> {
  const due = await dueSubscriptions(ctx.database, ctx.tenant.id, ctx.now, BATCH)
  let steps = 0
  for (const { id } of due) {
    if (await ctx.database.withTx((tx) => advanceDue(ctx, tx, id))) steps += 1
  }
  return steps
}
