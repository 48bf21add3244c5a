import { z } from 'zod'
import type { DocumentLink } from '../invoices/dto.ts'
import { makeExportLink } from '../invoices/make-export-link.ts'
import { id } from '../platform/inputs.ts'
import { quotation } from '../platform/procedure.ts'
import { customerFileName } from './customer-file.ts'
import { visibleCustomer } from './visible-customer.ts'

/** An address, for five minutes, of everything about a customer as one JSON file; of an offboarded one too. */
export const exportCustomer = quotation('customers.export', z.strictObject({ customerId: id }), async (ctx, { customerId }): Promise<DocumentLink> => {
  const { id: found } = await visibleCustomer(ctx, ctx.database, customerId)
  return makeExportLink(ctx, { kind: 'customer', customerId: found }, customerFileName(ctx))
})
