import { appendEvents } from '@assento/store'
import type { InvoiceRow, Tx } from '@assento/store'
import { afterInvoicePaid } from '../collections/after-paid.ts'
import { settlePaymentMeans } from '../documents/settle-payment-means.ts'
import { queuePaidMail } from '../mail/queue-mail.ts'
import type { ProcedureContext } from '../platform/types.ts'

/**
 * What follows when invoices become paid, by whatever: their boletos and Pix codes are settled, it is told, holds are released.
 * `isAtIssue`: credit settled them as they were issued, which their own message says.
 */
export async function announcePaid(ctx: ProcedureContext, tx: Tx, invoices: readonly InvoiceRow[], { isAtIssue = false } = {}): Promise<void> {
  if (invoices.length === 0) return
  for (const { id } of invoices) await settlePaymentMeans(tx, ctx.tenant.id, id)
  await appendEvents(tx, ctx.tenant.id, ctx.now, invoices.map((invoice) => ({
    name: 'invoice.paid', subjectId: invoice.id, customerId: invoice.customer_id,
    subject: { invoiceId: invoice.id, number: invoice.number, totalCents: invoice.total_cents, currency: invoice.currency },
  })))
  if (!isAtIssue) await queuePaidMail(ctx, tx, invoices)
  await afterInvoicePaid(ctx, tx, invoices.map(({ id }) => id))
}
