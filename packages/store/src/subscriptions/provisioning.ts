import type { Instant } from '@assento/rules'
import type { Insertable, Selectable } from 'kysely'
import type { Handle, Tx } from '../handle.ts'
import { insertRows } from '../insert-rows.ts'
import { assertPageLimit } from '../page.ts'
import type { ProvisioningRequestTable } from '../schema.ts'

export type ProvisioningRow = Selectable<ProvisioningRequestTable>
export type ProvisioningState = ProvisioningRow['state']

/** Stores changes that are on their way to the vendor. */
export async function insertProvisioning(
  tx: Tx, tenantId: string, ...requests: readonly Omit<Insertable<ProvisioningRequestTable>, 'tenant_id'>[]
): Promise<void> {
  await insertRows(tx, 'provisioning_request', [
    'tenant_id', 'id', 'subscription_id', 'kind', 'target_seats', 'state', 'requested_at', 'alarm_at', 'alarmed_at', 'settled_at',
  ], requests.map((request) => ({ ...request, tenant_id: tenantId })))
}

export async function findProvisioning(handle: Handle, tenantId: string, requestId: string): Promise<ProvisioningRow | null> {
  const query = handle.db.selectFrom('provisioning_request').selectAll().where('tenant_id', '=', tenantId).where('id', '=', requestId)
  return (await query.executeTakeFirst()) ?? null
}

/** The last change of a subscription that was sent to the vendor; null when there was none. */
export async function findLatestProvisioning(handle: Handle, tenantId: string, subscriptionId: string): Promise<ProvisioningRow | null> {
  const query = handle.db.selectFrom('provisioning_request').selectAll()
    .where('tenant_id', '=', tenantId).where('subscription_id', '=', subscriptionId).orderBy('id', 'desc').limit(1)
  return (await query.executeTakeFirst()) ?? null
}

/** Moves a request on; `active` and `failed` settle it. False when it is no longer in `from`. */
export async function advanceProvisioning(
  tx: Tx, tenantId: string, requestId: string, step: { readonly from: ProvisioningState; readonly to: ProvisioningState; readonly at: Instant },
): Promise<boolean> {
  const settledAt = step.to === 'active' || step.to === 'failed' ? step.at : null
  const { numUpdatedRows } = await tx.db.updateTable('provisioning_request').set({ state: step.to, settled_at: settledAt })
    .where('tenant_id', '=', tenantId).where('id', '=', requestId).where('state', '=', step.from).executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Requests not settled at `now` whose alarm is due and has not rung, oldest first. */
export function overdueProvisioning(handle: Handle, tenantId: string, now: Instant, limit: number): Promise<ProvisioningRow[]> {
  assertPageLimit(limit)
  return handle.db.selectFrom('provisioning_request').selectAll().where('tenant_id', '=', tenantId)
    .where('settled_at', 'is', null).where('alarmed_at', 'is', null).where('alarm_at', '<=', now)
    .orderBy('alarm_at').orderBy('id').limit(limit).execute()
}

/** Remembers that the alarm rang; false when it rang before or the request is settled. */
export async function markProvisioningAlarmed(tx: Tx, tenantId: string, requestId: string, at: Instant): Promise<boolean> {
  const { numUpdatedRows } = await tx.db.updateTable('provisioning_request').set({ alarmed_at: at })
    .where('tenant_id', '=', tenantId).where('id', '=', requestId).where('alarmed_at', 'is', null).where('settled_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}
