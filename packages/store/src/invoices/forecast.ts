/** What a forecast of one customer's invoices is read from, besides the facts of its subscriptions: never a statement for each. */
import type { BillingFrequency, CalendarDate, Instant, SubscriptionStatus } from '@assento/rules'
import type { Handle } from '../handle.ts'

/** A subscription on which time may still charge something. */
export interface ForecastRow {
  readonly id: string
  readonly name: string
  /** The segment that its running term was sold in; renewals stay in it. */
  readonly segment: string
  /** When time acts next; null = never. */
  readonly nextActionAt: Instant | null
  /** Another billing frequency that waits for its day, with its locked price. */
  readonly change: {
    readonly offerId: string
    readonly billingFrequency: BillingFrequency
    readonly cycleUnitCents: number
    readonly effectiveOn: CalendarDate
  } | null
}

/** What is over charges nothing again. */
const GOING_ON = ['provisioning', 'active', 'suspended', 'extended'] as const satisfies readonly SubscriptionStatus[]

/** A customer's subscriptions that go on, by name, then id. */
export async function listForecastSubscriptions(handle: Handle, tenantId: string, customerId: string): Promise<readonly ForecastRow[]> {
  const rows = await handle.db.selectFrom('subscription as s')
    .innerJoin('offer as o', (join) => join.onRef('o.tenant_id', '=', 's.tenant_id').onRef('o.id', '=', 's.offer_id'))
    .leftJoin('frequency_change as f', (join) => join.onRef('f.tenant_id', '=', 's.tenant_id').onRef('f.subscription_id', '=', 's.id'))
    .where('s.tenant_id', '=', tenantId).where('s.customer_id', '=', customerId).where('s.status', 'in', GOING_ON)
    .select([
      's.id', 's.name', 'o.segment', 's.next_action_at as nextActionAt', 'f.offer_id as offerId', 'f.billing_frequency as billingFrequency',
      'f.cycle_unit_cents as cycleUnitCents', 'f.effective_on as effectiveOn',
    ]).orderBy('s.name').orderBy('s.id').execute()
  return rows.map(({ offerId, billingFrequency, cycleUnitCents, effectiveOn, ...row }) => ({
    ...row,
    change: offerId === null || billingFrequency === null || cycleUnitCents === null || effectiveOn === null
      ? null : { offerId, billingFrequency, cycleUnitCents, effectiveOn },
  }))
}

/** A draft that is not closed: its lines are on no invoice yet. */
export interface PendingDraft {
  readonly id: string
  readonly currency: string
  /** The day whose lines it gathers. */
  readonly opensOn: CalendarDate
  /** When it closes by itself; null: it waits for a person. */
  readonly closesAt: Instant | null
}

/** A customer's drafts that are not closed, those of later days and those that wait for a person too, the earliest first. */
export function listOpenDrafts(handle: Handle, tenantId: string, customerId: string): Promise<PendingDraft[]> {
  return handle.db.selectFrom('invoice_draft').select(['id', 'currency', 'opens_on as opensOn', 'closes_at as closesAt'])
    .where('tenant_id', '=', tenantId).where('customer_id', '=', customerId).where('closed_at', 'is', null).orderBy('opens_on').orderBy('id').execute()
}
