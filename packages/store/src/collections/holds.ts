import type { CalendarDate, HoldingInvoice, Instant } from '@assento/rules'
import { sql, type Insertable, type Selectable } from 'kysely'
import type { Handle, Tx } from '../handle.ts'
import type { CollectionsHoldTable } from '../schema.ts'

export type CollectionsHoldRow = Selectable<CollectionsHoldTable>
export type NewHold = Omit<Insertable<CollectionsHoldTable>, 'tenant_id' | 'released_at'>

/** Stores what an invoice holds; what it holds already stays as it was placed, and what was released is held anew. */
export async function placeHolds(tx: Tx, tenantId: string, holds: readonly NewHold[]): Promise<void> {
  if (holds.length === 0) return
  await tx.db.insertInto('collections_hold').values(holds.map((hold) => ({ ...hold, tenant_id: tenantId, released_at: null })))
    .onConflict((conflict) => conflict.columns(['tenant_id', 'invoice_id', 'kind', 'subscription_id']).doUpdateSet((set) => ({
      prior_status: set.ref('excluded.prior_status'), prior_end_of_term: set.ref('excluded.prior_end_of_term'),
      is_retroactive: set.ref('excluded.is_retroactive'), placed_at: set.ref('excluded.placed_at'), released_at: null,
    })).where('collections_hold.released_at', 'is not', null)).execute()
}

/** Marks all that these invoices hold as released; answers what was. */
export async function releaseHolds(tx: Tx, tenantId: string, invoiceIds: readonly string[], at: Instant): Promise<CollectionsHoldRow[]> {
  if (invoiceIds.length === 0) return []
  const rows = await tx.db.updateTable('collections_hold').set({ released_at: at }).where('tenant_id', '=', tenantId)
    .where('invoice_id', 'in', invoiceIds).where('released_at', 'is', null).returningAll().execute()
  return rows.sort((a, b) => (a.subscription_id < b.subscription_id ? -1 : 1))
}

/** Marks one suspension of a subscription as released by a person, whatever invoices hold it. */
export async function releaseSubscriptionHolds(tx: Tx, tenantId: string, subscriptionId: string, at: Instant): Promise<number> {
  const { numUpdatedRows } = await tx.db.updateTable('collections_hold').set({ released_at: at }).where('tenant_id', '=', tenantId)
    .where('subscription_id', '=', subscriptionId).where('kind', '=', 'suspend').where('released_at', 'is', null).executeTakeFirst()
  return Number(numUpdatedRows)
}

/** Suspensions that hold any of these subscriptions now, the longest first. */
export async function listSuspendingHolds(handle: Handle, tenantId: string, subscriptionIds: readonly string[]): Promise<CollectionsHoldRow[]> {
  if (subscriptionIds.length === 0) return []
  return handle.db.selectFrom('collections_hold').selectAll().where('tenant_id', '=', tenantId).where('subscription_id', 'in', subscriptionIds)
    .where('kind', '=', 'suspend').where('released_at', 'is', null).orderBy('placed_at').orderBy('invoice_id').execute()
}

/** The unpaid invoice that restricts a customer, the one due longest; null when none does. */
export async function findRestrictingInvoice(handle: Handle, tenantId: string, customerId: string): Promise<HoldingInvoice | null> {
  return oldest(await holding(handle, tenantId).where('h.customer_id', '=', customerId).where('h.kind', '=', 'restrict').execute())
}

/** The unpaid invoice that keeps a subscription suspended, the one due longest; null when none does. */
export async function findSuspendingInvoice(handle: Handle, tenantId: string, subscriptionId: string): Promise<HoldingInvoice | null> {
  return oldest(await holding(handle, tenantId).where('h.subscription_id', '=', subscriptionId).where('h.kind', '=', 'suspend').execute())
}

interface HoldingRow {
  readonly invoiceId: string
  readonly number: string
  readonly dueOn: CalendarDate
  readonly balanceCents: number
  readonly currency: string
}

function holding({ db }: Handle, tenantId: string) {
  return db.selectFrom('collections_hold as h')
    .innerJoin('invoice as i', (join) => join.onRef('i.tenant_id', '=', 'h.tenant_id').onRef('i.id', '=', 'h.invoice_id'))
    .where('h.tenant_id', '=', tenantId).where('h.released_at', 'is', null)
    .select(['i.id as invoiceId', 'i.number', 'i.due_on as dueOn', 'i.currency', sql<number>`i.total_cents - i.settled_cents`.as('balanceCents')])
    .orderBy('i.due_on').orderBy('i.id')
}

function oldest(rows: readonly HoldingRow[]): HoldingInvoice | null {
  const [first] = rows
  return first === undefined ? null : { ...first, invoices: rows.length }
}
