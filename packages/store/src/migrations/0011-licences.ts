import { appendOnly, erasableOnly } from './append-only.ts'
import { ROLES } from './0001-accounts.ts'
import {
  bigInteger, bit, count, createTable, date, id, instant, integer, json, nullable, oneOf, price, tenantId, text, type Migration, type Table,
} from './ddl.ts'
import type { Dialect } from '../handle.ts'

const ALL_ROLES = [...ROLES, 'partnerAdmin', 'partnerUser', 'manufacturer']
const PERIODS = ['P1M', 'P3M', 'P1Y']
const ORDER_STATES = ['pending', 'finalized', 'cancelled']
const currencyCheck = 'length(currency) = 3'
const account = (column: string) => [['tenant_id', column], 'account'] as const
const product = [['tenant_id', 'product_id'], 'licence_product'] as const
const order = [['tenant_id', 'order_id'], 'licence_order'] as const
const serialRef = [['tenant_id', 'serial_id'], 'serial'] as const
const draft = [['tenant_id', 'invoice_draft_id'], 'invoice_draft'] as const

const licenceProduct: Table = {
  name: 'licence_product',
  columns: [
    tenantId, id, text('code'), text('name'), oneOf('kind', ['product', 'additionalUsers']), oneOf('billing', ['unit', 'serial']),
    nullable(oneOf('period', PERIODS)), count('grace_days'), count('max_activations'), nullable(count('max_transfers')), count('offline_days'),
    count('heartbeat_hours'), nullable(count('lease_minutes')), bit('is_returnable'), oneOf('lapse_effect', ['stops', 'losesUpdates']),
    nullable(instant('retired_at')), instant('created_at'),
  ],
  primaryKey: ['tenant_id', 'id'],
  references: [[['tenant_id'], 'tenant']],
  checks: ['max_activations >= 1', 'offline_days >= 1', 'heartbeat_hours >= 1', 'lease_minutes is null or lease_minutes >= 1'],
}

const priceList: Table = {
  name: 'licence_price_list',
  columns: [tenantId, id, text('name'), text('currency'), oneOf('tier_mode', ['volume', 'graduated']), nullable(instant('retired_at'))],
  primaryKey: ['tenant_id', 'id'], references: [[['tenant_id'], 'tenant']], checks: [currencyCheck],
}

const licencePrice: Table = {
  name: 'licence_price',
  columns: [
    tenantId, id, text('price_list_id'), text('product_id'), json('tiers'), price('setup_unit_cents'), count('users_per_unit'),
    nullable(count('bonus_every')), nullable(count('bonus_give')), date('starts_on'), nullable(date('until')),
  ],
  primaryKey: ['tenant_id', 'id'],
  references: [[['tenant_id', 'price_list_id'], 'licence_price_list'], product],
  checks: ['(bonus_every is null) = (bonus_give is null)', 'bonus_every is null or bonus_every >= 1', 'until is null or until > starts_on'],
}

const licenceTerms: Table = {
  name: 'licence_terms',
  columns: [tenantId, text('account_id'), text('price_list_id'), nullable(oneOf('approval', ['partner', 'vendor', 'fourEyes'])), integer('version')],
  primaryKey: ['tenant_id', 'account_id'],
  references: [account('account_id'), [['tenant_id', 'price_list_id'], 'licence_price_list']],
}

const licenceOrder: Table = {
  name: 'licence_order',
  columns: [
    tenantId, id, bigInteger('number'), oneOf('type', ['purchase', 'additionalUsers', 'reversal']), text('partner_id'), text('price_list_id'),
    text('price_list_name'), text('currency'), oneOf('state', ORDER_STATES), bigInteger('units_total'), bigInteger('users_total'), price('monthly_cents'),
    price('setup_cents'), price('total_cents'), instant('submitted_at'), text('submitted_by'), text('submitted_by_name'), nullable(instant('decided_at')),
    nullable(text('decided_by')), nullable(text('decided_by_name')), nullable(text('cancel_reason')), nullable(text('reverses_id')),
    nullable(text('invoice_draft_id')), integer('version'),
  ],
  primaryKey: ['tenant_id', 'id'],
  references: [account('partner_id'), [['tenant_id', 'price_list_id'], 'licence_price_list'], [['tenant_id', 'reverses_id'], 'licence_order'], draft],
  checks: ['total_cents = monthly_cents + setup_cents', "(state = 'pending') = (decided_at is null)", "(type = 'reversal') = (reverses_id is not null)", currencyCheck],
}

const licenceOrderItem: Table = {
  name: 'licence_order_item',
  columns: [
    tenantId, text('order_id'), count('line_no'), text('product_id'), text('product_name'), nullable(text('base_product_id')),
    nullable(text('target_serial_id')), count('quantity'), count('bonus'), count('users_per_unit'), price('unit_monthly_cents'), price('setup_unit_cents'),
    price('monthly_cents'), price('setup_cents'), count('grace_days'), json('price_row'),
  ],
  primaryKey: ['tenant_id', 'order_id', 'line_no'],
  references: [order, product],
  checks: ['quantity between 0 and 9999', 'quantity + bonus >= 1'],
}

const stockMovement: Table = {
  name: 'stock_movement',
  columns: [
    tenantId, id, text('partner_id'), text('product_id'), oneOf('kind', ['purchase', 'bonus', 'assign', 'return', 'terminate', 'reversal', 'adjust']),
    integer('quantity'), nullable(text('order_id')), nullable(text('serial_id')), text('actor_id'), text('actor_name'), nullable(text('note')), instant('at'),
  ],
  primaryKey: ['tenant_id', 'id'],
  references: [account('partner_id'), product, order],
  checks: ["(kind = 'terminate') = (quantity = 0)", "kind not in ('assign', 'reversal') or quantity < 0", "kind not in ('purchase', 'bonus', 'return') or quantity > 0"],
}

const partnerProduct: Table = {
  name: 'partner_product', columns: [tenantId, text('partner_id'), text('product_id')],
  primaryKey: ['tenant_id', 'partner_id', 'product_id'], references: [account('partner_id'), product],
}

const unitBilling: Table = {
  name: 'unit_billing',
  columns: [
    tenantId, id, text('partner_id'), text('product_id'), text('order_id'), count('line_no'), text('description'), text('currency'), price('unit_cents'),
    count('paid_units'), count('bonus_units'), date('anchor_on'), count('cycles_charged'), nullable(date('next_on')),
  ],
  primaryKey: ['tenant_id', 'id'], references: [account('partner_id'), product, order], checks: [currencyCheck],
}

const serial: Table = {
  name: 'serial',
  columns: [
    tenantId, id, text('serial_key'), text('key_hash'), text('search_key'), text('last5'), text('product_id'), nullable(text('partner_id')),
    text('customer_id'), nullable(text('payer_id')), count('users'), nullable(oneOf('period', PERIODS)), nullable(count('anchor_day')),
    nullable(date('valid_until')), count('grace_days'), count('max_activations'), nullable(count('max_transfers')), nullable(instant('provisioned_at')),
    nullable(oneOf('pending_reason', ['awaitingPayment', 'awaitingRegistration', 'awaitingVendor'])), nullable(instant('cancelled_at')),
    nullable(oneOf('cancel_kind', ['terminated', 'unassigned', 'reissued', 'withdrawn'])), nullable(text('cancel_reason')), nullable(text('cancel_note')),
    nullable(text('cancelled_by_name')), nullable(text('replaced_by_id')), nullable(text('note')), instant('assigned_at'), text('assigned_by'),
    text('assigned_by_name'), bigInteger('token_seq'), nullable(instant('next_action_at')), nullable(text('external_ref')), integer('version'),
  ],
  primaryKey: ['tenant_id', 'id'],
  references: [product, account('partner_id'), account('customer_id'), account('payer_id')],
  checks: [
    'length(key_hash) = 64', '(cancelled_at is null) = (cancel_kind is null)', 'anchor_day is null or anchor_day between 1 and 31', 'max_activations >= 1',
    'note is null or length(note) <= 500',
  ],
}

const suspension: Table = {
  name: 'suspension',
  columns: [
    tenantId, id, text('serial_id'), text('reason'), nullable(text('note')), nullable(instant('until')),
    oneOf('clock_state_at_start', ['active', 'grace', 'expired']), instant('started_at'), text('started_by'), text('started_by_name'),
    nullable(instant('ended_at')), nullable(text('ended_by')), nullable(text('ended_by_name')),
  ],
  primaryKey: ['tenant_id', 'id'], references: [serialRef], checks: ['until is null or until > started_at', 'ended_at is null or ended_at >= started_at'],
}

const activation: Table = {
  name: 'activation',
  columns: [
    tenantId, id, text('serial_id'), text('fingerprint'), nullable(json('components')), text('machine_name'), nullable(text('app_version')),
    bit('is_offline'), instant('activated_at'), text('activated_by'), text('activated_by_name'), nullable(text('nonce')), instant('last_seen_at'),
    nullable(instant('lease_until')), nullable(instant('closed_at')),
    nullable(oneOf('closed_reason', ['user', 'partner', 'vendor', 'transfer', 'leaseDead', 'serialCancelled', 'unassigned'])), nullable(text('closed_by_name')),
    nullable(text('receipt_key')),
  ],
  primaryKey: ['tenant_id', 'id'], references: [serialRef],
  checks: ['(closed_at is null) = (closed_reason is null)', 'length(fingerprint) between 1 and 256', 'length(machine_name) <= 255'],
}

const serialEvent: Table = {
  name: 'serial_event',
  columns: [
    tenantId, text('serial_id'), count('seq'), instant('at'), text('type'), text('actor_id'), text('actor_name'), text('actor_role'),
    nullable(text('address')), nullable(text('state_before')), nullable(text('state_after')), nullable(text('reason')), nullable(text('note')), json('details'),
    nullable(text('once_key')),
  ],
  primaryKey: ['tenant_id', 'serial_id', 'seq'], references: [serialRef], checks: ['seq >= 1'],
}

/** What the erasure of a customer's personal data leaves of a history. */
const ERASED_EVENT = { actor_id: "'[apagado]'", actor_name: "'[apagado]'", address: 'null', note: 'null', details: "'{}'" }

const serialRenewal: Table = {
  name: 'serial_renewal',
  columns: [
    tenantId, id, text('serial_id'), text('payer_id'), oneOf('kind', ['due', 'retroactive']), date('from_on'), date('to_on'), count('cycles'),
    price('amount_cents'), text('currency'), oneOf('state', ['open', 'paid', 'cancelled', 'superseded']), text('invoice_draft_id'), instant('created_at'),
    nullable(instant('settled_at')),
  ],
  primaryKey: ['tenant_id', 'id'], references: [serialRef, account('payer_id'), draft],
  checks: ['to_on > from_on', 'cycles >= 1', currencyCheck, "(state = 'open') = (settled_at is null)"],
}

const licenceCharge: Table = {
  name: 'licence_charge',
  columns: [
    tenantId, id, text('customer_id'), oneOf('kind', ['setupFee', 'units', 'serialRenewal']), text('product_id'), nullable(text('order_id')),
    nullable(text('serial_id')), nullable(text('unit_billing_id')), text('description'), integer('quantity'), text('currency'), price('unit_cents'),
    date('period_starts_on'), date('period_until'), bigInteger('amount_cents'), price('credited_cents'), nullable(text('invoice_draft_id')),
    text('natural_key'), instant('created_at'), nullable(instant('voided_at')),
  ],
  primaryKey: ['tenant_id', 'id'],
  references: [account('customer_id'), product, order, serialRef, draft],
  checks: [
    'period_until > period_starts_on', currencyCheck, 'credited_cents <= case when amount_cents > 0 then amount_cents else 0 end',
  ],
}

const signingKey: Table = {
  name: 'signing_key',
  columns: [tenantId, text('kid'), text('public_key'), text('private_key'), count('longest_days'), instant('created_at'), nullable(instant('retired_at'))],
  primaryKey: ['tenant_id', 'kid'], references: [[['tenant_id'], 'tenant']], checks: ['length(public_key) = 64'],
}

const offboarding: Table = {
  name: 'offboarding',
  columns: [
    tenantId, id, text('customer_id'), oneOf('kind', ['offboarding', 'erasure']), json('receipt'), text('receipt_sha256'), instant('at'), text('actor_id'),
    text('actor_name'),
  ],
  primaryKey: ['tenant_id', 'id'], references: [account('customer_id')], checks: ['length(receipt_sha256) = 64'],
}

const indexes = [
  'create unique index licence_product_code on licence_product (tenant_id, code)',
  'create index licence_price_of on licence_price (tenant_id, price_list_id, product_id, starts_on)',
  'create unique index licence_order_number on licence_order (tenant_id, number)',
  'create index licence_order_of_partner on licence_order (tenant_id, partner_id, id)',
  "create index licence_order_pending on licence_order (tenant_id, id) where state = 'pending'",
  'create index licence_order_reversals on licence_order (tenant_id, reverses_id) where reverses_id is not null',
  // The quantity is in it: what is available is a sum over one partner's product, and every verb on stock asks for it.
  'create index stock_movement_of on stock_movement (tenant_id, partner_id, product_id, id, quantity)',
  'create index stock_movement_of_serial on stock_movement (tenant_id, serial_id) where serial_id is not null',
  'create index unit_billing_due on unit_billing (tenant_id, next_on) where next_on is not null',
  'create index unit_billing_of on unit_billing (tenant_id, partner_id, product_id, id)',
  'create unique index serial_key_hash on serial (tenant_id, key_hash)',
  'create index serial_of_customer on serial (tenant_id, customer_id, id)',
  // Lists of serials go by the customer's name; open serials of a customer that was removed stay in them.
  'create index account_by_name on account (tenant_id, kind, search_name, id)',
  'create index account_by_parent on account (tenant_id, parent_id, search_name, id)',
  'create index serial_of_partner on serial (tenant_id, partner_id, product_id, id) where cancelled_at is null',
  'create index serial_search on serial (tenant_id, search_key)',
  'create index serial_replaced_by on serial (tenant_id, replaced_by_id) where replaced_by_id is not null',
  'create index serial_due on serial (tenant_id, next_action_at) where next_action_at is not null',
  'create unique index serial_external_ref on serial (tenant_id, external_ref) where external_ref is not null',
  'create unique index suspension_open on suspension (tenant_id, serial_id) where ended_at is null',
  'create index suspension_of on suspension (tenant_id, serial_id, id)',
  'create unique index activation_open on activation (tenant_id, serial_id, fingerprint) where closed_at is null',
  // Moves are looked for from the computers that were left.
  'create index activation_closed on activation (tenant_id, serial_id, id) where closed_at is not null',
  'create index activation_of on activation (tenant_id, serial_id, id)',
  'create unique index serial_event_once on serial_event (tenant_id, serial_id, once_key) where once_key is not null',
  "create unique index serial_renewal_open on serial_renewal (tenant_id, serial_id) where state = 'open'",
  'create index serial_renewal_of_draft on serial_renewal (tenant_id, invoice_draft_id)',
  'create unique index licence_charge_natural_key on licence_charge (tenant_id, natural_key)',
  'create index licence_charge_of_draft on licence_charge (tenant_id, invoice_draft_id)',
  'create index offboarding_of on offboarding (tenant_id, customer_id, id)',
]

/** The roles of partners and of the manufacturer. SQLite cannot change a CHECK: what holds it is copied; nothing refers to these tables. */
function widenRoles(dialect: Dialect): readonly string[] {
  if (dialect === 'postgres') {
    const list = ALL_ROLES.map((role) => `'${role}'`).join(', ')
    return ['member', 'widget_session'].flatMap((table) => [
      `alter table ${table} drop constraint ${table}_role_check`, `alter table ${table} add constraint ${table}_role_check check (role in (${list}))`,
    ])
  }
  return [...rebuilt(member, [
    'create unique index member_email on member (tenant_id, account_id, email) where removed_at is null',
  ]), ...rebuilt(widgetSession, [
    'create unique index widget_session_token on widget_session (token_hash)',
    'create index widget_session_customer on widget_session (tenant_id, customer_id)',
  ])]
}

const member: Table = {
  name: 'member',
  columns: [
    tenantId, id, text('account_id'), text('name'), text('email'), oneOf('role', ALL_ROLES), instant('created_at'), nullable(instant('removed_at')),
  ],
  primaryKey: ['tenant_id', 'id'],
  references: [account('account_id')],
}

const widgetSession: Table = {
  name: 'widget_session',
  columns: [
    tenantId, id, text('token_hash'), text('customer_id'), text('actor_id'), text('actor_name'), oneOf('role', ALL_ROLES), json('components'),
    json('allowed_origins'), instant('created_at'), instant('expires_at'), nullable(instant('revoked_at')),
  ],
  primaryKey: ['tenant_id', 'id'],
  references: [account('customer_id')],
  checks: ['length(token_hash) = 64', 'expires_at > created_at'],
}

function rebuilt(table: Table, tableIndexes: readonly string[]): readonly string[] {
  const fresh = `${table.name}_new`
  return [
    createTable({ ...table, name: fresh }, 'sqlite'), `insert into ${fresh} select * from ${table.name}`, `drop table ${table.name}`,
    `alter table ${fresh} rename to ${table.name}`, ...tableIndexes,
  ]
}

const tables = [
  licenceProduct, priceList, licencePrice, licenceTerms, licenceOrder, licenceOrderItem, stockMovement, partnerProduct, unitBilling, serial, suspension,
  activation, serialEvent, serialRenewal, licenceCharge, signingKey, offboarding,
]

/** Partner orders, stock, serials, activations and what they cost. */
export const licencesMigration: Migration = {
  name: '0011-licences',
  statements: (dialect) => [
    ...widenRoles(dialect), ...tables.map((table) => createTable(table, dialect)), ...indexes,
    ...['stock_movement', 'offboarding'].flatMap((table) => appendOnly(table, dialect)),
    ...erasableOnly('serial_event', serialEvent.columns.map(({ name }) => name), ERASED_EVENT, dialect),
  ],
}
