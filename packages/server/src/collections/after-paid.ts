/** What payment gives back. */
import { assert } from '@assento/rules'
import type { Release, ReleaseRequest } from '@assento/rules'
import {
  appendPlannedEvents, findCollectedInvoice, findRestrictingInvoice, findRetroactiveUntil, listSuspendingHolds, releaseHolds, setNextStepAt,
} from '@assento/store'
import type { CollectionsHoldRow, Tx } from '@assento/store'
import { renewPaidSerials } from '../licences/renew-paid.ts'
import { queueMessage } from '../mail/queue-mail.ts'
import type { ProcedureContext } from '../platform/types.ts'
import { releaseSubscription } from './release-subscription.ts'

/**
 * Called once invoices are settled or recovered in full (or void), in that transaction: collections leave them alone, and what they held is given
 * back where no other unpaid invoice holds it: buying and increasing, and subscriptions exactly as they were before.
 */
export async function afterInvoicePaid(ctx: ProcedureContext, tx: Tx, invoiceIds: readonly string[]): Promise<void> {
  await setNextStepAt(tx, ctx.tenant.id, invoiceIds, null)
  await renewPaidSerials(ctx, tx, invoiceIds)
  const released = await releaseHolds(tx, ctx.tenant.id, invoiceIds, ctx.now)
  const given = new Map<string, string>()
  const restricting = released.filter(({ kind }) => kind === 'restrict')
  for (const customerId of new Set(restricting.map((hold) => hold.customer_id))) {
    if (!(await unrestrict(ctx, tx, customerId))) continue
    for (const hold of restricting) if (hold.customer_id === customerId) given.set(hold.invoice_id, customerId)
  }
  const suspending = released.filter(({ kind }) => kind === 'suspend')
  const held = new Set((await listSuspendingHolds(tx, ctx.tenant.id, suspending.map((hold) => hold.subscription_id))).map((hold) => hold.subscription_id))
  for (const subscriptionId of new Set(suspending.map((hold) => hold.subscription_id))) {
    const holds = suspending.filter((hold) => hold.subscription_id === subscriptionId)
    if (held.has(subscriptionId) || (await release(ctx, tx, holds)) !== 'released') continue
    for (const hold of holds) given.set(hold.invoice_id, hold.customer_id)
  }
  for (const [invoiceId, customerId] of given) await queueMessage(ctx, tx, { template: 'notice.released', invoiceId, customerId })
}

/** False: another invoice restricts the customer still. */
async function unrestrict(ctx: ProcedureContext, tx: Tx, customerId: string): Promise<boolean> {
  if (await findRestrictingInvoice(tx, ctx.tenant.id, customerId) !== null) return false
  await appendPlannedEvents(tx, ctx.tenant.id, { subjectId: customerId, customerId, at: ctx.now }, [{ name: 'customer.released', subject: { customerId } }])
  return true
}

/** Releases one subscription after the last of its holds; answers what became of it, null where nothing was paid. */
async function release(ctx: ProcedureContext, tx: Tx, holds: readonly CollectionsHoldRow[]): Promise<Release['kind'] | null> {
  const [first] = holds
  assert(first !== undefined, 'a release has a hold')
  const { subscription_id: subscriptionId, prior_status: status, prior_end_of_term: endOfTerm } = first
  assert(status !== null && endOfTerm !== null, 'a suspension knows what was before')
  const retroactive = holds.find((hold) => hold.is_retroactive === 1)
  // A void invoice pays for nothing: the subscription stays as it is, and may be asked for again.
  if (retroactive !== undefined && (await findCollectedInvoice(tx, ctx.tenant.id, retroactive.invoice_id))?.state === 'void') return null
  const request: ReleaseRequest = {
    heldFrom: { status, endOfTerm }, release: ctx.tenant.settings.billing.collections.release,
    retroactivePaidUntil: retroactive === undefined ? null : await findRetroactiveUntil(tx, ctx.tenant.id, retroactive.invoice_id, subscriptionId),
  }
  return (await releaseSubscription(ctx, tx, subscriptionId, request, holds.map((hold) => hold.invoice_id))).kind
}
