import { appendPlannedEvents, insertContact, listContacts, newId } from '@assento/store'
import { fail } from '../platform/errors.ts'
import { command } from '../platform/procedure.ts'
import type { CommandResult } from '../platform/types.ts'
import { contactItem, contactsCustomer } from './contact-item.ts'
import type { BillingContactItem } from './dto.ts'
import { addContactInput } from './inputs.ts'

/** Every message goes to each of them: more would be a mailing list. */
const MOST = 20

/** Registers a billing contact (contato de cobrança). Refuses the second contact of one address, and the one too many. */
export const addContact = command('contacts.add', addContactInput, async (ctx, input): Promise<CommandResult<BillingContactItem>> => {
  const account = await contactsCustomer(ctx, ctx.tx, input.customerId)
  if ((await listContacts(ctx.tx, ctx.tenant.id, account.id)).length >= MOST) {
    fail('validation', 'the input is not valid', [{ field: 'email', rule: 'contacts.add.tooMany', message: `a customer has ${MOST} contacts at most` }])
  }
  const row = {
    tenant_id: ctx.tenant.id, id: newId('con'), account_id: account.id, name: input.name, email: input.email, locale: input.locale,
    receives_invoices: input.receivesInvoices ? 1 as const : 0 as const, receives_reminders: input.receivesReminders ? 1 as const : 0 as const,
    created_at: ctx.now, removed_at: null,
  }
  if (!(await insertContact(ctx.tx, ctx.tenant.id, row))) {
    fail('conflict', 'the customer has a contact with this address', [{ field: 'email', rule: 'contacts.email.taken', message: 'remove that contact first' }])
  }
  await appendPlannedEvents(ctx.tx, ctx.tenant.id, { subjectId: row.id, customerId: account.id, at: ctx.now }, [
    { name: 'contact.added', subject: { contactId: row.id, customerId: account.id } },
  ])
  const answer = contactItem(row)
  return { answer, audit: { outcome: 'done', subjectId: row.id, customerId: account.id, before: null, after: answer } }
})
