import { dateInZone } from '@assento/rules'
import { findCustomer } from '@assento/store'
import { z } from 'zod'
import { notFound } from '../platform/errors.ts'
import { quotation } from '../platform/procedure.ts'
import type { ProcedureContext } from '../platform/types.ts'
import type { DocumentLink } from './dto.ts'
import { invoiceFilter } from './filter.ts'
import { filterFields } from './inputs.ts'
import { makeExportLink } from './make-export-link.ts'

const input = z.strictObject({ ...filterFields })

/** An address of the filtered list as CSV. A customer that was offboarded keeps its invoices, and the seller its list of them. */
export const exportLink = quotation('invoices.exportLink', input, async (ctx, request): Promise<DocumentLink> => {
  const { today: _today, ...question } = invoiceFilter(ctx, request)
  if (question.customerId !== null && (await findCustomer(ctx.database, ctx.tenant.id, question.customerId)) === null) notFound()
  return makeExportLink(ctx, question, exportFileName(ctx))
})

export function exportFileName({ now, tenant }: Pick<ProcedureContext, 'now' | 'tenant'>): string {
  return `${tenant.locale === 'en' ? 'invoices' : 'faturas'}-${dateInZone(now, tenant.zone)}.csv`
}
