import { decideSecondCopy } from '@assento/rules'
import type { CalendarDate } from '@assento/rules'
import { findDocumentOfSource, invoiceFacts, loadInvoiceFacts, setPaymentMeansState } from '@assento/store'
import type { InvoiceRow } from '@assento/store'
import { z } from 'zod'
import type { SecondCopyAnswer } from '../invoices/dto.ts'
import { notFound } from '../platform/errors.ts'
import { id } from '../platform/inputs.ts'
import { command } from '../platform/procedure.ts'
import { auditOfDecision } from '../platform/types.ts'
import type { CommandContext, CommandResult } from '../platform/types.ts'
import { loadMeans, todayOf } from './current-means.ts'
import type { MeansOfInvoice } from './current-means.ts'
import { insertPaymentMeans } from './insert-payment-means.ts'
import { amountDueOf, lateChargesOf } from './late-charges.ts'
import { paymentMeansOf } from './payment-means-of.ts'
import { visibleInvoice } from './visible-invoice.ts'

const input = z.strictObject({ invoiceId: id })

/**
 * The document that pays the invoice today (2ª via): the same while it is payable, else a new version with the fine and interest of
 * today, a new fator and barcode and a new Pix code. The old ones are kept, to match who pays them late. Once a day: asked again,
 * it answers with the version of the day. Denies invoices.secondCopy.notOpen.
 */
export const secondCopy = command('invoices.secondCopy', input, async (ctx, { invoiceId }): Promise<CommandResult<SecondCopyAnswer>> => {
  // The row is locked before it is looked at: two second copies asked at once make one version.
  await loadInvoiceFacts(ctx.tx, ctx.tenant.id, invoiceId)
  const invoice = await visibleInvoice(ctx, ctx.tx, invoiceId)
  const means = await loadMeans(ctx, ctx.tx, invoice)
  const decision = decideSecondCopy(invoiceFacts(invoice), means.current, todayOf(ctx))
  if (decision.verdict !== 'allowed') return { answer: decision, audit: auditOfDecision(decision, invoice.id, invoice.customer_id) }
  const isMade = decision.plan.outcome === 'newVersion' && await makeVersion(ctx, invoice, means, decision.plan.dueOn)
  const outcome = isMade ? 'newVersion' : 'same'
  const payment = await paymentMeansOf(ctx, ctx.tx, invoice)
  const documentId = payment.boleto?.documentId ?? (await findDocumentOfSource(ctx.tx, ctx.tenant.id, 'invoice', invoice.id))?.id ?? notFound()
  return {
    answer: { verdict: 'allowed', outcome, documentId, payment, lateCharges: lateChargesOf(ctx, invoice, todayOf(ctx)) },
    audit: auditOfDecision(decision, invoice.id, invoice.customer_id, {
      before: { version: means.version }, after: { outcome, version: means.version + (isMade ? 1 : 0) },
    }),
  }
})

/** False when the tenant has neither a bank nor a Pix key now: the old ones stay. */
async function makeVersion(ctx: CommandContext, invoice: InvoiceRow, means: MeansOfInvoice, dueOn: CalendarDate): Promise<boolean> {
  const { bank, beneficiary, pix } = ctx.tenant.settings.billing
  if (invoice.currency !== 'BRL' || (pix === null && (bank === null || beneficiary === null))) return false
  await setPaymentMeansState(ctx.tx, ctx.tenant.id, invoice.id, 'superseded', ctx.now)
  await insertPaymentMeans(ctx, ctx.tx, [{ invoice, version: means.version + 1, dueOn, due: amountDueOf(ctx, invoice, todayOf(ctx)) }])
  return true
}
