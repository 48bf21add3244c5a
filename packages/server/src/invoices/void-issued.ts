/** Taking an issued invoice out of force, whoever asks for it: a person, or what makes its lines owed no more. */
import { dateInZone, decideVoid, money } from '@assento/rules'
import type { Decision, VoidPlan, VoidRequest } from '@assento/rules'
import {
  appendPlannedEvents, carryLicenceCharges, carryRenewals, closeInvoice, findPaidCents, invoiceFacts, listDocumentLines, loadLineCredits,
  markChargesVoided, openDayDraft, openReplacementDraft, postLedger, setChargesDraft, setReplacedBy, voidLicenceChargesOfDraft,
} from '@assento/store'
import type { InvoiceRow, Tx } from '@assento/store'
import { afterInvoicePaid } from '../collections/after-paid.ts'
import { cancelPaymentMeans } from '../documents/settle-payment-means.ts'
import type { ProcedureContext } from '../platform/types.ts'
import { closeDrafts } from './close-drafts.ts'
import { giveCredit } from './give-credit.ts'
import { licenceChargesByLine } from './licence-lines.ts'

/** Decides by the invoice as it is; its row is locked, after its customer's credit. */
export async function decideVoidOf(ctx: ProcedureContext, tx: Tx, invoice: InvoiceRow, request: VoidRequest): Promise<Decision<VoidPlan>> {
  const lines = await listDocumentLines(tx, ctx.tenant.id, [invoice.id])
  const credits = await loadLineCredits(tx, ctx.tenant.id, lines.flatMap((line) => line.charge_id ?? []))
  const licences = [...(await licenceChargesByLine(tx, ctx.tenant.id, invoice, lines)).values()]
  return decideVoid({
    invoice: invoiceFacts(invoice), subtotalCents: invoice.subtotal_cents, taxCents: invoice.tax_cents,
    lines: lines.map((line) => ({ chargeId: line.charge_id, amount: money(invoice.currency, line.amount_cents) })),
    settledByPaymentCents: await findPaidCents(tx, ctx.tenant.id, invoice.id),
    creditedElsewhereCents: [...credits.map(({ creditedCents }) => creditedCents), ...licences.map((charge) => charge.credited_cents)]
      .reduce((sum, cents) => sum + cents, 0),
  }, request, dateInZone(ctx.now, ctx.tenant.zone))
}

/** Writes the void; answers the id of the invoice that replaces it, if one does. */
export async function applyVoid(ctx: ProcedureContext, tx: Tx, invoice: InvoiceRow, plan: VoidPlan): Promise<string | null> {
  const tenantId = ctx.tenant.id
  await closeInvoice(tx, tenantId, invoice.id, { state: 'void', at: ctx.now, reason: plan.reason })
  await postLedger(tx, tenantId, [plan.ledger], ctx.now)
  await markChargesVoided(tx, tenantId, plan.voidsChargeIds, ctx.now)
  if (!plan.replace && invoice.draft_id !== null) await voidLicenceChargesOfDraft(tx, tenantId, invoice.draft_id, ctx.now)
  await cancelPaymentMeans(tx, tenantId, invoice.id)
  const subject = { subjectId: invoice.id, customerId: invoice.customer_id, at: ctx.now }
  await appendPlannedEvents(tx, tenantId, subject, plan.events)
  const credit = { customerId: invoice.customer_id, cents: plan.releasedCreditCents, cause: invoice.id, correctsId: null }
  if (plan.releasedCreditCents > 0) await giveCredit(ctx, tx, invoice.currency, [credit])
  const replacedById = await carry(ctx, tx, invoice, plan)
  // What is void asks for nothing: what it held is given back.
  await afterInvoicePaid(ctx, tx, [invoice.id])
  return replacedById
}

/** What stays owed goes on the invoice that replaces this one, or on the draft of today. */
async function carry(ctx: ProcedureContext, tx: Tx, invoice: InvoiceRow, plan: VoidPlan): Promise<string | null> {
  if (plan.carriesChargeIds.length === 0 && !plan.replace) return null
  const { id: tenantId, zone } = ctx.tenant
  const on = dateInZone(ctx.now, zone)
  const day = { customerId: invoice.customer_id, currency: invoice.currency, at: ctx.now, on }
  const draftId = plan.replace
    ? await openReplacementDraft(tx, tenantId, { ...day, invoiceId: invoice.id }) : await openDayDraft(tx, tenantId, { ...day, kind: 'change', zone })
  await setChargesDraft(tx, tenantId, plan.carriesChargeIds, draftId)
  if (!plan.replace) return null
  if (invoice.draft_id !== null) {
    await carryLicenceCharges(tx, tenantId, invoice.draft_id, draftId)
    await carryRenewals(tx, tenantId, invoice.draft_id, draftId)
  }
  const [closed] = await closeDrafts(ctx, tx, [draftId], { byPerson: true, replacesId: invoice.id, reason: plan.reason })
  if (closed?.invoiceId == null) return null
  await setReplacedBy(tx, tenantId, invoice.id, closed.invoiceId)
  return closed.invoiceId
}
