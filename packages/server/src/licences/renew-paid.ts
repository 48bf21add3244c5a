/** What payment does to serials. */
import { assert, decideProvision, decideSerialRenewal, isRenewalGivenBack } from '@assento/rules'
import type { Decision, SerialPlan } from '@assento/rules'
import { findSerialRenewal, listRenewalCharges, listRenewalsOfInvoices, loadSerialFacts, settleRenewal } from '@assento/store'
import type { LoadedSerial, SerialRenewalRow, Tx } from '@assento/store'
import type { ProcedureContext } from '../platform/types.ts'
import { applySerialPlan } from './apply-serial-plan.ts'
import { refreshNextAction } from './next-action.ts'

/**
 * Called once invoices are settled or recovered in full (or void), in that transaction. What a paid one asked for is renewed from
 * the old expiry; a pending serial that waited for its first payment is provisioned, its first period from that day on. What a void
 * one asked for, and what credit notes gave back in full, is asked for again when it is due. Each renewal once: its row is read
 * again after its serial is locked.
 */
export async function renewPaidSerials(ctx: ProcedureContext, tx: Tx, invoiceIds: readonly string[]): Promise<void> {
  for (const { renewalId, serialId, invoiceState } of await listRenewalsOfInvoices(tx, ctx.tenant.id, invoiceIds)) {
    const loaded = await loadSerialFacts(tx, ctx.tenant.id, serialId)
    const renewal = await findSerialRenewal(tx, ctx.tenant.id, renewalId)
    if (loaded === null || renewal?.state !== 'open') continue
    assert(invoiceState !== 'open', 'an invoice that is open is not settled')
    const isCancelled = invoiceState === 'void' || await isGivenBack(ctx, tx, renewal)
    await settleRenewal(tx, ctx.tenant.id, renewalId, { state: isCancelled ? 'cancelled' : 'paid', at: ctx.now })
    const decision = isCancelled ? null : decidePaid(ctx, loaded, renewal)
    if (decision?.verdict === 'allowed') await applySerialPlan(ctx, tx, loaded, decision.plan)
    else await refreshNextAction(ctx, tx, serialId)
  }
}

/** Settled by credit notes alone: nobody paid for it. */
async function isGivenBack(ctx: ProcedureContext, tx: Tx, renewal: SerialRenewalRow): Promise<boolean> {
  const charges = (await listRenewalCharges(tx, ctx.tenant.id, renewal)).filter((charge) => charge.voided_at === null)
  return isRenewalGivenBack(charges.map(({ amount_cents: amountCents, credited_cents: creditedCents }) => ({ amountCents, creditedCents })))
}

/** What is over stays over: its debt is paid, that is all. */
function decidePaid(ctx: ProcedureContext, { facts }: LoadedSerial, { cycles }: SerialRenewalRow): Decision<SerialPlan> {
  const who = { actor: 'system', now: ctx.now } as const
  return facts.provisionedAt === null ? decideProvision(facts, {}, who) : decideSerialRenewal(facts, { cycles, settledBy: 'payment' }, who)
}
