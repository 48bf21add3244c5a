import {
  bigInteger, count, createTable, date, id, instant, integer, nullable, oneOf, price, tenantId, text, type Migration, type Table,
} from './ddl.ts'

const invoiceDraft: Table = {
  name: 'invoice_draft',
  columns: [
    tenantId, id, text('customer_id'), oneOf('kind', ['change', 'renewal', 'cycle', 'purchase']), text('natural_key'), text('currency'),
    date('opens_on'), instant('created_at'),
  ],
  primaryKey: ['tenant_id', 'id'],
  references: [[['tenant_id', 'customer_id'], 'account']],
  checks: ['length(currency) = 3'],
}

const charge: Table = {
  name: 'charge',
  columns: [
    tenantId, id, text('subscription_id'), text('customer_id'),
    oneOf('kind', [
      'seatsAdded', 'seatsReduced', 'termCycle', 'cancellation', 'planCredit', 'planCharge', 'extendedCycle', 'retroactive',
    ]),
    integer('seats'), text('currency'), price('unit_cents'), count('billing_days'), count('cycle_days'), date('period_starts_on'),
    date('period_until'), bigInteger('amount_cents'), price('credited_cents'), nullable(text('quote_id')), nullable(text('invoice_draft_id')),
    text('natural_key'), oneOf('origin', ['issued', 'imported']), instant('created_at'),
  ],
  primaryKey: ['tenant_id', 'id'],
  references: [
    [['tenant_id', 'subscription_id'], 'subscription'], [['tenant_id', 'customer_id'], 'account'],
    [['tenant_id', 'invoice_draft_id'], 'invoice_draft'], [['tenant_id', 'quote_id'], 'quote'],
  ],
  // Never more credited than was charged (rule P8); a credit itself cannot be credited.
  checks: [
    'credited_cents <= case when amount_cents > 0 then amount_cents else 0 end', 'cycle_days >= 1', 'period_until > period_starts_on',
    'length(currency) = 3',
  ],
}

const chargeCredit: Table = {
  name: 'charge_credit',
  columns: [tenantId, text('credit_charge_id'), text('charge_id'), price('cents')],
  primaryKey: ['tenant_id', 'credit_charge_id', 'charge_id'],
  references: [[['tenant_id', 'credit_charge_id'], 'charge'], [['tenant_id', 'charge_id'], 'charge']],
  checks: ['cents >= 1'],
}

const indexes = [
  'create unique index invoice_draft_natural_key on invoice_draft (tenant_id, natural_key)',
  'create index invoice_draft_list on invoice_draft (tenant_id, customer_id, id)',
  'create unique index charge_natural_key on charge (tenant_id, natural_key)',
  'create index charge_by_subscription on charge (tenant_id, subscription_id, period_starts_on, id)',
  'create index charge_by_draft on charge (tenant_id, invoice_draft_id) where invoice_draft_id is not null',
]

/** Issued lines of money, what credits took back of them, and the invoices they gather on. */
export const invoicesMigration: Migration = {
  name: '0004-invoices',
  statements: (dialect) => [...[invoiceDraft, charge, chargeCredit].map((table) => createTable(table, dialect)), ...indexes],
}
