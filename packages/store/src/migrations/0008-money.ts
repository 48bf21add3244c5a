import { appendOnly } from './append-only.ts'
import {
  bigInteger, count, createTable, date, id, instant, integer, json, nullable, oneOf, price, tenantId, text, type Migration, type Table,
} from './ddl.ts'
import type { Dialect } from '../handle.ts'

const customer = [['tenant_id', 'customer_id'], 'account'] as const
const invoiceRef = [['tenant_id', 'invoice_id'], 'invoice'] as const
const currencyCheck = 'length(currency) = 3'

const invoice: Table = {
  name: 'invoice',
  columns: [
    tenantId, id, text('number'), text('customer_id'), nullable(text('draft_id')), text('currency'), date('period_starts_on'), date('period_until'),
    instant('issued_at'), date('issued_on'), date('due_on'), date('payable_until'), bigInteger('subtotal_cents'), bigInteger('tax_cents'),
    price('total_cents'), price('settled_cents'), oneOf('state', ['open', 'paid', 'void', 'writtenOff']), json('late_terms'),
    nullable(instant('paid_at')), nullable(instant('voided_at')), nullable(text('void_reason')), nullable(text('replaces_id')),
    nullable(text('replaced_by_id')), nullable(instant('next_step_at')), integer('version'),
  ],
  primaryKey: ['tenant_id', 'id'],
  references: [customer, [['tenant_id', 'draft_id'], 'invoice_draft']],
  // A zero invoice is never issued; what is paid above the total is credit, not settlement.
  checks: [
    'total_cents >= 1', 'total_cents = subtotal_cents + tax_cents', 'settled_cents <= total_cents', 'payable_until >= due_on',
    "(state = 'paid') = (settled_cents = total_cents and state <> 'void')", currencyCheck,
  ],
}

const invoiceLine: Table = {
  name: 'invoice_line',
  columns: [
    tenantId, text('document_id'), count('line_no'), text('kind'), nullable(text('charge_id')), nullable(text('subscription_id')), text('description'),
    integer('quantity'), price('unit_cents'), count('billing_days'), count('cycle_days'), date('period_starts_on'), date('period_until'),
    bigInteger('amount_cents'), count('tax_rate_bp'), nullable(text('tax_label')),
  ],
  primaryKey: ['tenant_id', 'document_id', 'line_no'],
  references: [[['tenant_id', 'charge_id'], 'charge']],
  checks: ['line_no >= 1', 'cycle_days >= 1'],
}

const invoiceTax: Table = {
  name: 'invoice_tax',
  columns: [tenantId, text('document_id'), count('rate_bp'), text('label'), bigInteger('base_cents'), bigInteger('tax_cents')],
  primaryKey: ['tenant_id', 'document_id', 'rate_bp', 'label'],
}

const creditNote: Table = {
  name: 'credit_note',
  columns: [
    tenantId, id, text('number'), text('customer_id'), nullable(text('invoice_id')), nullable(text('draft_id')), text('reason'), text('currency'),
    bigInteger('subtotal_cents'), bigInteger('tax_cents'), price('total_cents'), instant('issued_at'), date('issued_on'),
  ],
  primaryKey: ['tenant_id', 'id'],
  references: [customer, invoiceRef, [['tenant_id', 'draft_id'], 'invoice_draft']],
  checks: ['total_cents >= 1', 'total_cents = subtotal_cents + tax_cents', currencyCheck],
}

const numberSeries: Table = {
  name: 'number_series', columns: [tenantId, text('series'), bigInteger('next')], primaryKey: ['tenant_id', 'series'],
  references: [[['tenant_id'], 'tenant']], checks: ['next >= 1'],
}

const payment: Table = {
  name: 'payment',
  columns: [
    tenantId, id, text('customer_id'), nullable(text('invoice_id')), oneOf('channel', ['boleto', 'pix', 'transfer', 'manual']), text('external_id'),
    text('currency'), price('amount_cents'), price('applied_cents'), price('late_charge_cents'), price('excess_cents'), price('fee_cents'),
    date('paid_on'), instant('received_at'), text('recorded_by'), nullable(text('note')),
  ],
  primaryKey: ['tenant_id', 'id'],
  references: [customer, invoiceRef],
  checks: ['amount_cents >= 1', 'amount_cents = applied_cents + late_charge_cents + excess_cents', currencyCheck],
}

const ledgerTransaction: Table = {
  name: 'ledger_transaction',
  columns: [
    tenantId, id,
    oneOf('kind', ['invoiceIssued', 'creditNoteIssued', 'paymentReceived', 'creditApplied', 'invoiceVoided', 'invoiceWrittenOff', 'creditRefunded']),
    text('natural_key'), text('customer_id'), text('currency'), date('effective_on'), instant('created_at'),
  ],
  primaryKey: ['tenant_id', 'id'],
  references: [customer],
  checks: [currencyCheck],
}

const ledgerEntry: Table = {
  name: 'ledger_entry',
  columns: [
    tenantId, text('transaction_id'), count('entry_no'), oneOf('account', ['receivable', 'customerCredit', 'cash', 'revenue', 'tax', 'writeOff']),
    text('customer_id'), nullable(text('invoice_id')), nullable(text('payment_id')), nullable(text('credit_note_id')), text('currency'),
    bigInteger('amount_cents'),
  ],
  primaryKey: ['tenant_id', 'transaction_id', 'entry_no'],
  references: [[['tenant_id', 'transaction_id'], 'ledger_transaction']],
  checks: ['amount_cents <> 0', 'entry_no >= 1', currencyCheck],
}

const customerCredit: Table = {
  name: 'customer_credit', columns: [tenantId, text('customer_id'), text('currency'), price('credit_cents')],
  primaryKey: ['tenant_id', 'customer_id', 'currency'], references: [customer], checks: [currencyCheck],
}

const boleto: Table = {
  name: 'boleto',
  columns: [
    tenantId, id, text('invoice_id'), text('customer_id'), count('version'), oneOf('state', ['active', 'superseded', 'settled', 'cancelled']),
    text('bank'), bigInteger('sequence'), text('nosso_numero'), text('document_number'), date('due_on'), price('amount_cents'), price('fine_cents'),
    price('interest_cents'), text('barcode'), text('digitable_line'), json('print'), instant('created_at'), nullable(instant('superseded_at')),
  ],
  primaryKey: ['tenant_id', 'id'],
  references: [invoiceRef, customer],
  checks: ['length(barcode) = 44', 'length(digitable_line) = 47', 'length(bank) = 3', 'version >= 1'],
}

const pixCharge: Table = {
  name: 'pix_charge',
  columns: [
    tenantId, id, text('invoice_id'), count('version'), oneOf('state', ['active', 'superseded', 'settled', 'cancelled']), text('txid'),
    price('amount_cents'), text('br_code'), instant('created_at'),
  ],
  primaryKey: ['tenant_id', 'id'],
  references: [invoiceRef],
  checks: ['length(txid) between 1 and 35', 'version >= 1'],
}

const bankReturnFile: Table = {
  name: 'bank_return_file',
  columns: [
    tenantId, id, text('bank'), text('layout'), bigInteger('file_sequence'), nullable(date('generated_on')), text('file_name'), text('file_sha256'),
    count('records'), instant('created_at'),
  ],
  primaryKey: ['tenant_id', 'id'], references: [[['tenant_id'], 'tenant']], checks: ['length(file_sha256) = 64'],
}

const bankReturnLine: Table = {
  name: 'bank_return_line',
  columns: [
    tenantId, text('file_id'), count('line_no'), text('occurrence'), text('nosso_numero'), bigInteger('amount_cents'), bigInteger('paid_cents'),
    nullable(date('paid_on')), text('verdict'), nullable(text('invoice_id')), nullable(text('payment_id')),
  ],
  primaryKey: ['tenant_id', 'file_id', 'line_no'],
  references: [[['tenant_id', 'file_id'], 'bank_return_file'], invoiceRef, [['tenant_id', 'payment_id'], 'payment']],
}

const callbackReceipt: Table = {
  name: 'callback_receipt',
  columns: [tenantId, text('connector'), text('callback_id'), text('body_sha256'), instant('received_at')],
  primaryKey: ['tenant_id', 'connector', 'callback_id'], references: [[['tenant_id'], 'tenant']],
}

const connectorSecret: Table = {
  name: 'connector_secret',
  columns: [tenantId, text('connector'), id, text('secret'), instant('created_at'), nullable(instant('revoked_at'))],
  primaryKey: ['tenant_id', 'connector', 'id'], references: [[['tenant_id'], 'tenant']],
}

const vendorInvoiceLine: Table = {
  name: 'vendor_invoice_line',
  columns: [
    tenantId, text('run_id'), count('line_no'), text('invoice_number'), text('vendor_customer_ref'), text('customer_name'),
    text('vendor_subscription_ref'), text('product_ref'), text('sku_ref'), text('product_name'), text('charge_type'), text('quantity'),
    bigInteger('subtotal_cents'), bigInteger('tax_cents'), bigInteger('total_cents'), text('currency'), nullable(date('charge_starts_on')),
    nullable(date('charge_until')), nullable(date('term_starts_on')), nullable(date('term_until')), nullable(text('commitment')),
    nullable(text('billing_frequency')), nullable(text('reference')),
    oneOf('verdict', ['matched', 'amountDiffers', 'dateDiffers', 'missingHere', 'missingThere']), nullable(text('customer_id')),
    nullable(text('subscription_id')), nullable(text('charge_id')), nullable(bigInteger('our_cents')), json('difference'),
  ],
  primaryKey: ['tenant_id', 'run_id', 'line_no'], references: [[['tenant_id', 'run_id'], 'import_run']],
}

const exportLink: Table = {
  name: 'export_link',
  columns: [
    text('token_hash'), tenantId, json('question'), text('actor_id'), text('actor_name'), text('role'), instant('created_at'), instant('expires_at'),
  ],
  primaryKey: ['token_hash'], references: [[['tenant_id'], 'tenant']], checks: ['length(token_hash) = 64'],
}

const tables = [
  invoice, invoiceLine, invoiceTax, creditNote, numberSeries, payment, ledgerTransaction, ledgerEntry, customerCredit, boleto, pixCharge,
  bankReturnFile, bankReturnLine, callbackReceipt, connectorSecret, vendorInvoiceLine, exportLink,
]

const added = (dialect: Dialect): readonly string[] => {
  const at = dialect === 'postgres' ? 'timestamptz(3)' : 'text'
  const words = dialect === 'postgres' ? 'text collate "C"' : 'text'
  return [
    `alter table charge add column voided_at ${at}`,
    'alter table charge add column credited_seats integer not null default 0 check (credited_seats >= 0 and (credited_seats = 0 or credited_seats <= seats))',
    'alter table charge_credit add column from_seats integer not null default 0',
    'alter table charge_credit add column to_seats integer not null default 0 check (to_seats >= 0 and to_seats <= from_seats)',
    `alter table invoice_draft add column closes_at ${at}`,
    `alter table invoice_draft add column closed_at ${at}`,
    `alter table invoice_draft add column outcome ${words} check (outcome is null or outcome in ('invoice', 'creditNote', 'nothing'))`,
  ]
}

const indexes = [
  'create index invoice_draft_due on invoice_draft (tenant_id, closes_at, id) where closed_at is null and closes_at is not null',
  'create unique index invoice_number on invoice (tenant_id, number)',
  'create unique index invoice_of_draft on invoice (tenant_id, draft_id) where draft_id is not null',
  'create index invoice_by_customer on invoice (tenant_id, customer_id, id)',
  "create index invoice_open_by_customer on invoice (tenant_id, customer_id, due_on, id) where state = 'open'",
  'create index invoice_next_step on invoice (tenant_id, next_step_at, id) where next_step_at is not null',
  'create index invoice_line_of_charge on invoice_line (tenant_id, charge_id) where charge_id is not null',
  'create unique index credit_note_number on credit_note (tenant_id, number)',
  'create unique index credit_note_of_draft on credit_note (tenant_id, draft_id) where draft_id is not null',
  'create index credit_note_by_customer on credit_note (tenant_id, customer_id, id)',
  'create index credit_note_by_invoice on credit_note (tenant_id, invoice_id) where invoice_id is not null',
  'create unique index payment_external on payment (tenant_id, channel, external_id)',
  'create index payment_by_customer on payment (tenant_id, customer_id, id)',
  'create index payment_by_invoice on payment (tenant_id, invoice_id) where invoice_id is not null',
  'create unique index ledger_natural_key on ledger_transaction (tenant_id, natural_key)',
  'create index ledger_entry_by_customer on ledger_entry (tenant_id, customer_id, account)',
  'create index ledger_entry_by_invoice on ledger_entry (tenant_id, invoice_id, account) where invoice_id is not null',
  'create unique index boleto_version on boleto (tenant_id, invoice_id, version)',
  "create unique index boleto_active on boleto (tenant_id, invoice_id) where state = 'active'",
  'create unique index boleto_number on boleto (tenant_id, bank, nosso_numero)',
  'create unique index pix_txid on pix_charge (tenant_id, txid)',
  "create unique index pix_active on pix_charge (tenant_id, invoice_id) where state = 'active'",
  'create index export_link_age on export_link (expires_at)',
  'create unique index bank_return_sha on bank_return_file (tenant_id, file_sha256)',
  'create index vendor_invoice_line_by_verdict on vendor_invoice_line (tenant_id, run_id, verdict, line_no)',
  'create index vendor_invoice_line_by_charge on vendor_invoice_line (tenant_id, charge_id) where charge_id is not null',
]

/** Invoices, credit notes, the ledger, payments, boletos, Pix, and what banks and vendors report. */
export const moneyMigration: Migration = {
  name: '0008-money',
  statements: (dialect) => [
    ...added(dialect), ...tables.map((table) => createTable(table, dialect)), ...indexes,
    ...['ledger_transaction', 'ledger_entry', 'invoice_line', 'invoice_tax'].flatMap((table) => appendOnly(table, dialect)),
  ],
}
