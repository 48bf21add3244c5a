import type { BillingFrequency, CalendarDate, Commitment, EndOfTerm, Instant, SubscriptionStatus } from '@assento/rules'
import { sql, type Insertable, type Kysely, type RawBuilder, type Selectable, type SelectQueryBuilder } from 'kysely'
import { inChunks } from '../chunks.ts'
import type { Dialect, Handle, Tx } from '../handle.ts'
import { hotQuery, onceForEachLimit } from '../hot-query.ts'
import { assertPageLimit, pageOf, type Page } from '../page.ts'
import type { Bit, Database, ProvisioningRequestTable, SubscriptionTable } from '../schema.ts'

export type SubscriptionRow = Selectable<SubscriptionTable>

/** What a list shows of a subscription. */
export interface SubscriptionListItem {
  readonly id: string
  readonly customerId: string
  readonly customerName: string
  readonly name: string
  readonly productId: string
  readonly productName: string
  readonly planId: string
  readonly planName: string
  readonly familyName: string
  readonly status: SubscriptionStatus
  readonly isTrial: Bit
  readonly seats: number
  readonly assignedSeats: number
  readonly commitment: Commitment
  readonly billingFrequency: BillingFrequency
  readonly currency: string
  /** One seat for one billing cycle. */
  readonly cycleUnitCents: number
  readonly termStartsOn: CalendarDate
  readonly termUntil: CalendarDate
  readonly endOfTerm: EndOfTerm
  readonly version: number
  /** Last instant of the reduction window that closes next; null when none is open. */
  readonly windowUntil: Instant | null
  /** Seats of all open windows. */
  readonly reducibleSeats: number
  readonly hasRenewalPlan: Bit
  /** Seats of the stored renewal plan; null without one. */
  readonly renewalPlanSeats: number | null
  /** State of the newest change on its way to the vendor; null when there never was one. */
  readonly provisioning: ProvisioningRequestTable['state'] | null
}

export interface SubscriptionFilter {
  /** Null lists every customer's. */
  readonly customerId: string | null
  readonly now: Instant
  readonly afterId: string | null
  readonly limit: number
}

type PageParameters = { tenantId: string; now: Instant; afterId: string }

// The limit stands in the text: PostgreSQL guesses a tenth of the table for one that it does not know, thinks a plan made
// once too dear for that, and plans anew for each page, which takes five times as long as reading it.
const ofTenant = onceForEachLimit((limit) => hotQuery<PageParameters, SubscriptionListItem>(
  `subscriptions-of-tenant-${limit}`, ['tenantId', 'now', 'afterId'],
  (db, p, dialect) => listItems(db, dialect, p.now, db.selectFrom('subscription').selectAll()
    .where('tenant_id', '=', p.tenantId).where('id', '>', p.afterId).orderBy('id').limit(sql.lit(limit))).orderBy('s.id'),
))

const ofCustomer = onceForEachLimit((limit) => hotQuery<PageParameters & { customerId: string }, SubscriptionListItem>(
  `subscriptions-of-customer-${limit}`, ['tenantId', 'customerId', 'now', 'afterId'],
  (db, p, dialect) => listItems(db, dialect, p.now, db.selectFrom('subscription').selectAll()
    .where('tenant_id', '=', p.tenantId).where('customer_id', '=', p.customerId).where('id', '>', p.afterId).orderBy('id').limit(sql.lit(limit)))
    .orderBy('s.id'),
))

const oneItem = hotQuery<{ tenantId: string; now: Instant; subscriptionId: string }, SubscriptionListItem>(
  'subscription-item', ['tenantId', 'now', 'subscriptionId'],
  (db, p, dialect) => listItems(db, dialect, p.now, db.selectFrom('subscription').selectAll()
    .where('tenant_id', '=', p.tenantId).where('id', '=', p.subscriptionId)),
)

/** Subscriptions by id, which is the order in which they were bought; 200 a page at most. */
export async function listSubscriptions(handle: Handle, tenantId: string, filter: SubscriptionFilter): Promise<Page<SubscriptionListItem>> {
  assertPageLimit(filter.limit)
  const parameters = { tenantId, now: filter.now, afterId: filter.afterId ?? '' }
  const rows = filter.customerId === null
    ? await ofTenant(filter.limit + 1)(handle, parameters) : await ofCustomer(filter.limit + 1)(handle, { ...parameters, customerId: filter.customerId })
  return pageOf(rows, filter.limit, (row) => row.id)
}

/** One subscription as the list shows it; null when the tenant has none of that id. */
export async function findSubscriptionItem(
  handle: Handle, tenantId: string, subscriptionId: string, now: Instant,
): Promise<SubscriptionListItem | null> {
  const [row] = await oneItem(handle, { tenantId, now, subscriptionId })
  return row ?? null
}

/** The row itself; null when the tenant has none of that id. */
export async function findSubscription(handle: Handle, tenantId: string, subscriptionId: string): Promise<SubscriptionRow | null> {
  const query = handle.db.selectFrom('subscription').selectAll().where('tenant_id', '=', tenantId).where('id', '=', subscriptionId)
  return (await query.executeTakeFirst()) ?? null
}

export async function findSubscriptionByExternalRef(handle: Handle, tenantId: string, externalRef: string): Promise<SubscriptionRow | null> {
  const query = handle.db.selectFrom('subscription').selectAll().where('tenant_id', '=', tenantId).where('external_ref', '=', externalRef)
  return (await query.executeTakeFirst()) ?? null
}

/** Stores subscriptions, a thousand a statement. */
export async function insertSubscriptions(tx: Tx, tenantId: string, rows: readonly Omit<Insertable<SubscriptionTable>, 'tenant_id'>[]): Promise<void> {
  await inChunks(rows, (chunk) => tx.db.insertInto('subscription').values(chunk.map((row) => ({ ...row, tenant_id: tenantId }))).execute())
}

/**
 * What a list shows of the subscriptions of one page. The page is cut before anything is joined to it: a planner that knows
 * how few products there are would else begin with them, and sort the whole table for each page.
 */
export function listItems(
  db: Kysely<Database>, dialect: Dialect, now: RawBuilder<Instant>, page: SelectQueryBuilder<Database, 'subscription', SubscriptionRow>,
) {
  return db.selectFrom(page.as('s'))
    .innerJoin('account', (join) => join.onRef('account.tenant_id', '=', 's.tenant_id').onRef('account.id', '=', 's.customer_id'))
    .innerJoin('product', (join) => join.onRef('product.tenant_id', '=', 's.tenant_id').onRef('product.id', '=', 's.product_id'))
    .innerJoin('product_family as family', (join) => join
      .onRef('family.tenant_id', '=', 's.tenant_id').onRef('family.id', '=', 'product.family_id'))
    .innerJoin('plan', (join) => join.onRef('plan.tenant_id', '=', 's.tenant_id').onRef('plan.id', '=', 's.plan_id'))
    .leftJoin('renewal_plan as r', (join) => join.onRef('r.tenant_id', '=', 's.tenant_id').onRef('r.subscription_id', '=', 's.id'))
    .select([
      's.id', 's.customer_id as customerId', 'account.name as customerName', 'family.name as familyName', 'r.seats as renewalPlanSeats', 's.name', 's.product_id as productId',
      'product.name as productName', 's.plan_id as planId', 'plan.name as planName', 's.status', 's.is_trial as isTrial', 's.seats',
      's.assigned_seats as assignedSeats', 's.commitment', 's.billing_frequency as billingFrequency', 's.currency',
      's.cycle_unit_cents as cycleUnitCents', 's.term_starts_on as termStartsOn', 's.term_until as termUntil', 's.end_of_term as endOfTerm',
      's.version',
    ])
    .select((is) => is.selectFrom('seat_batch as b').select((of) => of.fn.min('b.until').as('until'))
      .whereRef('b.tenant_id', '=', 's.tenant_id').whereRef('b.subscription_id', '=', 's.id')
      .where('b.until', '>=', now).where('b.seats', '>', sql.lit(0)).as('windowUntil'))
    .select((is) => is.selectFrom('seat_batch as o')
      .select(sql<number>`cast(coalesce(sum(o.seats), 0) as ${sql.raw(dialect === 'postgres' ? 'int' : 'integer')})`.as('seats'))
      .whereRef('o.tenant_id', '=', 's.tenant_id').whereRef('o.subscription_id', '=', 's.id').where('o.until', '>=', now).as('reducibleSeats'))
    .select((is) => is.selectFrom('provisioning_request as v').select('v.state')
      .whereRef('v.tenant_id', '=', 's.tenant_id').whereRef('v.subscription_id', '=', 's.id').orderBy('v.id', 'desc').limit(sql.lit(1)).as('provisioning'))
    .select(sql<Bit>`case when r.seats is null then 0 else 1 end`.as('hasRenewalPlan'))
}
