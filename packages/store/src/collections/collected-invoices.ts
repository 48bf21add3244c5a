import type { CalendarDate, CollectionsAction, Instant, InvoiceState } from '@assento/rules'
import type { Handle, Tx } from '../handle.ts'
import { hotQuery } from '../hot-query.ts'
import { assertPageLimit } from '../page.ts'

/** An invoice as collections see it. */
export interface CollectedInvoiceRow {
  readonly id: string
  readonly number: string
  readonly customerId: string
  readonly state: InvoiceState
  readonly currency: string
  readonly dueOn: CalendarDate
  readonly payableUntil: CalendarDate
  readonly issuedAt: Instant
  readonly nextStepAt: Instant | null
}

const COLUMNS = [
  'id', 'number', 'customer_id as customerId', 'state', 'currency', 'due_on as dueOn', 'payable_until as payableUntil', 'issued_at as issuedAt',
  'next_step_at as nextStepAt',
] as const

/** Ids of invoices whose next step is due at `now` (inclusive), the longest due first. */
export async function dueCollections(handle: Handle, tenantId: string, now: Instant, limit: number): Promise<readonly string[]> {
  assertPageLimit(limit)
  const rows = await handle.db.selectFrom('invoice').select('id').where('tenant_id', '=', tenantId).where('next_step_at', '<=', now)
    .orderBy('next_step_at').orderBy('id').limit(limit).execute()
  return rows.map(({ id }) => id)
}

/** When collections next act on any invoice of the tenant; null when never. */
export async function nextCollectionsAt(handle: Handle, tenantId: string): Promise<Instant | null> {
  const row = await handle.db.selectFrom('invoice').select('next_step_at').where('tenant_id', '=', tenantId).where('next_step_at', 'is not', null)
    .orderBy('next_step_at').orderBy('id').limit(1).executeTakeFirst()
  return row?.next_step_at ?? null
}

/** The invoice, its row locked until the transaction ends; null when the tenant has none of that id. */
export async function loadCollectedInvoice(tx: Tx, tenantId: string, invoiceId: string): Promise<CollectedInvoiceRow | null> {
  const query = tx.db.selectFrom('invoice').select(COLUMNS).where('tenant_id', '=', tenantId).where('id', '=', invoiceId)
  return (await (tx.dialect === 'postgres' ? query.forUpdate() : query).executeTakeFirst()) ?? null
}

/** The invoice, not locked: for what is shown. */
export async function findCollectedInvoice(handle: Handle, tenantId: string, invoiceId: string): Promise<CollectedInvoiceRow | null> {
  const query = handle.db.selectFrom('invoice').select(COLUMNS).where('tenant_id', '=', tenantId).where('id', '=', invoiceId)
  return (await query.executeTakeFirst()) ?? null
}

const subscriptionsOf = hotQuery<{ tenantId: string; invoiceId: string }, { subscriptionId: string }>(
  'invoice-subscriptions', ['tenantId', 'invoiceId'], (db, p) =>
    db.selectFrom('invoice_line').select('subscription_id as subscriptionId').distinct().$narrowType<{ subscriptionId: string }>()
      .where('tenant_id', '=', p.tenantId).where('document_id', '=', p.invoiceId).where('subscription_id', 'is not', null)
      .orderBy('subscription_id'))

/** Subscriptions that an invoice has lines of, by id: locks are taken in one order. */
export async function listInvoiceSubscriptions(handle: Handle, tenantId: string, invoiceId: string): Promise<readonly string[]> {
  return (await subscriptionsOf(handle, { tenantId, invoiceId })).map(({ subscriptionId }) => subscriptionId)
}

/** First day that the retroactive lines of a subscription on an invoice do not cover; null without such lines. */
export async function findRetroactiveUntil(handle: Handle, tenantId: string, invoiceId: string, subscriptionId: string): Promise<CalendarDate | null> {
  const row = await handle.db.selectFrom('invoice_line').select('period_until').where('tenant_id', '=', tenantId).where('document_id', '=', invoiceId)
    .where('subscription_id', '=', subscriptionId).where('kind', '=', 'retroactive').orderBy('period_until', 'desc').limit(1).executeTakeFirst()
  return row?.period_until ?? null
}

/** What invoices hold now: an action each that has not been released, by invoice. */
export async function listHeldActions(
  handle: Handle, tenantId: string, invoiceIds: readonly string[],
): Promise<{ invoiceId: string; kind: CollectionsAction }[]> {
  if (invoiceIds.length === 0) return []
  return handle.db.selectFrom('collections_hold').select(['invoice_id as invoiceId', 'kind']).distinct().where('tenant_id', '=', tenantId)
    .where('invoice_id', 'in', invoiceIds).where('released_at', 'is', null).orderBy('invoice_id').orderBy('kind').execute()
}
