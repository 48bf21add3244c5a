import { sql, type Kysely, type RawBuilder } from 'kysely'
import type { Dialect } from '../handle.ts'
import { hotQuery } from '../hot-query.ts'
import { jsonArray, jsonInstant, jsonObject, isAmong } from '../dialect-json.ts'
import type { BillingFrequency, CalendarDate, Commitment, EndOfTerm, Instant, SubscriptionStatus } from '@assento/rules'
import type { Bit, Database, JsonText } from '../schema.ts'

/** One row with everything, its parts as JSON text. */
export interface FactsRow {
  id: string
  customerId: string
  version: number
  status: SubscriptionStatus
  isTrial: Bit
  policy: JsonText
  offerId: string
  productId: string
  planId: string
  commitment: Commitment
  billingFrequency: BillingFrequency
  currency: string
  cycleUnitCents: number
  minSeats: number
  maxSeats: number | null
  promotionCapSeats: number | null
  withdrawnAt: Instant | null
  seats: number
  assignedSeats: number
  anchorOn: CalendarDate
  termStartsOn: CalendarDate
  termUntil: CalendarDate
  termActivatedAt: Instant
  boughtOrRenewedOn: CalendarDate
  endOfTerm: EndOfTerm
  addonMinimumPercent: number | null
  baseSeats: number | null
  batches: JsonText
  charged: JsonText
  addonsOfThis: JsonText
  renewalPlan: JsonText | null
}

type Keys = { tenantId: string; subscriptionId: string }

/** Locks the aggregate's row until the transaction ends. PostgreSQL only: SQLite's transaction holds the write lock. */
export const lockSubscription = hotQuery<Keys, { id: string }>('subscription-lock', ['tenantId', 'subscriptionId'], (db, p) =>
  db.selectFrom('subscription').select('id').where('tenant_id', '=', p.tenantId).where('id', '=', p.subscriptionId).forUpdate())

/**
 * The facts in one statement, the lists inside as JSON: measured beside four statements it takes half the time on
 * PostgreSQL (0.17 ms against 0.38) and a tenth less on SQLite (0.15 against 0.17). It must begin after the row is locked: READ COMMITTED would else read the
 * newest subscription beside the batches and charges of before the wait.
 */
export const factsOfSubscription = hotQuery<Keys, FactsRow>('subscription-facts', ['tenantId', 'subscriptionId'], (db, p, dialect) =>
  selectFacts(db, dialect).where('s.tenant_id', '=', p.tenantId).where('s.id', '=', p.subscriptionId))

/** The same of many at once, in no particular order. */
export const factsOfSubscriptions = hotQuery<{ tenantId: string; ids: JsonText }, FactsRow>('subscriptions-facts', ['tenantId', 'ids'], (db, p, dialect) =>
  selectFacts(db, dialect).where('s.tenant_id', '=', p.tenantId).where(isAmong(dialect, 's.id', p.ids)))

function selectFacts(db: Kysely<Database>, dialect: Dialect) {
  return db.selectFrom('subscription as s')
    .innerJoin('product', (join) => join.onRef('product.tenant_id', '=', 's.tenant_id').onRef('product.id', '=', 's.product_id'))
    .innerJoin('plan', (join) => join.onRef('plan.tenant_id', '=', 's.tenant_id').onRef('plan.id', '=', 's.plan_id'))
    .innerJoin('offer', (join) => join.onRef('offer.tenant_id', '=', 's.tenant_id').onRef('offer.id', '=', 's.offer_id'))
    .leftJoin('subscription as base', (join) => join
      .onRef('base.tenant_id', '=', 's.tenant_id').onRef('base.id', '=', 's.base_subscription_id'))
    .select([
      's.id', 's.customer_id as customerId', 's.version', 's.status', 's.is_trial as isTrial', 'product.policy', 's.offer_id as offerId',
      's.product_id as productId', 's.plan_id as planId', 's.commitment', 's.billing_frequency as billingFrequency', 's.currency',
      's.cycle_unit_cents as cycleUnitCents', 'plan.min_seats as minSeats', 'plan.max_seats as maxSeats',
      's.promotion_cap_seats as promotionCapSeats', 'offer.withdrawn_at as withdrawnAt', 's.seats', 's.assigned_seats as assignedSeats',
      's.anchor_on as anchorOn', 's.term_starts_on as termStartsOn', 's.term_until as termUntil', 's.term_activated_at as termActivatedAt',
      's.bought_or_renewed_on as boughtOrRenewedOn', 's.end_of_term as endOfTerm', 's.addon_minimum_percent as addonMinimumPercent',
      'base.seats as baseSeats',
    ])
    .select([
      batches(dialect).as('batches'), charged(dialect).as('charged'), addons(dialect).as('addonsOfThis'), renewalPlan(dialect).as('renewalPlan'),
    ])
}

function batches(dialect: Dialect): RawBuilder<JsonText> {
  const item = jsonObject(dialect, {
    id: sql.ref('b.id'), seats: sql.ref('b.seats'), addedAt: jsonInstant(dialect, 'b.added_at'), until: jsonInstant(dialect, 'b.until'),
  })
  return sql`(select ${jsonArray(dialect, item, sql`b.until, b.id`)} from seat_batch as b
    where b.tenant_id = s.tenant_id and b.subscription_id = s.id and b.seats > 0)`
}

/** Charges of the running term that can be credited, oldest first. */
function charged(dialect: Dialect): RawBuilder<JsonText> {
  const item = jsonObject(dialect, {
    id: sql.ref('c.id'), startsOn: sql.ref('c.period_starts_on'), until: sql.ref('c.period_until'), seats: sql.ref('c.seats'),
    amountCents: sql.ref('c.amount_cents'), creditedSeats: sql.ref('c.credited_seats'),
    // What a void made owed no more, or what was given up unpaid, is not given back either.
    creditedCents: sql`case when c.voided_at is not null or exists (select 1 from invoice as i
      where i.tenant_id = c.tenant_id and i.draft_id = c.invoice_draft_id and i.state = 'writtenOff') then c.amount_cents else c.credited_cents end`,
  })
  return sql`(select ${jsonArray(dialect, item, sql`c.period_starts_on, c.id`)} from charge as c
    where c.tenant_id = s.tenant_id and c.subscription_id = s.id and c.period_starts_on >= s.term_starts_on and c.amount_cents > 0)`
}

function addons(dialect: Dialect): RawBuilder<JsonText> {
  const item = jsonObject(dialect, {
    subscriptionId: sql.ref('a.id'), seats: sql.ref('a.seats'), minimumPercent: sql.ref('a.addon_minimum_percent'),
  })
  return sql`(select ${jsonArray(dialect, item, sql`a.id`)} from subscription as a
    where a.tenant_id = s.tenant_id and a.base_subscription_id = s.id and a.addon_minimum_percent is not null
    and a.status in ('provisioning', 'active', 'suspended', 'extended'))`
}

function renewalPlan(dialect: Dialect): RawBuilder<JsonText | null> {
  const item = jsonObject(dialect, {
    seats: sql.ref('r.seats'), offerId: sql.ref('r.offer_id'), planId: sql.ref('r.plan_id'), commitment: sql.ref('r.commitment'),
    billingFrequency: sql.ref('r.billing_frequency'), customTermUntil: sql.ref('r.custom_term_until'),
  })
  return sql`(select ${item} from renewal_plan as r where r.tenant_id = s.tenant_id and r.subscription_id = s.id)`
}
