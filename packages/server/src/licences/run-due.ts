/** What time alone does to serials: renewal invoices, clock events, releases, further cycles of what is not paid. */
import { addHours } from '@assento/rules'
import { dueSerialIds, findSerial, isTransient, setSerialNextAction } from '@assento/store'
import type { PlatformContext } from '../platform/context.ts'
import type { ProcedureContext } from '../platform/types.ts'
import { advanceSerialInTime } from './advance-serial.ts'

/** Serials looked at in one call; the caller calls again until nothing is left. */
const BATCH = 100
/** Hours after which a serial that failed is tried again, so that it does not hold up the others. */
const RETRY_HOURS = 1

/**
 * Advances every serial whose next action is due at `ctx.now`, each in a transaction of its own, and answers how many; 0 =
 * nothing left. Twice, on two servers, or after a crash: each renewal is asked for once, since the row is locked and its due
 * instant read again. One that fails waits an hour, the others go on; at the end an AggregateError tells of all that failed.
 */
export async function runDueSerials(ctx: PlatformContext): Promise<number> {
  const failures: Error[] = []
  let done = 0
  for (const id of await dueSerialIds(ctx.database, ctx.tenant.id, ctx.now, BATCH)) {
    try {
      if (await ctx.database.withTx((tx) => advanceSerialInTime(ctx, tx, id))) done += 1
    } catch (error) {
      failures.push(new Error(`serial ${id} was not advanced`, { cause: error }))
      // A database that is busy or away is no fault of the serial.
      if (!isTransient(error)) await postpone(ctx, id)
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, failures.map(({ message }) => message).join('; '))
  return done
}

async function postpone(ctx: ProcedureContext, serialId: string): Promise<void> {
  await ctx.database.withTx(async (tx) => {
    const row = await findSerial(tx, ctx.tenant.id, serialId)
    if (row === null || row.next_action_at === null || row.next_action_at > ctx.now) return
    await setSerialNextAction(tx, ctx.tenant.id, serialId, addHours(ctx.now, RETRY_HOURS))
  })
}
