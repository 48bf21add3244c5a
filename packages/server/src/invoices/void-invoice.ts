/** invoices.void: an issued invoice is taken out of force, and may be replaced by a new one of the same charges. */
import { dateInZone, decideVoid, money } from '@assento/rules'
import type { Decision, VoidPlan } from '@assento/rules'
import {
  appendPlannedEvents, closeInvoice, findPaidCents, invoiceFacts, listDocumentLines, loadLineCredits, markChargesVoided, openDayDraft,
  openReplacementDraft, postLedger, setChargesDraft, setReplacedBy,
} from '@assento/store'
import type { InvoiceRow } from '@assento/store'
import { z } from 'zod'
import { afterInvoicePaid } from '../collections/after-paid.ts'
import { cancelPaymentMeans } from '../documents/settle-payment-means.ts'
import { id, text } from '../platform/inputs.ts'
import { command } from '../platform/procedure.ts'
import { auditOfDecision } from '../platform/types.ts'
import type { CommandContext } from '../platform/types.ts'
import { closeDrafts } from './close-drafts.ts'
import { explainInvoice } from './explain-invoice.ts'
import { giveCredit } from './give-credit.ts'
import { lockInvoice } from './lock-invoice.ts'

const input = z.strictObject({ invoiceId: id, reason: text(500), replace: z.boolean().default(false) })

/** A "no" changes nothing but the audit. Answers the decision, the void invoice, and the id of the one that replaces it. */
export const voidInvoice = command('invoices.void', input, async (ctx, request) => {
  const invoice = await lockInvoice(ctx, request.invoiceId)
  const decision = await decide(ctx, invoice, request)
  const replacedById = decision.verdict === 'denied' ? null : await apply(ctx, invoice, decision.plan)
  return {
    answer: { ...decision, invoice: await explainInvoice(ctx, ctx.tx, invoice.id), replacedById },
    audit: auditOfDecision(decision, invoice.id, invoice.customer_id, {
      before: { state: invoice.state, settledCents: invoice.settled_cents }, after: { reason: request.reason, replace: request.replace, replacedById },
    }),
  }
})

async function decide(ctx: CommandContext, invoice: InvoiceRow, request: z.output<typeof input>): Promise<Decision<VoidPlan>> {
  const lines = await listDocumentLines(ctx.tx, ctx.tenant.id, [invoice.id])
  const credits = await loadLineCredits(ctx.tx, ctx.tenant.id, lines.flatMap((line) => line.charge_id ?? []))
  return decideVoid({
    invoice: invoiceFacts(invoice), subtotalCents: invoice.subtotal_cents, taxCents: invoice.tax_cents,
    lines: lines.map((line) => ({ chargeId: line.charge_id, amount: money(invoice.currency, line.amount_cents) })),
    settledByPaymentCents: await findPaidCents(ctx.tx, ctx.tenant.id, invoice.id),
    creditedElsewhereCents: credits.reduce((sum, { creditedCents }) => sum + creditedCents, 0),
  }, request, dateInZone(ctx.now, ctx.tenant.zone))
}

/** Writes the void; answers the id of the invoice that replaces it, if one does. */
async function apply(ctx: CommandContext, invoice: InvoiceRow, plan: VoidPlan): Promise<string | null> {
  const { tx, tenant: { id: tenantId } } = ctx
  await closeInvoice(tx, tenantId, invoice.id, { state: 'void', at: ctx.now, reason: plan.reason })
  await postLedger(tx, tenantId, [plan.ledger], ctx.now)
  await markChargesVoided(tx, tenantId, plan.voidsChargeIds, ctx.now)
  await cancelPaymentMeans(tx, tenantId, invoice.id)
  const subject = { subjectId: invoice.id, customerId: invoice.customer_id, at: ctx.now }
  await appendPlannedEvents(tx, tenantId, subject, plan.events)
  const credit = { customerId: invoice.customer_id, cents: plan.releasedCreditCents, cause: invoice.id, correctsId: null }
  if (plan.releasedCreditCents > 0) await giveCredit(ctx, tx, invoice.currency, [credit])
  const replacedById = await carry(ctx, invoice, plan)
  // What is void asks for nothing: what it held is given back.
  await afterInvoicePaid(ctx, tx, [invoice.id])
  return replacedById
}

/** What stays owed goes on the invoice that replaces this one, or on the draft of today. */
async function carry(ctx: CommandContext, invoice: InvoiceRow, plan: VoidPlan): Promise<string | null> {
  if (plan.carriesChargeIds.length === 0) return null
  const { tx, tenant: { id: tenantId, zone } } = ctx
  const on = dateInZone(ctx.now, zone)
  const day = { customerId: invoice.customer_id, currency: invoice.currency, at: ctx.now, on }
  const draftId = plan.replace
    ? await openReplacementDraft(tx, tenantId, { ...day, invoiceId: invoice.id }) : await openDayDraft(tx, tenantId, { ...day, kind: 'change', zone })
  await setChargesDraft(tx, tenantId, plan.carriesChargeIds, draftId)
  if (!plan.replace) return null
  const [closed] = await closeDrafts(ctx, tx, [draftId], { byPerson: true, replacesId: invoice.id, reason: plan.reason })
  if (closed?.invoiceId == null) return null
  await setReplacedBy(tx, tenantId, invoice.id, closed.invoiceId)
  return closed.invoiceId
}
