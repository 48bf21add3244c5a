import { z } from 'zod'
import { id } from '../platform/inputs.ts'
import { query } from '../platform/procedure.ts'
import { explainInvoice } from './explain-invoice.ts'

const input = z.strictObject({ invoiceId: id })

export const getInvoice = query('invoices.get', input, (ctx, { invoiceId }) => explainInvoice(ctx, ctx.database, invoiceId))

/** The same answer under the name that people look for (P7): there is no invoice without its explanation. */
export const explain = query('invoices.explain', input, (ctx, { invoiceId }) => explainInvoice(ctx, ctx.database, invoiceId))
