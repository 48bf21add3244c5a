import type { AccountRow, Handle } from '@assento/store'
import { scopeCustomer } from '../platform/context.ts'
import { fail, notFound } from '../platform/errors.ts'
import type { ProcedureContext } from '../platform/types.ts'
import { visibleAccount } from './account-item.ts'

/** The customer or partner whose invoices or questions a call is about; ends the call when it names none, or one that the caller may not see. */
export async function billedAccount(ctx: ProcedureContext, handle: Handle, customerId: string | undefined): Promise<AccountRow> {
  const id = customerId ?? scopeCustomer(ctx)
  if (id === null) fail('validation', 'the input is not valid', [{ field: 'customerId', rule: 'customerId.required', message: 'name the customer' }])
  const account = await visibleAccount(ctx, handle, id)
  // Nobody bills the tenant's own account.
  return account.kind === 'customer' || account.parent_id !== null ? account : notFound()
}
