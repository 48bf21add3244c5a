import type { Instant } from '@assento/rules'
import type { Insertable, Selectable, Updateable } from 'kysely'
import type { AccountRow } from '../accounts/accounts.ts'
import { inChunks } from '../chunks.ts'
import { StaleVersionError } from '../errors.ts'
import type { Handle, Tx } from '../handle.ts'
import type { RenewalPlanTable, SeatBatchTable, SubscriptionTable } from '../schema.ts'

/** A subscription that an import finds by the vendor's id, with the parts that the vendor tells of too. */
export interface KnownSubscription {
  readonly row: Selectable<SubscriptionTable>
  readonly batches: readonly Selectable<SeatBatchTable>[]
  readonly renewalPlan: Selectable<RenewalPlanTable> | null
}

/** Customers that have not been removed, by CNPJ or CPF. */
export function loadAccountsByTaxId({ db }: Handle, tenantId: string, taxIds: readonly string[]): Promise<AccountRow[]> {
  return inChunks(taxIds, (chunk) => db.selectFrom('account').selectAll()
    .where('tenant_id', '=', tenantId).where('removed_at', 'is', null).where('tax_id', 'in', chunk).execute())
}

/** Customers that have not been removed, by the vendor's id. */
export function loadAccountsByExternalRef({ db }: Handle, tenantId: string, refs: readonly string[]): Promise<AccountRow[]> {
  return inChunks(refs, (chunk) => db.selectFrom('account').selectAll()
    .where('tenant_id', '=', tenantId).where('removed_at', 'is', null).where('external_ref', 'in', chunk).execute())
}

/** The tenant's own account: customers that are imported are its customers. Resellers below it are partners. */
export async function findReseller({ db }: Handle, tenantId: string): Promise<string | null> {
  const row = await db.selectFrom('account').select('id').where('tenant_id', '=', tenantId).where('kind', '=', 'reseller').where('parent_id', 'is', null)
    .where('removed_at', 'is', null).orderBy('search_name').orderBy('id').limit(1).executeTakeFirst()
  return row?.id ?? null
}

/** Subscriptions by the vendor's id; on PostgreSQL their rows stay locked inside a transaction. */
export async function loadKnownSubscriptions(handle: Handle, tenantId: string, refs: readonly string[]): Promise<KnownSubscription[]> {
  const isLocking = handle.dialect === 'postgres' && 'inTransaction' in handle
  const rows = await inChunks(refs, (chunk) => handle.db.selectFrom('subscription').selectAll()
    .where('tenant_id', '=', tenantId).where('external_ref', 'in', chunk).orderBy('id').$if(isLocking, (query) => query.forUpdate()).execute())
  const ids = rows.map(({ id }) => id)
  const batches = await inChunks(ids, (chunk) => handle.db.selectFrom('seat_batch').selectAll()
    .where('tenant_id', '=', tenantId).where('subscription_id', 'in', chunk).where('seats', '>', 0).orderBy('until').orderBy('id').execute())
  const plans = await inChunks(ids, (chunk) => handle.db.selectFrom('renewal_plan').selectAll()
    .where('tenant_id', '=', tenantId).where('subscription_id', 'in', chunk).execute())
  const planById = new Map(plans.map((plan) => [plan.subscription_id, plan]))
  const batchesById = new Map<string, Selectable<SeatBatchTable>[]>()
  for (const batch of batches) batchesById.set(batch.subscription_id, [...(batchesById.get(batch.subscription_id) ?? []), batch])
  return rows.map((row) => ({ row, batches: batchesById.get(row.id) ?? [], renewalPlan: planById.get(row.id) ?? null }))
}

/** Instants at which files of a kind were applied: what carries one of them was last written by that import. */
export async function loadRunInstants({ db }: Handle, tenantId: string, kind: string): Promise<Set<Instant>> {
  const rows = await db.selectFrom('import_run').select('created_at').where('tenant_id', '=', tenantId).where('kind', '=', kind).execute()
  return new Set(rows.map((row) => row.created_at))
}

/** Takes the vendor's facts over the stored ones. Throws StaleVersionError when the row has moved. */
export async function replaceSubscription(
  tx: Tx, tenantId: string, known: Selectable<SubscriptionTable>, change: Omit<Updateable<SubscriptionTable>, 'tenant_id' | 'id' | 'version'>,
): Promise<void> {
  const { numUpdatedRows } = await tx.db.updateTable('subscription').set({ ...change, version: known.version + 1 })
    .where('tenant_id', '=', tenantId).where('id', '=', known.id).where('version', '=', known.version).executeTakeFirst()
  if (numUpdatedRows !== 1n) throw new StaleVersionError(known.id, known.version)
}

/** Replaces all seat batches of a subscription. */
export async function replaceSeatBatches(
  tx: Tx, tenantId: string, subscriptionId: string, batches: readonly Omit<Insertable<SeatBatchTable>, 'tenant_id' | 'subscription_id'>[],
): Promise<void> {
  await tx.db.deleteFrom('seat_batch').where('tenant_id', '=', tenantId).where('subscription_id', '=', subscriptionId).execute()
  if (batches.length === 0) return
  await tx.db.insertInto('seat_batch').values(batches.map((batch) => ({ ...batch, tenant_id: tenantId, subscription_id: subscriptionId }))).execute()
}

/** Replaces the renewal plan of a subscription; null removes it. */
export async function replaceRenewalPlan(
  tx: Tx, tenantId: string, subscriptionId: string, plan: Omit<Insertable<RenewalPlanTable>, 'tenant_id' | 'subscription_id'> | null,
): Promise<void> {
  await tx.db.deleteFrom('renewal_plan').where('tenant_id', '=', tenantId).where('subscription_id', '=', subscriptionId).execute()
  if (plan === null) return
  await tx.db.insertInto('renewal_plan').values({ ...plan, tenant_id: tenantId, subscription_id: subscriptionId }).execute()
}
