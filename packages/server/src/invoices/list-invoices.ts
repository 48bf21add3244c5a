import { money, priceDocument } from '@assento/rules'
import { findOpenCustomerDraft, linesOfDrafts, listCredits, listInvoices as invoicesOf } from '@assento/store'
import { z } from 'zod'
import { decodeCursor, encodeCursor } from '../platform/cursor.ts'
import { pageFields } from '../platform/inputs.ts'
import { query } from '../platform/procedure.ts'
import type { ProcedureContext } from '../platform/types.ts'
import { lineOfCharge } from './document-line.ts'
import type { InvoicePage } from './dto.ts'
import { invoiceFilter } from './filter.ts'
import { filterFields } from './inputs.ts'
import { invoiceItems } from './invoice-item.ts'

const input = z.strictObject({ ...pageFields, ...filterFields })

/** Invoices, newest first: a widget sees its customer's, a key everyone's or one customer's. */
export const listInvoices = query('invoices.list', input, async (ctx, request): Promise<InvoicePage> => {
  const { limit, cursor } = request
  const filter = invoiceFilter(ctx, request)
  const beforeId = cursor ? String(decodeCursor('invoices', cursor, ['text'])[0]) : null
  const page = await invoicesOf(ctx.database, ctx.tenant.id, { ...filter, beforeId, limit })
  return {
    items: await invoiceItems(ctx, ctx.database, page.items),
    nextCursor: page.next === null ? null : encodeCursor('invoices', [page.next]),
    financeContact: ctx.tenant.settings.contacts.finance,
    credit: filter.customerId === null ? null : await creditOf(ctx, filter.customerId),
    upcoming: filter.customerId === null ? null : await upcomingOf(ctx, filter.customerId),
    today: filter.today,
  }
})

async function creditOf(ctx: ProcedureContext, customerId: string): Promise<InvoicePage['credit']> {
  const [credit] = await listCredits(ctx.database, ctx.tenant.id, customerId)
  return credit === undefined ? null : money(credit.currency, credit.cents)
}

/** The draft that closes next, as the invoice that it would be now. */
async function upcomingOf(ctx: ProcedureContext, customerId: string): Promise<InvoicePage['upcoming']> {
  const draft = await findOpenCustomerDraft(ctx.database, ctx.tenant.id, customerId)
  if (draft === null) return null
  const rows = await linesOfDrafts(ctx.database, ctx.tenant.id, [draft.id])
  const { total } = priceDocument(draft.currency, rows.map((row) => lineOfCharge(ctx.tenant.settings.billing.taxes, row)))
  return { total, lines: rows.length, closesAt: draft.closesAt }
}
