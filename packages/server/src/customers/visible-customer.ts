/** The customer that a call is about, as far as the caller may see it. */
import { findCustomer } from '@assento/store'
import type { CustomerRow, Handle } from '@assento/store'
import { licenceScope } from '../platform/context.ts'
import { notFound } from '../platform/errors.ts'
import type { ProcedureContext } from '../platform/types.ts'

/** A customer of the caller's, offboarded ones too; ends the call with the answer of an unknown id otherwise. Locked inside a transaction. */
export async function visibleCustomer(ctx: ProcedureContext, handle: Handle, customerId: string): Promise<CustomerRow> {
  const scope = licenceScope(ctx)
  if (scope.customerId !== null && scope.customerId !== customerId) notFound()
  const row = await findCustomer(handle, ctx.tenant.id, customerId)
  if (row === null || (scope.partnerId !== null && row.parent_id !== scope.partnerId)) notFound()
  return row
}

/** The same, while it has not been offboarded: whoever was is changed no more. */
export async function presentCustomer(ctx: ProcedureContext, handle: Handle, customerId: string): Promise<CustomerRow> {
  const row = await visibleCustomer(ctx, handle, customerId)
  return row.removed_at === null ? row : notFound()
}
