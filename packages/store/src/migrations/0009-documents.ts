import {
  bit, bytes, createTable, date, id, instant, integer, json, nullable, oneOf, price, tenantId, text, type Migration, type Table,
} from './ddl.ts'

const customer = [['tenant_id', 'customer_id'], 'account'] as const
const invoice = [['tenant_id', 'invoice_id'], 'invoice'] as const

const document: Table = {
  name: 'document',
  columns: [
    tenantId, id, text('customer_id'), nullable(text('invoice_id')),
    oneOf('kind', ['invoice', 'boleto', 'notaFiscalXml', 'notaFiscalPdf', 'creditNote', 'receipt']), text('source_id'), text('file_name'),
    text('media_type'), nullable(bytes('bytes')), nullable(text('sha256')), instant('created_at'),
  ],
  primaryKey: ['tenant_id', 'id'],
  references: [customer, invoice],
  checks: ['(bytes is null) = (sha256 is null)', 'sha256 is null or length(sha256) = 64'],
}

const fiscalDocument: Table = {
  name: 'fiscal_document',
  columns: [
    tenantId, id, text('customer_id'), text('invoice_id'), oneOf('kind', ['nfe', 'nfse', 'nfseMunicipal']), nullable(text('access_key')),
    text('number'), nullable(text('series')), text('issuer_tax_id'), text('recipient_tax_id'), date('issued_on'), price('amount_cents'),
    oneOf('state', ['authorised', 'cancelled', 'substituted']), nullable(text('verification_code')), nullable(text('url')), json('warnings'),
    instant('created_at'), text('created_by'),
  ],
  primaryKey: ['tenant_id', 'id'],
  references: [customer, invoice],
  checks: ['access_key is null or length(access_key) in (44, 50)'],
}

const documentLink: Table = {
  name: 'document_link',
  columns: [
    text('token_hash'), tenantId, text('document_id'), text('actor_id'), text('actor_name'), text('role'), instant('created_at'),
    instant('expires_at'),
  ],
  primaryKey: ['token_hash'],
  references: [[['tenant_id', 'document_id'], 'document']],
  checks: ['length(token_hash) = 64'],
}

const billingContact: Table = {
  name: 'billing_contact',
  columns: [
    tenantId, id, text('account_id'), text('name'), text('email'), nullable(text('locale')), bit('receives_invoices'), bit('receives_reminders'),
    instant('created_at'), nullable(instant('removed_at')),
  ],
  primaryKey: ['tenant_id', 'id'],
  references: [[['tenant_id', 'account_id'], 'account']],
}

const message: Table = {
  name: 'message',
  columns: [
    tenantId, id, text('customer_id'), nullable(text('invoice_id')), text('template'), text('natural_key'), text('locale'), text('to_name'),
    text('to_address'), text('subject'), text('text'), text('html'), json('attachments'), oneOf('state', ['queued', 'sent', 'failed', 'bounced']),
    nullable(text('response')), instant('queued_at'), nullable(instant('settled_at')),
  ],
  primaryKey: ['tenant_id', 'id'],
  references: [customer, invoice],
}

const mailTemplate: Table = {
  name: 'mail_template',
  columns: [tenantId, text('template'), text('locale'), text('subject'), text('text'), text('html'), integer('version'), instant('updated_at')],
  primaryKey: ['tenant_id', 'template', 'locale'],
  references: [[['tenant_id'], 'tenant']],
}

const indexes = [
  'create unique index document_source on document (tenant_id, kind, source_id)',
  'create index document_by_invoice on document (tenant_id, invoice_id) where invoice_id is not null',
  'create unique index fiscal_access_key on fiscal_document (tenant_id, access_key) where access_key is not null',
  'create index fiscal_by_invoice on fiscal_document (tenant_id, invoice_id)',
  'create index document_link_age on document_link (expires_at)',
  'create unique index billing_contact_email on billing_contact (tenant_id, account_id, email) where removed_at is null',
  'create unique index message_natural_key on message (tenant_id, natural_key)',
  'create index message_by_customer on message (tenant_id, customer_id, id)',
  'create index message_by_invoice on message (tenant_id, invoice_id) where invoice_id is not null',
  "create index job_parked on job (tenant_id, kind) where state = 'parked'",
]

/** Documents of invoices, and the mail that carries them. */
export const documentsMigration: Migration = {
  name: '0009-documents',
  statements: (dialect) => [
    ...[document, fiscalDocument, documentLink, billingContact, message, mailTemplate].map((table) => createTable(table, dialect)), ...indexes,
  ],
}
