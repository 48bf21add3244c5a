/** The invoice of the time since a term ended during a suspension that paused billing (fatura retroativa). */
import { assert, instantOfLocalHour } from '@assento/rules'
import type { HeldFrom, Instant, StatePlan } from '@assento/rules'
import { findCollectedInvoice, placeHolds } from '@assento/store'
import type { OwnedFacts, Tx } from '@assento/store'
import { closeDrafts } from '../invoices/close-drafts.ts'
import { bankCalendar, issueDates } from '../invoices/due-dates.ts'
import type { ProcedureContext } from '../platform/types.ts'
import { changeState } from './change-state.ts'

/**
 * Issues that invoice at once and has it hold the subscription until it is paid in full. Answers whether nothing is left to pay:
 * the customer's credit covered it. Until its payment can be known, the days of grace do not end.
 */
export async function invoiceRetroactively(ctx: ProcedureContext, tx: Tx, owned: OwnedFacts, plan: StatePlan, heldFrom: HeldFrom): Promise<boolean> {
  const applied = await changeState(ctx, tx, owned, plan, {
    action: 'collections.invoiceRelease', provisioning: null, invoiceIds: [], notBefore: paymentIsKnownAt(ctx),
  })
  assert(applied.draftId !== null, 'what is owed for the time since is on a draft')
  const [closed] = await closeDrafts(ctx, tx, [applied.draftId], { byPerson: true })
  const invoiceId = closed?.invoiceId ?? null
  if (invoiceId === null || (await findCollectedInvoice(tx, ctx.tenant.id, invoiceId))?.state !== 'open') return true
  await placeHolds(tx, ctx.tenant.id, [{
    invoice_id: invoiceId, kind: 'suspend', subscription_id: owned.facts.id, customer_id: owned.customerId,
    prior_status: heldFrom.status, prior_end_of_term: heldFrom.endOfTerm, is_retroactive: 1, placed_at: ctx.now,
  }])
  return false
}

function paymentIsKnownAt(ctx: ProcedureContext): Instant {
  const { clearingBusinessDays, hour } = ctx.tenant.settings.billing.collections
  const knownOn = bankCalendar(ctx).addBankBusinessDays(issueDates(ctx).payableUntil, clearingBusinessDays + 1)
  return instantOfLocalHour(knownOn, hour, ctx.tenant.zone)
}
