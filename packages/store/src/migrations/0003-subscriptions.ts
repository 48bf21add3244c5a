import { BILLING_FREQUENCIES, COMMITMENTS } from './0002-catalog.ts'
import {
  bigInteger, bit, count, createTable, date, id, instant, json, nullable, oneOf, price, tenantId, text, type Migration, type Table,
} from './ddl.ts'

const subscription: Table = {
  name: 'subscription',
  columns: [
    tenantId, id, text('customer_id'), text('product_id'), text('plan_id'), text('offer_id'), text('name'),
    oneOf('status', ['provisioning', 'active', 'suspended', 'extended', 'expired', 'disabled', 'deleted']), bit('is_trial'), count('seats'),
    count('assigned_seats'), oneOf('commitment', COMMITMENTS), oneOf('billing_frequency', BILLING_FREQUENCIES), text('currency'),
    price('cycle_unit_cents'), date('anchor_on'), date('term_starts_on'), date('term_until'), instant('term_activated_at'),
    date('bought_or_renewed_on'), oneOf('end_of_term', ['renew', 'extend', 'end']), nullable(text('promotion_ref')),
    nullable(count('promotion_cap_seats')), nullable(text('base_subscription_id')), nullable(count('addon_minimum_percent')),
    nullable(text('external_ref')), nullable(instant('next_action_at')), count('version'), instant('created_at'), instant('updated_at'),
  ],
  primaryKey: ['tenant_id', 'id'],
  references: [
    [['tenant_id', 'customer_id'], 'account'], [['tenant_id', 'product_id'], 'product'], [['tenant_id', 'plan_id'], 'plan'],
    [['tenant_id', 'offer_id'], 'offer'], [['tenant_id', 'base_subscription_id'], 'subscription'],
  ],
  checks: ['assigned_seats <= seats', 'term_until > term_starts_on', 'length(currency) = 3'],
}

const seatBatch: Table = {
  name: 'seat_batch',
  columns: [tenantId, id, text('subscription_id'), count('seats'), instant('added_at'), instant('until')],
  primaryKey: ['tenant_id', 'id'],
  references: [[['tenant_id', 'subscription_id'], 'subscription']],
  checks: ['until >= added_at'],
}

const renewalPlan: Table = {
  name: 'renewal_plan',
  columns: [
    tenantId, text('subscription_id'), count('seats'), text('offer_id'), text('plan_id'), oneOf('commitment', COMMITMENTS),
    oneOf('billing_frequency', BILLING_FREQUENCIES), nullable(date('custom_term_until')), instant('created_at'), text('created_by'),
  ],
  primaryKey: ['tenant_id', 'subscription_id'],
  references: [
    [['tenant_id', 'subscription_id'], 'subscription'], [['tenant_id', 'offer_id'], 'offer'], [['tenant_id', 'plan_id'], 'plan'],
  ],
  checks: ['seats >= 1'],
}

const seatAssignment: Table = {
  name: 'seat_assignment',
  columns: [tenantId, id, text('subscription_id'), text('user_name'), text('user_email'), instant('assigned_at'), text('assigned_by')],
  primaryKey: ['tenant_id', 'id'],
  references: [[['tenant_id', 'subscription_id'], 'subscription']],
}

const provisioningRequest: Table = {
  name: 'provisioning_request',
  columns: [
    tenantId, id, text('subscription_id'), oneOf('kind', ['seats', 'create', 'cancel', 'suspend', 'resume', 'renew']),
    nullable(count('target_seats')), oneOf('state', ['requested', 'provisioning', 'active', 'failed']), instant('requested_at'),
    instant('alarm_at'), nullable(instant('alarmed_at')), nullable(instant('settled_at')),
  ],
  primaryKey: ['tenant_id', 'id'],
  references: [[['tenant_id', 'subscription_id'], 'subscription']],
}

const quote: Table = {
  name: 'quote',
  columns: [
    tenantId, id, text('customer_id'), text('subscription_id'), text('procedure'), json('request'), json('decision'),
    count('subscription_version'), bigInteger('due_now_cents'), instant('created_at'), instant('valid_until'), nullable(instant('used_at')),
  ],
  primaryKey: ['tenant_id', 'id'],
  references: [[['tenant_id', 'customer_id'], 'account'], [['tenant_id', 'subscription_id'], 'subscription']],
}

const dateMismatch: Table = {
  name: 'date_mismatch',
  columns: [tenantId, text('subscription_id'), text('field'), text('ours'), text('vendors'), instant('recorded_at')],
  primaryKey: ['tenant_id', 'subscription_id', 'field'],
  references: [[['tenant_id', 'subscription_id'], 'subscription']],
}

const indexes = [
  'create index subscription_by_customer on subscription (tenant_id, customer_id, id)',
  'create index subscription_due on subscription (tenant_id, next_action_at, id) where next_action_at is not null',
  'create index subscription_addons on subscription (tenant_id, base_subscription_id) where base_subscription_id is not null',
  'create unique index subscription_external_ref on subscription (tenant_id, external_ref)',
  'create index seat_batch_by_subscription on seat_batch (tenant_id, subscription_id, until, id)',
  'create index seat_assignment_list on seat_assignment (tenant_id, subscription_id, id)',
  'create unique index seat_assignment_user on seat_assignment (tenant_id, subscription_id, user_email)',
  'create index provisioning_by_subscription on provisioning_request (tenant_id, subscription_id, id)',
  'create index provisioning_overdue on provisioning_request (tenant_id, alarm_at, id) where settled_at is null and alarmed_at is null',
]

/** Subscriptions with their seat batches, renewal plans, assignments, quotes, and changes on their way to the vendor. */
export const subscriptionsMigration: Migration = {
  name: '0003-subscriptions',
  statements: (dialect) => [
    ...[subscription, seatBatch, renewalPlan, seatAssignment, provisioningRequest, quote, dateMismatch]
      .map((table) => createTable(table, dialect)),
    ...indexes,
  ],
}
