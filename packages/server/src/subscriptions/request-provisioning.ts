import { addMs } from '@assento/rules'
import { insertProvisioning, newId } from '@assento/store'
import type { ProvisioningRow, Tx } from '@assento/store'
import type { ProcedureContext } from '../platform/types.ts'

/** A change is active at the vendor within 30 minutes, or an alarm is raised (B5). */
const ALARM_AFTER_MS = 30 * 60_000

/** Sends a change on its way to the vendor, in the transaction of the change: requested → provisioning → active. */
export async function requestProvisioning(
  ctx: ProcedureContext, tx: Tx, subscriptionId: string, kind: ProvisioningRow['kind'], targetSeats: number | null,
): Promise<void> {
  await insertProvisioning(tx, ctx.tenant.id, {
    id: newId('prv'), subscription_id: subscriptionId, kind, target_seats: targetSeats, state: 'requested',
    requested_at: ctx.now, alarm_at: addMs(ctx.now, ALARM_AFTER_MS), alarmed_at: null, settled_at: null,
  })
}
