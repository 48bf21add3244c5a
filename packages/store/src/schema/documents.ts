/** Documents of an invoice, the mail that carries them, and who receives it. */
import type { CalendarDate, Instant } from '@assento/rules'
import type { Bit, JsonText } from './values.ts'

export type DocumentKind = 'invoice' | 'boleto' | 'notaFiscalXml' | 'notaFiscalPdf' | 'creditNote' | 'receipt'

/** A file that a customer may download. What we draw is drawn when it is first wanted, and kept: mail and download are equal. */
export interface DocumentTable {
  tenant_id: string
  id: string
  customer_id: string
  invoice_id: string | null
  kind: DocumentKind
  /** Invoice, boleto, fiscal document, credit note or payment that it shows; unique with kind. */
  source_id: string
  file_name: string
  media_type: string
  /** Null until it is drawn. */
  bytes: Uint8Array | null
  sha256: string | null
  created_at: Instant
}

/** A nota fiscal as uploaded; its XML and PDF are documents whose `source_id` is this id. */
export interface FiscalDocumentTable {
  tenant_id: string
  id: string
  customer_id: string
  invoice_id: string
  kind: 'nfe' | 'nfse' | 'nfseMunicipal'
  /** Chave de acesso: 44 (NF-e) or 50 (NFS-e) characters; null for a municipal layout. */
  access_key: string | null
  number: string
  series: string | null
  issuer_tax_id: string
  recipient_tax_id: string
  issued_on: CalendarDate
  amount_cents: number
  state: 'authorised' | 'cancelled' | 'substituted'
  verification_code: string | null
  url: string | null
  /** Rules that did not refuse it but that a person should know (JSON array of ids). */
  warnings: JsonText
  created_at: Instant
  created_by: string
}

/** A short-lived address of one document; only the SHA-256 of its token is stored. */
export interface DocumentLinkTable {
  token_hash: string
  tenant_id: string
  document_id: string
  actor_id: string
  actor_name: string
  role: string
  created_at: Instant
  /** Server's clock. */
  expires_at: Instant
}

/** Who receives invoices and reminders of a customer: the contacts registered in the contract. */
export interface BillingContactTable {
  tenant_id: string
  id: string
  account_id: string
  name: string
  email: string
  /** `pt-BR`, `en`; null = the tenant's. */
  locale: string | null
  receives_invoices: Bit
  receives_reminders: Bit
  created_at: Instant
  removed_at: Instant | null
}

/** A message exactly as it was or will be sent, one a contact. */
export interface MessageTable {
  tenant_id: string
  id: string
  customer_id: string
  invoice_id: string | null
  template: string
  /** Unique a tenant: `<template>:<invoice>[:<step>]:<contact>`. Sent once, whatever restarts. */
  natural_key: string
  locale: string
  to_name: string
  to_address: string
  subject: string
  text: string
  html: string
  /** `[{ documentId, fileName, mediaType, sha256 }]`. */
  attachments: JsonText
  state: 'queued' | 'sent' | 'failed' | 'bounced'
  /** The mail server's last answer. */
  response: string | null
  queued_at: Instant
  settled_at: Instant | null
}

/** A tenant's own words for a template; without a row the built-in ones apply. */
export interface MailTemplateTable {
  tenant_id: string
  template: string
  locale: string
  subject: string
  text: string
  html: string
  version: number
  updated_at: Instant
}
