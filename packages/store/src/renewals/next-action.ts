import { assert, type Instant } from '@assento/rules'
import type { Tx } from '../handle.ts'

/** Sets when time alone next acts on a subscription; null = never. Its version stays: nothing that a customer sees changed. */
export async function setNextActionAt(tx: Tx, tenantId: string, subscriptionId: string, nextActionAt: Instant | null): Promise<void> {
  const { numUpdatedRows } = await tx.db.updateTable('subscription').set({ next_action_at: nextActionAt })
    .where('tenant_id', '=', tenantId).where('id', '=', subscriptionId).executeTakeFirst()
  assert(numUpdatedRows === 1n, `subscription ${subscriptionId} is there`)
}
