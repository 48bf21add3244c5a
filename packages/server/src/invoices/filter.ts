import { dateInZone } from '@assento/rules'
import type { InvoiceFilter } from '@assento/store'
import { scopeCustomer } from '../platform/context.ts'
import { notFound } from '../platform/errors.ts'
import type { ProcedureContext } from '../platform/types.ts'
import type { FilterFields } from './inputs.ts'

/** The filter as the store takes it: a widget sees its customer's invoices; another customer's id ends the call as an unknown one. */
export function invoiceFilter(ctx: ProcedureContext, { customerId, status, search, dueFrom, dueUntil }: FilterFields): Omit<InvoiceFilter, 'beforeId' | 'limit'> {
  const scope = scopeCustomer(ctx)
  if (scope !== null && customerId !== undefined && customerId !== scope) notFound()
  return {
    customerId: scope ?? customerId ?? null, today: dateInZone(ctx.now, ctx.tenant.zone),
    ...(status && { status }), ...(search && { search }), ...(dueFrom && { dueFrom }), ...(dueUntil && { dueUntil }),
  }
}
