import { bit, count, createTable, id, instant, integer, json, nullable, oneOf, price, tenantId, text, type Migration, type Table } from './ddl.ts'

export const COMMITMENTS = ['P1M', 'P1Y', 'P3Y'] as const
export const BILLING_FREQUENCIES = ['none', 'monthly', 'annual', 'triennial'] as const

const productFamily: Table = {
  name: 'product_family',
  columns: [tenantId, id, text('name')],
  primaryKey: ['tenant_id', 'id'],
  references: [[['tenant_id'], 'tenant']],
}

const product: Table = {
  name: 'product',
  columns: [tenantId, id, text('family_id'), text('name'), nullable(text('publisher')), nullable(text('external_ref')), json('policy')],
  primaryKey: ['tenant_id', 'id'],
  references: [[['tenant_id', 'family_id'], 'product_family']],
}

const plan: Table = {
  name: 'plan',
  columns: [
    tenantId, id, text('product_id'), text('name'), nullable(text('description')), nullable(text('external_ref')), integer('tier'),
    count('min_seats'), nullable(count('max_seats')), json('upgrade_plan_ids'),
  ],
  primaryKey: ['tenant_id', 'id'],
  references: [[['tenant_id', 'product_id'], 'product']],
  checks: ['max_seats is null or max_seats >= min_seats'],
}

const offer: Table = {
  name: 'offer',
  columns: [
    tenantId, id, text('plan_id'), oneOf('commitment', COMMITMENTS), oneOf('billing_frequency', BILLING_FREQUENCIES), text('segment'),
    bit('is_trial'), nullable(instant('withdrawn_at')),
  ],
  primaryKey: ['tenant_id', 'id'],
  references: [[['tenant_id', 'plan_id'], 'plan']],
}

const priceList: Table = {
  name: 'price_list',
  columns: [tenantId, id, text('name'), text('market'), text('currency')],
  primaryKey: ['tenant_id', 'id'],
  references: [[['tenant_id'], 'tenant']],
  checks: ['length(currency) = 3'],
}

const priceRow: Table = {
  name: 'price',
  columns: [
    tenantId, id, text('price_list_id'), text('offer_id'), instant('starts_at'), nullable(instant('until')), price('term_unit_cents'),
    price('cycle_unit_cents'), nullable(price('retail_term_unit_cents')),
  ],
  primaryKey: ['tenant_id', 'id'],
  references: [[['tenant_id', 'price_list_id'], 'price_list'], [['tenant_id', 'offer_id'], 'offer']],
  checks: ['until is null or until > starts_at'],
}

const indexes = [
  'create unique index product_family_name on product_family (tenant_id, name)',
  'create unique index product_external_ref on product (tenant_id, external_ref)',
  'create index product_by_family on product (tenant_id, family_id)',
  'create unique index plan_external_ref on plan (tenant_id, product_id, external_ref)',
  'create unique index offer_terms on offer (tenant_id, plan_id, commitment, billing_frequency, segment, is_trial)',
  'create unique index price_list_name on price_list (tenant_id, name, market, currency)',
  'create unique index price_window on price (tenant_id, offer_id, price_list_id, starts_at, until) where until is not null',
  'create unique index price_open_window on price (tenant_id, offer_id, price_list_id, starts_at) where until is null',
]

/** What is sold: families, products, plans, offers, and their prices by window. */
export const catalogMigration: Migration = {
  name: '0002-catalog',
  statements: (dialect) => [
    ...[productFamily, product, plan, offer, priceList, priceRow].map((table) => createTable(table, dialect)), ...indexes,
  ],
}
