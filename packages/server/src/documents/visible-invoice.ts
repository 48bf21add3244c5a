import { findInvoice } from '@assento/store'
import type { Handle, InvoiceRow } from '@assento/store'
import { scopeCustomer } from '../platform/context.ts'
import { notFound } from '../platform/errors.ts'
import type { ProcedureContext } from '../platform/types.ts'

/** The invoice as far as the caller may see it; unknown, another tenant's and a sibling customer's end the call alike. */
export async function visibleInvoice(ctx: ProcedureContext, handle: Handle, invoiceId: string): Promise<InvoiceRow> {
  const invoice = await findInvoice(handle, ctx.tenant.id, invoiceId)
  const own = scopeCustomer(ctx)
  if (invoice === null || (own !== null && own !== invoice.customer_id)) notFound()
  return invoice
}
