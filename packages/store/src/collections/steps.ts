import type { Instant } from '@assento/rules'
import type { Insertable, Selectable } from 'kysely'
import type { Handle, Tx } from '../handle.ts'
import type { CollectionsStepTable } from '../schema.ts'

export type CollectionsStepRow = Selectable<CollectionsStepTable>

/**
 * Claims a step for an invoice; false when it was claimed before. Written in the transaction of the step's effect, so that the
 * two are there together or not at all: that is what makes a step run once, whatever restarts.
 */
export async function claimCollectionsStep(tx: Tx, tenantId: string, step: Omit<Insertable<CollectionsStepTable>, 'tenant_id'>): Promise<boolean> {
  const row = await tx.db.insertInto('collections_step').values({ ...step, tenant_id: tenantId })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'invoice_id', 'step']).doNothing()).returning('step').executeTakeFirst()
  return row !== undefined
}

/** Steps that were claimed for these invoices, by invoice and in the order in which they ran. */
export async function listCollectionsSteps(handle: Handle, tenantId: string, invoiceIds: readonly string[]): Promise<CollectionsStepRow[]> {
  if (invoiceIds.length === 0) return []
  return handle.db.selectFrom('collections_step').selectAll().where('tenant_id', '=', tenantId).where('invoice_id', 'in', invoiceIds)
    .orderBy('invoice_id').orderBy('ran_at').orderBy('planned_at').orderBy('step').execute()
}

/** Gives paused steps of an invoice back, to be claimed again: its dispute was answered. Answers how many. */
export async function releasePausedSteps(tx: Tx, tenantId: string, invoiceId: string): Promise<number> {
  const { numDeletedRows } = await tx.db.deleteFrom('collections_step').where('tenant_id', '=', tenantId).where('invoice_id', '=', invoiceId)
    .where('outcome', '=', 'paused').executeTakeFirst()
  return Number(numDeletedRows)
}

/** Sets when collections next act on these invoices; null = never. */
export async function setNextStepAt(tx: Tx, tenantId: string, invoiceIds: readonly string[], at: Instant | null): Promise<void> {
  if (invoiceIds.length === 0) return
  await tx.db.updateTable('invoice').set({ next_step_at: at }).where('tenant_id', '=', tenantId).where('id', 'in', invoiceIds).execute()
}
