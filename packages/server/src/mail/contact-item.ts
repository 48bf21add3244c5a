import { findAccount } from '@assento/store'
import type { AccountRow, ContactRow, Handle } from '@assento/store'
import { scopeCustomer } from '../platform/context.ts'
import { fail, notFound } from '../platform/errors.ts'
import type { ProcedureContext } from '../platform/types.ts'
import type { BillingContactItem } from './dto.ts'

/** Whose contacts a call is about: a customer or a partner, who both get invoices; a widget's own, or the one that a key names. Unknown ids end the call alike. */
export async function contactsCustomer(ctx: ProcedureContext, handle: Handle, asked: string | undefined): Promise<AccountRow> {
  const scope = scopeCustomer(ctx)
  if (scope !== null && asked !== undefined && asked !== scope) notFound()
  const id = scope ?? asked ?? fail('validation', 'the input is not valid', [{ field: 'customerId', rule: 'customer.required', message: 'name the customer' }])
  const account = await findAccount(handle, ctx.tenant.id, id)
  const getsInvoices = account !== null && (account.kind === 'customer' || account.parent_id !== null)
  return getsInvoices ? account : notFound()
}

export function contactItem(row: ContactRow): BillingContactItem {
  return {
    id: row.id, customerId: row.account_id, name: row.name, email: row.email, locale: row.locale, receivesInvoices: row.receives_invoices === 1,
    receivesReminders: row.receives_reminders === 1, createdAt: row.created_at,
  }
}
