import type { AccountRow, Handle } from '@assento/store'
import { visibleAccount } from '../accounts/account-item.ts'
import { scopeCustomer } from '../platform/context.ts'
import { fail, notFound } from '../platform/errors.ts'
import type { ProcedureContext } from '../platform/types.ts'

/** The customer whose cart a call is about; ends the call when it names none, or one that the caller may not see. */
export async function cartCustomer(ctx: ProcedureContext, handle: Handle, customerId: string | undefined): Promise<AccountRow> {
  const id = customerId ?? scopeCustomer(ctx)
  if (id === null) fail('validation', 'the input is not valid', [{ field: 'customerId', rule: 'customerId.required', message: 'name the customer' }])
  const account = await visibleAccount(ctx, handle, id)
  return account.kind === 'customer' ? account : notFound()
}
