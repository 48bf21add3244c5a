import { assert } from '@assento/rules'
import { loadInvoice, lockCredit } from '@assento/store'
import type { InvoiceRow } from '@assento/store'
import { visibleInvoice } from '../documents/visible-invoice.ts'
import type { CommandContext } from '../platform/types.ts'

/**
 * The invoice that a command corrects, locked after its customer's credit: whatever moves a customer's money takes the two in
 * this order. Unknown ids, other tenants' and sibling customers' ids end the call with the same answer.
 */
export async function lockInvoice(ctx: CommandContext, invoiceId: string): Promise<InvoiceRow> {
  const seen = await visibleInvoice(ctx, ctx.tx, invoiceId)
  await lockCredit(ctx.tx, ctx.tenant.id, [seen.customer_id], seen.currency)
  const invoice = await loadInvoice(ctx.tx, ctx.tenant.id, invoiceId)
  assert(invoice !== null, 'an invoice is never deleted')
  return invoice
}
