import type { Insertable, Selectable } from 'kysely'
import { inChunks } from '../chunks.ts'
import type { Handle, Tx } from '../handle.ts'
import type { DateMismatchTable, ImportRunTable } from '../schema.ts'

export type ImportRunRow = Selectable<ImportRunTable>
export type DateMismatchRow = Selectable<DateMismatchTable>

/** The run that applied a file of that kind with those bytes (SHA-256 hex); null when it has not been applied. */
export async function findRunBySha(handle: Handle, tenantId: string, kind: string, fileSha256: string): Promise<ImportRunRow | null> {
  const query = handle.db.selectFrom('import_run').selectAll()
    .where('tenant_id', '=', tenantId).where('kind', '=', kind).where('file_sha256', '=', fileSha256)
  return (await query.executeTakeFirst()) ?? null
}

export async function insertRun(tx: Tx, tenantId: string, run: Omit<Insertable<ImportRunTable>, 'tenant_id'>): Promise<void> {
  await tx.db.insertInto('import_run').values({ ...run, tenant_id: tenantId }).execute()
}

/** Runs of a tenant, newest first. */
export function listRuns(handle: Handle, tenantId: string, limit: number): Promise<ImportRunRow[]> {
  return handle.db.selectFrom('import_run').selectAll().where('tenant_id', '=', tenantId).orderBy('id', 'desc').limit(limit).execute()
}

/** Keeps where the vendor's dates differ from ours; the newest difference of a field replaces the one before. */
export async function recordDateMismatches(tx: Tx, tenantId: string, rows: readonly Omit<DateMismatchRow, 'tenant_id'>[]): Promise<void> {
  await inChunks(rows, (chunk) => tx.db.insertInto('date_mismatch').values(chunk.map((row) => ({ ...row, tenant_id: tenantId })))
    .onConflict((conflict) => conflict.columns(['tenant_id', 'subscription_id', 'field']).doUpdateSet((set) => ({
      ours: set.ref('excluded.ours'), vendors: set.ref('excluded.vendors'), recorded_at: set.ref('excluded.recorded_at'),
    }))).execute())
}

/** Differences of one subscription, by field. */
export function listDateMismatches(handle: Handle, tenantId: string, subscriptionId: string): Promise<DateMismatchRow[]> {
  return handle.db.selectFrom('date_mismatch').selectAll().where('tenant_id', '=', tenantId).where('subscription_id', '=', subscriptionId)
    .orderBy('field').execute()
}
