/** What unpaid invoices hold, and what may not be done meanwhile. */
import { refuseHeldResumption, refuseWhileRestricted } from '@assento/rules'
import type { CollectionsAction, Denied } from '@assento/rules'
import { findRestrictingInvoice, findSuspendingInvoice, listHeldActions } from '@assento/store'
import type { Handle } from '@assento/store'
import type { ProcedureContext } from '../platform/types.ts'

/** What each of these invoices holds now; an invoice that holds nothing is not in the map. */
export async function holdsOf(
  handle: Handle, tenantId: string, invoiceIds: readonly string[],
): Promise<ReadonlyMap<string, readonly CollectionsAction[]>> {
  const held = new Map<string, CollectionsAction[]>()
  for (const { invoiceId, kind } of await listHeldActions(handle, tenantId, invoiceIds)) held.set(invoiceId, [...held.get(invoiceId) ?? [], kind])
  return held
}

/**
 * Refuses buying and increasing while an overdue invoice restricts the customer, whoever asks; null when nothing does. Denies
 * collections.account.restricted.
 */
export async function refuseRestricted(ctx: ProcedureContext, handle: Handle, customerId: string): Promise<Denied | null> {
  return refuseWhileRestricted(await findRestrictingInvoice(handle, ctx.tenant.id, customerId))
}

/** Refuses to release by hand what an unpaid invoice holds; null when none does. Denies collections.suspension.unpaid. */
export async function refuseHeld(ctx: ProcedureContext, handle: Handle, subscriptionId: string): Promise<Denied | null> {
  return refuseHeldResumption(await findSuspendingInvoice(handle, ctx.tenant.id, subscriptionId))
}
