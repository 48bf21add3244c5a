/** What time alone does to unpaid invoices: reminders, notices, restriction, suspension, termination. */
import { addHours } from '@assento/rules'
import { dueCollections, isTransient, loadCollectedInvoice, setNextStepAt } from '@assento/store'
import type { ProcedureContext } from '../platform/types.ts'
import { advanceInvoice } from './advance-invoice.ts'

/** Invoices looked at in one call; the caller calls again until nothing is left. */
const BATCH = 100
/** Hours after which an invoice that failed is tried again, so that it does not hold up the others. */
const RETRY_HOURS = 1

/**
 * Runs the due steps of every invoice whose next one is due at `ctx.now`, each invoice in a transaction of its own, and answers how
 * many it looked at; 0 = nothing left. Twice, on two servers, or after a crash: each step runs once. One that fails waits an
 * hour, the others go on; at the end an AggregateError tells of all that failed.
 */
export async function runDueCollections(ctx: ProcedureContext): Promise<number> {
  const failures: Error[] = []
  let done = 0
  for (const invoiceId of await dueCollections(ctx.database, ctx.tenant.id, ctx.now, BATCH)) {
    try {
      if (await ctx.database.withTx((tx) => advanceInvoice(ctx, tx, invoiceId))) done += 1
    } catch (error) {
      failures.push(new Error(`collections of invoice ${invoiceId} were not run`, { cause: error }))
      // A database that is busy or away is no fault of the invoice.
      if (!isTransient(error)) await postpone(ctx, invoiceId)
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, failures.map(({ message }) => message).join('; '))
  return done
}

async function postpone(ctx: ProcedureContext, invoiceId: string): Promise<void> {
  await ctx.database.withTx(async (tx) => {
    const invoice = await loadCollectedInvoice(tx, ctx.tenant.id, invoiceId)
    if (invoice === null || invoice.nextStepAt === null || invoice.nextStepAt > ctx.now) return
    await setNextStepAt(tx, ctx.tenant.id, [invoiceId], addHours(ctx.now, RETRY_HOURS))
  })
}
