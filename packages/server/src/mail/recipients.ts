import { listContacts } from '@assento/store'
import type { AccountRow, Handle } from '@assento/store'
import type { ProcedureContext } from '../platform/types.ts'
import { policyLocale } from '@assento/rules'
import type { MailReader } from './templates/mail-facts.ts'
import type { MailTemplate } from './templates/template-names.ts'

/** One person that a message goes to. */
export interface Recipient extends MailReader {
  /** Contact's id, or `account`: what makes the message one a contact. */
  readonly key: string
  readonly address: string
}

const WITH_INVOICES: readonly MailTemplate[] = ['invoice.issued', 'fiscal.available', 'receipt.paid']

/** The contacts registered in the contract that receive such a message; the account's own address while there is no contact at all. */
export async function recipientsOf(ctx: ProcedureContext, handle: Handle, account: AccountRow, template: MailTemplate): Promise<readonly Recipient[]> {
  const contacts = await listContacts(handle, ctx.tenant.id, account.id)
  if (contacts.length === 0) {
    const { email, name } = account
    return email === null ? [] : [{ key: 'account', name, address: email, locale: policyLocale(ctx.tenant.locale), isContact: false }]
  }
  const flag = WITH_INVOICES.includes(template) ? 'receives_invoices' : 'receives_reminders'
  return contacts.filter((contact) => contact[flag] === 1).map((contact) => ({
    key: contact.id, name: contact.name, address: contact.email, locale: policyLocale(contact.locale ?? ctx.tenant.locale), isContact: true,
  }))
}
