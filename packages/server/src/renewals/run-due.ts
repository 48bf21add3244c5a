/** What time alone does to subscriptions: cycle charges, renewals, extended months, steps of the lifecycle. */
import { addHours } from '@assento/rules'
import { dueSubscriptions, findSubscription, isTransient, setNextActionAt } from '@assento/store'
import type { PlatformContext } from '../platform/context.ts'
import type { ProcedureContext } from '../platform/types.ts'
import { advanceDue } from './advance-due.ts'
import { chargeDueCycles } from './charge-due-cycles.ts'
import { renewDueTerms } from './renew-due-terms.ts'

/** Subscriptions looked at in one call; the caller calls again until nothing is left. */
const BATCH = 100
/** Hours after which a subscription that failed is tried again, so that it does not hold up the others. */
const RETRY_HOURS = 1

/**
 * Advances every subscription whose next action is due at `ctx.now` by one step and answers how many steps were done; 0 =
 * nothing left. Plain cycles and renewals go in batches; what is left, or a batch that fails, goes one by one, each in a
 * transaction of its own. Running it twice, on two servers, or after a crash does each step once: the
 * row is locked, its due instant read again, and charges have natural keys (R9). One that fails waits an hour, the others go
 * on; at the end an AggregateError tells of all that failed.
 */
export async function runDueSubscriptions(ctx: PlatformContext): Promise<number> {
  for (const runBatch of [chargeDueCycles, renewDueTerms]) {
    const did = await runBatch(ctx).catch((err: unknown) => {
      // The fault is found, and told of, by the one that has it.
      ctx.runtime.logger.warn({ err, tenantId: ctx.tenant.id }, 'a batch was not advanced; its subscriptions go one by one')
      return 0
    })
    if (did > 0) return did
  }
  const due = await dueSubscriptions(ctx.database, ctx.tenant.id, ctx.now, BATCH)
  const failures: Error[] = []
  let steps = 0
  for (const { id } of due) {
    try {
      if (await ctx.database.withTx((tx) => advanceDue(ctx, tx, id))) steps += 1
    } catch (error) {
      failures.push(new Error(`subscription ${id} was not advanced`, { cause: error }))
      // A database that is busy or away is no fault of the subscription.
      if (!isTransient(error)) await postpone(ctx, id)
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, failures.map(({ message }) => message).join('; '))
  return steps
}

async function postpone(ctx: ProcedureContext, subscriptionId: string): Promise<void> {
  await ctx.database.withTx(async (tx) => {
    const row = await findSubscription(tx, ctx.tenant.id, subscriptionId)
    if (row === null || row.next_action_at === null || row.next_action_at > ctx.now) return
    await setNextActionAt(tx, ctx.tenant.id, subscriptionId, addHours(ctx.now, RETRY_HOURS))
  })
}
