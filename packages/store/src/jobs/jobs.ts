import { randomUUID } from 'node:crypto'
import { addMs, type Instant } from '@assento/rules'
import { sql, type Insertable, type Selectable } from 'kysely'
import { LostLeaseError } from '../errors.ts'
import type { Handle, Tx } from '../handle.ts'
import { insertRows } from '../insert-rows.ts'
import type { JobTable } from '../schema.ts'

export type JobRow = Selectable<JobTable>
export type NewJob = Pick<JobRow, 'id' | 'kind' | 'dedupe_key' | 'payload' | 'run_at' | 'created_at'>
  & Partial<Pick<Insertable<JobTable>, 'priority' | 'max_attempts'>>

const MAX_ATTEMPTS = 10

const JOB_COLUMNS = [
  'tenant_id', 'id', 'kind', 'dedupe_key', 'payload', 'run_at', 'priority', 'attempts', 'max_attempts', 'lease_token', 'lease_until', 'state',
  'last_error', 'created_at',
] as const

/** Stores jobs in the transaction of what they follow from; one that is there by its dedupe key stays. Answers how many were new. */
export async function enqueueJobs(tx: Tx, tenantId: string, jobs: readonly NewJob[]): Promise<number> {
  return insertRows(tx, 'job', JOB_COLUMNS, jobs.map((job) => ({
    priority: 0, max_attempts: MAX_ATTEMPTS, ...job, tenant_id: tenantId, attempts: 0, lease_token: null, lease_until: null,
    state: 'ready' as const, last_error: null,
  })), 'on conflict do nothing')
}

/** Stores one job; false when it is there by its dedupe key. */
export async function enqueueJob(tx: Tx, tenantId: string, job: NewJob): Promise<boolean> {
  return (await enqueueJobs(tx, tenantId, [job])) === 1
}

export interface JobClaim {
  /** A tenant with a clock of its own; left out, all tenants whose clock is the server's. */
  readonly tenantId?: string
  /** In the tenant's clock, inclusive. */
  readonly dueBefore: Instant
  /** In the server's clock: leases end by it. */
  readonly serverNow: Instant
  readonly limit: number
  readonly leaseMs: number
}

/**
 * Leases due jobs to the caller, the longest due first. Two workers never get the same one while the lease lasts; after
 * it another may, so that the effect must begin with `completeJob`.
 */
export async function claimJobs(handle: Handle, claim: JobClaim): Promise<JobRow[]> {
  const { db, dialect } = handle
  const rows = await db
    .with('due', (cte) => {
      const ready = cte.selectFrom('job').select(['tenant_id as due_tenant_id', 'id as due_id'])
        .where('state', '=', 'ready').where('run_at', '<=', claim.dueBefore).whereRef('attempts', '<', 'max_attempts')
        .where((is) => is.or([is('lease_until', 'is', null), is('lease_until', '<', claim.serverNow)]))
      const scoped = claim.tenantId === undefined
        ? ready.where('tenant_id', 'not in', (offset) => offset.selectFrom('tenant').select('tenant.id').where('clock_offset_ms', '!=', 0))
        : ready.where('tenant_id', '=', claim.tenantId)
      const ordered = scoped.orderBy('run_at').orderBy('priority', 'desc').orderBy('id').limit(claim.limit)
      return dialect === 'postgres' ? ordered.forUpdate().skipLocked() : ordered
    })
    .updateTable('job').from('due')
    .set({ lease_token: randomUUID(), lease_until: addMs(claim.serverNow, claim.leaseMs), attempts: sql<number>`attempts + 1` })
    .whereRef('tenant_id', '=', 'due_tenant_id').whereRef('id', '=', 'due_id')
    .returning(JOB_COLUMNS).execute()
  return rows.sort(byDueness)
}

/** Ends the job in the transaction of its effect, before the effect. Throws LostLeaseError where another worker has it. */
export async function completeJob(tx: Tx, tenantId: string, jobId: string, leaseToken: string): Promise<void> {
  const { numUpdatedRows } = await leased(tx, tenantId, jobId, leaseToken).set({ state: 'done' }).executeTakeFirst()
  if (numUpdatedRows !== 1n) throw new LostLeaseError(jobId)
}

/** Gives the job back for `retryAt` (tenant's clock), or buries it after its last attempt. `lost`: another worker has it. */
export async function failJob(
  tx: Tx, tenantId: string, jobId: string, failure: { readonly leaseToken: string; readonly error: string; readonly retryAt: Instant },
): Promise<'ready' | 'dead' | 'lost'> {
  const row = await leased(tx, tenantId, jobId, failure.leaseToken).set({
    state: sql<'ready' | 'dead'>`case when attempts >= max_attempts then 'dead' else 'ready' end`,
    run_at: failure.retryAt, lease_token: null, lease_until: null, last_error: failure.error.slice(0, 2_000),
  }).returning('state').executeTakeFirst()
  if (row === undefined) return 'lost'
  return row.state === 'dead' ? 'dead' : 'ready'
}

/** Sets a job aside for a person to look at: a safety bound was reached. False when the lease was lost. */
export async function parkJob(tx: Tx, tenantId: string, jobId: string, leaseToken: string, reason: string): Promise<boolean> {
  const { numUpdatedRows } = await leased(tx, tenantId, jobId, leaseToken)
    .set({ state: 'parked', lease_token: null, lease_until: null, last_error: reason }).executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Prolongs a lease while the work goes on; false when it was lost. */
export async function extendLease(handle: Handle, tenantId: string, jobId: string, leaseToken: string, until: Instant): Promise<boolean> {
  const { numUpdatedRows } = await leased(handle, tenantId, jobId, leaseToken).set({ lease_until: until }).executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Gives back what a worker that stops has leased; the attempt does not count. */
export async function releaseJob(handle: Handle, tenantId: string, jobId: string, leaseToken: string): Promise<void> {
  await leased(handle, tenantId, jobId, leaseToken)
    .set({ lease_token: null, lease_until: null, attempts: sql<number>`attempts - 1` }).execute()
}

/** Buries jobs whose worker died at their last attempt; answers how many. */
export async function buryExhaustedJobs(handle: Handle, serverNow: Instant): Promise<number> {
  const { numUpdatedRows } = await handle.db.updateTable('job').set({ state: 'dead', lease_token: null, lease_until: null })
    .where('state', '=', 'ready').whereRef('attempts', '>=', 'max_attempts').where('lease_until', '<', serverNow).executeTakeFirst()
  return Number(numUpdatedRows)
}

/** Makes a dead or parked job ready again with all its attempts; false when it is neither. */
export async function redriveJob(tx: Tx, tenantId: string, jobId: string, runAt: Instant): Promise<boolean> {
  const { numUpdatedRows } = await tx.db.updateTable('job').set({ state: 'ready', attempts: 0, run_at: runAt, lease_token: null, lease_until: null })
    .where('tenant_id', '=', tenantId).where('id', '=', jobId).where('state', 'in', ['dead', 'parked']).executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Makes the parked jobs of a kind ready again with all their attempts, once what they waited for is there; answers how many. */
export async function redriveParkedJobs(tx: Tx, tenantId: string, kind: string, runAt: Instant): Promise<number> {
  const { numUpdatedRows } = await tx.db.updateTable('job').set({ state: 'ready', attempts: 0, run_at: runAt })
    .where('tenant_id', '=', tenantId).where('kind', '=', kind).where('state', '=', 'parked').executeTakeFirst()
  return Number(numUpdatedRows)
}

/** A parked job of that kind; null when there is none. Cheaper to ask than to wake. */
export async function findParkedJobId(handle: Handle, tenantId: string, kind: string): Promise<string | null> {
  const query = handle.db.selectFrom('job').select('id').where('tenant_id', '=', tenantId).where('kind', '=', kind).where('state', '=', 'parked').limit(1)
  return (await query.executeTakeFirst())?.id ?? null
}

/** The state of the job with that dedupe key; null when there is none. */
export async function findJobState(handle: Handle, tenantId: string, dedupeKey: string): Promise<JobRow['state'] | null> {
  const query = handle.db.selectFrom('job').select('state').where('tenant_id', '=', tenantId).where('dedupe_key', '=', dedupeKey)
  return (await query.executeTakeFirst())?.state ?? null
}

/** When the tenant's next ready job is due, in its clock; null when there is none. */
export async function nextRunAt(handle: Handle, tenantId: string): Promise<Instant | null> {
  const row = await handle.db.selectFrom('job').select('run_at').where('tenant_id', '=', tenantId).where('state', '=', 'ready')
    .orderBy('run_at').limit(1).executeTakeFirst()
  return row?.run_at ?? null
}

/** How many jobs are in each state, over all tenants: for the metrics. */
export function countJobs(handle: Handle): Promise<{ state: JobRow['state']; count: number }[]> {
  return handle.db.selectFrom('job').select(['state', (is) => is.fn.countAll<number>().as('count')]).groupBy('state').orderBy('state').execute()
}

function leased({ db }: Handle, tenantId: string, jobId: string, leaseToken: string) {
  return db.updateTable('job').where('tenant_id', '=', tenantId).where('id', '=', jobId)
    .where('state', '=', 'ready').where('lease_token', '=', leaseToken)
}

/** RETURNING promises no order. */
function byDueness(a: JobRow, b: JobRow): number {
  if (a.run_at !== b.run_at) return a.run_at < b.run_at ? -1 : 1
  if (a.priority !== b.priority) return b.priority - a.priority
  return a.id < b.id ? -1 : 1
}
