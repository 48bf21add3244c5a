import assert from 'node:assert/strict'
import type { Instant } from '@assento/rules'
import { loadTenant } from '@assento/store'
import { tenantContext } from '../src/platform/authenticate.ts'
import { loadConfig } from '../src/platform/config.ts'
import type { PlatformContext } from '../src/platform/context.ts'
import { createLogger } from '../src/platform/logger.ts'
import { systemContext } from '../src/platform/run-due.ts'
import { createRuntime } from '../src/platform/runtime.ts'
import type { World } from './fixture.ts'

/** A worker's context at a tenant time. */
export async function workerAt(world: Pick<World, 'database' | 'tenantId'>, now: Instant): Promise<PlatformContext> {
  const row = await loadTenant(world.database, world.tenantId)
  assert.ok(row !== null)
  const runtime = createRuntime({ database: world.database, clock: { now: () => now }, logger: createLogger('silent'), config: loadConfig({}) })
  return systemContext(runtime, tenantContext(row), now, 'job')
}
