/** Our side of the vendor's invoice: subscriptions by the vendor's ids, their charges, and charges that no vendor's line has covered. */
import type { CalendarDate, DatePeriod } from '@assento/rules'
import { sql, type Selectable } from 'kysely'
import { inChunks } from '../chunks.ts'
import type { Handle } from '../handle.ts'
import { assertPageLimit, pageOf, type Page } from '../page.ts'
import type { ChargeTable } from '../schema.ts'

export interface VendorSubscriptionRow {
  readonly id: string
  readonly external_ref: string
  readonly name: string
  readonly term_starts_on: CalendarDate
  readonly term_until: CalendarDate
  readonly customer_id: string
  readonly customer_name: string
  readonly customer_ref: string | null
}

export type ReconciledChargeRow = Pick<
  Selectable<ChargeTable>,
  'id' | 'subscription_id' | 'kind' | 'seats' | 'currency' | 'unit_cents' | 'billing_days' | 'cycle_days' | 'period_starts_on' | 'period_until' | 'amount_cents'
>

const CHARGE_COLUMNS = [
  'charge.id', 'charge.subscription_id', 'charge.kind', 'charge.seats', 'charge.currency', 'charge.unit_cents', 'charge.billing_days', 'charge.cycle_days',
  'charge.period_starts_on', 'charge.period_until', 'charge.amount_cents',
] as const
const SUBSCRIPTION_COLUMNS = [
  'subscription.name', 'subscription.term_starts_on', 'subscription.term_until', 'subscription.customer_id', 'account.name as customer_name',
  'account.external_ref as customer_ref',
] as const

/** Subscriptions by the vendor's ids, with their customers. Not locked. */
export function loadVendorSubscriptions({ db }: Handle, tenantId: string, refs: readonly string[]): Promise<VendorSubscriptionRow[]> {
  return inChunks(refs, (chunk) => db.selectFrom('subscription')
    .innerJoin('account', (join) => join.onRef('account.tenant_id', '=', 'subscription.tenant_id').onRef('account.id', '=', 'subscription.customer_id'))
    .select([...SUBSCRIPTION_COLUMNS, 'subscription.id', 'subscription.external_ref']).$narrowType<{ external_ref: string }>()
    .where('subscription.tenant_id', '=', tenantId).where('subscription.external_ref', 'in', chunk).execute())
}

/** Charges of these subscriptions that have a day in the window and are not void, by the day that they cover from. */
export function loadReconciledCharges({ db }: Handle, tenantId: string, subscriptionIds: readonly string[], window: DatePeriod): Promise<ReconciledChargeRow[]> {
  return inChunks(subscriptionIds, (chunk) => db.selectFrom('charge').select(CHARGE_COLUMNS)
    .where('tenant_id', '=', tenantId).where('subscription_id', 'in', chunk).where('period_starts_on', '<', window.until)
    .where('period_until', '>', window.startsOn).where('voided_at', 'is', null).orderBy('period_starts_on').orderBy('id').execute())
}

export type UncoveredChargeRow = ReconciledChargeRow & Omit<VendorSubscriptionRow, 'id'>

/**
 * Charges that start in a period, of subscriptions with a vendor's id, that no stored line of the vendor's invoices covers; by id. Void
 * charges and those of zero are left out. What a file that is not stored covers is the caller's to know.
 */
export async function listUncoveredCharges(
  { db }: Handle, tenantId: string, filter: { readonly period: DatePeriod; readonly afterId: string | null; readonly limit: number },
): Promise<Page<UncoveredChargeRow>> {
  assertPageLimit(filter.limit)
  const covered = sql<boolean>`exists (select 1 from vendor_invoice_line where tenant_id = ${tenantId} and charge_id = charge.id and verdict <> 'missingThere')`
  const rows = await db.selectFrom('charge')
    .innerJoin('subscription', (join) => join.onRef('subscription.tenant_id', '=', 'charge.tenant_id').onRef('subscription.id', '=', 'charge.subscription_id'))
    .innerJoin('account', (join) => join.onRef('account.tenant_id', '=', 'subscription.tenant_id').onRef('account.id', '=', 'subscription.customer_id'))
    .select([...CHARGE_COLUMNS, ...SUBSCRIPTION_COLUMNS, 'subscription.external_ref']).$narrowType<{ external_ref: string }>()
    .where('charge.tenant_id', '=', tenantId).where('charge.id', '>', filter.afterId ?? '').where('charge.period_starts_on', '>=', filter.period.startsOn)
    .where('charge.period_starts_on', '<', filter.period.until).where('charge.voided_at', 'is', null).where('charge.amount_cents', '!=', 0)
    .where('subscription.external_ref', 'is not', null).where((is) => is.not(covered))
    .orderBy('charge.id').limit(filter.limit + 1).execute()
  return pageOf(rows, filter.limit, (row) => row.id)
}
