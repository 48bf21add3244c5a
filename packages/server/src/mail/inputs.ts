import { z } from 'zod'
import { email, id, line, pageFields, text } from '../platform/inputs.ts'
import { MAIL_LOCALES, MAIL_TEMPLATES } from './templates/template-names.ts'

const locale = z.enum(MAIL_LOCALES)

/** Left out by a widget: its own customer. A key names one. */
const customerId = id.optional()

export const listContactsInput = z.strictObject({ customerId })
export const addContactInput = z.strictObject({
  customerId,
  name: line(100),
  // Compared without case: two spellings of one address would be two mails to one person.
  email: email.transform((address) => address.toLowerCase()),
  locale: locale.nullable().default(null),
  receivesInvoices: z.boolean().default(true),
  receivesReminders: z.boolean().default(true),
}).refine(({ receivesInvoices, receivesReminders }) => receivesInvoices || receivesReminders, {
  path: ['receivesInvoices'], error: 'a contact receives invoices, reminders or both', params: { rule: 'contacts.receives.nothing' },
})
export const removeContactInput = z.strictObject({ contactId: id })

export const listMessagesInput = z.strictObject({ ...pageFields, customerId, invoiceId: id.optional() })

/** Bodies are limited, so that a message stays a message. */
const words = z.strictObject({ subject: line(200), text: text(20_000), html: text(60_000) })

export const listTemplatesInput = z.strictObject({ locale: locale.optional() })
export const previewTemplateInput = z.strictObject({ template: z.enum(MAIL_TEMPLATES), locale, words: words.optional() })
export const setTemplateInput = z.strictObject({
  template: z.enum(MAIL_TEMPLATES), locale,
  /** The version that the caller has read; 0 = the built-in words. */
  version: z.int().min(0).max(Number.MAX_SAFE_INTEGER),
  /** Null = back to the built-in words. */
  words: words.nullable(),
})
