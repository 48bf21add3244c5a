/** Drafts whose day is over become invoices by themselves. */
import { addHours } from '@assento/rules'
import { dueDraftIds, isTransient, postponeDraft } from '@assento/store'
import type { PlatformContext } from '../platform/context.ts'
import { closeDrafts } from './close-drafts.ts'
import type { ClosedDraft } from './close-drafts.ts'

/** Drafts of one transaction. */
const BATCH = 250
/** Hours after which a draft that failed is tried again, so that it does not hold up the others. */
const RETRY_HOURS = 1

/**
 * Closes the drafts that are due at `ctx.now`, a batch a transaction, and answers how many; 0 = nothing left. Running it twice,
 * on two servers, or after a crash makes one invoice of each: the rows are locked, those that another worker holds are left to it.
 * Where a batch fails its drafts are closed one by one; one that fails alone waits an hour, and an AggregateError tells of it.
 */
export async function runDueDrafts(ctx: PlatformContext): Promise<number> {
  let ids: readonly string[] = []
  try {
    const closed = await ctx.database.withTx(async (tx) => {
      ids = await dueDraftIds(tx, ctx.tenant.id, ctx.now, BATCH)
      return closeDrafts(ctx, tx, ids)
    })
    return counted(ctx, closed)
  } catch (error) {
    if (isTransient(error) || ids.length === 0) throw error
    return closeOneByOne(ctx, ids)
  }
}

async function closeOneByOne(ctx: PlatformContext, ids: readonly string[]): Promise<number> {
  const failures: Error[] = []
  let did = 0
  for (const id of ids) {
    try {
      did += counted(ctx, await ctx.database.withTx((tx) => closeDrafts(ctx, tx, [id])))
    } catch (error) {
      failures.push(new Error(`draft ${id} was not closed`, { cause: error }))
      if (!isTransient(error)) await ctx.database.withTx((tx) => postponeDraft(tx, ctx.tenant.id, id, addHours(ctx.now, RETRY_HOURS)))
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, failures.map(({ message }) => message).join('; '))
  return did
}

function counted(ctx: PlatformContext, closed: readonly ClosedDraft[]): number {
  for (const { draftId } of closed.filter(({ outcome }) => outcome === 'parked')) {
    ctx.runtime.metrics.add('assento_billing_parked_total')
    ctx.runtime.logger.error({ tenantId: ctx.tenant.id, draftId }, 'a draft has too many lines of one subscription and waits for a person')
  }
  return closed.length
}
