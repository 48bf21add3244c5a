/** invoices.void: an issued invoice is taken out of force, and may be replaced by a new one of the same charges. */
import { z } from 'zod'
import { id, text } from '../platform/inputs.ts'
import { command } from '../platform/procedure.ts'
import { auditOfDecision } from '../platform/types.ts'
import { explainInvoice } from './explain-invoice.ts'
import { lockInvoice } from './lock-invoice.ts'
import { applyVoid, decideVoidOf } from './void-issued.ts'

const input = z.strictObject({ invoiceId: id, reason: text(500), replace: z.boolean().default(false) })

/** A "no" changes nothing but the audit. Answers the decision, the void invoice, and the id of the one that replaces it. */
export const voidInvoice = command('invoices.void', input, async (ctx, request) => {
  const invoice = await lockInvoice(ctx, request.invoiceId)
  const decision = await decideVoidOf(ctx, ctx.tx, invoice, request)
  const replacedById = decision.verdict === 'denied' ? null : await applyVoid(ctx, ctx.tx, invoice, decision.plan)
  return {
    answer: { ...decision, invoice: await explainInvoice(ctx, ctx.tx, invoice.id), replacedById },
    audit: auditOfDecision(decision, invoice.id, invoice.customer_id, {
      before: { state: invoice.state, settledCents: invoice.settled_cents }, after: { reason: request.reason, replace: request.replace, replacedById },
    }),
  }
})
