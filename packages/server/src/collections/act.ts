/** What a step that acts does for an unpaid invoice: restrict, suspend, terminate. */
import { planHold, planTermination } from '@assento/rules'
import type { CollectionsAction, HoldPlan } from '@assento/rules'
import { appendPlannedEvents, listInvoiceSubscriptions, listSuspendingHolds, placeHolds } from '@assento/store'
import type { CollectedInvoiceRow, NewHold, Tx } from '@assento/store'
import type { ProcedureContext } from '../platform/types.ts'
import { changeState, loadForCollections } from './change-state.ts'

/** Carries an action out in the transaction that claimed its step. */
export async function act(ctx: ProcedureContext, tx: Tx, invoice: CollectedInvoiceRow, action: CollectionsAction): Promise<void> {
  if (action === 'restrict') return restrict(ctx, tx, invoice)
  if (action === 'suspend') return suspend(ctx, tx, invoice)
  return terminate(ctx, tx, invoice)
}

/** Buying and increasing wait until the invoice is paid. */
async function restrict(ctx: ProcedureContext, tx: Tx, invoice: CollectedInvoiceRow): Promise<void> {
  await placeHolds(tx, ctx.tenant.id, [holdOf(ctx, invoice, 'restrict', '')])
  const { customerId } = invoice
  await appendPlannedEvents(tx, ctx.tenant.id, { subjectId: customerId, customerId, at: ctx.now }, [
    { name: 'customer.restricted', subject: { customerId, invoiceId: invoice.id, number: invoice.number } },
  ])
}

/** Holds every subscription of the invoice's lines; one that another invoice holds keeps what it was before that one. */
async function suspend(ctx: ProcedureContext, tx: Tx, invoice: CollectedInvoiceRow): Promise<void> {
  const subscriptionIds = await listInvoiceSubscriptions(tx, ctx.tenant.id, invoice.id)
  const holds: NewHold[] = []
  for (const subscriptionId of subscriptionIds) {
    const owned = await loadForCollections(ctx, tx, subscriptionId)
    const [first] = await listSuspendingHolds(tx, ctx.tenant.id, [subscriptionId])
    const hold = planHold(owned.facts, ctx.now)
    if (hold === null) continue
    if (hold.plan !== null) {
      await changeState(ctx, tx, owned, hold.plan, { action: 'collections.suspend', provisioning: 'suspend', invoiceIds: [invoice.id] })
    }
    holds.push({
      ...holdOf(ctx, invoice, 'suspend', subscriptionId),
      ...(first === undefined ? priorOf(hold) : { prior_status: first.prior_status, prior_end_of_term: first.prior_end_of_term }),
    })
  }
  await placeHolds(tx, ctx.tenant.id, holds)
}

/** Ends every subscription of the invoice's lines for good. */
async function terminate(ctx: ProcedureContext, tx: Tx, invoice: CollectedInvoiceRow): Promise<void> {
  const holds: NewHold[] = []
  for (const subscriptionId of await listInvoiceSubscriptions(tx, ctx.tenant.id, invoice.id)) {
    const owned = await loadForCollections(ctx, tx, subscriptionId)
    const plan = planTermination(owned.facts, ctx.now)
    if (plan === null) continue
    await changeState(ctx, tx, owned, plan, { action: 'collections.terminate', provisioning: 'cancel', invoiceIds: [invoice.id] })
    holds.push(holdOf(ctx, invoice, 'terminate', subscriptionId))
  }
  await placeHolds(tx, ctx.tenant.id, holds)
}

function priorOf({ heldFrom }: HoldPlan): Pick<NewHold, 'prior_status' | 'prior_end_of_term'> {
  return { prior_status: heldFrom.status, prior_end_of_term: heldFrom.endOfTerm }
}

function holdOf(ctx: ProcedureContext, invoice: CollectedInvoiceRow, kind: CollectionsAction, subscriptionId: string): NewHold {
  return {
    invoice_id: invoice.id, kind, subscription_id: subscriptionId, customer_id: invoice.customerId, prior_status: null, prior_end_of_term: null,
    is_retroactive: 0, placed_at: ctx.now,
  }
}
