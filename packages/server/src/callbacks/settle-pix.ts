import { addMs, dateInZone } from '@assento/rules'
import { appendEvents, findInvoice, findPixChargeByTxid } from '@assento/store'
import type { InvoiceRow, Tx } from '@assento/store'
import { recordPayment } from '../invoices/payments/record-payment.ts'
import { writeAudit } from '../platform/audit.ts'
import type { ProcedureContext } from '../platform/types.ts'
import type { ReportedPix } from './read-pix-callback.ts'

export interface SettledPix {
  readonly endToEndId: string
  /** `unknown`: no code of ours has that txid; somebody has to look at it. */
  readonly verdict: 'paid' | 'partial' | 'over' | 'credit' | 'duplicate' | 'unknown'
  readonly invoiceId: string | null
}

/**
 * Records one Pix by the txid of any code that was ever shown, old versions too. Another amount than asked for is a partial
 * payment or leaves credit; the same endToEndId again changes nothing. What matches no code of ours is told of, and kept by
 * nobody else: event `payment.unmatched`.
 */
export async function settlePix(ctx: ProcedureContext, tx: Tx, pix: ReportedPix): Promise<SettledPix> {
  const { endToEndId } = pix
  const invoice = await invoiceOf(ctx, tx, pix.txid)
  if (invoice === null) return reportUnmatched(ctx, tx, pix)
  const { payment, verdict, isDuplicate } = await recordPayment(ctx, tx, {
    customerId: invoice.customer_id, invoiceId: invoice.id, channel: 'pix', externalId: endToEndId, amountCents: pix.cents,
    // A test tenant lives ahead of the provider by its clock's offset.
    paidOn: dateInZone(addMs(pix.at, ctx.tenant.clockOffsetMs), ctx.tenant.zone), feeCents: 0, note: null,
  })
  const settled = isDuplicate ? 'duplicate' as const : verdict
  await writeAudit(tx, ctx, 'callbacks.pix', {
    outcome: 'done', subjectId: invoice.id, customerId: invoice.customer_id,
    after: { endToEndId, amountCents: pix.cents, verdict: settled, paymentId: payment.id },
  })
  return { endToEndId, verdict: settled, invoiceId: invoice.id }
}

async function invoiceOf(ctx: ProcedureContext, tx: Tx, txid: string | null): Promise<InvoiceRow | null> {
  const charge = txid === null ? null : await findPixChargeByTxid(tx, ctx.tenant.id, txid)
  return charge === null ? null : findInvoice(tx, ctx.tenant.id, charge.invoice_id)
}

async function reportUnmatched(ctx: ProcedureContext, tx: Tx, { endToEndId, txid, cents }: ReportedPix): Promise<SettledPix> {
  const subject = { endToEndId, txid, amountCents: cents, channel: 'pix' }
  await appendEvents(tx, ctx.tenant.id, ctx.now, [{ name: 'payment.unmatched', subjectId: endToEndId, customerId: null, subject }])
  await writeAudit(tx, ctx, 'callbacks.pix', { outcome: 'done', subjectId: endToEndId, customerId: null, after: { ...subject, verdict: 'unknown' } })
  return { endToEndId, verdict: 'unknown', invoiceId: null }
}
