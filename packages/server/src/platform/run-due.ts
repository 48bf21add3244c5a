import type { Instant } from '@assento/rules'
import { nextActionOfTenant, nextCollectionsAt, nextDraftCloseAt, nextRunAt, nextSerialActionOfTenant, nextUnitsDueAt } from '@assento/store'
import { randomUUID } from 'node:crypto'
import type { PlatformContext, Runtime } from './context.ts'
import { runDueJobs } from './run-jobs.ts'
import type { TenantContext } from './types.ts'

/** A context of the system itself in one tenant at a given tenant time. */
export function systemContext(runtime: Runtime, tenant: TenantContext, now: Instant, channel: 'cli' | 'job'): PlatformContext {
  return {
    runtime, database: runtime.database, tenant, caller: { kind: 'system', channel }, now, serverNow: runtime.clock.now(),
    requestId: `job_${randomUUID()}`,
  }
}

/** When time alone next does something in the tenant, in its clock; null when never. */
export async function nextDueAt({ database }: Runtime, tenantId: string): Promise<Instant | null> {
  const instants = [
    await nextRunAt(database, tenantId), await nextActionOfTenant(database, tenantId), await nextDraftCloseAt(database, tenantId),
    await nextCollectionsAt(database, tenantId), await nextSerialActionOfTenant(database, tenantId),
    await nextUnitsDueAt(database, tenantId),
  ]
  return instants.reduce((first, at) => (first === null || (at !== null && at < first) ? at : first), null)
}

/**
 * Does everything of one tenant that is due at `now`: what runners do first (renewals, cycles, lifecycle), then jobs, until
 * nothing is left. Answers how many things were done.
 */
export async function runDueOf(runtime: Runtime, tenant: TenantContext, now: Instant): Promise<number> {
  let total = 0
  for (let did = -1; did !== 0;) {
    did = 0
    const ctx = systemContext(runtime, tenant, now, 'job')
    for (const run of runtime.runners) did += await run(ctx)
    did += await runDueJobs(ctx)
    total += did
  }
  return total
}
