import assert from 'node:assert/strict'
import type { Instant } from '@assento/rules'
import { loadTenant } from '@assento/store'
import { tenantContext } from '../src/platform/authenticate.ts'
import type { ProcedureContext } from '../src/platform/types.ts'
import type { World } from './fixture.ts'

/** A worker's context at a tenant time. */
export async function workerAt(world: World, now: Instant): Promise<ProcedureContext> {
  const row = await loadTenant(world.database, world.tenantId)
  assert.ok(row !== null)
  return {
    database: world.database, tenant: tenantContext(row), caller: { kind: 'system', channel: 'job' }, now, serverNow: now, requestId: 'job_test',
  }
}
