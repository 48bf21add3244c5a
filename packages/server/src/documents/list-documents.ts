import { z } from 'zod'
import type { DocumentItem } from '../invoices/dto.ts'
import { id } from '../platform/inputs.ts'
import { query } from '../platform/procedure.ts'
import { documentsOf } from './documents-of.ts'
import { visibleInvoice } from './visible-invoice.ts'

const input = z.strictObject({ invoiceId: id })

/** Every document of an invoice, old boletos too, in the order in which they were made. */
export const listInvoiceDocuments = query(
  'invoices.documents', input, async (ctx, { invoiceId }): Promise<{ readonly items: readonly DocumentItem[] }> => {
    const invoice = await visibleInvoice(ctx, ctx.database, invoiceId)
    return { items: (await documentsOf(ctx.database, ctx.tenant.id, [invoice.id])).get(invoice.id) ?? [] }
  })
