/** What the rest of the server calls: a message is ordered in the transaction of what it tells, and written afterwards by a job. */
import { assert } from '@assento/rules'
import { appendEvents, enqueueJobs, findAddressedInvoices } from '@assento/store'
import type { FiscalDocumentRow, InvoiceRow, Tx } from '@assento/store'
import type { ProcedureContext } from '../platform/types.ts'
import { composeJob } from './mail-order.ts'
import { isMailTemplate } from './templates/template-names.ts'

/**
 * Orders the message of invoices that were just issued: a read and an insert, whatever their number, and nothing is drawn here. An
 * invoice that nobody is registered to receive is told of instead (event `message.unaddressed`).
 */
export async function queueInvoiceMail(ctx: ProcedureContext, tx: Tx, invoiceIds: readonly string[]): Promise<void> {
  if (invoiceIds.length === 0) return
  const invoices = await findAddressedInvoices(tx, ctx.tenant.id, invoiceIds)
  const isAddressed = ({ has_recipient }: (typeof invoices)[number]) => has_recipient === 1
  await enqueueJobs(tx, ctx.tenant.id, invoices.filter(isAddressed).map((invoice) => (
    composeJob(ctx, { template: 'invoice.issued', invoiceId: invoice.id, customerId: invoice.customer_id, step: null }))))
  await appendEvents(tx, ctx.tenant.id, ctx.now, invoices.filter((invoice) => !isAddressed(invoice)).map((invoice) => ({
    name: 'message.unaddressed', subjectId: invoice.id, customerId: invoice.customer_id, subject: { invoiceId: invoice.id, template: 'invoice.issued' },
  })))
}

export interface MessageToQueue {
  readonly template: string
  readonly invoiceId: string
  readonly customerId: string
  readonly step?: string
}

/** Orders one message of an invoice to its contacts; one that has been ordered before is not ordered again. */
export async function queueMessage(ctx: ProcedureContext, tx: Tx, { template, invoiceId, customerId, step }: MessageToQueue): Promise<void> {
  assert(isMailTemplate(template), `${template} is a template`)
  await enqueueJobs(tx, ctx.tenant.id, [composeJob(ctx, { template, invoiceId, customerId, step: step ?? null })])
}

/**
 * Orders the second message of an invoice, with its nota fiscal: written only for contacts whose invoice message did not carry it.
 * Called where the nota fiscal is stored, with the invoice's row locked.
 */
export async function queueFiscalMail(
  ctx: ProcedureContext, tx: Tx, { id, invoice_id, customer_id }: Pick<FiscalDocumentRow, 'id' | 'invoice_id' | 'customer_id'>,
): Promise<void> {
  await queueMessage(ctx, tx, { template: 'fiscal.available', invoiceId: invoice_id, customerId: customer_id, step: id })
}

/** Orders the receipts of invoices that became paid. One that credit settled at its issue says so itself. */
export async function queuePaidMail(ctx: ProcedureContext, tx: Tx, invoices: readonly InvoiceRow[]): Promise<void> {
  await enqueueJobs(tx, ctx.tenant.id, invoices.map((invoice) => (
    composeJob(ctx, { template: 'receipt.paid', invoiceId: invoice.id, customerId: invoice.customer_id, step: null }))))
}
