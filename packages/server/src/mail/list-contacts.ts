import { listContacts as contactsOf } from '@assento/store'
import { query } from '../platform/procedure.ts'
import { contactItem, contactsCustomer } from './contact-item.ts'
import type { BillingContacts } from './dto.ts'
import { listContactsInput } from './inputs.ts'

/** The contacts registered in the contract, and where messages go without any. There are few, so that they are one page. */
export const listContacts = query('contacts.list', listContactsInput, async (ctx, { customerId }): Promise<BillingContacts> => {
  const account = await contactsCustomer(ctx, ctx.database, customerId)
  const rows = await contactsOf(ctx.database, ctx.tenant.id, account.id)
  return { items: rows.map(contactItem), fallbackEmail: account.email }
})
