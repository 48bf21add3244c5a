/** What the procedures of contacts, messages and templates take and give, as plain JSON. */
import type { Instant } from '@assento/rules'
import type { MailVariable } from './templates/variables.ts'
import type { MailWords } from './templates/words.ts'

/** Who receives invoices and reminders of a customer (contato de cobrança). */
export interface BillingContactItem {
  readonly id: string
  readonly customerId: string
  readonly name: string
  readonly email: string
  /** `pt-BR` or `en`; null = the tenant's. */
  readonly locale: string | null
  readonly receivesInvoices: boolean
  readonly receivesReminders: boolean
  readonly createdAt: Instant
}

export interface BillingContacts {
  readonly items: readonly BillingContactItem[]
  /** Where messages go while no contact is registered: the customer's own address; null = nowhere. */
  readonly fallbackEmail: string | null
}

export interface MessageItem {
  readonly id: string
  readonly customerId: string
  readonly invoiceId: string | null
  readonly template: string
  readonly locale: string
  readonly toName: string
  readonly toAddress: string
  readonly subject: string
  readonly attachments: readonly { readonly documentId: string; readonly fileName: string; readonly mediaType: string; readonly sha256: string }[]
  readonly state: 'queued' | 'sent' | 'failed' | 'bounced'
  /** The mail server's last answer: why it bounced, or why it waits. */
  readonly response: string | null
  readonly queuedAt: Instant
  readonly settledAt: Instant | null
}

/** One template in one language. */
export interface MailTemplateView {
  readonly template: string
  readonly locale: string
  readonly words: MailWords
  /** True: the tenant's own words. */
  readonly isCustom: boolean
  /** Pass it to `templates.set`; 0 = the built-in words. */
  readonly version: number
  readonly updatedAt: Instant | null
  readonly variables: readonly MailVariable[]
}

/** A message with invented data, as it would be sent. */
export interface MailPreview {
  readonly subject: string
  readonly text: string
  /** A whole page: to be shown in a sandboxed frame. */
  readonly html: string
}

export type { MailVariable, MailWords }
