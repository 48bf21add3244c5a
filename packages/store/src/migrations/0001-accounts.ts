import { bigInteger, bit, count, createTable, id, instant, json, nullable, oneOf, tenantId, text, type Migration, type Table } from './ddl.ts'

export const ROLES = [
  'administrator', 'billingContact', 'viewer', 'adminAgent', 'salesAgent', 'billingAdmin', 'helpdeskAgent', 'userAdmin',
] as const

const tenant: Table = {
  name: 'tenant',
  columns: [
    id, text('name'), text('publishable_key'), oneOf('environment', ['test', 'live']), bigInteger('clock_offset_ms'), text('zone'),
    text('locale'), json('settings'), count('version'), instant('created_at'),
  ],
  primaryKey: ['id'],
  checks: ["environment = 'test' or clock_offset_ms = 0"],
}

const account: Table = {
  name: 'account',
  columns: [
    tenantId, id, oneOf('kind', ['vendor', 'reseller', 'customer']), nullable(text('parent_id')), text('name'), nullable(text('trade_name')),
    text('search_name'), nullable(text('tax_id')), nullable(text('email')), nullable(text('phone')), nullable(json('address')),
    bit('is_corporate'), nullable(text('external_ref')), count('version'), instant('created_at'), nullable(instant('removed_at')),
  ],
  primaryKey: ['tenant_id', 'id'],
  references: [[['tenant_id'], 'tenant'], [['tenant_id', 'parent_id'], 'account']],
  // A CNPJ or a CPF; of another country its code and its text, `PT:501442600`.
  checks: ["tax_id is null or length(tax_id) in (11, 14) or substr(tax_id, 3, 1) = ':'"],
}

const member: Table = {
  name: 'member',
  columns: [
    tenantId, id, text('account_id'), text('name'), text('email'), oneOf('role', ROLES), instant('created_at'), nullable(instant('removed_at')),
  ],
  primaryKey: ['tenant_id', 'id'],
  references: [[['tenant_id', 'account_id'], 'account']],
}

const apiKey: Table = {
  name: 'api_key',
  columns: [
    tenantId, id, oneOf('kind', ['secret', 'restricted']), text('slot'), text('key_id'), text('secret_hash'), nullable(json('scopes')),
    instant('created_at'), nullable(instant('last_used_at')), nullable(instant('revoked_at')),
  ],
  primaryKey: ['tenant_id', 'id'],
  references: [[['tenant_id'], 'tenant']],
  checks: ['length(secret_hash) = 64'],
}

const widgetSession: Table = {
  name: 'widget_session',
  columns: [
    tenantId, id, text('token_hash'), text('customer_id'), text('actor_id'), text('actor_name'), oneOf('role', ROLES), json('components'),
    json('allowed_origins'), instant('created_at'), instant('expires_at'), nullable(instant('revoked_at')),
  ],
  primaryKey: ['tenant_id', 'id'],
  references: [[['tenant_id', 'customer_id'], 'account']],
  checks: ['length(token_hash) = 64', 'expires_at > created_at'],
}

const indexes = [
  'create unique index tenant_publishable_key on tenant (publishable_key)',
  'create unique index account_tax_id on account (tenant_id, tax_id) where removed_at is null',
  'create unique index account_external_ref on account (tenant_id, external_ref) where removed_at is null',
  'create index account_list on account (tenant_id, kind, search_name, id) where removed_at is null',
  'create index account_children on account (tenant_id, parent_id, search_name, id) where removed_at is null',
  'create unique index member_email on member (tenant_id, account_id, email) where removed_at is null',
  'create unique index api_key_key_id on api_key (key_id)',
  'create unique index widget_session_token on widget_session (token_hash)',
  'create index widget_session_customer on widget_session (tenant_id, customer_id)',
]

/** Tenants, the account tree, its people, API keys and widget sessions. */
export const accountsMigration: Migration = {
  name: '0001-accounts',
  statements: (dialect) => [...[tenant, account, member, apiKey, widgetSession].map((table) => createTable(table, dialect)), ...indexes],
}
