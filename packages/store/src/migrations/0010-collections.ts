import { BILLING_FREQUENCIES } from './0002-catalog.ts'
import {
  bit, count, createTable, id, instant, integer, json, nullable, oneOf, price, tenantId, text, type Migration, type Table,
} from './ddl.ts'

const customer = [['tenant_id', 'customer_id'], 'account'] as const
const invoice = [['tenant_id', 'invoice_id'], 'invoice'] as const

const collectionsStep: Table = {
  name: 'collections_step',
  columns: [
    tenantId, text('invoice_id'), text('step'), instant('planned_at'), instant('ran_at'), oneOf('outcome', ['done', 'skipped', 'paused']),
    nullable(text('reason')),
  ],
  primaryKey: ['tenant_id', 'invoice_id', 'step'],
  references: [invoice],
}

const collectionsHold: Table = {
  name: 'collections_hold',
  columns: [
    tenantId, text('invoice_id'), oneOf('kind', ['restrict', 'suspend', 'terminate']), text('subscription_id'), text('customer_id'),
    nullable(oneOf('prior_status', ['active', 'extended', 'suspended'])), nullable(oneOf('prior_end_of_term', ['renew', 'extend', 'end'])),
    bit('is_retroactive'), instant('placed_at'), nullable(instant('released_at')),
  ],
  primaryKey: ['tenant_id', 'invoice_id', 'kind', 'subscription_id'],
  references: [invoice, customer],
  // What was is known of a suspension, so that its release restores it.
  checks: ["(kind = 'suspend') = (prior_status is not null)", '(prior_status is null) = (prior_end_of_term is null)'],
}

const dispute: Table = {
  name: 'dispute',
  columns: [
    tenantId, id, text('customer_id'), text('invoice_id'), text('reason'), oneOf('state', ['open', 'resolved']), instant('opened_at'),
    text('opened_by'), nullable(instant('resolved_at')), nullable(text('resolution')),
  ],
  primaryKey: ['tenant_id', 'id'],
  references: [customer, invoice],
}

const ticket: Table = {
  name: 'ticket',
  columns: [
    tenantId, id, text('number'), text('customer_id'), oneOf('category', ['billing', 'commercial', 'technical']), text('subject'),
    nullable(text('about_kind')), nullable(text('about_id')),
    oneOf('state', ['open', 'waitingCustomer', 'waitingPartner', 'escalated', 'solved', 'closed']), json('diagnosis'), instant('opened_at'),
    text('opened_by'), instant('updated_at'),
  ],
  primaryKey: ['tenant_id', 'id'],
  references: [customer],
}

const ticketMessage: Table = {
  name: 'ticket_message',
  columns: [tenantId, id, text('ticket_id'), text('author_id'), text('author_name'), text('body'), instant('created_at')],
  primaryKey: ['tenant_id', 'id'],
  references: [[['tenant_id', 'ticket_id'], 'ticket']],
}

const cart: Table = {
  name: 'cart', columns: [tenantId, id, text('customer_id'), integer('version'), instant('updated_at')],
  primaryKey: ['tenant_id', 'id'], references: [customer],
}

const cartItem: Table = {
  name: 'cart_item',
  columns: [
    tenantId, text('cart_id'), id, oneOf('kind', ['purchase', 'planChange']), text('offer_id'), count('seats'), nullable(text('subscription_id')),
    nullable(text('plan_id')), nullable(oneOf('commitment', ['P1M', 'P1Y', 'P3Y'])), nullable(oneOf('billing_frequency', BILLING_FREQUENCIES)),
    instant('added_at'), text('added_by'),
  ],
  primaryKey: ['tenant_id', 'cart_id', 'id'],
  references: [[['tenant_id', 'cart_id'], 'cart'], [['tenant_id', 'offer_id'], 'offer'], [['tenant_id', 'subscription_id'], 'subscription']],
  checks: ['seats >= 1', "(kind = 'planChange') = (subscription_id is not null)"],
}

const checkoutQuote: Table = {
  name: 'checkout_quote',
  columns: [
    tenantId, id, text('customer_id'), json('request'), json('document'), price('total_cents'), instant('created_at'), instant('valid_until'),
    nullable(instant('used_at')), bit('needs_tax_id'),
  ],
  primaryKey: ['tenant_id', 'id'],
  references: [customer],
}

const indexes = [
  'create index collections_hold_of_customer on collections_hold (tenant_id, customer_id) where released_at is null',
  "create index collections_hold_of_subscription on collections_hold (tenant_id, subscription_id) where released_at is null and subscription_id <> ''",
  'create index dispute_of_invoice on dispute (tenant_id, invoice_id, id)',
  "create unique index dispute_open on dispute (tenant_id, invoice_id) where state = 'open'",
  'create unique index ticket_number on ticket (tenant_id, number)',
  'create index ticket_by_customer on ticket (tenant_id, customer_id, id)',
  'create index ticket_message_of on ticket_message (tenant_id, ticket_id, id)',
  'create unique index cart_of_customer on cart (tenant_id, customer_id)',
]

/** Collections, disputes, tickets, carts and the quotes of orders. */
export const collectionsMigration: Migration = {
  name: '0010-collections',
  statements: (dialect) => [
    ...[collectionsStep, collectionsHold, dispute, ticket, ticketMessage, cart, cartItem, checkoutQuote].map((table) => createTable(table, dialect)),
    ...indexes,
  ],
}
